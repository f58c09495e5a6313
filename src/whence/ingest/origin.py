"""Putting the text together, with the map back to the decoded input."""

from collections.abc import Iterable
from typing import NamedTuple

from whence.records import PARAGRAPH_BREAK, Segment, Span


class Piece(NamedTuple):
    """A run of the decoded input to copy, and what goes between it and the piece before."""

    start: int
    end: int
    glue: str
    page: int | None


class Assembled(NamedTuple):
    """A text with the map of its characters and its paragraphs, in order."""

    text: str
    origin: tuple[Segment, ...]
    paragraphs: tuple[Span, ...]


def assemble(decoded: str, pieces: Iterable[Piece]) -> Assembled:
    """Copy the pieces one after the other.

    The map is gapless over the text. Runs that stand side by side on both sides are one
    Segment. What was rewritten never has two sides of one length: a line break that became
    a space maps to nothing where its length would be that of a copy.
    """
    parts: list[str] = []
    origin: list[Segment] = []
    paragraphs: list[Span] = []
    at = opened = 0  # text offsets: where we are, where the paragraph began
    run: tuple[int, int, int | None] | None = None  # text start, raw start, page of the open run
    raw_at = 0

    def close_run() -> None:
        if run is not None:
            text_start, raw_start, page = run
            origin.append(
                Segment(
                    text_start=text_start,
                    text_end=at,
                    raw_start=raw_start,
                    raw_end=raw_at,
                    page=page,
                )
            )

    for start, end, glue, page in pieces:
        is_copy = run is not None and page == run[2] and decoded[raw_at:start] == glue
        if not is_copy:
            close_run()
            run = None
            if parts and glue:
                raw_end = start if start - raw_at != len(glue) else raw_at
                origin.append(
                    Segment(
                        text_start=at,
                        text_end=at + len(glue),
                        raw_start=raw_at,
                        raw_end=raw_end,
                        page=page,
                    )
                )
        if not parts:
            glue = ""  # noqa: PLW2901 - nothing stands before the first piece
        if glue == PARAGRAPH_BREAK:
            paragraphs.append(Span(opened, at))
            opened = at + len(glue)
        parts += (glue, decoded[start:end])
        at += len(glue)
        if run is None:
            run = (at, start, page)
        at += end - start
        raw_at = end
    close_run()
    if parts:
        paragraphs.append(Span(opened, at))
    return Assembled("".join(parts), tuple(origin), tuple(paragraphs))
