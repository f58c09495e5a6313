"""How far a content reaches: not into another's words, and not into paragraphs of its own."""

from collections.abc import Sequence

from whence.annotate.edges import trim
from whence.annotate.frames import Frame
from whence.encoder.quotes import Quotation
from whence.records import Span, Spans

NEIGHBOURS = 8  # frames before and after one, by their cues, that can claim the same words


def stay_near(text: str, frame: Frame, quotations: Sequence[Quotation]) -> Frame:
    """Leave out content in other paragraphs, where the speech of the own one does not run on.

    Only quoted speech runs over paragraphs; of an indirect statement what stands in another
    paragraph is somebody else's.
    """
    start = text.rfind("\n", 0, frame.cue[0].start) + 1
    end = text.find("\n", frame.cue[0].start)
    own = Span(start, end if end >= 0 else len(text))
    here = tuple(part for part in frame.content if own.contains(part))
    if not here or len(here) == len(frame.content):
        return frame
    quoted = [Span(q.start, q.end) for q in quotations]
    if any(part.overlaps(q) for part in here for q in quoted):
        return frame
    return frame._replace(content=here)


def part_contents(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """Give words that two frames claim, side by side, to the one whose content they are.

    An indirect content may be read on into the next sentence, whose words have a speaker of
    their own: "The ministry said it was looking into it. “We know nothing,” an aide said."
    A frame inside another's content, or one that relays all its words, is left alone.
    """
    parted = []
    for i, frame in enumerate(frames):
        content = frame.content
        for other in frames[max(0, i - NEIGHBOURS) : i + NEIGHBOURS + 1]:
            is_apart = other is not frame and not _holds(frame.content, other.cue)
            if is_apart and other.source:
                content = _without(text, content, other.content) or content
        parted.append(frame._replace(content=content))
    return parted


def _without(text: str, content: Spans, taken: Spans) -> Spans:
    """Content less what another has: whole parts, and ends that are sentences of their own."""
    kept: list[Span] = []
    for part in content:
        if part in taken:
            continue
        inside = [span for span in taken if part.contains(span) and _is_sentence(text, span.start)]
        if not inside:
            kept.append(part)
            continue
        start, end = trim(text, (part.start, inside[0].start))
        if start < end:
            kept.append(Span(start, end))
    return tuple(kept)


def _is_sentence(text: str, start: int) -> bool:
    """Whether a sentence or a quotation behind a sentence begins here."""
    before = text[max(0, start - 8) : start].rstrip(" \n“‘\"'«")
    return before[-1:] in {".", "!", "?", "”", "’"} or not before


def _holds(content: Spans, cue: Spans) -> bool:
    return any(part.contains(span) for part in content for span in cue)
