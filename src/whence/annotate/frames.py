"""Attribution frames as exact spans: what the network decoded, with its edges tidied."""

from typing import NamedTuple

from whence.annotate.edges import Range, join_split, trim, trim_cue, with_quote_marks
from whence.encoder.quotes import Quotation
from whence.encoder.reader import RawFrame
from whence.records import Span, Spans


class Frame(NamedTuple):
    """Source, cue and content of one attribution; ``confidence`` is a calibrated probability."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


def tidy_frame(text: str, found: RawFrame, quotations: list[Quotation], confidence: float) -> Frame:
    """Mend the edges of a decoded frame; where quotations are given, balance their marks."""
    source = join_split(text, [trim(text, r) for r in found.source])
    cue = join_split(text, [trim_cue(text, r) for r in found.cue])
    content = join_split(text, [trim(text, r) for r in found.content])
    if quotations:
        content = _cut_at_paragraphs(text, content)
        content = [with_quote_marks(text, r, quotations) for r in content]
    return Frame(_spans(source), _spans(cue), _spans(content), confidence)


def _cut_at_paragraphs(text: str, ranges: list[Range]) -> list[Range]:
    """Speech that runs over a paragraph break is one content in several fragments."""
    cut = []
    for start, end in ranges:
        at = start
        while (gap := text.find("\n", at, end)) >= 0:
            cut.append(trim(text, (at, gap)))
            at = gap + 1
        cut.append(trim(text, (at, end)))
    return cut


def _spans(ranges: list[Range]) -> Spans:
    return tuple(Span(start, end) for start, end in ranges if start < end)
