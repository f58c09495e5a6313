"""Full-text search over statements and documents."""

import sqlite3
from typing import Literal

from whence.ledger.filters import Filter, join_filters
from whence.ledger.listing import (
    DOCUMENT_COLUMNS,
    STATEMENT_COLUMNS,
    read_document_row,
    read_statement_row,
)
from whence.ledger.rows import Hit
from whence.ledger.snippet import MARKER, cut_snippet, find_marks
from whence.ledger.words import parse_words

Field = Literal["content", "source", "title", "text"]

# A word like "the" is in nearly every row, and scoring all of them grows with the ledger.
# Scoring takes 1.5 microseconds a row, so 5,000 keep a search of any word under 20 ms.
MOST_SCORED = 5_000

# The best are chosen inside the index, before anything else is read of them.
_STATEMENTS = f"""
SELECT i.rank, i.quote, i.source_text, i.marked, i.marked_source, {STATEMENT_COLUMNS} FROM (
    SELECT rowid, rank, quote, source_text, highlight(statement_index, 0, ?2, ?2) AS marked,
        highlight(statement_index, 1, ?2, ?2) AS marked_source
    FROM statement_index WHERE statement_index MATCH ?1 AND rowid > ?4 {{among}}
    ORDER BY rank LIMIT ?3
) i JOIN statement s ON s.seq = i.rowid
JOIN document d ON d.seq = s.document JOIN reading r ON r.seq = s.reading
"""  # noqa: S608
_DOCUMENTS = f"""
SELECT i.rank, i.text, i.title, i.marked, i.marked_title, {DOCUMENT_COLUMNS} FROM (
    SELECT rowid, rank, title, text, highlight(document_index, 1, ?2, ?2) AS marked,
        highlight(document_index, 0, ?2, ?2) AS marked_title
    FROM document_index WHERE document_index MATCH ?1 AND rowid > ?4 {{among}}
    ORDER BY rank LIMIT ?3
) i JOIN document d ON d.seq = i.rowid JOIN reading r ON r.document = d.seq
"""  # noqa: S608


# The rows that pass filters on documents. The plus keeps SQLite from asking the index for one
# row after another: it looks the words up once, and then which of the finds are among these.
_AMONG = {
    "statement_index": "AND +rowid IN"
    " (SELECT s.seq FROM document d CROSS JOIN statement s ON s.document = d.seq{where})",
    "document_index": "AND +rowid IN (SELECT d.seq FROM document d{where})",
}


def _find_start(
    connection: sqlite3.Connection, index: str, query: str, among: str, values: list[str | float]
) -> int:
    """The rowid after which the latest MOST_SCORED finds stand."""
    sql = (
        f"SELECT rowid FROM {index} WHERE {index} MATCH ? {among}"  # noqa: S608 - our own words
        " ORDER BY rowid DESC LIMIT 1 OFFSET ?"
    )
    row = connection.execute(sql, (query, *values, MOST_SCORED)).fetchone()
    return int(row[0]) if row else 0


def _make_hit(values: tuple[object, ...], *, is_statement: bool) -> Hit:
    """A hit from rank, the longer and the shorter field, both marked, and the row itself.

    The snippet is of the longer field (content, text) unless only the other has the words.
    """
    rank, long, short, marked_long, marked_short, *row = values
    text, marks = str(long), find_marks(str(long), str(marked_long))
    fields: tuple[Field, Field] = ("content", "source") if is_statement else ("text", "title")
    field = fields[0]
    if not marks and short is not None:
        short_marks = find_marks(str(short), str(marked_short))
        if short_marks:
            text, marks, field = str(short), short_marks, fields[1]
    snippet = cut_snippet(text, marks)
    statement = read_statement_row(tuple(row)) if is_statement else None  # type: ignore[arg-type]
    return Hit(
        document=statement.document if statement else read_document_row(tuple(row)),
        statement=statement,
        field=field,
        snippet=snippet.text,
        marks=snippet.marks,
        passage=snippet.passage if field == "text" else None,
        score=-float(str(rank)),
    )


def search(
    connection: sqlite3.Connection, words: str, filters: list[Filter], limit: int
) -> list[Hit]:
    """The best finds, statements and documents together, by score.

    The score is BM25 with FTS5's constants, each index by its own word counts. Equal scores
    stand with statements first, then by id. Where an index has more than MOST_SCORED finds,
    the latest added are scored, unless so many are asked for that this would lose some.

    Args:
        connection: Of a ledger.
        words: As typed.
        filters: Conditions on the documents that finds are of.
        limit: How many at most.

    Raises:
        SearchSyntaxError: where there is no word to search for.
    """
    query = parse_words(words)
    where, values = join_filters(filters)
    hits: list[Hit] = []
    for index, sql in (("statement_index", _STATEMENTS), ("document_index", _DOCUMENTS)):
        among = _AMONG[index].format(where=where) if filters else ""
        is_cut = limit <= MOST_SCORED
        start = _find_start(connection, index, query, among, values) if is_cut else 0
        bound = (query, MARKER, limit, start, *values)
        rows = connection.execute(sql.format(among=among), bound)
        hits += [_make_hit(row, is_statement=index == "statement_index") for row in rows]
    return sorted(hits, key=_rank_hit)[:limit]


def _rank_hit(hit: Hit) -> tuple[float, bool, str, str]:
    """Sort key of search."""
    statement_id = hit.statement.statement.id if hit.statement else ""
    return (-hit.score, hit.statement is None, hit.document.id, statement_id)
