"""Word and Excel documents have media types of up to 73 letters; PostgreSQL refused them.

Locks: short.   Rows: none change.   Back: only while no longer type is kept.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='evidence',
            name='media_type',
            field=models.CharField(max_length=100),
        ),
    ]
