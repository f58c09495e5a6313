"""Contents that their own attribution interrupts: "For years, she said, the dam had leaked"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from whence.annotate.edges import TRIMMED, trim
from whence.annotate.frames import Frame
from whence.codebook.grammar import AUXILIARIES, FOCUS_ADVERBS, RELATIVE_PRONOUNS
from whence.encoder.quotes import Quotation
from whence.records import Span

_SENTENCE_START = re.compile(r"""[.!?]["'”’»)\]]*\s+|\n+""")
_RELATIVE = re.compile(
    rf"\b({'|'.join(RELATIVE_PRONOUNS)}),?\s+(?:(?:{'|'.join(FOCUS_ADVERBS)})\s+)?$", re.IGNORECASE
)
_ACCORDING = re.compile(r"according to\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"""[.!?](?=["'”’»)\]]*(?:\s|$))|\n""")
_MARKS = "\"'“”‘’«»"


def complete_interrupted(text: str, frames: Sequence[Frame]) -> list[Frame]:
    """Give a content that was read on one side of its attribution only the other side too.

    Three patterns count, where no other frame touches the words: a sentence opening before an
    attribution between commas ("For years, she said, ..."); the subject of a relative clause
    ("which critics say is ..."); what follows "according to ..." and a comma.

    Args:
        text: The text of the frames.
        frames: Frames in the order of their cues.

    Returns:
        The frames, some with one more fragment of content, in the same order.
    """
    completed = []
    for frame in frames:
        extra = _opening_part(text, frame) or _closing_part(text, frame)
        if extra and not any(
            extra.overlaps(span)
            for other in frames
            for span in (*other.source, *other.cue, *other.content)
        ):
            frame = frame._replace(content=tuple(sorted((*frame.content, extra))))  # noqa: PLW2901
        completed.append(frame)
    return completed


def _opening_part(text: str, frame: Frame) -> Span | None:
    """What stands before the attribution, where the content read stands right after it."""
    core = Span(
        min(s.start for s in (*frame.source, *frame.cue)),
        max(s.end for s in (*frame.source, *frame.cue)),
    )
    first = frame.content[0].start
    if first < core.end or any(c not in TRIMMED for c in text[core.end : first]):
        return None
    pronoun = _RELATIVE.search(text, max(0, core.start - 20), core.start)
    if pronoun:
        verb = text[first : first + 12].split()
        return Span(*pronoun.span(1)) if verb and verb[0] in AUXILIARIES else None
    if not text[: core.start].rstrip(" " + _MARKS).endswith(","):
        return None
    if "," not in text[core.end : first]:
        return None
    begin = 0
    for match in _SENTENCE_START.finditer(text, 0, core.start):
        begin = match.end()
    start, end = trim(text, (begin, core.start))
    return Span(start, end) if start < end and text[start].isupper() else None


def _closing_part(text: str, frame: Frame) -> Span | None:
    """What follows "according to" its source and a comma, where the content stands before it."""
    if not frame.source or not _ACCORDING.match(text, frame.cue[0].start):
        return None
    after = max(s.end for s in (*frame.source, *frame.cue))
    if frame.content[-1].end > frame.cue[0].start or text[after : after + 2] != ", ":
        return None
    stop = _SENTENCE_END.search(text, after)
    start, end = trim(text, (after, stop.start() if stop else len(text)))
    return Span(start, end) if start < end else None


def claim_quotations(
    text: str, frames: Sequence[Frame], quotations: Sequence[Quotation]
) -> list[Frame]:
    """Give quoted words at the end of a sentence to the frame that reports the sentence.

    "She said she met him on Monday, agreeing to “closer contact.”": the quoted words have a
    speaker, and where no other frame touches the rest of the sentence it is the one whose
    content stands before them. The content then runs to the end of the sentence.

    Args:
        text: The text of the frames.
        frames: Frames in the order of their cues.
        quotations: All quotations of the text, in order.

    Returns:
        The frames, some with a longer last fragment, in the same order.
    """
    starts = sorted(s.start for f in frames for s in (*f.source, *f.cue, *f.content))
    claimed = []
    for frame in frames:
        last = frame.content[-1]
        if frame.cue[-1].end <= frame.content[0].start:
            stop = _SENTENCE_END.search(text, last.end)
            end = stop.start() if stop else len(text)
            rest = [q for q in quotations if last.end < q.start and q.end - 3 <= end]
            free = bisect_right(starts, last.end) == bisect_left(starts, end)
            if rest and free and len(text[rest[-1].start : rest[-1].end].split()) > 1:
                closing = rest[-1].end if rest[-1].closed else end
                longer = Span(last.start, max(trim(text, (last.start, end))[1], closing))
                frame = frame._replace(content=(*frame.content[:-1], longer))  # noqa: PLW2901
        claimed.append(frame)
    return claimed
