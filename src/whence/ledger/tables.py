"""Rows of the tables of record: what is made of a reading, and how it comes back.

Every function here is pure, so that verify can make a row anew and compare it with the
stored one. The columns ``seq`` and ``digest`` are left to insert.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from whence.ledger.dates import day_of, order_published
from whence.ledger.fold import fold
from whence.records import Document, Reading, Statement, hash_bytes, quote_spans

APART = ("document", "statements", "run")  # of a reading: what has a table of its own
LAYERS = tuple(name for name in Reading.__struct_fields__ if name not in APART)

decode_statement = msgspec.json.Decoder(Statement).decode
_decode_document = msgspec.json.Decoder(Document).decode
_decode_layers = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_decode_reading = msgspec.json.Decoder(Reading).decode


class MetaColumns(NamedTuple):
    """One setting of the ledger itself."""

    key: str
    value: str


class RawColumns(NamedTuple):
    """The bytes of one input; ``content`` is packed by ``codec``, ``n_bytes`` the size before."""

    sha256: str
    n_bytes: int
    codec: str
    content: bytes


class RunColumns(NamedTuple):
    """What made a reading."""

    record: str


class DocumentColumns(NamedTuple):
    """One document; ``record`` is without the text."""

    id: str
    sha256: str
    record: str
    text: str
    title: str | None
    publisher: str | None
    published: str | None
    published_order: str
    published_day: str | None
    url: str | None
    recorded: str


class ReadingColumns(NamedTuple):
    """What one run found in one document, without its statements."""

    document: int
    run: int
    recorded: str
    n_statements: int
    layers: str


class StatementColumns(NamedTuple):
    """One statement of one reading."""

    reading: int
    document: int
    position: int
    id: str
    record: str
    form: str
    confidence: float | None
    quote: str
    source_text: str
    cue_text: str
    speakers: str


Columns = (
    MetaColumns | RawColumns | RunColumns | DocumentColumns | ReadingColumns | StatementColumns
)
COLUMNS: dict[str, type[Columns]] = {
    "meta": MetaColumns,
    "raw": RawColumns,
    "run": RunColumns,
    "document": DocumentColumns,
    "reading": ReadingColumns,
    "statement": StatementColumns,
}


def encode(record: object) -> str:
    """A record as JSON, the same characters for equal records."""
    return msgspec.json.encode(record).decode()


def make_digest(table: str, values: Iterable[object]) -> str:
    """SHA-256 over the values of a row, in the order of its columns; bytes by their own hash."""
    plain = [hash_bytes(value) if isinstance(value, bytes) else value for value in values]
    return hash_bytes(msgspec.json.encode([table, *plain]))


def insert(connection: sqlite3.Connection, table: str, columns: Columns) -> int:
    """Add one row with its digest, and return its rowid."""
    names = (*columns._fields, "digest")
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our names
    cursor = connection.execute(sql, (*columns, make_digest(table, columns)))
    return cursor.lastrowid or 0


def make_document(document: Document, recorded: str) -> DocumentColumns:
    """The row of a document."""
    return DocumentColumns(
        id=document.id,
        sha256=document.sha256,
        record=encode(msgspec.structs.replace(document, text="")),
        text=document.text,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        published_order=order_published(document.published),
        published_day=day_of(document.published),
        url=document.url,
        recorded=recorded,
    )


def make_reading(
    reading: Reading, *, document_seq: int, run_seq: int, recorded: str
) -> ReadingColumns:
    """The row of a reading; its statements have rows of their own."""
    return ReadingColumns(
        document=document_seq,
        run=run_seq,
        recorded=recorded,
        n_statements=len(reading.statements),
        layers=encode({name: getattr(reading, name) for name in LAYERS}),
    )


def make_statement(
    statement: Statement, document: Document, *, position: int, reading_seq: int, document_seq: int
) -> StatementColumns:
    """The row of a statement; ``position`` is its place in the reading, from 0."""
    source_text = quote_spans(document.text, statement.source)
    names = [voice.name for voice in statement.chain if voice.depth > 0 and voice.name]
    return StatementColumns(
        reading=reading_seq,
        document=document_seq,
        position=position,
        id=statement.id,
        record=encode(statement),
        form=statement.form,
        # Adding zero makes 0.0 of -0.0, which SQLite would not give back.
        confidence=None if statement.confidence is None else statement.confidence + 0.0,
        quote=quote_spans(document.text, statement.content),
        source_text=source_text,
        cue_text=quote_spans(document.text, statement.cue),
        speakers="\n".join(fold(name) for name in (*names, source_text)),
    )


def decode_document(record: str, text: str) -> Document:
    """The document of a row."""
    return msgspec.structs.replace(_decode_document(record), text=text)


def decode_reading(
    document_record: str, text: str, statement_records: Iterable[str], layers: str, run: str
) -> Reading:
    """The reading that several rows hold; raises msgspec's errors where one is malformed."""
    parts = {
        **_decode_layers(layers),
        "document": msgspec.Raw(document_record),
        "statements": [msgspec.Raw(record) for record in statement_records],
        "run": msgspec.Raw(run),
    }
    reading = _decode_reading(msgspec.json.encode(parts))
    document = msgspec.structs.replace(reading.document, text=text)
    return msgspec.structs.replace(reading, document=document)


def find_unstorable(reading: Reading) -> tuple[Reading | None, str]:
    """The reading as it will come back out of storage, or None and the reason why it cannot.

    A constructor of msgspec accepts anything, so this is where a value of a wrong type, a
    figure that is not finite or half of a surrogate pair is noticed.
    """
    try:
        back = _decode_reading(msgspec.json.encode(reading))
    except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as error:
        return None, f"it cannot be written as JSON ({error})"
    if back != reading:
        return None, "a value of it does not come back from JSON as it was"
    return back, ""
