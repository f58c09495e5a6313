"""Are the lines of a text hard-wrapped, and which line breaks are ends of paragraphs?"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from whence.codebook.line_ends import ABBREVIATIONS, OPEN_WORDS
from whence.ingest.lines import Line

MIN_WIDTH, MAX_WIDTH = 25, 200  # a newspaper column; a wide terminal
SLACK = 0.10  # lines set in a proportional font are not equally long in characters
MIN_FIT = 0.5  # share of breaks that one width explains; paragraphs of two lines reach a half
MIN_OPEN = 0.2  # share of breaks inside a sentence; running prose has about two thirds
MAX_CLOSED = 0.6  # share of breaks after a full stop; one paragraph a line has nearly all
MIN_CAPITALS = 0.85  # share of lines opening with a capital: verse and lists
SHORT = 0.85  # of the width: the next word would have fitted
VERY_SHORT = 0.6
MIN_UNCLEAR = 3  # breaks; fewer are not worth a word
MIN_EXACT = 5  # breaks inside sentences
MIN_FORCED = 0.97
N_SAMPLED = 2_000
WEAK_OPEN_LENGTH = 45  # a line this long with no stop at its end is no item of a list

_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_COMMA = re.compile(r"[,;–—\-\u00ad(“‘«]$")
_LAST_WORD = re.compile(r"([^\W\d_]+)(\.?)$")
_BULLET = re.compile(r"(?:[-*•–—·◦▪]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_OPENING = "\"'“‘«([—–-"


class Wrapping(NamedTuple):
    """Whether lines are wrapped, and at which width in characters.

    Not ``is_clear``: taken as not wrapped although most lines open with a small letter.
    ``is_exact``: no line inside a sentence leaves room for the next word, so that a line
    which does is the end of a paragraph for certain.
    """

    is_wrapped: bool
    width: int
    is_clear: bool
    is_exact: bool = False


class Edge(NamedTuple):
    """What stands at a line break, as far as it shows whether the sentence goes on."""

    length: int  # of the line before
    word: int  # length of the first word after it
    is_closed: bool  # a full stop ends the line before
    is_open: bool  # the line before cannot be the end of a sentence
    is_lower: bool  # the line after opens with a small letter
    is_capital: bool  # the line after opens with a capital
    is_bullet: bool


def is_bullet(line_text: str) -> bool:
    """Whether a line opens as an item of a list."""
    return _BULLET.match(line_text) is not None


def _awaits_more(last: re.Match[str]) -> bool:
    """Whether the last word of a line calls for another one."""
    word, point = last[1].lower(), last[2]
    return word in ABBREVIATIONS or (not point and word in OPEN_WORDS)


def read_edge(text: str, before: Line, after: Line) -> Edge:
    """Look at one line break."""
    ending = text[max(before.start, before.end - 40) : before.end]
    opening = text[after.start : min(after.end, after.start + 80)]
    is_closed = _CLOSED.search(ending) is not None
    last = _LAST_WORD.search(ending)
    is_open = _COMMA.search(ending) is not None or (last is not None and _awaits_more(last))
    letter = opening.lstrip(_OPENING)[:1]
    word = opening.split(None, 1)[0]
    return Edge(
        before.end - before.start,
        len(word),
        is_closed and not is_open,
        is_open,
        letter.islower(),
        letter.isupper(),
        is_bullet(opening),
    )


def _fit_width(edges: Sequence[Edge], lengths: Sequence[int]) -> tuple[float, int]:
    """The width at which greedy wrapping explains most breaks, and the share that it does.

    A break is explained by every width from the length of its line to just below that of the
    line with the next word added. Lines that are longer than the width count against it.
    """
    starts = sorted(edge.length for edge in edges)
    ends = sorted(int((edge.length + edge.word) * (1 + SLACK)) for edge in edges)
    ordered = sorted(lengths)
    best, best_width = 0.0, 0
    for width in sorted({n for n in starts if MIN_WIDTH <= n <= MAX_WIDTH}):
        n_explained = bisect_right(starts, width) - bisect_right(ends, width - 1)
        n_over = len(ordered) - bisect_right(ordered, int(width * (1 + SLACK)))
        share = n_explained / (len(edges) + n_over)
        if share > best:
            best, best_width = share, width
    return best, best_width


def _find_exact_width(edges: Sequence[Edge], lengths: Sequence[int]) -> int | None:
    """The length of the longest line, if breaks inside sentences are all forced by it."""
    inside = [edge for edge in edges if edge.is_lower or edge.is_open]
    width = max(lengths, default=0)
    n_forced = sum(edge.length + 1 + edge.word > width for edge in inside)
    is_exact = len(inside) >= MIN_EXACT and n_forced >= MIN_FORCED * len(inside)
    return width if is_exact else None


def _adjoining(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for before, after in pairwise(lines):
        if not after.n_blank:
            yield before, after


def _is_upper(text: str, lines: Sequence[Line]) -> bool:
    sample = text[lines[0].start : lines[0].start + 5_000]
    n_lower = sum(char.islower() for char in sample)
    return n_lower <= 0.1 * sum(char.isalpha() for char in sample)


def measure_wrapping(text: str, lines: Sequence[Line]) -> Wrapping:
    """Decide for a whole text whether its lines are wrapped.

    Two kinds of evidence must agree: one width explains most line breaks, and many breaks
    stand inside a sentence. Verse and lists open nearly every line with a capital; a text
    of one paragraph a line closes nearly every line with a full stop.

    Args:
        text: The decoded text.
        lines: Its lines, without front matter and footer.
    """
    pairs = list(islice(_adjoining(lines), N_SAMPLED))
    if not pairs:
        return Wrapping(is_wrapped=False, width=0, is_clear=True)
    edges = [read_edge(text, before, after) for before, after in pairs]
    n = len(edges)
    sample = lines[: N_SAMPLED * 2]
    lengths = [ln.end - ln.start for ln in sample if "://" not in text[ln.start : ln.start + 300]]
    fit, width = _fit_width(edges, lengths)
    n_open = sum(
        edge.is_lower or edge.is_open or (_is_long(edge) and before is not lines[0])
        for edge, (before, _) in zip(edges, pairs, strict=True)
    )
    n_lower = sum(edge.is_lower for edge in edges)
    n_closed = sum(edge.is_closed for edge in edges)
    n_capitals = sum(edge.is_capital or edge.is_bullet for edge in edges)
    median = sorted(edge.length for edge in edges)[n // 2]
    is_list = (
        n_capitals >= MIN_CAPITALS * n
        and n >= 3  # noqa: PLR2004 - two capitals in a row are common in prose
        and (median < 60 or n >= 5)  # noqa: PLR2004 - longer than most verse; names in a row
        and not _is_upper(text, lines)
    )
    fits = fit >= MIN_FIT and width >= MIN_WIDTH
    runs_on = n_open >= MIN_OPEN * n and n_closed <= MAX_CLOSED * n
    exact_width = _find_exact_width(edges, lengths)
    return Wrapping(
        is_wrapped=fits and runs_on and not is_list,
        width=exact_width or width,
        is_exact=exact_width is not None,
        is_clear=(fits and runs_on) or n < MIN_UNCLEAR or n_lower < n / 2,
    )


def _is_long(edge: Edge) -> bool:
    return edge.length >= WEAK_OPEN_LENGTH and not edge.is_closed


def ends_paragraph(edge: Edge, wrapping: Wrapping, *, is_first: bool, indents: bool) -> bool:
    """Whether a break with no blank line is the end of a paragraph in a wrapped text.

    Args:
        edge: The break.
        wrapping: How the text is wrapped.
        is_first: The line before is the first of the text, where a headline stands.
        indents: The line after is indented as the first of a paragraph.
    """
    if indents and not edge.is_lower:
        return True
    if edge.is_lower or edge.is_open:
        return False
    full = wrapping.width if wrapping.is_exact else SHORT * wrapping.width
    is_short = edge.length + 1 + edge.word <= full
    is_very_short = is_short and edge.length < VERY_SHORT * wrapping.width
    return is_short and (edge.is_closed or is_very_short or is_first)
