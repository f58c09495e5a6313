"""Word pieces are those of the reference tokenizer for any Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.encoder.wordpiece_fuzz import (
    count_differences,
    find_difference,
    is_comparable,
    is_known_alike,
    read_form,
    restore_piece,
    tokenizers,
)

HARD = [
    "The prime minister's re-election, 3.5% ahead…",
    "naïve café, Erdoğan, Łódź, Åland",
    "cafe\u0301 Erdog\u0306an",
    "İstanbul'da ﬁnance ﬂoor",
    "👩\u200d👩\u200d👧\u200d👦 said 👍🏽 🇺🇦",
    "北京说，金正恩。한국어 ひらがな",
    "قالت الوزارة إنّ שלום וברכה",
    "a\u200bb\u00adc\ufeffd\u2060e",
    "x" * 101,
    "\x00\x07tab\there\u2028line",
    "a≠b, 3≮4, `\u1fef",
    "नमस्ते ไทย ქართული ཀྵ",
    "\U000f0000\ue000\U0010fffd \U000e0067\U000e007f",
    "½ kg, №5, ™, Ⅳ, ２０２６",
]


@pytest.mark.parametrize("text", HARD)
def test_hard_text_is_cut_as_the_reference_cuts_it(text: str) -> None:
    assert find_difference(text) is None


@pytest.mark.parametrize("seed", range(4))
def test_random_text_is_cut_as_the_reference_cuts_it(seed: int) -> None:
    assert count_differences(1500, seed) == []


TEXTS = st.text(max_size=40)  # without surrogates, which the reference does not take


@given(TEXTS)
def test_any_text_is_cut_as_the_reference_cuts_it(text: str) -> None:
    assert find_difference("".join(filter(is_comparable, text))) is None


@given(TEXTS)
def test_pieces_are_in_order_and_spell_what_their_characters_become(text: str) -> None:
    _, own = tokenizers()
    pieces = own.cut(text)
    runs: list[tuple[int, int, str | None]] = []  # pieces that share a character, as one
    for piece, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True):
        assert 0 <= start < end <= len(text)
        spelt = restore_piece(piece)
        if runs and start < runs[-1][1]:
            assert start == runs[-1][1] - 1 or read_form(text[start + 1 : end]) == ""
            before = runs[-1]
            whole = None if spelt is None or before[2] is None else before[2] + spelt
            runs[-1] = (before[0], max(before[1], end), whole)
        else:
            runs.append((start, end, spelt))
    assert all(spelt in {None, read_form(text[start:end])} for start, end, spelt in runs)


def test_pieces_of_one_syllable_share_its_span() -> None:
    reference, own = tokenizers()
    text = "said 힘"
    pieces = own.cut(text)
    spans = list(zip(pieces.starts, pieces.ends, strict=True))
    assert spans == [(0, 4), (5, 6), (5, 6), (5, 6)]
    assert spans == reference.encode(text, add_special_tokens=False).offsets


def test_a_kept_mark_has_its_own_place_where_normal_form_moves_it() -> None:
    _, own = tokenizers()
    pieces = own.cut(" \u302c\u302e")  # in normal form the second mark stands first
    assert list(zip(pieces.starts, pieces.ends, strict=True)) == [(2, 3)]


def test_a_lone_surrogate_is_no_piece() -> None:
    _, own = tokenizers()
    assert own.cut("\ud800 said\udfff").starts == [2]


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("said\u061d", [(0, 4), (4, 5)]),  # punctuation since Unicode 14
        ("sa\u0898id", [(0, 5)]),  # a mark since Unicode 14
        ("\U0002b820\U0002b821", [(0, 1), (1, 2)]),
    ],
)
def test_what_the_reference_is_too_old_for_is_cut_by_its_kind(
    text: str, cuts: list[tuple[int, int]]
) -> None:
    _, own = tokenizers()
    pieces = own.cut(text)
    assert list(zip(pieces.starts, pieces.ends, strict=True)) == cuts
    assert not all(map(is_known_alike, text))
