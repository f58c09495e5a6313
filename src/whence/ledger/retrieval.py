"""Reading back what was added: documents, readings and raw bytes."""

import sqlite3
import zlib
from typing import Any

from whence.errors import CorruptLedgerError
from whence.ledger.connection import read_path
from whence.ledger.tables import decode_document, decode_reading
from whence.records import Document, Reading, hash_bytes


def _fetch(connection: sqlite3.Connection, sql: str, document_id: str) -> tuple[Any, ...]:
    """The row of a document that is known to be there, with all that belongs to it."""
    row: tuple[Any, ...] | None = connection.execute(sql, (document_id,)).fetchone()
    if row is None:
        reason = f"rows of document {document_id} are missing"
        raise CorruptLedgerError(read_path(connection), reason)
    return row


def unpack_raw(content: bytes, n_bytes: int) -> bytes:
    """Bytes as they came; never more than one over the stated number, whatever the row holds.

    Raises:
        zlib.error: where the content is damaged.
    """
    return zlib.decompressobj().decompress(content, n_bytes + 1)


def read_document(connection: sqlite3.Connection, document_id: str) -> Document:
    """The document of a full id."""
    sql = "SELECT record, text FROM document WHERE id = ?"
    record, text = _fetch(connection, sql, document_id)
    return decode_document(record, text)


def read_reading(connection: sqlite3.Connection, document_id: str) -> Reading:
    """The latest reading of the document of a full id."""
    sql = (
        "SELECT d.record, d.text, r.seq, r.layers, run.record FROM document d"
        " JOIN reading r ON r.document = d.seq JOIN run ON run.seq = r.run"
        " WHERE d.id = ? ORDER BY r.seq DESC LIMIT 1"
    )
    record, text, seq, layers, run = _fetch(connection, sql, document_id)
    sql = "SELECT record FROM statement WHERE reading = ? ORDER BY position"
    statements = [row[0] for row in connection.execute(sql, (seq,))]
    return decode_reading(record, text, statements, layers, run)


def read_raw(connection: sqlite3.Connection, document_id: str) -> bytes:
    """The bytes that the document of a full id was made of."""
    sql = (
        "SELECT raw.content, raw.n_bytes, raw.sha256 FROM document d"
        " JOIN raw ON raw.sha256 = d.sha256 WHERE d.id = ?"
    )
    content, n_bytes, sha256 = _fetch(connection, sql, document_id)
    raw = unpack_raw(content, n_bytes)
    if hash_bytes(raw) != sha256:
        reason = f"the raw bytes of document {document_id} do not match their hash"
        raise CorruptLedgerError(read_path(connection), reason)
    return raw
