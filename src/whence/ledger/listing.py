"""Listings of documents and statements, in the canonical order."""

import sqlite3
from typing import NamedTuple

from whence.ledger.filters import Filter, join_filters
from whence.ledger.rows import DocumentRow, StatementRow, Stats
from whence.ledger.tables import decode_statement

DOCUMENT_COLUMNS = "d.id, d.title, d.publisher, d.published, d.url, r.n_statements, d.recorded"
STATEMENT_COLUMNS = f"s.record, s.quote, s.source_text, s.cue_text, {DOCUMENT_COLUMNS}"


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


def _choose_join(filters: list[Filter]) -> str:
    """CROSS JOIN makes SQLite walk the documents in order, so that a limit ends the walk."""
    return "JOIN" if any(each.is_narrow for each in filters) else "CROSS JOIN"


def select_documents(filters: list[Filter]) -> tuple[str, list[str | float]]:
    """The query for documents that pass all filters, but for limit and offset; its values."""
    where, values = join_filters(filters)
    sql = (
        f"SELECT {DOCUMENT_COLUMNS} FROM document d"  # noqa: S608 - conditions of our own
        f" {_choose_join(filters)} reading r ON r.document = d.seq"
        f"{where} ORDER BY d.published_order, d.id"
    )
    return sql, values


def select_statements(filters: list[Filter]) -> tuple[str, list[str | float]]:
    """The query for statements that pass all filters, but for limit and offset; its values."""
    where, values = join_filters(filters)
    join = _choose_join(filters)
    sql = (
        f"SELECT {STATEMENT_COLUMNS} FROM document d {join} reading r ON r.document = d.seq"  # noqa: S608
        f" {join} statement s ON s.document = d.seq AND s.reading = r.seq"
        f"{where} ORDER BY d.published_order, d.id, s.position"
    )
    return sql, values


def list_documents(
    connection: sqlite3.Connection, filters: list[Filter], window: Window
) -> list[DocumentRow]:
    """Documents that pass all filters, by moment of publication and id."""
    sql, values = select_documents(filters)
    rows = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, *window))
    return [read_document_row(row) for row in rows]


def list_statements(
    connection: sqlite3.Connection, filters: list[Filter], window: Window
) -> list[StatementRow]:
    """Statements that pass all filters, by document and then as the reading has them."""
    sql, values = select_statements(filters)
    rows = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, *window))
    return [read_statement_row(row) for row in rows]


def count_records(connection: sqlite3.Connection) -> Stats:
    """Counts of all tables, as of one moment."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM statement),"
        " (SELECT count(DISTINCT publisher) FROM document), (SELECT count(*) FROM raw),"
        " (SELECT coalesce(sum(n_bytes), 0) FROM raw), (SELECT count(*) FROM run)"
    ).fetchone()
    return Stats(**dict(zip(Stats.__struct_fields__, row, strict=True)))
