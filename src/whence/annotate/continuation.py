"""Quotations without a cue of their own: the next words of whoever spoke last.

“…,” she said. “…” is one content in two parts by PolNeAR's convention; by ours the second is a
statement of its own with a carried speaker, as is a paragraph that is all quotation.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence

from whence.annotate.edges import trim
from whence.annotate.frames import Frame
from whence.encoder.quotes import Quotation
from whence.records import PARAGRAPH_BREAK, Span, Spans, Statement

LEAST_WORDS = 3
NEAR = 16  # quotations before one that its speech may have begun with
_SENTENCE_STOP = re.compile(r"""[.!?]["'”’»)\]]*\s""")
_SENTENCE_END = re.compile(r"""[.!?:]["'”’»)\]]*\s*$""")


def _free_quotations(
    text: str, quotations: Sequence[Quotation], taken: Sequence[Span]
) -> Iterator[tuple[int, Span]]:
    """Indices of quotations that no frame touches and that end their sentence; inner spans.

    A quotation that ends in a comma is passed over: a cue was to follow it.
    """
    covered = bytearray(len(text))
    for span in taken:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    for i, quotation in enumerate(quotations):
        here = Span(*trim(text, (quotation.start, quotation.end)))
        if here.start >= here.end or any(covered[here.start : here.end]):
            continue
        last = text[here.end - 1 : quotation.end].strip()
        if any(mark in last for mark in ".?!…") or not quotation.closed:
            yield i, here


def extend_speech(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation]
) -> list[Frame]:
    """Give quoted speech that resumes after its cue the parts that follow it.

    A quotation that begins a sentence goes to the frame that ended last before it, if that is
    in the same paragraph, is quoted speech itself, and no whole sentence stands in between.

    Args:
        text: The text of the frames.
        frames: Frames in the order of their cues.
        quotations: All quotations of the text, in order.

    Returns:
        The frames, some with more fragments of content, in the same order.
    """
    extended = list(frames)
    taken = [span for f in frames for span in (*f.source, *f.cue, *f.content)]
    ends = sorted(
        (max(s.end for s in (*f.source, *f.cue, *f.content)), k) for k, f in enumerate(frames)
    )
    for i, here in _free_quotations(text, quotations, taken):
        quotation = quotations[i]
        after = bisect_right(ends, (quotation.start, len(frames)))
        if not after:
            continue
        last = ends[after - 1][0]
        rivals = [k for end, k in ends[bisect_left(ends, (last, 0)) : after] if end == last]
        near = quotations[max(0, i - NEAR) : i]
        k = max(rivals, key=lambda k: _is_quoted(extended[k], near))
        if _resumes(text, last, quotation.start) and _is_quoted(extended[k], near):
            extended[k] = extended[k]._replace(content=(*extended[k].content, here))
            insort(ends, (quotation.end, k))
    return extended


def _resumes(text: str, last: int, start: int) -> bool:
    """Whether speech that ended at ``last`` may resume at ``start``, in the same paragraph.

    A new sentence begins there, and no whole sentence stands in between.
    """
    gap = text[last:start]
    n_stops = len(_SENTENCE_STOP.findall(gap))
    if "\n" in gap or n_stops > 1 or (not n_stops and any(c.isalnum() for c in gap)):
        return False
    return bool(_SENTENCE_END.search(text[max(0, start - 12) : start]))


def _opens_paragraph(text: str, last: int, start: int) -> bool:
    """Whether ``start`` begins the paragraph after the sentence that ends past ``last``."""
    rest, _, opening = text[last:start].partition(PARAGRAPH_BREAK)
    is_next = start - last > len(rest) and not opening.strip()
    return is_next and not _SENTENCE_STOP.search(rest)


def _is_quoted(frame: Frame, quotations: Sequence[Quotation]) -> bool:
    """Whether the content begins or ends inside quotation marks that do not hold its cue."""
    first, last = frame.content[0].start, frame.content[-1].end - 1
    cue = frame.cue[0]
    return any(
        (q.start <= first < q.end or q.start <= last < q.end)
        and not (q.start <= cue.start and cue.end <= q.end)
        for q in quotations
    )


def find_continuations(
    text: str, quotations: list[Quotation], statements: Sequence[Statement]
) -> list[tuple[Statement, Spans]]:
    """Quoted sentences that no statement holds, each with the statement it goes on from.

    A quotation of three words or more goes on from the last quoted speech before it if it
    resumes that speech in the same paragraph, or begins a paragraph and that speech is the
    last of the paragraph before. Neighbouring quotations are one statement each.

    Returns:
        The statement that it continues and the content, marks trimmed, in reading order.
    """
    speaking = _without_quoted(statements, quotations)
    taken = sorted(
        ((span, s) for s in speaking for span in (*s.content, *s.cue, *s.source)),
        key=lambda pair: pair[0].end,
    )
    ends = [span.end for span, _ in taken]
    found: list[tuple[Statement, Spans]] = []
    reach, speaker = -1, None  # end of the speech that may go on, and its statement
    for i, here in _free_quotations(text, quotations, [span for span, _ in taken]):
        quotation = quotations[i]
        after = bisect_right(ends, quotation.start)
        if after and ends[after - 1] > reach:
            reach = ends[after - 1]
            speaker = _speaker(taken[after - 1][1], speaking)
        if speaker is None or len(here.of(text).split()) < LEAST_WORDS:
            continue
        place = reach, quotation.start
        if _resumes(text, *place) or _opens_paragraph(text, *place):
            found.append((speaker, (here,)))
            reach = quotation.end
    return found


def _without_quoted(
    statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> list[Statement]:
    """Statements but those that lie wholly inside one quotation: somebody else utters them."""
    starts = [quotation.start for quotation in quotations]
    speaking = []
    for statement in statements:
        spans = (*statement.content, *statement.cue, *statement.source)
        at = bisect_right(starts, min(span.start for span in spans)) - 1
        if at < 0 or max(span.end for span in spans) > quotations[at].end:
            speaking.append(statement)
    return speaking


def _speaker(last: Statement, statements: Sequence[Statement]) -> Statement | None:
    """The innermost quoted statement with a named source that holds the last words read."""
    same = [s for s in statements if s.content == last.content or s == last]
    quoted = [s for s in same if s.form in ("direct", "mixed") and s.source]
    return max(quoted, key=lambda s: len(s.chain), default=None)
