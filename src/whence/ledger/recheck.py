"""Checking one stored document again: its rows made anew from its records, and compared."""

import sqlite3
from collections.abc import Iterator

import msgspec

from whence.ledger.tables import (
    DocumentColumns,
    ReadingColumns,
    StatementColumns,
    decode_reading,
    make_document,
    make_reading,
    make_statement,
)
from whence.records import Problem, Reading, check

# Codes of the columns whose meaning is a promise of its own; the others share "column".
CODES = {"quote": "quote", "source_text": "quote", "cue_text": "quote"}

_DOCUMENT = f"SELECT {', '.join(DocumentColumns._fields)} FROM document WHERE seq = ?"  # noqa: S608
_READINGS = (
    f"SELECT r.seq, run.record, {', '.join('r.' + name for name in ReadingColumns._fields)}"  # noqa: S608
    " FROM reading r JOIN run ON run.seq = r.run WHERE r.document = ? ORDER BY r.seq"
)
_STATEMENTS = (
    f"SELECT {', '.join(StatementColumns._fields)} FROM statement"  # noqa: S608
    " WHERE reading = ? ORDER BY position, seq"
)


def _fault(code: str, document_id: str, message: str) -> Problem:
    return Problem(step="verify", code=code, message=f"document {document_id}: {message}")


def _compare(
    document_id: str,
    what: str,
    stored: DocumentColumns | ReadingColumns | StatementColumns,
    expected: DocumentColumns | ReadingColumns | StatementColumns,
) -> Iterator[Problem]:
    """One fault for each column that does not follow from the record."""
    for name, have, want in zip(stored._fields, stored, expected, strict=True):
        if have != want:
            code = CODES.get(name, "column")
            yield _fault(code, document_id, f"{name} of {what} does not follow from its record")


def _recheck_reading(
    connection: sqlite3.Connection,
    document: DocumentColumns,
    reading_seq: int,
    run: str,
    columns: ReadingColumns,
) -> Iterator[Problem]:
    """A reading and all its statements."""
    rows = connection.execute(_STATEMENTS, (reading_seq,))
    statements = [StatementColumns(*row) for row in rows]
    if any(isinstance(value, bytes) for row in (document, columns, *statements) for value in row):
        yield _fault("record", document.id, "bytes stand where a text should")
        return
    try:
        records = [statement.record for statement in statements]
        reading = decode_reading(document.record, document.text, records, columns.layers, run)
    except (msgspec.MsgspecError, TypeError, ValueError) as error:
        yield _fault("record", document.id, f"a record cannot be read: {error}")
        return
    if len(statements) != columns.n_statements:
        n = len(statements)
        yield _fault("count", document.id, f"{n} statements are left of {columns.n_statements}")
    for found in check(reading):
        yield msgspec.structs.replace(found, message=f"document {document.id}: {found.message}")
    yield from _compare(document.id, "the document", document, _remake(document, reading))
    expected = make_reading(
        reading, document_seq=columns.document, run_seq=columns.run, recorded=columns.recorded
    )._replace(n_statements=columns.n_statements)
    yield from _compare(document.id, "the reading", columns, expected)
    for position, (stored, statement) in enumerate(
        zip(statements, reading.statements, strict=True)
    ):
        remade = make_statement(
            statement,
            reading.document,
            position=position,
            reading_seq=reading_seq,
            document_seq=columns.document,
        )
        yield from _compare(document.id, f"statement {stored.id}", stored, remade)


def _remake(document: DocumentColumns, reading: Reading) -> DocumentColumns:
    return make_document(reading.document, document.recorded)


def recheck_document(connection: sqlite3.Connection, seq: int) -> Iterator[Problem]:
    """Check a document with all its readings.

    Yields:
        Faults of step ``verify``, and of step ``check`` for promises of the data model; each
        message names the document.
    """
    document = DocumentColumns(*connection.execute(_DOCUMENT, (seq,)).fetchone())
    readings = connection.execute(_READINGS, (seq,)).fetchall()
    if not readings:
        yield _fault("count", document.id, "its reading is missing")
    for reading_seq, run, *columns in readings:
        yield from _recheck_reading(
            connection, document, reading_seq, run, ReadingColumns(*columns)
        )
