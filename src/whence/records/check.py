"""The check at the store's door: whether records keep the promises of the data model."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from whence.records.document import Document
from whence.records.identity import hash_text, make_document_id, make_statement_id
from whence.records.problem import Problem
from whence.records.reading import Reading
from whence.records.span import Span, Spans
from whence.records.statement import Statement


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
    at = 0
    for segment in document.origin:
        if segment.text_start != at or segment.text_end < segment.text_start:
            found.append(_fault("origin-gap", f"the origin map breaks at {at}"))
            break
        at = segment.text_end
    else:
        if document.origin and at != n:
            found.append(_fault("origin-gap", f"the origin map ends at {at} of {n}"))
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
    if statement.confidence is not None and not 0 <= statement.confidence <= 1:
        found.append(_fault("confidence", f"{statement.confidence} of {statement.id}"))
    return found


def check(reading: Reading) -> list[Problem]:
    """Check every record of a reading: spans re-read, ids follow from values, ids resolve.

    Returns:
        One Problem (step ``check``) for each broken promise; none where all hold.
    """
    document = reading.document
    n = len(document.text)
    found = check_document(document)
    for statement in reading.statements:
        found += check_statement(statement, document)
    known = {s.id for s in reading.statements}
    if len(known) != len(reading.statements):
        found.append(_fault("double-id", "two statements have one id"))
    for statement in reading.statements:
        if statement.outer_id is not None and statement.outer_id not in known:
            found.append(_fault("unknown-id", f"outer {statement.outer_id} is not in the reading"))
    for layer in (reading.mentions, reading.times, reading.quantities, reading.places):
        found += _check_spans((record.span for record in layer), n, "record")
    found += _check_spans((event.trigger for event in reading.events), n, "trigger")
    found += _check_spans((p.span for p in reading.problems if p.span), n, "problem")
    return found
