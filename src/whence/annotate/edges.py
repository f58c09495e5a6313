"""Where a span should begin and end: marks and blanks at its edges, fragments, quote marks."""

import re

from whence.codebook.calendar_names import WEEKDAYS
from whence.codebook.grammar import CUE_ADVERBS, CUE_TAILS, SOURCE_TAILS
from whence.encoder.quotes import Quotation

Range = tuple[int, int]

INITIALS_REACH = 24  # characters before a name in which its initials stand
TRIMMED = frozenset(" \t\r\n\u00a0.,;:\"“”„‟«»‹›'‘’`")
_INITIALS = re.compile(r"(?:\b[A-Z]\.[ \u00a0]?)+\Z")  # on one line: "posted on X." ends another
_WHEN = re.compile(
    rf"\s+(?:(?:(?:late |early )?(?:on|this|last) )?(?:{'|'.join(day.title() for day in WEEKDAYS)})"
    rf"|{'|'.join(SOURCE_TAILS)})\Z"
)


def trim(text: str, span: Range) -> Range:
    """Cut blanks, commas, stops and quotation marks off both ends; may leave nothing."""
    start, end = span
    while start < end and text[start] in TRIMMED:
        start += 1
    while start < end and text[end - 1] in TRIMMED:
        end -= 1
    return start, end


def trim_cue(text: str, span: Range) -> Range:
    """Trim a cue, but keep the colon that is one, and the apostrophe of "'s claim"."""
    start, end = trim(text, span)
    if start == end:
        return span
    if text.startswith(("s ", "S "), start) and start and text[start - 1] in "'’":
        start -= 1
    return start, end


def without_adverbs(text: str, span: Range) -> Range:
    """Leave out adverbs around a reporting verb; a cue of adverbs alone is left as it is."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text[slice(*span)])]
    said = [text[span[0] + a : span[0] + b].lower() for a, b in words]
    first = next((k for k, word in enumerate(said) if word not in CUE_ADVERBS), 0)
    last = len(said) - 1
    while last > first and said[last] in CUE_TAILS:
        last -= 1
    return span[0] + words[first][0], span[0] + words[last][1]


def with_initials(text: str, span: Range) -> Range:
    """Give a name the initials before it: "A. S. Franklin" behind "P. " begins with the P."""
    start, end = span
    if text[start : start + 1].isupper() and (
        initials := _INITIALS.search(text, max(0, start - INITIALS_REACH), start)
    ):
        return initials.start(), end
    return start, end


def without_time(text: str, span: Range) -> Range:
    """Leave out when a source spoke: "the paper on Friday said"; a day alone is left as it is."""
    start, end = span
    tail = _WHEN.search(text[start:end])
    return (start, start + tail.start()) if tail and tail.start() else span


def join_split(text: str, ranges: list[Range]) -> list[Range]:
    """Join fragments with nothing but marks between them; drop empty ones."""
    joined: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if joined and all(c in TRIMMED for c in text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def with_quote_marks(text: str, span: Range, quotations: list[Quotation]) -> Range:
    """Give a content that mixes its own words with a quotation the marks it lost in trimming.

    Content that lies wholly inside one quotation is direct speech and goes without marks.
    """
    start, end = span
    for quotation in quotations:
        inner = trim(text, (quotation.start, quotation.end))
        if inner[1] <= start or end <= inner[0]:
            continue
        if inner[0] <= start and end <= inner[1]:
            return start, end
        if end == inner[1] and quotation.closed:
            end = quotation.end
        if start == inner[0]:
            start = quotation.start
    return start, end
