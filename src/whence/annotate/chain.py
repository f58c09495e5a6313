"""Source chains, first part: the publisher, the sources of outer frames, the source itself."""

from collections.abc import Sequence

import msgspec

from whence.annotate.frames import Frame
from whence.records import Document, Span, Spans, Voice

SAME_CONTENT = 0.9  # share of characters from which two frames report the same words


def find_outer(frames: Sequence[Frame]) -> list[int | None]:
    """For each frame, the index of the frame through which its words reached the page.

    That is the smallest frame whose content holds this frame's cue and at least half of its
    content; or, where two frames report the same words ("he said, according to the agency"),
    the one whose cue stands farther from them.
    """
    outer: list[int | None] = []
    reach = [(frame.content[0].start, frame.content[-1].end) for frame in frames]
    for i, frame in enumerate(frames):
        start, end = reach[i]
        # Only frames whose contents meet can be related; a long text has many that do not.
        near = [j for j, (other, stop) in enumerate(reach) if other < end and start < stop]
        holders = [
            (_length(frames[j].content), j)
            for j in near
            if i != j and (_is_within(frame, frames[j]) or _is_relayed(frame, frames[j]))
        ]
        outer.append(min(holders)[1] if holders else None)
    return _open_circles(outer)


def _open_circles(outer: list[int | None]) -> list[int | None]:
    """Leave out what would put a frame within itself."""
    opened: list[int | None] = list(outer)
    for i in range(len(opened)):
        seen = {i}
        at = i
        while (above := opened[at]) is not None:
            if above in seen:
                opened[at] = None
                break
            seen.add(above)
            at = above
    return opened


def _is_within(frame: Frame, other: Frame) -> bool:
    """Whether a frame lies in the content of another."""
    return (
        _is_inside(frame.cue, other.content)
        and _shared(frame.content, other.content) * 2 >= _length(frame.content)
        and not _is_inside(other.cue, frame.content)
    )


def _is_relayed(frame: Frame, other: Frame) -> bool:
    """Whether another frame passes on the same words, from farther away."""
    if _is_within(other, frame):
        return False
    shared = _shared(frame.content, other.content)
    longer = max(_length(frame.content), _length(other.content))
    if shared < SAME_CONTENT * longer or not other.source:
        return False
    return _distance(frame) < _distance(other)


def _distance(frame: Frame) -> int:
    """Characters between a cue and the nearest content."""
    cue = frame.cue[0]
    return min(max(s.start - cue.end, cue.start - s.end, 0) for s in frame.content)


def make_chain(
    document: Document, outer: Sequence[int | None], names: Sequence[Span | None], i: int
) -> tuple[Voice, ...]:
    """Chain of frame ``i``: publisher, sources of its outer frames as relays, its own source.

    ``names`` has for each frame the part of its source that names its voice. A frame without
    a source ends with whoever stands before it.
    """
    path = [i]
    while (above := outer[path[0]]) is not None and above not in path:
        path.insert(0, above)
    voices = [Voice(depth=0, role="publisher", name=document.publisher)]
    for j in path:
        span = names[j]
        if span is None:
            continue
        name = document.quote(span)
        if voices[-1].role == "author" and voices[-1].name == name:
            voices.pop()  # an outer frame that names the same source relays nothing
        voices = [
            msgspec.structs.replace(v, role="relay") if v.role == "author" else v for v in voices
        ]
        voices.append(Voice(depth=len(voices), role="author", name=name, span=span))
    return tuple(voices)


def _length(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


def _shared(left: Spans, right: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _is_inside(inner: Spans, outer: Spans) -> bool:
    return bool(inner) and all(any(o.contains(s) for o in outer) for s in inner)
