"""The check at the store's door: whether records keep the promises of the data model."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from whence.records.document import Document
from whence.records.identity import hash_text, make_document_id, make_statement_id
from whence.records.problem import Problem
from whence.records.reading import Reading
from whence.records.references import check_references, list_spans
from whence.records.span import Span, Spans
from whence.records.statement import Statement, Voice


def _fault(code: str, message: str, span: Span | None = None) -> Problem:
    return Problem(step="check", code=code, span=span, message=message)


def _check_spans(spans: Iterable[Span], length: int, what: str) -> Iterator[Problem]:
    """Spans must lie inside the text and cover something."""
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            yield _fault("span-outside", f"{what} {span.start}-{span.end} of {length}", span)


def _check_order(spans: Spans, what: str) -> Iterator[Problem]:
    """Spans of one role stand in reading order and do not overlap."""
    for left, right in pairwise(spans):
        if right.start < left.end:
            yield _fault("span-order", f"{what} spans overlap or stand out of order", right)


def _check_origin(document: Document) -> Iterator[Problem]:
    """The origin map covers the text without gaps, and goes forward in the raw input.

    Whether a run is the copy that its equal lengths say it is shows in the raw input only,
    which is not here.
    """
    at = raw_at = 0
    for segment in document.origin:
        if segment.text_start != at or segment.text_end < segment.text_start:
            yield _fault("origin-gap", f"the origin map breaks at {at}")
            return
        if not raw_at <= segment.raw_start <= segment.raw_end:
            yield _fault("origin-order", f"the origin map goes back in the raw input at {at}")
            return
        at, raw_at = segment.text_end, segment.raw_end
    if document.origin and at != len(document.text):
        yield _fault("origin-gap", f"the origin map ends at {at} of {len(document.text)}")


def _find_speakers(statement: Statement) -> list[Voice]:
    """The innermost voices, where they are authors that the sentence itself names."""
    innermost = max((voice.depth for voice in statement.chain), default=0)
    return [
        voice
        for voice in statement.chain
        if voice.depth == innermost and voice.role == "author" and not voice.carried
    ]


def check_document(document: Document) -> list[Problem]:
    """Check hashes, id, spans and origin map of a document.

    Returns:
        One Problem for each broken promise; none where all hold.
    """
    found = []
    n = len(document.text)
    if document.text_sha256 != hash_text(document.text):
        found.append(_fault("text-hash", f"the text of {document.id} does not match its hash"))
    expected = make_document_id(
        document.sha256, document.url, document.publisher, document.published, document.extractor
    )
    if document.id != expected:
        found.append(_fault("document-id", f"{document.id} should be {expected}"))
    named = (document.title_span, document.byline_span, document.dateline_span)
    found += _check_spans((s for s in named if s), n, "document span")
    found += _check_origin(document)
    return found


def check_statement(statement: Statement, document: Document) -> list[Problem]:
    """Check a statement's spans, id and chain against its document."""
    found = []
    n = len(document.text)
    if statement.document_id != document.id:
        found.append(_fault("document-id", f"{statement.id} is of another document"))
    for what in ("content", "cue", "source"):
        spans: Spans = getattr(statement, what)
        found += _check_spans(spans, n, what)
        found += _check_order(spans, what)
    if not statement.content:
        found.append(_fault("no-content", f"{statement.id} has no content"))
    expected = make_statement_id(
        statement.document_id, statement.content, statement.cue, statement.source
    )
    if statement.id != expected:
        found.append(_fault("statement-id", f"{statement.id} should be {expected}"))
    depths = [voice.depth for voice in statement.chain]
    if depths != sorted(depths) or (depths and depths[0] != 0):
        found.append(_fault("chain-depth", f"depths {depths} of {statement.id}"))
    found += _check_spans((v.span for v in statement.chain if v.span), n, "voice")
    for voice in _find_speakers(statement) if statement.source else ():
        if voice.span is None or not any(voice.span.overlaps(span) for span in statement.source):
            message = f"{voice.name} of {statement.id} does not stand in its source"
            found.append(_fault("chain-source", message, voice.span))
    for stance in statement.stances:
        found += _check_spans((s for s in (stance.cue, stance.scope) if s), n, "stance")
    found += _check_spans((s for s in (statement.addressee,) if s), n, "addressee")
    if statement.confidence is not None and not 0 <= statement.confidence <= 1:
        found.append(_fault("confidence", f"{statement.confidence} of {statement.id}"))
    return found


def check(reading: Reading) -> list[Problem]:
    """Check every record of a reading: spans re-read, ids follow from values, ids resolve.

    Ids of actors and gazetteers lead out of the reading and are not looked up.

    Returns:
        One Problem (step ``check``) for each broken promise; none where all hold.
    """
    document = reading.document
    n = len(document.text)
    found = check_document(document)
    for statement in reading.statements:
        found += check_statement(statement, document)
    found += check_references(reading)
    for what, span in list_spans(reading):
        found += _check_spans((span,), n, what)
    return found
