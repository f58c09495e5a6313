"""Attribution frames as exact spans: what the network decoded, with its edges tidied."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.annotate.edges import (
    Range,
    join_split,
    trim,
    trim_cue,
    with_initials,
    with_quote_marks,
    without_adverbs,
    without_time,
)
from whence.encoder.quotes import Quotation
from whence.encoder.reader import RawFrame
from whence.records import Span, Spans

_AS_SAYING = re.compile(r"\s(as \w+ing)$")


class Frame(NamedTuple):
    """Source, cue and content of one attribution; ``confidence`` is a calibrated probability."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


def tidy_frame(text: str, found: RawFrame, confidence: float) -> Frame:
    """Mend the edges of a decoded frame: no marks or blanks at the ends, no split by marks."""
    return Frame(
        _spans(join_split(text, [trim(text, r) for r in found.source])),
        _spans(join_split(text, [trim_cue(text, r) for r in found.cue])),
        _spans(join_split(text, [trim(text, r) for r in found.content])),
        confidence,
    )


def follow_conventions(text: str, frame: Frame, quotations: list[Quotation]) -> Frame:
    """Set the edges as the design's conventions want them (docs/records.md).

    A name has all its initials, a cue goes without adverbs before its verb; a content is cut
    at paragraph breaks, and where it mixes its own words with a quotation it keeps the marks
    of that quotation.
    """
    source = [without_time(text, with_initials(text, (s.start, s.end))) for s in frame.source]
    cue = [without_adverbs(text, (s.start, s.end)) for s in frame.cue]
    source, cue = _part_as_saying(text, source, cue)
    content = _cut_at_paragraphs(text, [(s.start, s.end) for s in frame.content])
    content = [with_quote_marks(text, r, quotations) for r in content]
    return frame._replace(source=_spans(source), cue=_spans(cue), content=_spans(content))


def _part_as_saying(
    text: str, source: list[Range], cue: list[Range]
) -> tuple[list[Range], list[Range]]:
    """Move "as saying" from the end of a source to its cue: "was quoted by the radio as saying"."""
    if not source:
        return source, cue
    start, end = source[-1]
    tail = _AS_SAYING.search(text, start, end)
    if tail is None or tail.start() == start:
        return source, cue
    return [*source[:-1], (start, tail.start())], sorted([*cue, tail.span(1)])


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


def is_surname(text: str, cue: Spans) -> bool:
    """Whether a cue is a name that looks like a verb: "Amina Said", "the Port Said authority".

    It is one capitalised word behind another, in a paragraph that is not set in capitals of
    any kind, as headlines are.
    """
    first = cue[0]
    word = first.of(text)
    before = re.search(r"([^\W\d_]\w*) $", text[: first.start][-40:])
    if len(cue) > 1 or not word.istitle() or not word.isalpha() or before is None:
        return False
    if not before.group(1)[0].isupper():
        return False
    start = text.rfind("\n", 0, first.start) + 1
    end = text.find("\n", first.end)
    words = [w for w in text[start : end if end >= 0 else len(text)].split() if w[0].isalpha()]
    return sum(w[0].islower() for w in words) * 2 > len(words)


def drop_foreign_sources(frames: Sequence[Frame]) -> list[Frame]:
    """Leave out parts of a split source that are another frame's cue or source.

    "She said, according to the agency": the network may read "she said" into the source of
    "according to". The part stays where it is all that the frame has.
    """
    kept = []
    for i, frame in enumerate(frames):
        if len(frame.source) > 1:
            others = [s for j, f in enumerate(frames) if j != i for s in (*f.cue, *f.source)]
            own = tuple(p for p in frame.source if not any(p.overlaps(s) for s in others))
            frame = frame._replace(source=own or frame.source)  # noqa: PLW2901
        kept.append(frame)
    return kept
