"""Files of predicted mentions, trees and readings: scored without a reader, or refused."""

import json
from pathlib import Path

import pytest

import benchmarks.entities.run
import benchmarks.readings.run
import benchmarks.trees.run
from benchmarks.entities.corpus import load_predictions as load_mentions
from benchmarks.entities.metric import make_figures, tally_text
from benchmarks.errors import CorpusError, MissingDataError, UnknownAnnotatorError
from benchmarks.layers import FoundMention
from benchmarks.options import Options
from benchmarks.readings.corpus import Place, PlaceText, load_relocar
from benchmarks.readings.predictions import load_predictions as load_readings
from benchmarks.results import Result
from benchmarks.scoring import compute_scores
from benchmarks.trees.corpus import load_documents

ARTICLE = {
    "id": "a1",
    "sentences": [
        [["Ida", "B-Person"], ["Vane", "I-Person"], ["left", "O"], ["Sauda", "B-Location"]],
        [["Rain", "O"], ["fell", "O"]],
    ],
}
MENTIONS = [
    {"start": 0, "end": 8, "kind": "Person", "confidence": 0.9},
    {"start": 14, "end": 19, "kind": "Location", "confidence": 0.7},
]
TREE = """\
# newdoc id = d1
1\tRain\train\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""
SAMPLE = PlaceText("literal-0", "Rain in Oslo.", (Place(8, 12, "literal"),))


def write(path: Path, *lines: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def values(result: Result, *names: str) -> list[float]:
    return [result.scores[name].value for name in names]


@pytest.fixture
def found(tmp_path: Path) -> Path:
    return tmp_path / "found"


def test_mentions_of_another_system_are_scored(tmp_path: Path, found: Path) -> None:
    write(tmp_path / "entities" / "worldwide-dev.jsonl", ARTICLE)
    write(found, {"id": "a1", "mentions": MENTIONS[:1]})
    back = tmp_path / "back"
    result = benchmarks.entities.run.run(
        Options(data=tmp_path, predictions_in=found, predictions=back)
    )
    assert values(result, "precision", "recall", "person_f1", "location_f1") == [100, 50, 100, 0]
    assert values(result, "calibration_error") == [pytest.approx(0.1)]
    assert (result.task, result.model_sha256, result.n_documents) == ("entities", None, 1)
    assert load_mentions(back, {"a1": "Ida Vane left Sauda Rain fell"}) == {
        "a1": [FoundMention(0, 8, "Person", 0.9)]
    }


def test_mentions_without_a_confidence_are_no_certainties() -> None:
    tally = tally_text([FoundMention(0, 8, "Person", None)], [])
    error = compute_scores(make_figures(("Person",)), [tally], resamples=0)["calibration_error"]
    assert (error.value, error.n) == (0, 0)


def test_politics_is_scored_sentence_by_sentence(tmp_path: Path, found: Path) -> None:
    rows = "Greens\tB-politicalparty\nwon\tO\n\nGreens\tB-misc\n"
    write(tmp_path / "entities" / "crossner-politics-dev.txt", rows)
    greens = {"start": 0, "end": 6, "kind": "politicalparty"}
    write(found, *({"id": f"sentence-{n}", "mentions": [greens]} for n in (1, 2)))
    result = benchmarks.entities.run.run_politics(Options(data=tmp_path, predictions_in=found))
    assert values(result, "f1", "politicalparty_f1", "misc_f1", "span_f1") == [
        50,
        pytest.approx(200 / 3, abs=0.001),
        0,
        100,
    ]


@pytest.mark.parametrize(
    ("mention", "reason"),
    [
        ({"start": 3, "end": 3, "kind": "Person"}, "lies outside"),
        ({"start": -1, "end": 3, "kind": "Person"}, "lies outside"),
        ({"start": 0, "end": 3, "kind": "Person", "confidence": 1.5}, "no probability"),
        ({"start": 0, "end": 3}, "kind"),
    ],
)
def test_a_faulty_mention_is_refused_with_its_reason(
    found: Path, mention: object, reason: str
) -> None:
    write(found, {"id": "a1", "mentions": [mention]})
    with pytest.raises(CorpusError, match=reason):
        load_mentions(found, {"a1": "Rain fell."})


def test_trees_of_another_system_are_scored(tmp_path: Path, found: Path) -> None:
    write(tmp_path / "trees" / "ewt-dev.conllu", TREE)
    write(found, TREE.replace("2\tpunct", "1\tpunct").replace("nsubj", "nsubj:pass"))
    result = benchmarks.trees.run.run(Options(data=tmp_path, predictions_in=found))
    two_thirds, one_third = (pytest.approx(x, abs=0.001) for x in (200 / 3, 100 / 3))
    assert values(result, "uas", "las", "las_subtypes", "upos") == [
        two_thirds,
        two_thirds,
        one_third,
        100,
    ]
    assert "raw_las" not in result.scores


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("\t2\tpunct", "\t9\tpunct", "line 4: head '9' is none of 0 to 3"),
        ("\t2\tpunct", "\t_\tpunct", "line 4: head '_'"),
        ("\t2\tpunct", "\t-1\tpunct", "line 4: head '-1'"),
        ("3\t.", "x\t.", "line 4: 'x' is no number"),
        ("1\tRain", "# a late comment\n1\tRain", ""),
    ],
)
def test_a_faulty_line_of_a_tree_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    path = write(tmp_path / "trees.conllu", TREE.replace(old, new))
    if not reason:
        assert len(load_documents(path)[0].sentences[0]) == 3
        return
    with pytest.raises(CorpusError, match=reason):
        load_documents(path)


def write_sealed(data: Path) -> None:
    """A split of ReLocaR in files of its own."""
    write(data / "places" / "relocar_literal_sealed.txt", "Oslo<SEP>Rain in <ENT>Oslo<ENT>.")
    write(data / "places" / "relocar_metonymic_sealed.txt", "Oslo<SEP><ENT>Oslo<ENT> agreed.")


def test_readings_of_another_system_are_scored(tmp_path: Path, found: Path) -> None:
    write_sealed(tmp_path)
    write(
        found,
        {"id": "literal-0", "start": 8, "end": 12, "class": "literal"},
        {"id": "metonymic-0", "start": 0, "end": 4, "class": "modifier"},
    )
    back = tmp_path / "back"
    options = Options(data=tmp_path, split="sealed", predictions_in=found, predictions=back)
    result = benchmarks.readings.run.run(options)
    assert values(result, "relocar_accuracy") == [50]
    assert set(result.scores) == {"relocar_accuracy"}
    assert len(result.data) == 2
    texts = load_relocar(tmp_path, "sealed")
    assert load_readings(back, texts) == load_readings(found, texts)


def test_a_split_that_relocar_has_not_is_named(tmp_path: Path) -> None:
    write_sealed(tmp_path)
    with pytest.raises(MissingDataError, match=r"relocar_literal_summer\.txt"):
        load_relocar(tmp_path, "summer")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], r"literal-0 \[8, 12\] has no line"),
        ([{"start": 8, "end": 11}], "is no mention of the corpus"),
        ([{}, {}], "line 3: .*was given before"),
        ([{"confidence": 2}], "no probability"),
        ([{"class": "poetic"}], "poetic"),
    ],
)
def test_faulty_readings_are_refused(
    found: Path, lines: list[dict[str, object]], reason: str
) -> None:
    row = {"id": "literal-0", "start": 8, "end": 12, "class": "literal"}
    write(found, {**row, "id": "elsewhere"}, *({**row, **line} for line in lines))
    with pytest.raises(CorpusError, match=reason):
        load_readings(found, [SAMPLE])


@pytest.mark.parametrize(
    "run", [benchmarks.entities.run.run, benchmarks.trees.run.run, benchmarks.readings.run.run]
)
def test_an_unknown_annotator_is_answered_with_those_there_are(tmp_path: Path, run: object) -> None:
    write(tmp_path / "entities" / "worldwide-sealed.jsonl", ARTICLE)
    write(tmp_path / "trees" / "ewt-sealed.conllu", TREE)
    write_sealed(tmp_path)
    assert callable(run)
    with pytest.raises(UnknownAnnotatorError, match="whence"):
        run(Options(data=tmp_path, split="sealed", annotator="oracle"))


def test_a_sentence_changed_a_little_is_on_one_side_only(tmp_path: Path) -> None:
    sentence = "in the long summer of the first war the town of <ENT>Oslo<ENT> was {} its walls"
    lines = [f"Oslo<SEP>{sentence.format('outside')}", *["Oslo<SEP><ENT>Oslo<ENT> {}"] * 3]
    lines = [line.format(n) for n, line in enumerate(lines)]
    lines.append(f"Oslo<SEP>{sentence.format('behind')}")
    write(tmp_path / "places" / "relocar_literal_train.txt", *lines)
    write(tmp_path / "places" / "relocar_metonymic_train.txt", "Oslo<SEP><ENT>Oslo<ENT> agreed.")
    dev, train = (load_relocar(tmp_path, split) for split in ("dev", "train"))
    assert [sample.id for sample in dev] == ["literal-4"]
    assert [sample.id for sample in train] == [*(f"literal-{n}" for n in (1, 2, 3)), "metonymic-0"]
