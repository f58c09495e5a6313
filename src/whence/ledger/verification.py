"""Verification: every promise of the ledger read again from the file itself."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator

from whence.ledger.damage import note_fault, raise_unless_damage
from whence.ledger.index_check import INDEXES, check_indexes
from whence.ledger.recheck import recheck_document
from whence.ledger.retrieval import unpack_raw
from whence.ledger.rows import Verification
from whence.ledger.schema import list_expected_objects, list_objects
from whence.ledger.tables import COLUMNS, make_digest
from whence.records import Problem, hash_bytes

Progress = Callable[[int, int], None]
MOST_FILE_FAULTS = 20  # a damaged file has thousands of the same kind


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


def _check_file(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Pages and b-trees are whole, tables and guards stand, references lead somewhere."""
    for (line,) in connection.execute(f"PRAGMA integrity_check({MOST_FILE_FAULTS})"):
        if line != "ok":
            yield note_fault("file", line)
    expected, found = list_expected_objects(), list_objects(connection)
    for kind, name, _ in sorted(expected - found):
        yield note_fault("schema", f"the {kind} {name} is missing or changed")
    for kind, name, _ in sorted(found - expected):
        if name not in {each[1] for each in expected}:
            yield note_fault("schema", f"the {kind} {name} is not of this schema")
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield note_fault("reference", f"row {rowid} of {table} has lost its {parent}")


def _check_counts(connection: sqlite3.Connection) -> Iterator[Problem]:
    """No row is missing: indexes count as tables do, and documents are numbered gaplessly."""
    for index, table in INDEXES.items():
        n_rows, n_indexed = _count(connection, table), _count(connection, f"{index}_docsize")
        if n_rows != n_indexed:
            yield note_fault("count", f"{table} has {n_rows} rows, {index} has {n_indexed}")
    n_documents = _count(connection, "document")
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'document'").fetchone()
    highest = connection.execute("SELECT max(seq) FROM document").fetchone()[0] or 0
    if not n_documents == highest == (last[0] if last else 0):
        yield note_fault(
            "count", f"{n_documents} documents are left of {last[0] if last else highest}"
        )


def _check_digests(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Every row is as it was written."""
    for table, columns in COLUMNS.items():
        fields = ", ".join((*columns._fields, "digest"))
        for rowid, *values, digest in connection.execute(f"SELECT rowid, {fields} FROM {table}"):  # noqa: S608
            if make_digest(table, values) != digest:
                owner = _name_owner(connection, table, rowid)
                yield note_fault("digest", f"row {rowid} of {table}{owner} was changed")
    keys = {row[0] for row in connection.execute("SELECT key FROM meta")}
    for key in sorted({"created", "whence"} - keys):
        yield note_fault("meta", f"the setting {key} is missing")


def _name_owner(connection: sqlite3.Connection, table: str, rowid: int) -> str:
    """The document that a row belongs to, as a part of a message; empty for other rows."""
    column, key = {
        "raw": ("sha256", "sha256"),
        "document": ("seq", "rowid"),
        "reading": ("seq", "document"),
        "statement": ("seq", "document"),
    }.get(table, ("", ""))
    if not key:
        return ""
    sql = f"SELECT id FROM document WHERE {column} = (SELECT {key} FROM {table} WHERE rowid = ?)"  # noqa: S608
    row = connection.execute(sql, (rowid,)).fetchone()
    return f" (document {row[0]})" if row else ""


def _check_raw(connection: sqlite3.Connection) -> Iterator[Problem]:
    """All raw bytes give the hash that they are filed under, and belong to a document."""
    for sha256, n_bytes, content in connection.execute("SELECT sha256, n_bytes, content FROM raw"):
        rows = connection.execute("SELECT id FROM document WHERE sha256 = ?", (sha256,))
        owners = [str(row[0]) for row in rows]
        of = f"of document {', '.join(owners)}" if owners else f"{sha256} of no document"
        if not owners:
            yield note_fault("raw", f"raw bytes {of}")
        try:
            raw = unpack_raw(content, n_bytes)
        except (zlib.error, TypeError, ValueError, OverflowError) as error:
            yield note_fault("raw", f"the raw bytes {of} cannot be unpacked: {error}")
            continue
        if hash_bytes(raw) != sha256 or len(raw) != n_bytes:
            yield note_fault("raw", f"the raw bytes {of} do not match their hash")


def _check_documents(
    connection: sqlite3.Connection, progress: Progress | None
) -> Iterator[Problem]:
    """Every document and reading, decoded and checked as at the door."""
    n_documents = _count(connection, "document")
    for number, (seq,) in enumerate(connection.execute("SELECT seq FROM document ORDER BY seq")):
        yield from recheck_document(connection, seq)
        if progress:
            progress(number + 1, n_documents)


def _count_rows(connection: sqlite3.Connection, table: str) -> int:
    """Rows of a table, none where it cannot be read: then that is among the faults."""
    try:
        return _count(connection, table)
    except sqlite3.DatabaseError as error:
        raise_unless_damage(error)
        return 0


def verify(
    connection: sqlite3.Connection, *, is_read_only: bool, progress: Progress | None
) -> Verification:
    """Check the whole ledger, as it stands at one moment.

    Args:
        connection: Of the ledger.
        is_read_only: Whether the connection cannot write.
        progress: Called after each document with how many are done, and of how many.
    """
    faults: list[Problem] = []

    def gather(found: Iterator[Problem]) -> None:
        try:
            faults.extend(found)
        except sqlite3.DatabaseError as error:
            raise_unless_damage(error)
            faults.append(note_fault("file", str(error)))

    # A text that is not UTF-8 was not written by us; it is to be reported, not to end the report.
    connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
    try:
        gather(check_indexes(connection, is_read_only=is_read_only))
        connection.execute("BEGIN")  # what other writers add from here on is not looked at
        for found in (
            _check_file(connection),
            _check_counts(connection),
            _check_digests(connection),
            _check_raw(connection),
            _check_documents(connection, progress),
        ):
            gather(found)
        counts = [_count_rows(connection, table) for table in ("document", "statement")]
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.text_factory = str
    return Verification(n_documents=counts[0], n_statements=counts[1], faults=tuple(faults))
