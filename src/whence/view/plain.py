"""Plain lines for pipes: fields between tabs, no colour, no box; for grep, cut and sort."""

from collections.abc import Iterator, Sequence

from whence.records import Document, Mention, Reading, Span, Statement
from whence.view.context import find_context
from whence.view.entries import Entry, Find
from whence.view.marks import close_mark, mark_stretches
from whence.view.safe import escape_text
from whence.view.words import (
    PLAIN_ARROW,
    describe_chain,
    describe_problems,
    name_speaker,
    squeeze,
)

ENTRY_FIELDS = ("number", "chain", "cue", "content", "form", "confidence")
MENTION_FIELDS = ("mention", "kind", "reading", "start", "end", "words", "confidence")
DATED_ENTRY_FIELDS = ("statement", "published", "chain", "cue", "content", "form", "confidence")
FIND_FIELDS = ("id", "published", "publisher", "speaker", "passage")
DOCUMENT_FIELDS = ("document", "published", "publisher", "statements", "title")


def join_fields(*fields: object) -> str:
    """One line of fields between tabs; what is None is empty, and no field can hold a tab."""
    return "\t".join("" if field is None else squeeze(str(field)) for field in fields)


def plain_entry(entry: Entry) -> str:
    """A line with the fields of ``ENTRY_FIELDS``."""
    return join_fields(entry.number, *_describe(entry))


def plain_dated_entry(entry: Entry) -> str:
    """A line with the fields of ``DATED_ENTRY_FIELDS``."""
    return join_fields(entry.statement.id, entry.published, *_describe(entry))


def plain_mention(mention: Mention, document: Document) -> str:
    """A line with the fields of ``MENTION_FIELDS``; the first is that word, for grep."""
    span = mention.span
    return join_fields(
        "mention",
        mention.kind,
        mention.reading,
        span.start,
        span.end,
        document.quote(span),
        _describe_sure(mention.confidence),
    )


def plain_page(reading: Reading, entries: Sequence[Entry]) -> Iterator[str]:
    """Lines of a document: what is known of it, marked text, statements, mentions, problems."""
    document = reading.document
    yield from _name_known(document)
    yield ""
    yield plain_marked_text(document, reading.statements)
    yield ""
    yield from (plain_entry(entry) for entry in entries)
    yield from (plain_mention(mention, document) for mention in reading.mentions)
    for line in describe_problems(reading.problems, document):
        yield f"problem: {line}"


def plain_find(find: Find) -> str:
    """A line with the fields of ``FIND_FIELDS``."""
    speaker = name_speaker(find.entry.statement) if find.entry else None
    return join_fields(find.record_id, find.published, find.publisher, speaker, find.passage)


def plain_in_context(entry: Entry, document: Document) -> Iterator[str]:
    """Lines of a statement: its document, its paragraphs with only it marked, the statement."""
    yield from _name_known(document)
    yield ""
    window = find_context(document.text, entry.statement)
    yield plain_marked_text(document, (entry.statement,), window)
    yield ""
    yield plain_dated_entry(entry)


def plain_marked_text(
    document: Document, statements: Sequence[Statement], window: Span | None = None
) -> str:
    """The text with each content between ``[1: `` and ``]``, numbered in the order given."""
    shown: list[str] = []
    still_open: list[int] = []
    for stretch in mark_stretches(len(document.text), statements, window=window):
        for number in stretch.opens:
            still_open.append(number)
            shown.append(f"[{number}: ")
        shown.append(escape_text(stretch.span.of(document.text), keep_newlines=True))
        shown.extend(close_mark(number, still_open) for number in stretch.closes)
    return "".join(shown)


def _name_known(document: Document) -> Iterator[str]:
    for field in ("id", "publisher", "published", "title", "url"):
        value = getattr(document, field)
        if value is not None:
            yield f"{field}: {squeeze(value)}"


def _describe(entry: Entry) -> tuple[str, str, str, str, str | None]:
    statement = entry.statement
    chain = describe_chain(statement, arrow=PLAIN_ARROW)
    return chain, entry.cue, entry.quote, statement.form, _describe_sure(statement.confidence)


def _describe_sure(confidence: float | None) -> str | None:
    return None if confidence is None else f"{confidence:.2f}"
