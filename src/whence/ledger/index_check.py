"""Checking the full-text indexes: each holds the words of its table, and finds them."""

import sqlite3
from collections.abc import Iterator

from whence.ledger.damage import note_fault, raise_unless_damage
from whence.records import Problem

INDEXES = {"document_index": "document", "statement_index": "statement"}


def _check_words(connection: sqlite3.Connection, index: str) -> Iterator[Problem]:
    """Each index has the words of its table, at their places, and no others."""
    try:
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    except sqlite3.DatabaseError as error:
        raise_unless_damage(error)
        yield note_fault("index", f"{index} does not match its table: {error}")


def _check_lookups(connection: sqlite3.Connection, index: str) -> Iterator[Problem]:
    """Each word that stands in an index is found when it is looked up.

    What FTS5 checks by itself reads the words one after another. A lookup goes by a table of
    the first word of each page, and rows missing from that go unnoticed there.
    """
    connection.execute(f"CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, {index}, row)")
    try:
        lost = [
            term
            for term, *counts in connection.execute("SELECT term, doc, cnt FROM temp.word")
            if connection.execute(
                "SELECT doc, cnt FROM temp.word WHERE term = ?", (term,)
            ).fetchone()
            != tuple(counts)
        ]
    except sqlite3.DatabaseError as error:
        raise_unless_damage(error)
        yield note_fault("index", f"{index} cannot be read through: {error}")
        return
    finally:
        connection.execute("DROP TABLE temp.word")
    if lost:
        yield note_fault("index", f"{index} does not find {len(lost)} of its words: {lost[0]!r}")


def check_indexes(connection: sqlite3.Connection, *, is_read_only: bool) -> Iterator[Problem]:
    """Check both indexes.

    FTS5 takes the question as an INSERT, so a ledger open for reading only is copied first.
    """
    target = sqlite3.connect("", isolation_level=None) if is_read_only else connection
    try:
        if is_read_only:
            connection.backup(target)
        for index in INDEXES:
            yield from _check_words(target, index)
            yield from _check_lookups(target, index)
    finally:
        if is_read_only:
            target.close()
