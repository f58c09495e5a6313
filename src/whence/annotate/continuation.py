"""Quotations that go on without a cue: the next words of whoever spoke last."""

import re
from collections.abc import Sequence

from whence.annotate.edges import trim
from whence.encoder.quotes import Quotation
from whence.records import Span, Spans, Statement

LEAST_WORDS = 3
_SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*\s*$""")


def find_continuations(
    text: str, quotations: list[Quotation], statements: Sequence[Statement]
) -> list[tuple[Statement, Spans]]:
    """Whole quoted sentences that no statement holds, each with the statement it goes on from.

    A quotation qualifies if it begins a sentence, has three words or more, and the nearest
    statement before it is itself quoted speech with a named source that ended in the same
    paragraph or the one before. Neighbouring quoted paragraphs are one statement each.

    Returns:
        The statement that it continues and the content, marks trimmed, in reading order.
    """
    taken = sorted(
        ((span, s) for s in statements for span in (*s.content, *s.cue, *s.source)),
        key=lambda pair: pair[0],
    )
    found: list[tuple[Statement, Spans]] = []
    reach, speaker = -1, None  # end of the speech that may go on, and who spoke
    for quotation in quotations:
        start, end = trim(text, (quotation.start, quotation.end))
        here = Span(start, end)
        if any(here.overlaps(span) for span, _ in taken):
            continue
        before = [(span.end, s) for span, s in taken if span.end <= quotation.start]
        if before and before[-1][0] > reach:
            reach, speaker = max(before, key=lambda pair: pair[0])
        if speaker is None or speaker.form not in ("direct", "mixed") or not speaker.source:
            continue
        gap = text[reach : quotation.start]
        opens_sentence = not gap.strip() or _SENTENCE_END.search(text[: quotation.start])
        is_near = gap.count("\n\n") <= 1 and not any(c.isalnum() for c in gap)
        if not is_near or not opens_sentence or len(text[start:end].split()) < LEAST_WORDS:
            continue
        found.append((speaker, (here,)))
        reach = quotation.end
    return found
