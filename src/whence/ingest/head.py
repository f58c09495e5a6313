"""The head of a report: its headline, its byline, its dateline."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from whence.codebook.line_ends import OPEN_WORDS
from whence.ingest.byline import is_byline
from whence.ingest.dateline import find_dateline
from whence.ingest.days import StatedDay
from whence.records import Span

MAX_HEADLINE = 180  # characters
MAX_HEADLINE_WORDS = 26
MAX_LOOKED_AT = 2_000  # characters of a paragraph
LONGER = 1.5  # times the headline: body that follows it with no blank line
N_HEAD = 8  # paragraphs
MIN_BODY = 60  # characters of a paragraph that is no deck
_STOP = re.compile(r"[.;:,\-–—][\"'”’)\]]*$")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,}$")
_CLOSED = re.compile(r"[.!?…][\"'”’)\]]*$")
_FOLD = str.maketrans("“”‘’–—\xa0", "\"\"''-- ")


class Head(NamedTuple):
    """Where headline, byline and dateline stand, each None where there is none."""

    title_span: Span | None
    byline_span: Span | None
    dateline_span: Span | None
    day: StatedDay | None


def _fold(words: str) -> str:
    return " ".join(words.translate(_FOLD).casefold().split())


def _looks_like_headline(text: str) -> bool:
    """Short, opens with a capital, no full stop at its end, no sentence broken off."""
    words = text.split()
    if not 2 <= len(words) <= MAX_HEADLINE_WORDS or len(text) > MAX_HEADLINE:  # noqa: PLR2004
        return False
    if _STOP.search(text) and not _ABBREVIATION.search(text):
        return False
    letter = text.lstrip("\"'“‘«([")[:1]
    if not letter or letter.islower() or not any(char.isalpha() for char in text):
        return False
    return text.isupper() or words[-1] not in OPEN_WORDS


def _is_body(text: str) -> bool:
    return _CLOSED.search(text[-8:]) is not None and len(text.split(None, 5)) >= 5  # noqa: PLR2004


def _ends_of(text: str, span: Span) -> str:
    """A paragraph, or the first and last words of one that is very long."""
    if span.end - span.start <= MAX_LOOKED_AT:
        return span.of(text)
    half = MAX_LOOKED_AT // 2
    return text[span.start : span.start + half] + text[span.end - half : span.end]


def _has_headline(text: str, paragraphs: Sequence[Span], *, is_set_off: bool) -> bool:
    """Whether the first paragraph is a headline: by its looks and by what comes after it."""
    first = paragraphs[0].of(text[: paragraphs[0].start + 2 * MAX_HEADLINE])
    following = [_ends_of(text, span) for span in paragraphs[1:6]]
    if not _looks_like_headline(first) or is_byline(first) or find_dateline(first):
        return False
    if not following:
        return False
    for paragraph in following[:3]:
        if is_byline(paragraph) or find_dateline(paragraph) is not None:
            return True
        if not _looks_like_headline(paragraph):
            break
    if is_set_off:
        return any(_is_body(p) or find_dateline(p) is not None for p in following)
    second = paragraphs[1]
    return _is_body(following[0]) and second.end - second.start >= LONGER * len(first)


def _match_title(text: str, paragraphs: Sequence[Span], title: str) -> Span | None:
    """The paragraph that a given title names: the same words, or one the other's beginning."""
    wanted = _fold(title)
    for span in paragraphs[:4]:
        if span.end - span.start > 2 * MAX_HEADLINE:
            continue
        found = _fold(span.of(text))
        is_part = len(found.split()) >= 3 and (  # noqa: PLR2004
            wanted.startswith(found) or (found.startswith(wanted) and len(wanted.split()) >= 3)  # noqa: PLR2004
        )
        if found == wanted or (is_part and _looks_like_headline(span.of(text))):
            return span
    return None


def find_head(
    text: str,
    paragraphs: Sequence[Span],
    *,
    is_set_off: bool,
    title: str | None = None,
    author: str | None = None,
) -> Head:
    """Find headline, byline and dateline; all of them stay in the text.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs, in order.
        is_set_off: A blank line stands after the first paragraph in the input.
        title: The title given from outside; it is looked for, and none else is taken.
        author: The author given from outside; a paragraph of just this is the byline.
    """
    if not paragraphs:
        return Head(None, None, None, None)
    if title is not None:
        title_span = _match_title(text, paragraphs, title)
    else:
        title_span = (
            paragraphs[0] if _has_headline(text, paragraphs, is_set_off=is_set_off) else None
        )
    names = {_fold(author), _fold(f"by {author}")} if author else set()
    byline_span = None
    for span in paragraphs[:N_HEAD]:
        if span == title_span:
            continue
        words = text[span.start : min(span.end, span.start + 400)]
        if is_byline(words) or _fold(words) in names:
            byline_span = byline_span or span
        else:
            dateline = find_dateline(words)
            if dateline is not None:
                found = Span(span.start, span.start + dateline.end)
                return Head(title_span, byline_span, found, dateline.day)
            if _is_body(_ends_of(text, span)) and span.end - span.start >= MIN_BODY:
                break
    return Head(title_span, byline_span, None, None)
