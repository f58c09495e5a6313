"""Windows of whole paragraphs, with the features that the encoder reads beside the pieces.

An attribution often needs the sentence before it, so the encoder never reads sentences one
by one: it reads as many whole paragraphs as fit, and neighbouring windows share a paragraph,
so that nothing is lost at a seam.
"""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.codebook.gazetteer import KINDS, find_gazetteer
from whence.encoder.quotes import find_quotations
from whence.encoder.wordpiece import WordPieces

SIZE = 254  # pieces a window; with the two marks at its ends 256, what MiniLM was trained on
OVERLAP = 64  # most pieces that two windows share
N_CASES = 8
N_LAYOUTS = 8
N_GAZETTEER_KINDS = len(KINDS)

_SENTENCE_START = re.compile(r"""(?<=[.!?])['"”’»)\]]*\s+(?=[“"‘'«(\[]*[A-Z0-9])""")
_NO_CASE, _DIGIT, _MARK, _LOWER, _UPPER, _TITLE, _MIXED, _LETTER = range(N_CASES)
IN_QUOTE, STARTS_PARAGRAPH, IN_FIRST_PARAGRAPH = 1, 2, 4

# How hard a break before a piece is: none, sentence, paragraph.
NO_BREAK, SENTENCE_BREAK, PARAGRAPH_BREAK = range(3)


class PiecedText(NamedTuple):
    """One text as the encoder sees it; every array has one entry a word piece.

    ``gazetteer`` holds the set of kinds that the codebook knows a name by, bit by bit.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    cases: NDArray[np.int64]
    layouts: NDArray[np.int64]
    gazetteer: NDArray[np.int64]
    breaks: NDArray[np.int64]


def case_class(word: str) -> int:
    """Class of a piece by its letters: digits, marks, lower, upper, title, mixed, one capital."""
    if not any(c.isalpha() for c in word):
        return _DIGIT if any(c.isdigit() for c in word) else _MARK
    if word.islower():
        return _LOWER
    if word.isupper():
        return _UPPER if len(word) > 1 else _LETTER
    return _TITLE if word[0].isupper() else _MIXED


def piece_text(text: str, wordpieces: WordPieces) -> PiecedText:
    """Cut a text into pieces and note case, quotation, layout and gazetteer kinds of each.

    Args:
        text: Any text; paragraphs are its lines.
        wordpieces: The tokenizer.

    Returns:
        Arrays of one length; ``starts`` and ``ends`` are code points of ``text``.
    """
    pieces = wordpieces.cut(text)
    n = len(pieces.ids)
    starts = np.array(pieces.starts, dtype=np.int64)
    cases = np.fromiter(
        (case_class(text[s:e]) for s, e in zip(pieces.starts, pieces.ends, strict=True)),
        np.int64,
        count=n,
    )
    layouts = np.zeros(n, dtype=np.int64)
    breaks = np.zeros(n, dtype=np.int64)
    for quotation in find_quotations(text):
        inside = np.searchsorted(starts, (quotation.start, quotation.end))
        layouts[inside[0] : inside[1]] |= IN_QUOTE
    gazetteer = np.zeros(n, dtype=np.int64)
    for known in find_gazetteer(text):
        first, after = np.searchsorted(starts, (known.start, known.end))
        gazetteer[first:after] = known.kinds
    for match in _SENTENCE_START.finditer(text):
        breaks[np.searchsorted(starts, match.end()) : n][:1] = SENTENCE_BREAK
    for k, match in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        first, after = np.searchsorted(starts, match.span())
        breaks[first:after][:1] = PARAGRAPH_BREAK
        layouts[first:after][:1] |= STARTS_PARAGRAPH
        if k == 0:
            layouts[first:after] |= IN_FIRST_PARAGRAPH
    ends = np.array(pieces.ends, dtype=np.int64)
    ids = np.array(pieces.ids, dtype=np.int64)
    return PiecedText(ids, starts, ends, cases, layouts, gazetteer, breaks)


def _last_break(breaks: NDArray[np.int64], low: int, high: int) -> int | None:
    """Last paragraph break in [low, high], else the last sentence break, else None."""
    for kind in (PARAGRAPH_BREAK, SENTENCE_BREAK):
        at = np.flatnonzero(breaks[low : high + 1] >= kind)
        if len(at):
            return low + int(at[-1])
    return None


def cut_windows(
    breaks: NDArray[np.int64], size: int = SIZE, overlap: int = OVERLAP, first: int | None = None
) -> list[tuple[int, int]]:
    """Cover the pieces with windows that begin and end at paragraphs where they can.

    Args:
        breaks: Break class before each piece.
        size: Most pieces a window.
        overlap: Most pieces shared by neighbours; 0 makes a partition.
        first: Size of the first window, to shift the seams (training does).

    Returns:
        Half-open ranges of pieces, in order, covering all.
    """
    n = len(breaks)
    windows: list[tuple[int, int]] = []
    start, end, limit = 0, 0, first or size
    while end < n:
        end = start + limit
        if end < n:
            end = _last_break(breaks, start + limit // 2, end) or end
        end = min(end, n)
        windows.append((start, end))
        limit = size
        start = end
        if overlap and end < n:
            shared = np.flatnonzero(breaks[end - overlap : end] == PARAGRAPH_BREAK)
            if not len(shared):
                shared = np.flatnonzero(breaks[end - overlap : end] == SENTENCE_BREAK)
            start = end - overlap + int(shared[0]) if len(shared) else end - overlap // 2
            start = max(start, windows[-1][0] + 1)
    return windows
