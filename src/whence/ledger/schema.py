"""The schema of a ledger file: tables, guards, and the marks by which a ledger is known."""

import sqlite3
from importlib import resources

APPLICATION_ID = 0x57686E63  # "Whnc", in the header of the file
SCHEMA_VERSION = 1  # the pragma user_version

# Each table of record with the columns that tell one row from another.
KEYS = {
    "meta": ("key",),
    "raw": ("sha256",),
    "run": ("seq", "record"),
    "document": ("seq", "id"),
    "reading": ("seq",),
    "statement": ("seq",),
}


def _write_guards(table: str, keys: tuple[str, ...]) -> str:
    """Triggers that leave a table nothing but INSERT.

    REPLACE deletes without firing a delete trigger unless the connection asks for it, so a
    third trigger refuses an INSERT that meets a row of the same key.
    """
    same = " OR ".join(f"{key} = new.{key}" for key in keys)
    refuse = f"SELECT RAISE(ABORT, 'the table {table} is insert-only')"
    return f"""
    CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END;
    CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}; END;
    CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
    WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END;
    """  # noqa: S608 - names of our own tables


def read_schema() -> str:
    """The statements that make an empty ledger, without a transaction around them."""
    tables = resources.files("whence.ledger").joinpath("schema.sql").read_text("utf-8")
    return tables + "".join(_write_guards(table, keys) for table, keys in KEYS.items())


def split_statements(script: str) -> list[str]:
    """The statements of a script one by one, since executescript would end the transaction."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def list_objects(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Type, name and SQL of the schema's own objects, without what FTS5 makes for itself."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE '%\\_index\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name, sql) for kind, name, sql in rows}


def list_expected_objects() -> set[tuple[str, str, str]]:
    """What list_objects gives for a ledger as this version makes it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.executescript(read_schema())
        return list_objects(connection)
    finally:
        connection.close()
