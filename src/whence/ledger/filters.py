"""Filters of the listings, as conditions of an SQL query with their values bound."""

from typing import NamedTuple

from whence.errors import FilterError
from whence.ledger.dates import parse_day
from whence.ledger.fold import fold
from whence.ledger.words import parse_words

MOST_ROWS = 2**63 - 1  # the largest number that SQLite takes as a limit


class Filter(NamedTuple):
    """One condition, and the value for the question mark in it.

    ``is_narrow`` says that an index leads to the few rows that pass, so that these are better
    fetched and sorted than found on a walk through all.
    """

    condition: str
    value: str | float
    is_narrow: bool = False


def make_bindable(text: str) -> str:
    """The text with a mark for what UTF-8 cannot hold (halves of surrogate pairs)."""
    return text.encode("utf-8", "replace").decode()


def refuse_empty(name: str, value: str) -> None:
    """Refuse a filter that names nobody: what it let through would look like an answer.

    Raises:
        FilterError: where there is nothing but blanks in it.
    """
    if not value.strip():
        raise FilterError(name, value, "a name")


def filter_documents(publisher: str | None, since: str | None, until: str | None) -> list[Filter]:
    """Conditions on the table document, called ``d``; both days are part of the range."""
    found = []
    if publisher is not None:
        refuse_empty("publisher", publisher)
        found.append(Filter("d.publisher = ? COLLATE NOCASE", make_bindable(publisher)))
    if since is not None:
        found.append(Filter("d.published_day >= ?", parse_day("since", since)))
    if until is not None:
        found.append(Filter("d.published_day <= ?", parse_day("until", until)))
    return found


def filter_document_words(words: str | None) -> list[Filter]:
    """Documents with all these words in title or text."""
    if words is None:
        return []
    inside = "SELECT rowid FROM document_index WHERE document_index MATCH ?"
    return [Filter(f"d.seq IN ({inside})", parse_words(words), is_narrow=True)]


def filter_statements(
    speaker: str | None, form: str | None, words: str | None, min_confidence: float | None
) -> list[Filter]:
    """Conditions on the table statement, called ``s``."""
    found: list[Filter] = []
    if speaker is not None:
        refuse_empty("speaker", fold(speaker))
        found.append(Filter("instr(s.speakers, ?) > 0", make_bindable(fold(speaker))))
    if form is not None:
        found.append(Filter("s.form = ?", make_bindable(form)))
    if words is not None:
        inside = "SELECT rowid FROM statement_index WHERE statement_index MATCH ?"
        found.append(Filter(f"s.seq IN ({inside})", parse_words(words, "quote"), is_narrow=True))
    if min_confidence is not None:
        found.append(Filter("s.confidence >= ?", float(min_confidence)))
    return found


def join_filters(filters: list[Filter]) -> tuple[str, list[str | float]]:
    """A WHERE clause, empty without filters, and its values in order."""
    if not filters:
        return "", []
    clause = " WHERE " + " AND ".join(each.condition for each in filters)
    return clause, [each.value for each in filters]


def check_window(limit: int | None, offset: int) -> tuple[int, int]:
    """Limit and offset as SQLite wants them.

    Raises:
        FilterError: where one is negative.
    """
    for name, value in (("limit", limit), ("offset", offset)):
        if value is not None and value < 0:
            raise FilterError(name, value, "zero or more")
    most = MOST_ROWS if limit is None else min(limit, MOST_ROWS)
    return most, min(offset, MOST_ROWS)
