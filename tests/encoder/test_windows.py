import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.codebook.gazetteer import KINDS
from whence.encoder.card import WEIGHTS
from whence.encoder.windows import (
    IN_FIRST_PARAGRAPH,
    IN_QUOTE,
    PARAGRAPH_BREAK,
    SENTENCE_BREAK,
    STARTS_PARAGRAPH,
    case_class,
    cut_windows,
    piece_text,
)
from whence.encoder.wordpiece import WordPieces

WORDPIECES = WordPieces((WEIGHTS / "vocab.txt").read_text(encoding="utf8").split("\n"))


@given(
    st.lists(st.sampled_from([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]), max_size=900),
    st.integers(8, 254),
    st.integers(0, 7),
)
def test_windows_cover_every_piece_and_none_is_too_long(
    breaks: list[int], size: int, overlap: int
) -> None:
    windows = cut_windows(np.array(breaks, dtype=np.int64), size=size, overlap=overlap)
    covered: set[int] = set()
    for start, end in windows:
        assert 0 < end - start <= size
        covered.update(range(start, end))
    assert covered == set(range(len(breaks)))
    assert windows == sorted(windows)


def test_windows_end_at_paragraphs_and_share_one() -> None:
    breaks = np.zeros(400, dtype=np.int64)
    breaks[::50] = PARAGRAPH_BREAK
    assert cut_windows(breaks, size=254, overlap=64) == [(0, 250), (200, 400)]


def test_without_overlap_windows_are_a_partition() -> None:
    breaks = np.zeros(300, dtype=np.int64)
    breaks[::60] = SENTENCE_BREAK
    assert cut_windows(breaks, size=100, overlap=0) == [
        (0, 60),
        (60, 120),
        (120, 180),
        (180, 240),
        (240, 300),
    ]


def test_pieces_know_their_case() -> None:
    assert [case_class(w) for w in ("1912", ",", "ship", "RMS", "Cape", "mcKay", "A")] == [
        1, 2, 3, 4, 5, 6, 7,
    ]  # fmt: skip


def test_pieces_know_quotation_and_paragraph() -> None:
    text = "Fog lifts\n\nThe mate said “all is well” on Monday. He left."
    pieced = piece_text(text, WORDPIECES)
    marks = {
        text[s:e]: int(layout)
        for s, e, layout in zip(pieced.starts, pieced.ends, pieced.layouts, strict=True)
    }
    assert marks["Fog"] == STARTS_PARAGRAPH | IN_FIRST_PARAGRAPH
    assert marks["The"] == STARTS_PARAGRAPH
    assert marks["well"] == IN_QUOTE
    assert marks["Monday"] == 0
    breaks = {text[s:]: int(b) for s, b in zip(pieced.starts, pieced.breaks, strict=True)}
    assert breaks["He left."] == SENTENCE_BREAK
    assert breaks[text[11:]] == PARAGRAPH_BREAK


def test_pieces_carry_what_the_gazetteer_knows_their_name_as() -> None:
    text = "The Kremlin and the village of Oberdorf said"
    pieced = piece_text(text, WORDPIECES)
    seat = 1 << KINDS.index("seat")
    named = {
        text[s:e]: k for s, e, k in zip(pieced.starts, pieced.ends, pieced.gazetteer, strict=True)
    }
    of_name = [k for word, k in named.items() if word in "Kremlin"]
    assert of_name
    assert set(of_name) == {seat}
    assert named["village"] == named["said"] == 0
