"""Our word pieces beside those of the reference tokenizer, on texts made at random."""

import random
import unicodedata
from functools import cache

from tokenizers import BertWordPieceTokenizer

from whence.encoder.card import WEIGHTS
from whence.encoder.wordpiece import WordPieces

# Blocks that break tokenizers: marks, scripts, forms, emoji, controls, tags, private use.
BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x590, 0x5FF),
    (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF), (0xAC00, 0xAD00),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2E80, 0x2FDF), (0x3000, 0x30FF),
    (0x3400, 0x3410), (0x4E00, 0x4E80), (0xE000, 0xE010), (0xF900, 0xFAFF), (0xFB00, 0xFB4F),
    (0xFE00, 0xFE0F), (0xFF00, 0xFFEF), (0x10300, 0x1039F), (0x1D400, 0x1D4FF),
    (0x1F1E6, 0x1F1FF), (0x1F300, 0x1F64F), (0x20000, 0x20010), (0x2F800, 0x2F81F),
    (0xE0000, 0xE007F), (0x0, 0x1F), (0x7F, 0x9F),
)  # fmt: skip
PLAIN = "abe ,.’said"
DROPPED = {"Mn", "Cc", "Cf", "Co"}
# Their category is another one in the older Unicode that the reference knows.
RECLASSIFIED = frozenset("\u166d\u1734\U000111c9")
# Ideographs by the paper's code; the reference begins this block 256 later.
IDEOGRAPHS = range(0x2B820, 0x2B920)


@cache
def tokenizers() -> tuple[BertWordPieceTokenizer, WordPieces]:
    """The reference and ours, with the shipped vocabulary."""
    path = WEIGHTS / "vocab.txt"
    reference = BertWordPieceTokenizer(
        str(path), lowercase=True, strip_accents=True, handle_chinese_chars=True, clean_text=True
    )
    return reference, WordPieces(path.read_text(encoding="utf8").split("\n"))


@cache
def is_known_alike(char: str) -> bool:
    """Whether the reference knows what kind of character this is.

    It reads a character younger than its Unicode (version 8) as a letter. Ours goes by
    ``unicodedata``: a young mark or control is dropped, a young punctuation sign stands alone.
    """
    if char.isascii():
        return True
    if char in RECLASSIFIED or ord(char) in IDEOGRAPHS:
        return False
    category = unicodedata.category(char)
    is_letter = category not in DROPPED and category[0] != "P"
    return is_letter or not read_as_letter(char)


def is_comparable(char: str) -> bool:
    """Whether the reference knows the character, and its place cannot be another's.

    A mark that is kept and has a combining class may change places with its neighbours in
    normal form; the reference then gives it the span of the one that stood there.
    """
    moves = unicodedata.combining(char) and unicodedata.category(char) != "Mn"
    return not moves and is_known_alike(char)


def read_as_letter(char: str) -> bool:
    """Whether the reference reads a character as a letter that its vocabulary lacks."""
    reference, _ = tokenizers()
    return bool(reference.encode(f"a{char}b", add_special_tokens=False).tokens == ["[UNK]"])


def make_text(rng: random.Random) -> str:
    """A short text from a few blocks and plain letters."""
    blocks = rng.sample(BLOCKS, rng.choice((2, 3, len(BLOCKS))))
    chars = (
        rng.choice((chr(rng.randint(*rng.choice(blocks))), rng.choice(PLAIN)))
        for _ in range(rng.randint(1, 20))
    )
    return "".join(c for c in chars if is_comparable(c))


def find_difference(text: str) -> str | None:
    """Where ours and the reference differ beyond the one difference of spans that is meant.

    Meant: a combining mark that normalisation drops belongs to the piece before it, over any
    control characters between the two.
    """
    reference, own = tokenizers()
    theirs = reference.encode(text, add_special_tokens=False)
    ours = own.cut(text)
    if theirs.ids != ours.ids:
        return f"{text!a}: pieces {theirs.tokens}"
    for (a, b), start, end in zip(theirs.offsets, ours.starts, ours.ends, strict=True):
        kinds = [unicodedata.category(c) for c in text[b:end]]
        is_meant = b == end or (kinds and kinds[-1] == "Mn" and DROPPED.issuperset(kinds))
        if a != start or not is_meant:
            return f"{text!a}: [{a}, {b}] is [{start}, {end}] here"
    return None


def count_differences(n: int, seed: int) -> list[str]:
    """Differences in ``n`` texts."""
    rng = random.Random(seed)  # noqa: S311  # no secret
    found = (find_difference(make_text(rng)) for _ in range(n))
    return [difference for difference in found if difference]


def restore_piece(piece: int) -> str | None:
    """Text of a piece; None for the unknown one."""
    token = tokenizers()[0].id_to_token(piece)
    return None if token == "[UNK]" else token.removeprefix("##")  # noqa: S105  # no secret


def read_form(text: str) -> str:
    """What some characters become, by the letter of the paper's code: cleaned, bare, lower."""
    clean = "".join(c for c in text if unicodedata.category(c) not in DROPPED and c != "\ufffd")
    bare = unicodedata.normalize("NFD", clean)
    return "".join(c for c in bare if unicodedata.category(c) != "Mn").lower()


def find_character_differences(first: int, after: int) -> list[str]:
    """Differences over each character of a range: inside a word, and before one and alone."""
    found = []
    for code in range(first, after):
        char = chr(code)
        if unicodedata.category(char) != "Cs" and is_known_alike(char):
            found += [find_difference(f"a{char}b"), find_difference(f"{char}a {char}")]
    return [difference for difference in found if difference]
