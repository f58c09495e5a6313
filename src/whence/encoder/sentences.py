"""Sentences of a text as words, where the network says that one begins."""

from collections.abc import Sequence

import numpy as np

from whence.encoder.network import Floats, Ints
from whence.encoder.windows import PARAGRAPH_BREAK, PiecedText

Word = tuple[int, int]  # half-open code points
Sentence = tuple[Word, ...]


def find_piece(pieced: PiecedText, word: Word) -> int:
    """The piece that a word is read at: the first that begins in it, else the one it lies in."""
    n = len(pieced.ids)
    first = int(np.searchsorted(pieced.ends, word[0], side="right"))
    begins_later = first + 1 < n and pieced.starts[first] < word[0]
    if begins_later and pieced.starts[first + 1] < word[1]:
        first += 1
    return min(first, n - 1)


def pieces_of_words(pieced: PiecedText, words: Sequence[Word]) -> tuple[Ints, Ints]:
    """First and last piece of each word."""
    first = np.array([find_piece(pieced, word) for word in words], dtype=np.int64)
    ends = np.array([end for _, end in words], dtype=np.int64)
    last = np.searchsorted(pieced.starts, ends, side="left") - 1
    return first, np.maximum(first, last)


def find_sentences(
    pieced: PiecedText, words: Sequence[Word], begins: Floats, start: int
) -> list[Sentence]:
    """Cut words into sentences: at paragraph breaks, and where a sentence likely begins.

    Args:
        pieced: The text as pieces.
        words: Words of a part of it, in order.
        begins: Log odds of a sentence beginning at each piece of that part.
        start: First piece of the part.
    """
    sentences: list[list[Word]] = []
    before = -1
    for word in words:
        piece = find_piece(pieced, word)
        is_new = before < 0 or bool(
            (pieced.breaks[before + 1 : piece + 1] == PARAGRAPH_BREAK).any()
            or (piece > before and begins[piece - start] > 0)
        )
        if is_new:
            sentences.append([])
        sentences[-1].append(word)
        before = piece
    return [tuple(sentence) for sentence in sentences]
