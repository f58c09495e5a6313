"""Small reports with statements marked in them, for tests of the ledger."""

import itertools
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Literal

import msgspec

from whence.records import (
    Document,
    Form,
    Reading,
    Run,
    Span,
    Spans,
    Statement,
    Voice,
    hash_text,
    make_document_id,
    make_statement_id,
)

RUN = Run(version="0.1.0", model=None, config_hash="by-hand")
MARK = re.compile(r"\[(content|cue|source):([^\]]*)\]")
MarkedRole = Literal["content", "cue", "source"]


def tick(start: str = "2025-08-16T09:00:00+00:00") -> Callable[[], datetime]:
    """A clock that starts at a moment and goes on by a second each time it is asked."""
    first = datetime.fromisoformat(start).astimezone(UTC)
    seconds = itertools.count()
    return lambda: first + timedelta(seconds=next(seconds))


def unmark(sentence: str) -> tuple[str, dict[str, Spans]]:
    """The sentence without its marks, and the spans of each role."""
    text, at = "", 0
    spans: dict[str, Spans] = {"content": (), "cue": (), "source": ()}
    for mark in MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        role, marked = mark.groups()
        spans[role] = (*spans[role], Span(len(text), len(text) + len(marked)))
        text += marked
        at = mark.end()
    return text + sentence[at:], spans


def report(  # noqa: PLR0913 - each part of a report has its default
    *sentences: str,
    publisher: str = "The Daily",
    published: str | None = "2025-08-15",
    url: str | None = None,
    title: str | None = None,
    form: Form = "indirect",
    confidence: float | None = 0.8,
) -> Reading:
    """A reading with one statement for each sentence that has a mark, by its source."""
    text, found = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        plain, marked = unmark(sentence)
        shift = len(text)
        text += plain
        found.append({
            role: tuple(Span(s.start + shift, s.end + shift) for s in spans)
            for role, spans in marked.items()
        })  # fmt: skip
    digest = hash_text(text)
    document = msgspec.structs.replace(
        Document.from_text(text, publisher=publisher, published=published),
        id=make_document_id(digest, url, publisher, published, "verbatim-1"),
        url=url,
        title=title,
    )
    statements = tuple(
        Statement(
            id=make_statement_id(document.id, roles["content"], roles["cue"], roles["source"]),
            document_id=document.id,
            content=roles["content"],
            cue=roles["cue"],
            source=roles["source"],
            form=form,
            chain=(
                Voice(depth=0, role="publisher", name=publisher),
                *(
                    Voice(depth=1, role="author", name=document.quote(span), span=span)
                    for span in roles["source"]
                ),
            ),
            confidence=confidence,
            method="by-hand",
        )
        for roles in found
        if roles["content"]
    )
    return Reading(document=document, statements=statements, run=RUN)


def raw_of(reading: Reading) -> bytes:
    """The bytes that such a report was made of."""
    return reading.document.text.encode()


HARBOUR = report(
    "Harbour reopens after storm",
    "[source:Ana Orbán] [cue:said] [content:the harbour would open on Monday].",
    "[content:The cranes are], [cue:according to] [source:the port authority],"
    " [content:beyond repair].",
    published="2025-08-15",
    title="Harbour reopens after storm",
)
FERRY = report(
    "[source:The ferry company] [cue:denied] [content:that the harbour would open].",
    publisher="Coast Wire",
    published="2025-08-14T23:30:00+02:00",
    form="direct",
    confidence=0.4,
)
UNDATED = report(
    "[source:Two pilots] [cue:told] us [content:of waves over the mole].", published=None
)
