"""Entities: a mention is right if span and kind are, once."""

from pathlib import Path

import msgspec
import pytest

from benchmarks.entities.corpus import (
    Mention,
    MentionRow,
    load_articles,
    load_predictions,
    load_sentences,
    write_predictions,
)
from benchmarks.entities.metric import make_figures, tally_text
from benchmarks.entities.run import CASES
from benchmarks.errors import CorpusError
from benchmarks.layers import FoundMention
from benchmarks.scoring import compute_scores

WANTED = (Mention(start=0, end=5, kind="Person"), Mention(start=9, end=13, kind="Location"))
FIGURES = make_figures(("Person", "Location"))


def score(*found: tuple[int, int, str, float]) -> dict[str, float]:
    tally = tally_text([FoundMention(*mention) for mention in found], WANTED)
    scores = compute_scores(FIGURES, [tally], resamples=0)
    return {name: round(figure.value, 2) for name, figure in scores.items()}


def test_all_right_is_a_hundred() -> None:
    figures = score((0, 5, "Person", 1.0), (9, 13, "Location", 1.0))
    assert figures["f1"] == figures["person_f1"] == figures["span_f1"] == 100
    assert figures["calibration_error"] == 0


def test_nothing_found_is_nothing() -> None:
    assert score()["f1"] == 0


def test_one_letter_off_is_wrong() -> None:
    figures = score((0, 4, "Person", 0.9), (9, 13, "Location", 0.9))
    assert figures["f1"] == figures["precision"] == figures["recall"] == 50


def test_another_kind_is_wrong_but_its_span_is_right() -> None:
    figures = score((0, 5, "Location", 0.5))
    assert figures["f1"] == 0
    assert figures["span_f1"] == pytest.approx(66.67, abs=0.01)


def test_a_mention_found_twice_is_right_once() -> None:
    figures = score((0, 5, "Person", 1.0), (0, 5, "Person", 1.0))
    assert figures["precision"] == 50
    assert figures["recall"] == 50


def test_confidence_that_is_too_high_shows() -> None:
    assert score((0, 4, "Person", 0.95))["calibration_error"] == 0.95


def test_tokens_become_a_text_with_spans(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    tokens = [["Ada", "B-Person"], ["Sow", "I-Person"], ["left", "O"], ["Chad", "I-Location"]]
    path.write_bytes(msgspec.json.encode({"id": "a", "sentences": [tokens, [[".", "O"]]]}))
    (row,) = load_articles(path)
    assert row.text == "Ada Sow left Chad ."
    spans = [(row.text[m.start : m.end], m.kind) for m in row.mentions]
    assert spans == [("Ada Sow", "Person"), ("Chad", "Location")]


def test_sentences_of_columns_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "politics.txt"
    path.write_text("Greens\tB-politicalparty\nwon\tO\n\nRain\tO\n", encoding="utf8")
    assert [row.text for row in load_sentences(path)] == ["Greens won", "Rain"]


def test_a_broken_tag_is_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "politics.txt"
    path.write_text("Greens\tX\n", encoding="utf8")
    with pytest.raises(CorpusError, match="line 2"):
        load_sentences(path)


def test_predictions_come_back_as_they_were_written(tmp_path: Path) -> None:
    row = MentionRow(id="a", text="Ada left Chad", mentions=WANTED)
    found = {"a": [FoundMention(0, 3, "Person", 0.75)]}
    path = tmp_path / "found.jsonl"
    write_predictions(path, [row], found)
    assert load_predictions(path, {"a": row.text}) == found


def test_predictions_outside_the_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    write_predictions(path, [MentionRow(id="a")], {"a": [FoundMention(0, 99, "Person", 1.0)]})
    with pytest.raises(CorpusError, match="outside the 4 characters"):
        load_predictions(path, {"a": "Rain"})


@pytest.mark.parametrize("change", CASES.values())
def test_changed_case_moves_no_character(change: object) -> None:
    text = "İzmir, STRASSE, ﬁre and straße"
    assert callable(change)
    assert len(change(text)) == len(text)
