"""The classes of posts of UU 20/2023 Pasal 13-18, with their level order. Data that later laws may change.

Locks: none. Rows: 7. Back: yes, nothing to undo.
"""

from django.db import migrations

CLASSES = [
    ("jpt_utama", "JPT utama", 1, True),
    ("jpt_madya", "JPT madya", 2, True),
    ("jpt_pratama", "JPT pratama", 3, True),
    ("administrator", "Administrator", 4, True),
    ("pengawas", "Pengawas", 5, True),
    ("fungsional", "Fungsional", 6, False),
    ("pelaksana", "Pelaksana", 7, False),
]


def add(apps, schema_editor):
    PositionClass = apps.get_model("people", "PositionClass")
    for code, name, level, managerial in CLASSES:
        PositionClass.objects.get_or_create(code=code, defaults={"name": name, "level": level, "managerial": managerial})


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
