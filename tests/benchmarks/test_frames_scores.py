"""Scores of frames inside frames, on reporting of our own."""

import msgspec
import pytest

from benchmarks.attribution.corpus import Attribution
from benchmarks.frames.corpus import GoldFrame, join_wrapped_lines
from benchmarks.frames.metric import FIGURES, tally_document
from benchmarks.scoring import Score, compute_scores
from tests.benchmarks.marked import mark

RELAYED = (
    "[content:[2source:The governor] had [2cue:demanded] [2content:an answer by noon]], "
    "[source:the state news agency] [cue:reported]."
)


def gold_of(attributions: list[Attribution]) -> list[GoldFrame]:
    """The first frame is the outer one of all that follow it."""
    return [
        GoldFrame(source=a.source, cue=a.cue, content=a.content, outer=0 if i else None)
        for i, a in enumerate(attributions)
    ]


def score(text: str, found: list[Attribution], wanted: list[GoldFrame]) -> dict[str, Score]:
    return compute_scores(FIGURES, [tally_document(text, found, wanted)], resamples=0)


def test_outer_and_inner_frames_are_both_found() -> None:
    text, frames = mark(RELAYED)
    scores = score(text, frames, gold_of(frames))
    assert {s.value for s in scores.values()} == {100.0}
    assert [scores[f"{group}_relaxed_f1"].n for group in ("outer", "inner")] == [1, 1]


def test_a_reader_silent_about_inner_frames_loses_them_only() -> None:
    text, frames = mark(RELAYED)
    scores = score(text, frames[:1], gold_of(frames))
    assert scores["outer_relaxed_f1"].value == 100
    assert scores["inner_relaxed_f1"].value == 0
    assert scores["relaxed_f1"].value == pytest.approx(100 * 2 / 3, abs=0.001)


def test_an_invented_inner_frame_costs_precision_of_inner_frames_only() -> None:
    text, frames = mark(RELAYED)
    wanted = gold_of(frames)[:1]
    scores = score(text, frames, wanted)
    assert scores["outer_exact_f1"].value == 100
    assert scores["inner_relaxed_f1"].value == 0
    assert scores["exact_f1"].value == pytest.approx(100 * 2 / 3, abs=0.001)


def test_a_moved_edge_is_relaxed_right_and_exactly_wrong() -> None:
    text, frames = mark(RELAYED)
    _, moved = mark(RELAYED.replace("[source:the state news", "the [source:state news"))
    scores = score(text, moved, gold_of(frames))
    assert scores["outer_relaxed_f1"].value == 100
    assert scores["outer_exact_f1"].value == 0
    assert scores["inner_exact_f1"].value == 100


def test_narration_and_continued_quotes_have_no_cue_and_do_not_count() -> None:
    text, frames = mark("[content:“It fell.”] said nobody. [2content:Rain went on.]")
    scores = score(text, frames, gold_of(frames))
    assert scores["relaxed_f1"].n == 0
    assert scores["relaxed_f1"].value == 0


def test_a_frame_counts_as_found_from_half_its_content() -> None:
    text, frames = mark("[source:Vane] [cue:said] [content:the road to the coast was shut].")
    _, most = mark("[source:Vane] [cue:said] the [content:road to the coast was] shut.")
    _, little = mark("[source:Vane] [cue:said] the road to the coast [content:was shut].")
    wanted = gold_of(frames)
    assert score(text, most, wanted)["all_found"].value == 100
    assert score(text, little, wanted)["all_found"].value == 0
    assert score(text, little, wanted)["relaxed_f1"].value == 100


def test_wrapped_lines_are_joined_and_nothing_moves() -> None:
    text = "Fuel ran\nshort in Sauda.\n\nThe mayor said\nso.\n"
    joined = join_wrapped_lines(text)
    assert joined == "Fuel ran short in Sauda.\n\nThe mayor said so. "
    assert len(joined) == len(text)


def test_the_marks_of_a_nested_frame_read_as_meant() -> None:
    text, frames = mark(RELAYED)
    shown = [[text[s:e] for s, e in part] for f in frames for part in (f.source, f.cue, f.content)]
    assert shown[:2] == [["the state news agency"], ["reported"]]
    assert shown[3:] == [["The governor"], ["demanded"], ["an answer by noon"]]
    assert msgspec.structs.asdict(frames[0])["confidence"] is None
