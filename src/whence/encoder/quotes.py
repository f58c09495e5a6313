"""Where quotation marks open and close, whatever their glyphs.

One scan serves the encoder (is this piece inside a quotation?) and the reader (is this
content direct speech?). Odd marks never fail: a quotation without its closing mark ends
with its paragraph, as newspapers set speech that runs on into the next one.
"""

import re
from typing import NamedTuple

_CLOSES = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", '"': '"', "''": "''", "``": "''"}
_MARK = re.compile("''|``|[“”„‟«»‹›\"‘’']")
_GOES_ON = re.compile(r"\s*\n\s*‘")  # the next paragraph opens with the mark again
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:…“„«\"]")


class Quotation(NamedTuple):
    """One quotation: its marks included, half-open code points; ``closed`` by its own mark."""

    start: int
    end: int
    closed: bool
    opening: int
    closing: int


def _opens_single(text: str, at: int, end: int) -> bool:
    """Whether a single mark opens speech and is no apostrophe; the paragraph ends at ``end``."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    return bool(_BEFORE_OPENING.match(before)) and not after.isspace() and not after.isdigit()


def _closes_single(text: str, at: int, end: int) -> bool:
    """Whether a single mark may close speech: nothing alphanumeric follows it."""
    after = text[at + 1] if at + 1 < end else " "
    return not after.isalnum() and not text[at - 1].isspace()


def _scan_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    """Outermost quotations of the paragraph from ``start`` to ``end``, in order."""
    found = []
    opened, mark = -1, ""
    for match in _MARK.finditer(text, start, end):
        at, glyph = match.start(), match.group()
        if opened < 0:
            if glyph in _CLOSES or (glyph in "‘'" and _opens_single(text, at, end)):
                opened, mark = at, glyph
        elif mark in "‘'":
            if glyph in "’'" and _closes_single(text, at, end):
                found.append(Quotation(opened, at + 1, closed=True, opening=1, closing=1))
                opened = -1
            elif glyph in _CLOSES:  # the single mark was an apostrophe after all
                opened, mark = at, glyph
        elif glyph in _CLOSES[mark]:
            found.append(Quotation(opened, match.end(), True, len(mark), len(glyph)))  # noqa: FBT003
            opened = -1
    goes_on = mark == "‘" and _GOES_ON.match(text, end)
    if opened >= 0 and (mark not in "‘'" or goes_on):
        found.append(Quotation(opened, end, closed=False, opening=len(mark), closing=0))
    return found


def find_quotations(text: str) -> list[Quotation]:
    """Find the outermost quotations of a text, paragraph by paragraph, in order.

    Straight, curly, low, angle, doubled single and single marks all count; apostrophes do
    not. Nested quotations are part of the outer one.
    """
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        found += _scan_paragraph(text, paragraph.start(), paragraph.end())
    return found
