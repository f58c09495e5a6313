import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.encoder.card import WEIGHTS
from whence.encoder.wordpiece import WordPieces

LETTERS = [chr(c) for c in range(ord("a"), ord("z") + 1)]
SMALL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "said", "the", "cafe", "un", "##said", ",", "'", "中"]


@pytest.fixture(scope="module")
def shipped() -> WordPieces:
    return WordPieces((WEIGHTS / "vocab.txt").read_text(encoding="utf8").split("\n"))


def cut(text: str, vocabulary: list[str] = SMALL) -> list[tuple[str, str]]:
    pieces = WordPieces(vocabulary).cut(text)
    return [
        (vocabulary[i], text[s:e])
        for i, s, e in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
    ]


def test_a_word_is_cut_into_the_longest_pieces_from_the_left() -> None:
    assert cut("Unsaid, the") == [("un", "Un"), ("##said", "said"), (",", ","), ("the", "the")]


def test_an_accent_stays_inside_the_span_of_its_letter() -> None:
    composed, decomposed = "café said", "cafe\u0301 said"
    assert cut(composed)[0] == ("cafe", "café")
    assert cut(decomposed)[0] == ("cafe", "cafe\u0301")


def test_characters_that_vanish_do_not_shift_what_follows() -> None:
    assert cut("the\u200b\ufeff said\x00") == [("the", "the"), ("said", "said")]


def test_an_ideograph_is_a_word_of_its_own() -> None:
    assert cut("the中said") == [("the", "the"), ("中", "中"), ("said", "said")]


def test_what_the_vocabulary_lacks_is_one_unknown_piece() -> None:
    assert cut("xyzzy said") == [("[UNK]", "xyzzy"), ("said", "said")]
    assert cut("a" * 101) == [("[UNK]", "a" * 101)]


def test_blank_text_has_no_pieces() -> None:
    assert cut(" \n\u00a0\t") == []


@given(st.text())
def test_pieces_cover_the_text_in_order_without_overlap(shipped: WordPieces, text: str) -> None:
    pieces = shipped.cut(text)
    at = 0
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert start < end <= len(text)
        assert at <= end
        at = max(at, start)


@given(st.text(alphabet=st.sampled_from([*LETTERS, " ", ",", ".", "é", "”"])))
def test_no_letter_is_left_outside_the_pieces(shipped: WordPieces, text: str) -> None:
    pieces = shipped.cut(text)
    covered = {i for s, e in zip(pieces.starts, pieces.ends, strict=True) for i in range(s, e)}
    assert covered == {i for i, c in enumerate(text) if not c.isspace()}
