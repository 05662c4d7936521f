"""On SQLite, make the slip tables WITHOUT ROWID: a rowid would tell the order of arrival.

Locks: none, the tables are empty. Rows: 0. Back: no need; dropping the tables is 0001's.
Tested: tests/participation/test_links.py on SQLite and PostgreSQL.
"""

import re

from django.db import migrations

TABLES = ("participation_mark", "participation_slip", "participation_closedslip", "participation_receipt")


def without_rowid(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
            made = cursor.fetchone()[0]
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL", [table])
            indexes = [row[0] for row in cursor.fetchall()]
            cursor.execute(f'DROP TABLE "{table}"')
            cursor.execute(re.sub(r"\)\s*$", ") WITHOUT ROWID", made))
            for index in indexes:
                cursor.execute(index)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("participation", "0001_initial")]
    operations = [migrations.RunPython(without_rowid, migrations.RunPython.noop)]
