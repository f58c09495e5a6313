"""Tables of record take new rows and nothing else."""

import sqlite3
from pathlib import Path

import pytest

from tests.ledger.reports import HARBOUR, raw_of
from whence.ledger import Ledger
from whence.ledger.schema import KEYS

TABLES = sorted(KEYS)


@pytest.fixture
def connection(path: Path, ledger: Ledger) -> sqlite3.Connection:
    """A connection of a stranger to a ledger with one document, without our settings."""
    ledger.add(HARBOUR, raw_of(HARBOUR))
    return sqlite3.connect(path, isolation_level=None)


def test_every_table_of_record_has_guards(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%index%'"
        " AND name NOT LIKE 'sqlite%'"
    )
    assert sorted(row[0] for row in rows) == TABLES
    connection.close()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE {table} SET digest = 'other'",
        "UPDATE OR REPLACE {table} SET digest = 'other'",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ],
)
def test_no_row_of_record_is_changed(connection: sqlite3.Connection, table: str, edit: str) -> None:
    everything = f"SELECT * FROM {table}"  # noqa: S608
    before = connection.execute(everything).fetchall()
    assert before
    with pytest.raises(sqlite3.IntegrityError, match="insert-only"):
        connection.execute(edit.format(table=table))
    assert connection.execute(everything).fetchall() == before
    connection.close()
