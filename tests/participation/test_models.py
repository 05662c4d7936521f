"""The tables of slips have no clock, no person and no automatic number, and on SQLite no rowid."""

import sqlite3

import pytest
from django.db import OperationalError, connection, models
from django.db.models import Model

from pelopor.participation.models import ClosedSlip, Mark, Receipt, Slip

SECRET = (Mark, Slip, ClosedSlip, Receipt)


@pytest.mark.parametrize("table", SECRET)
def test_a_secret_table_knows_no_person_no_clock_and_no_number(table: type[Model]) -> None:
    kinds = {type(field) for field in table._meta.get_fields() if field.concrete}
    leads_to = {field.related_model.__name__ for field in table._meta.get_fields() if field.concrete and field.related_model}

    assert kinds <= {models.BinaryField, models.ForeignKey, models.JSONField, models.PositiveSmallIntegerField}
    assert leads_to <= {"Round", "Group"}
    assert type(table._meta.pk) is models.BinaryField


@pytest.mark.django_db
@pytest.mark.parametrize("table", SECRET)
def test_a_secret_table_has_no_rowid_on_sqlite(table: type[Model]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no rowid; the stir takes care of ctid and xmin")
    with pytest.raises(OperationalError, match="no such column: rowid"), connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid FROM {table._meta.db_table}")
    assert sqlite3.sqlite_version_info >= (3, 8, 2)


@pytest.mark.django_db
def test_without_rowid_the_secret_tables_keep_the_rest_of_their_shape() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's tables are rewritten")
    with connection.cursor() as cursor:
        for table in SECRET:
            columns = {column.name for column in connection.introspection.get_table_description(cursor, table._meta.db_table)}
            indexes = connection.introspection.get_constraints(cursor, table._meta.db_table)
            assert columns == {field.column for field in table._meta.concrete_fields}
            assert any(index["columns"] == ["round_id"] and index["index"] for index in indexes.values())
