"""Quotations that go on without a cue: the next words of whoever spoke last."""

import re
from collections.abc import Sequence

from whence.annotate.edges import trim
from whence.encoder.quotes import Quotation
from whence.records import Span, Spans, Statement

LEAST_WORDS = 3
_SENTENCE_STOP = re.compile(r"""[.!?]["'”’»)\]]*\s""")
_SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*\s*$""")


def find_continuations(
    text: str, quotations: list[Quotation], statements: Sequence[Statement]
) -> list[tuple[Statement, Spans]]:
    """Quoted sentences that no statement holds, each with the statement it goes on from.

    A quotation of three words or more goes on from the last quoted speech before it

    * if it begins a sentence and nothing but marks and blanks stands in between, or
    * if it begins a paragraph, and that speech is the last of the paragraph before.

    Neighbouring quoted paragraphs are one statement each.

    Returns:
        The statement that it continues and the content, marks trimmed, in reading order.
    """
    taken = sorted(
        ((span, s) for s in statements for span in (*s.content, *s.cue, *s.source)),
        key=lambda pair: pair[0],
    )
    found: list[tuple[Statement, Spans]] = []
    reach, speaker = -1, None  # end of the speech that may go on, and its statement
    for quotation in quotations:
        here = Span(*trim(text, (quotation.start, quotation.end)))
        if any(here.overlaps(span) for span, _ in taken):
            continue
        before = [(span.end, s) for span, s in taken if reach < span.end <= quotation.start]
        if before:
            reach, last = max(before, key=lambda pair: pair[0])
            speaker = _speaker(last, statements)
        if speaker is None or len(here.of(text).split()) < LEAST_WORDS:
            continue
        if _ends_sentence(text, here.end, quotation) and _goes_on(text, reach, quotation.start):
            found.append((speaker, (here,)))
            reach = quotation.end
    return found


def _speaker(last: Statement, statements: Sequence[Statement]) -> Statement | None:
    """The innermost quoted statement with a named source that holds the last words read."""
    same = [s for s in statements if s.content == last.content or s == last]
    quoted = [s for s in same if s.form in ("direct", "mixed") and s.source]
    return max(quoted, key=lambda s: len(s.chain), default=None)


def _ends_sentence(text: str, end: int, quotation: Quotation) -> bool:
    """Whether a quotation ends with its sentence; a comma promises a cue to come."""
    last = text[end - 1 : quotation.end].strip()
    return any(mark in last for mark in ".?!…") or not quotation.closed


def _goes_on(text: str, reach: int, start: int) -> bool:
    """Whether speech that ended at ``reach`` may go on with a quotation at ``start``."""
    gap = text[reach:start]
    if not any(c.isalnum() for c in gap):
        return gap.count("\n\n") <= 1 and (
            not gap.strip() or bool(_SENTENCE_END.search(text[:start]))
        )
    rest, _, opening = gap.partition("\n\n")
    return gap.count("\n\n") == 1 and not opening.strip() and not _SENTENCE_STOP.search(rest)
