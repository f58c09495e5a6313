"""Adding a reading: checked at the door, then one transaction for all of it."""

import sqlite3
import zlib
from collections.abc import Callable

from whence.errors import FaultyReadingError
from whence.ledger.connection import transact
from whence.ledger.rows import Added
from whence.ledger.tables import (
    RawColumns,
    RunColumns,
    encode,
    find_unstorable,
    insert,
    make_document,
    make_reading,
    make_statement,
)
from whence.records import Document, Reading, check, hash_bytes


def check_at_door(reading: Reading, raw: bytes) -> Reading:
    """The reading as storage will give it back.

    Raises:
        FaultyReadingError: where it breaks the data model, or is not made of these bytes.
    """
    document_id = str(reading.document.id)
    stored, reason = find_unstorable(reading)
    if stored is None:
        raise FaultyReadingError(document_id, [reason])
    faults = [fault.message for fault in check(stored)]
    if hash_bytes(raw) != stored.document.sha256:
        faults.append("the raw bytes do not match the document's hash")
    if faults:
        raise FaultyReadingError(document_id, faults)
    return stored


def _find_stored(connection: sqlite3.Connection, document_id: str) -> Added | None:
    row = connection.execute(
        "SELECT r.n_statements FROM document d JOIN reading r ON r.document = d.seq WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    return Added(document_id, is_new=False, n_statements=row[0]) if row else None


def _store_raw(connection: sqlite3.Connection, sha256: str, raw: bytes, packed: bytes) -> None:
    """Keep the bytes, unless another document brought them already."""
    known = connection.execute("SELECT 1 FROM raw WHERE sha256 = ?", (sha256,)).fetchone()
    if not known:
        insert(connection, "raw", RawColumns(sha256, len(raw), "zlib", packed))


def _store_run(connection: sqlite3.Connection, record: str) -> int:
    """The seq of a run, which many readings share."""
    known = connection.execute("SELECT seq FROM run WHERE record = ?", (record,)).fetchone()
    return int(known[0]) if known else insert(connection, "run", RunColumns(record))


def _store_document(connection: sqlite3.Connection, document: Document, recorded: str) -> int:
    columns = make_document(document, recorded)
    seq = insert(connection, "document", columns)
    connection.execute(
        "INSERT INTO document_index (rowid, title, text) VALUES (?, ?, ?)",
        (seq, columns.title, columns.text),
    )
    return seq


def _store_statements(
    connection: sqlite3.Connection, reading: Reading, reading_seq: int, document_seq: int
) -> None:
    for position, statement in enumerate(reading.statements):
        columns = make_statement(
            statement,
            reading.document,
            position=position,
            reading_seq=reading_seq,
            document_seq=document_seq,
        )
        seq = insert(connection, "statement", columns)
        connection.execute(
            "INSERT INTO statement_index (rowid, quote, source_text) VALUES (?, ?, ?)",
            (seq, columns.quote, columns.source_text),
        )


def add_reading(
    connection: sqlite3.Connection, reading: Reading, raw: bytes, clock: Callable[[], str]
) -> Added:
    """Store a reading with its document and raw bytes, unless the document is known.

    Args:
        connection: Of a ledger that can be written.
        reading: What a run found.
        raw: The bytes whose SHA-256 the document states.
        clock: Gives the recorded time; asked while no other writer can come between, so
            that recorded times follow the order of the documents.

    Raises:
        FaultyReadingError: where the reading breaks the data model; nothing is stored.
    """
    reading = check_at_door(reading, raw)
    document = reading.document
    stored = _find_stored(connection, document.id)
    if stored:
        return stored
    packed = zlib.compress(raw)  # before the transaction: others need not wait for it
    with transact(connection):
        stored = _find_stored(connection, document.id)
        if stored:
            return stored
        recorded = clock()
        _store_raw(connection, document.sha256, raw, packed)
        run_seq = _store_run(connection, encode(reading.run))
        document_seq = _store_document(connection, document, recorded)
        columns = make_reading(
            reading, document_seq=document_seq, run_seq=run_seq, recorded=recorded
        )
        reading_seq = insert(connection, "reading", columns)
        _store_statements(connection, reading, reading_seq, document_seq)
    return Added(document.id, is_new=True, n_statements=len(reading.statements))
