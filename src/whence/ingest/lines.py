"""The lines of a decoded text: where they stand, what parts them, on which page."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BREAK = re.compile("\r\r\n|\r\n|[\n\r\f\v\u2028\u2029]")  # \r\r\n: a CRLF file converted twice
_BLANKS = (
    " \t\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b\u2060"
)
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s(?:of|/)\s\d{1,4})?", re.IGNORECASE
)
_MAX_PAGE_NUMBER = 20


class Line(NamedTuple):
    """A line that is not blank: code points of the decoded text, outer blanks left out.

    ``n_blank`` counts the blank lines before it; ``turns_page`` says that a form feed is among
    what parts it from the line before; ``page`` counts from 1.
    """

    start: int
    end: int
    n_indent: int
    n_blank: int
    page: int
    turns_page: bool


def _find_breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text):
        yield match.span()
    yield len(text), len(text)


def split_lines(text: str, limit: int) -> list[Line]:
    """Split a text at LF, CRLF, lone CR, form feed, vertical tab and Unicode separators.

    Stops after ``limit`` lines, so that a caller can refuse what is longer at little cost.
    """
    lines: list[Line] = []
    at, n_blank, page, turns = 0, 0, 1, False
    for stop, after in _find_breaks(text):
        piece = text[at:stop]
        bare = piece.lstrip(_BLANKS)
        if bare:
            lead = len(piece) - len(bare)
            start = at + lead
            end = start + len(bare.rstrip(_BLANKS))
            indent = len(piece[:lead].expandtabs(4)) if lead else 0
            lines.append(Line(start, end, indent, n_blank, page, turns))
            if len(lines) == limit:
                break
            n_blank, turns = 0, False
        elif lines or turns:
            n_blank += text[stop:after] != "\f"
        if text[stop:after] == "\f":
            page, turns = page + 1, True
        at = after
    return _drop_page_numbers(text, lines) if page > 1 and lines else lines


def _drop_page_numbers(text: str, lines: list[Line]) -> list[Line]:
    """Leave out numbers that stand alone next to a form feed."""
    kept: list[Line] = []
    n_blank, turns = 0, False
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        at_edge = line.turns_page or following is None or following.turns_page
        is_short = line.end - line.start <= _MAX_PAGE_NUMBER
        if at_edge and is_short and _PAGE_NUMBER.fullmatch(text, line.start, line.end):
            n_blank += line.n_blank
            turns |= line.turns_page
            continue
        kept.append(
            line._replace(n_blank=line.n_blank + n_blank, turns_page=line.turns_page or turns)
        )
        n_blank, turns = 0, False
    return kept
