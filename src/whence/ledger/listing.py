"""Listings of documents and statements, in the canonical order."""

import sqlite3
from typing import NamedTuple

from whence.ledger.filters import Filter, join_filters
from whence.ledger.rows import DocumentRow, StatementRow, Stats
from whence.ledger.tables import decode_statement

DOCUMENT_COLUMNS = "d.id, d.title, d.publisher, d.published, d.url, r.n_statements, d.recorded"
STATEMENT_COLUMNS = f"s.record, s.quote, s.source_text, s.cue_text, {DOCUMENT_COLUMNS}"

DOCUMENTS = f"SELECT {DOCUMENT_COLUMNS} FROM document d JOIN reading r ON r.document = d.seq"  # noqa: S608
# CROSS JOIN keeps SQLite at walking the documents in order, so that a limit ends the walk.
STATEMENTS = (
    f"SELECT {STATEMENT_COLUMNS} FROM document d CROSS JOIN reading r ON r.document = d.seq"  # noqa: S608
    " CROSS JOIN statement s ON s.document = d.seq AND s.reading = r.seq"
)


class Window(NamedTuple):
    """How many rows, after how many."""

    limit: int
    offset: int


def read_document_row(values: tuple[object, ...]) -> DocumentRow:
    """A row of DOCUMENT_COLUMNS."""
    names = DocumentRow.__struct_fields__
    return DocumentRow(**dict(zip(names, values, strict=True)))  # type: ignore[arg-type]


def read_statement_row(values: tuple[str, ...]) -> StatementRow:
    """A row of STATEMENT_COLUMNS."""
    record, quote, source_text, cue_text, *document = values
    return StatementRow(
        statement=decode_statement(record),
        quote=quote,
        source_text=source_text,
        cue_text=cue_text,
        document=read_document_row(tuple(document)),
    )


def list_documents(
    connection: sqlite3.Connection, filters: list[Filter], window: Window
) -> list[DocumentRow]:
    """Documents that pass all filters, by moment of publication and id."""
    where, values = join_filters(filters)
    sql = f"{DOCUMENTS}{where} ORDER BY d.published_order, d.id LIMIT ? OFFSET ?"
    return [read_document_row(row) for row in connection.execute(sql, (*values, *window))]


def list_statements(
    connection: sqlite3.Connection, filters: list[Filter], window: Window
) -> list[StatementRow]:
    """Statements that pass all filters, by document and then as the reading has them."""
    where, values = join_filters(filters)
    sql = f"{STATEMENTS}{where} ORDER BY d.published_order, d.id, s.position LIMIT ? OFFSET ?"
    return [read_statement_row(row) for row in connection.execute(sql, (*values, *window))]


def count_records(connection: sqlite3.Connection) -> Stats:
    """Counts of all tables, as of one moment."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM statement),"
        " (SELECT count(DISTINCT publisher) FROM document), (SELECT count(*) FROM raw),"
        " (SELECT coalesce(sum(n_bytes), 0) FROM raw), (SELECT count(*) FROM run)"
    ).fetchone()
    return Stats(**dict(zip(Stats.__struct_fields__, row, strict=True)))
