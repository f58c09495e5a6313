"""Snippets: the passage around the words that a search found, and where they stand in it."""

from typing import NamedTuple

from whence.records import Span, Spans

# FTS5 sets this before and after each find. These code points are assigned to no character
# and never will be; a text that holds all three in a row is shown without marks.
MARKER = "\ufdd0\ufdd1\ufdd2"
SNIPPET_LENGTH = 240  # code points: two or three lines of a terminal
LEAD = 60  # code points before the first find


class Snippet(NamedTuple):
    """A passage: its place in the whole, its characters, and the finds in code points of it."""

    passage: Span
    text: str
    marks: Spans


def find_marks(text: str, marked: str) -> Spans:
    """Spans of the finds in a text, from the same text with markers around them.

    Returns:
        None of them where taking the markers out does not give the text back, which is so
        where the text holds the marker itself or a zero character.
    """
    pieces = marked.split(MARKER)
    if "".join(pieces) != text:
        return ()
    marks, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2 and piece:
            marks.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(marks)


def _find_blank(text: str, start: int, end: int) -> int:
    """Where the first word after ``start`` begins, or ``start`` if there is none by ``end``."""
    if start == 0 or text[start - 1].isspace():
        return start
    return next((i + 1 for i in range(start, end) if text[i].isspace()), start)


def cut_snippet(text: str, marks: Spans) -> Snippet:
    """The passage with the most finds, the earliest of several, cut at words where possible."""
    if len(text) <= SNIPPET_LENGTH:
        return Snippet(Span(0, len(text)), text, marks)
    best, n_best, ahead = 0, 0, 0
    for number, mark in enumerate(marks):
        while ahead < len(marks) and marks[ahead].end <= mark.start - LEAD + SNIPPET_LENGTH:
            ahead += 1
        if ahead - number > n_best:
            best, n_best = number, ahead - number
    first = marks[best].start if marks else 0
    start = _find_blank(text, max(0, first - LEAD), first)
    end = min(len(text), start + SNIPPET_LENGTH)
    if end < len(text) and not text[end].isspace():
        shorter = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        last = max((m.end for m in marks if m.end <= end), default=start)
        end = shorter if shorter > max(last - 1, start) else end
    inside = tuple(
        Span(max(mark.start, start) - start, min(mark.end, end) - start)
        for mark in marks
        if mark.start < end and mark.end > start
    )
    return Snippet(Span(start, end), text[start:end], inside)
