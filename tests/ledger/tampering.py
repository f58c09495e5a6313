"""Editing a ledger behind its back: past the triggers, leaving no trace but the edit."""

import sqlite3
from pathlib import Path


def tamper(path: Path, *edits: str | bytes) -> int:
    """Run an SQL statement on the file with its triggers out of the way, then put them back.

    The first edit is the statement, the others are its values. Returns the rows changed.
    """
    sql, *values = edits
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")  # a test does not outlive a power cut
    try:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        n_changed = connection.execute(str(sql), values).rowcount
        for _, guard in guards:
            connection.execute(guard)
        return n_changed
    finally:
        connection.close()
