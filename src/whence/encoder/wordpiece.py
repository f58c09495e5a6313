"""Word pieces of the uncased BERT vocabulary, each with its exact place in the text.

The reference is BERT's ``BasicTokenizer`` followed by greedy longest-match word pieces
(Devlin et al. 2019). Ours keeps for every piece the half-open code point span it was made
from, for any Unicode: characters that normalisation drops stay outside, except a combining
mark, which belongs to the piece that it follows. Kinds of characters are those of
``unicodedata``; the usual library knows an older Unicode, and cuts younger marks and signs as
letters. Checked against it on every character there is: tests/soak/test_wordpiece.py.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

UNKNOWN, CLASSIFY, SEPARATE = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100  # the reference gives up on longer words
MOST_REMEMBERED = 200_000  # words whose cuts are kept; bounds memory on endless feeds

_WORD, _SPACE, _ALONE, _DROPPED = range(4)
_CONTROL = frozenset(("Cc", "Cf", "Co", "Cs"))  # not Cn: what is unassigned today is a letter then


class Pieces(NamedTuple):
    """Word pieces of one text: vocabulary ids and code point spans, in reading order.

    Spans rise and lie apart, except that pieces made of one character (parts of a Hangul
    syllable) have that character in common.
    """

    ids: list[int]
    starts: list[int]
    ends: list[int]


# First and last ideograph of each block that the reference cuts into words of one character.
_CJK_BLOCKS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


def _is_cjk(code: int) -> bool:
    return any(first <= code <= last for first, last in _CJK_BLOCKS)


@lru_cache(maxsize=8192)
def _normalise(char: str) -> tuple[int, str]:
    """What one character is to the tokenizer, and the lower-case text it becomes."""
    if char in "\t\n\r" or (char.isspace() and unicodedata.category(char) == "Zs"):
        return _SPACE, ""
    category = unicodedata.category(char)
    if char in "\0\ufffd" or category in _CONTROL:
        return _DROPPED, ""
    if category.startswith("Z"):
        return _SPACE, ""
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")
    if not bare:
        return _DROPPED, ""
    # Of what is left: without its stroke, an unequal sign is "=", which stands alone.
    is_ascii_symbol = bare.isascii() and not bare.isalnum()
    if is_ascii_symbol or category.startswith("P") or _is_cjk(ord(char)):
        return _ALONE, bare.lower()
    return _WORD, bare.lower()


class WordPieces:
    """Cuts text into word pieces; holds the vocabulary and remembers words it has cut."""

    def __init__(self, vocabulary: list[str]) -> None:
        """Take the vocabulary in the order of its ids."""
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN]
        self.classify = self._ids[CLASSIFY]
        self.separate = self._ids[SEPARATE]
        self.continues = tuple(piece.startswith("##") for piece in vocabulary)
        self._seen: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def cut(self, text: str) -> Pieces:
        """Cut a text; spans are half-open code points of it."""
        pieces = Pieces([], [], [])
        word: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for i, char in enumerate(text):
            kind, bare = _normalise(char)
            if kind == _WORD:
                word.append(bare)
                starts.extend([i] * len(bare))
                ends.extend([i + 1] * len(bare))
            elif kind == _DROPPED:
                if word and unicodedata.combining(char):
                    ends[-1] = i + 1
            else:
                if word:
                    self._add("".join(word), starts, ends, pieces)
                    word, starts, ends = [], [], []
                if kind == _ALONE:
                    self._add(bare, [i] * len(bare), [i + 1] * len(bare), pieces)
        if word:
            self._add("".join(word), starts, ends, pieces)
        return pieces

    def _add(self, word: str, starts: list[int], ends: list[int], pieces: Pieces) -> None:
        """Add the pieces of one normalised word; where its characters come from is given."""
        cuts = self._seen.get(word)
        if cuts is None:
            cuts = self._cut_word(word)
            if len(self._seen) < MOST_REMEMBERED:
                self._seen[word] = cuts
        for piece, first, after in cuts:
            pieces.ids.append(piece)
            pieces.starts.append(starts[first])
            pieces.ends.append(ends[after - 1])

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Greedy longest match from the left: (id, first, after) in characters of the word."""
        unknown = ((self._unknown, 0, len(word)),)
        if len(word) > LONGEST_WORD:
            return unknown
        cuts: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for after in range(len(word), start, -1):
                piece = self._ids.get(mark + word[start:after])
                if piece is not None:
                    cuts.append((piece, start, after))
                    start = after
                    break
            else:
                return unknown
        return tuple(cuts)
