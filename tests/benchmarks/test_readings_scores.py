"""Readings of places: figures are what they say, and the annotations hold no text."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.errors import CorpusError, UnknownSplitError
from benchmarks.readings.corpus import ANNOTATIONS, load_geowebnews, load_relocar
from benchmarks.readings.metric import (
    GEOWEBNEWS_FIGURES,
    RELOCAR_FIGURES,
    tally_groups,
    tally_relocar,
)
from benchmarks.scoring import compute_scores


def score(found: list[str], wanted: list[str]) -> dict[str, float]:
    scores = compute_scores(GEOWEBNEWS_FIGURES, [tally_groups(found, wanted)], resamples=0)
    return {name: round(figure.value, 1) for name, figure in scores.items()}


def test_all_right_is_a_hundred() -> None:
    groups = ["literal", "metonymic", "demonym", "modifier"]
    figures = score(groups, groups)
    assert set(figures.values()) == {100.0}


def test_a_class_that_is_never_found_pulls_the_mean_down() -> None:
    figures = score(["literal", "literal"], ["literal", "metonymic"])
    assert figures["literal_f1"] == 66.7
    assert figures["metonymic_f1"] == 0
    assert figures["geowebnews_macro_f1"] == 16.7
    assert figures["geowebnews_accuracy"] == 50
    assert figures["geowebnews_kappa"] == 0


def test_a_modifier_counts_as_no_metonym_in_relocar() -> None:
    tally = tally_relocar(["modifier", "metonymic"], ["literal", "literal"])
    (accuracy,) = compute_scores(RELOCAR_FIGURES, [tally], resamples=0).values()
    assert accuracy.value == 50


def write_relocar(folder: Path, literal: list[str], metonymic: list[str]) -> None:
    (folder / "places").mkdir()
    for kind, names in (("literal", literal), ("metonymic", metonymic)):
        lines = [f"Oslo<SEP>{name} in <ENT>Oslo<ENT>." for name in names]
        path = folder / "places" / f"relocar_{kind}_train.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf8")


def test_every_fifth_sample_is_dev_and_its_sentence_is_nowhere_in_train(tmp_path: Path) -> None:
    write_relocar(tmp_path, ["a", "b", "c", "d", "e", "f"], ["e", "g"])
    dev, train = (load_relocar(tmp_path, split) for split in ("dev", "train"))
    assert [sample.text for sample in dev] == ["e in Oslo."]
    assert [sample.text[0] for sample in train] == ["a", "b", "c", "d", "f", "g"]
    (place,) = dev[0].places
    assert dev[0].text[place.start : place.end] == "Oslo"


def test_a_sample_without_its_marks_is_named_by_line(tmp_path: Path) -> None:
    write_relocar(tmp_path, ["a"], ["b"])
    path = tmp_path / "places" / "relocar_literal_train.txt"
    path.write_text("Oslo<SEP>nothing marked\n", encoding="utf8")
    with pytest.raises(CorpusError, match="line 1"):
        load_relocar(tmp_path, "dev")


def test_a_split_without_annotations_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(UnknownSplitError, match="dev, train"):
        load_geowebnews(tmp_path, "summer")


def test_the_gold_is_the_one_that_the_data_card_names() -> None:
    card = (ANNOTATIONS / "README.md").read_text(encoding="utf8")
    for name in ("dev", "dev-second"):
        digest = sha256((ANNOTATIONS / "geowebnews" / f"{name}.jsonl").read_bytes()).hexdigest()
        assert digest[:16] in card


def test_annotations_hold_no_text() -> None:
    for path in (ANNOTATIONS / "geowebnews").glob("*.jsonl"):
        words = set(re.findall(r"[A-Za-z]+", path.read_text(encoding="utf8")))
        known = "id start end class reading null literal metonymic demonym modifier place "
        known += "government people team organisation"
        assert words <= set(known.split())


def test_mentions_of_the_set_re_read_to_a_word(data: Path) -> None:
    for split in ("dev", "train"):
        for document in load_geowebnews(data, split):
            for place in document.places:
                assert document.text[place.start : place.end].strip()
