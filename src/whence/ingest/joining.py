"""From lines to paragraphs: which lines are joined, and with what between them."""

import re
from collections.abc import Iterator, Sequence

from whence.codebook.line_ends import AFTER_SUSPENDED_HYPHEN
from whence.ingest.byline import is_byline
from whence.ingest.dateline import find_dateline, is_date_line
from whence.ingest.footer import is_broken_url
from whence.ingest.lines import Line
from whence.ingest.origin import Piece
from whence.ingest.wrapping import (
    WEAK_OPEN_LENGTH,
    Edge,
    Wrapping,
    ends_paragraph,
    is_bullet,
    read_edge,
)
from whence.records import PARAGRAPH_BREAK

N_HEAD_LINES = 8  # headline, deck, byline, place and day stand no lower than this
N_NEAR = 4  # lines around an item of a list in which another must stand
MIN_INDENT = 2  # one blank is what a page break leaves behind
_URL_AT_END = re.compile(r"https?://\S+$", re.IGNORECASE)
_HYPHENATED = re.compile(r"([^\W\d_]+)-$")
_SOFT_HYPHENATED = re.compile(r"[^\W\d_]\u00ad$")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_REACH = 4_000  # characters looked back for an address; longer ones are not addresses


def _is_all_capitals(line_text: str) -> bool:
    return line_text.isupper() and sum(c.isalpha() for c in line_text) > 7  # noqa: PLR2004


def _splits_head(text: str, before: Line, after: Line, edge: Edge, width: int) -> bool:
    """Whether the lines near the top are of two kinds: byline, dateline, capitals, prose."""
    if edge.is_open or edge.is_lower or text[before.end - 1] == ":":
        return False
    first = text[before.start : min(before.end, before.start + 300)]
    second = text[after.start : min(after.end, after.start + 300)]
    if first.isupper() and second.isupper() and len(first) >= WEAK_OPEN_LENGTH:
        return False  # in running text of capitals every line could be of names
    is_full = edge.length + 1 + edge.word > width
    if not is_full and (is_byline(first) or is_date_line(first)):
        return True
    if find_dateline(second) is not None:
        return True
    if is_byline(second) and (not is_full or second[:3] in {"By ", "BY "}):
        return True
    return _is_all_capitals(first) and not second.isupper() and not find_dateline(first)


class Joiner:
    """Joins the lines of one text; holds its words, to tell a hyphen from a word break."""

    def __init__(self, text: str, lines: Sequence[Line], wrapping: Wrapping) -> None:
        self._text = text
        self._lines = lines
        self._wrapping = wrapping
        self._words: frozenset[str] | None = None
        self._has_pages = bool(lines) and lines[-1].page > 1

    def join(self) -> Iterator[Piece]:
        """The pieces of the text in order, each a run of one line."""
        lines = self._lines
        start, glue = lines[0].start, ""
        for i, line in enumerate(lines):
            end = line.end
            following, cut = "", 0
            if i + 1 < len(lines):
                following, cut = self._find_glue(i)
            page = line.page if self._has_pages else None
            yield Piece(start, end - cut, glue, page)
            if i + 1 < len(lines):
                start, glue = lines[i + 1].start, following

    def _find_glue(self, i: int) -> tuple[str, int]:
        """What goes between lines i and i + 1, and how much of the first one's end is cut."""
        before, after = self._lines[i], self._lines[i + 1]
        if not after.n_blank and self._breaks_url(before, after):
            return "", 0
        if not after.turns_page and (after.n_blank or not self._wrapping.is_wrapped):
            return PARAGRAPH_BREAK, 0
        edge = read_edge(self._text, before, after)
        if self._is_break(i, edge):
            return PARAGRAPH_BREAK, 0
        return self._find_inner_glue(before, after, edge)

    def _is_break(self, i: int, edge: Edge) -> bool:
        before, after = self._lines[i], self._lines[i + 1]
        if after.turns_page and edge.is_lower and not edge.is_closed:
            return False  # the sentence runs over the page
        if after.n_blank or not self._wrapping.is_wrapped:
            return True
        if i < N_HEAD_LINES and _splits_head(self._text, before, after, edge, self._wrapping.width):
            return True
        if edge.is_bullet and (edge.is_closed or self._lists(i + 1)):
            return True
        indents = after.n_indent >= max(MIN_INDENT, before.n_indent + MIN_INDENT)
        is_first = i == 0 and self._may_be_headline(before, after)
        return ends_paragraph(edge, self._wrapping, is_first=is_first, indents=indents)

    def _may_be_headline(self, first: Line, second: Line) -> bool:
        return (
            find_dateline(self._text[first.start : first.end]) is None
            and self._text[second.start] not in "([-–—"
        )

    def _lists(self, i: int) -> bool:
        """Whether a line that opens as an item has another item of its kind close by."""
        mark = self._text[self._lines[i].start]
        kind = mark.isdigit() or mark
        near = [*self._lines[max(i - N_NEAR, 0) : i], *self._lines[i + 1 : i + 1 + N_NEAR]]
        return any(
            (self._text[line.start].isdigit() or self._text[line.start]) == kind
            and is_bullet(self._text[line.start : min(line.end, line.start + 80)])
            for line in near
        )

    def _breaks_url(self, before: Line, after: Line) -> bool:
        """Whether an address runs over the line break, for certain."""
        tail_of = self._text[max(before.start, before.end - _REACH) : before.end]
        match = _URL_AT_END.search(tail_of)
        if match is None:
            return False
        next_line = self._text[after.start : min(after.end, after.start + _REACH)]
        fragment, _, rest = next_line.partition(" ")
        if not rest and match.start() == 0:
            return is_broken_url(match.group(), fragment)
        if match.group()[-1] in "-_=&%?":
            return fragment[:1].isalnum()
        is_path = "/" in fragment.rstrip("/") or "_" in fragment or "=" in fragment
        return match.group()[-1].isalnum() is False and is_path and fragment[:1].isalnum()

    def _find_inner_glue(self, before: Line, after: Line, edge: Edge) -> tuple[str, int]:
        """A blank, or nothing where a word or a compound runs over the break."""
        text = self._text
        ending = text[max(before.start, before.end - 40) : before.end]
        if _SOFT_HYPHENATED.search(ending) and edge.is_lower:
            return "", 1
        match = _HYPHENATED.search(ending)
        following = _WORD.match(text, after.start)
        if match is None or following is None or not edge.is_lower:
            return " ", 0
        if following.group().lower() in AFTER_SUSPENDED_HYPHEN:
            return " ", 0
        left, right = match[1].lower(), following.group().lower()
        if self._knows(left + right) and not self._knows(f"{left}-{right}"):
            return "", 1
        return "", 0

    def _knows(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(m.group().lower() for m in _WORD.finditer(self._text))
        return word in self._words
