"""Front matter: ``key: value`` lines between two lines of three dashes, at the top of a text."""

import re
from collections.abc import Sequence

import msgspec

from whence.ingest.lines import Line
from whence.ingest.options import is_clean, read_moment
from whence.ingest.urls import is_web_url
from whence.records import Problem

KEYS = ("url", "publisher", "published", "title", "retrieved", "author")
MAX_LINES = 60
_FENCE = re.compile(r"-{3,}")
_CLOSE = re.compile(r"-{3,}|\.{3}")
_FIELD = re.compile(r"([A-Za-z][\w \-]{0,30}):(?:\s+(.*)|)", re.DOTALL)
_NESTED = re.compile(r"[-#]")


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of itself; absent and malformed values are None."""

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    retrieved: str | None = None
    author: str | None = None


def _is_valid(key: str, value: str) -> bool:
    if key == "url":
        return is_web_url(value)
    if key in {"published", "retrieved"}:
        return read_moment(value) is not None
    return is_clean(value)


def _find_close(text: str, lines: Sequence[Line]) -> int | None:
    """The line that closes the block, or None where the text does not open with one."""
    if not lines or not _FENCE.fullmatch(text, lines[0].start, lines[0].end):
        return None
    for i, line in enumerate(lines[1 : MAX_LINES + 1], 1):
        if _CLOSE.fullmatch(text, line.start, line.end):
            return i
        is_inner = line.n_indent or _NESTED.match(text, line.start)
        if not is_inner and not _FIELD.fullmatch(text, line.start, line.end):
            return None
    return None


def read_front_matter(
    text: str, lines: Sequence[Line]
) -> tuple[FrontMatter, int, tuple[Problem, ...]]:
    """Read the block at the top of a text.

    Returns:
        The values, how many lines the block takes (0 where there is none), and a Problem
        ``front-matter-value`` for each known key whose value is malformed.
    """
    close = _find_close(text, lines)
    if close is None:
        return FrontMatter(), 0, ()
    values: dict[str, str] = {}
    problems = []
    for line in lines[1:close]:
        field = _FIELD.fullmatch(text, line.start, line.end)
        if field is None or line.n_indent:
            continue
        key, value = field[1].strip().lower(), (field[2] or "").strip().strip("\"'").strip()
        if key not in KEYS or not value or key in values:
            continue
        if _is_valid(key, value):
            values[key] = value
        else:
            message = f"the front matter's {key} {value[:80]!r} cannot be used"
            problems.append(Problem(step="ingest", code="front-matter-value", message=message))
    return FrontMatter(**values), close + 1, tuple(problems)
