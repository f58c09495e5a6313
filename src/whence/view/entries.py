"""Entries: a statement or a find with the words that a list shows of it."""

import msgspec

from whence.records import Reading, Spans, Statement, quote_spans


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A statement to be listed. ``quote`` and ``cue`` are the text's own words, not yet escaped.

    ``number`` is the statement's mark in a text shown above the list, ``outer_number`` that of
    the statement in whose content it lies; both are None in a list across documents.
    """

    statement: Statement
    quote: str
    cue: str
    publisher: str | None = None
    published: str | None = None
    number: int | None = None
    outer_number: int | None = None


class Find(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found: a statement, or where ``entry`` is None a document.

    ``marks`` are the words searched for, in code points of ``passage``, which is not yet escaped.
    """

    record_id: str
    passage: str
    marks: Spans = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    entry: Entry | None = None


def list_entries(reading: Reading) -> list[Entry]:
    """The statements of a reading as entries, numbered from 1 in their order."""
    document = reading.document
    numbers = {statement.id: n for n, statement in enumerate(reading.statements, 1)}
    return [
        Entry(
            statement=statement,
            quote=quote_spans(document.text, statement.content),
            cue=quote_spans(document.text, statement.cue),
            publisher=document.publisher,
            published=document.published,
            number=number,
            outer_number=numbers.get(statement.outer_id or ""),
        )
        for number, statement in enumerate(reading.statements, 1)
    ]
