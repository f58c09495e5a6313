"""Corpora and predictions from outside: what is taken, and what is refused with a reason."""

import json
from pathlib import Path

import pytest

from benchmarks.annotators import find_annotator
from benchmarks.attribution.corpus import AttributionRow, load_gold, load_predictions
from benchmarks.attribution.run import run
from benchmarks.corpus import find_split
from benchmarks.errors import (
    CorpusError,
    MissingDataError,
    UnknownAnnotatorError,
    UnknownSplitError,
)
from benchmarks.options import Options, read_options
from tests.benchmarks.marked import mark

TEXT, GOLD = mark("[source:Marsh] [cue:warned] [content:that the bridge would fall].")
TEXTS = {"a1": TEXT}


def line(**fields: object) -> str:
    whole: dict[str, object] = {"id": "a1", "text": TEXT, "attributions": []}
    return json.dumps(whole | fields, ensure_ascii=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpora" / "attribution"
    folder.mkdir(parents=True)
    (attribution,) = GOLD
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    for split, name in (("dev", "a1"), ("sealed", "b1")):
        row = line(id=name, attributions=[roles])
        (folder / f"polnear-{split}.jsonl").write_text(row + "\n", encoding="utf-8")
    return folder.parent


def load(tmp_path: Path, *lines: str) -> int:
    file = tmp_path / "found.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return len(load_predictions(file, AttributionRow, TEXTS))


def test_a_line_may_leave_the_text_out(tmp_path: Path) -> None:
    assert load(tmp_path, json.dumps({"id": "a1", "attributions": []})) == 1


def test_lines_of_other_documents_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert load(tmp_path, line(id="z9", text="Elsewhere."), "", line()) == 1


@pytest.mark.parametrize(
    ("faulty", "reason"),
    [
        ("{", "line 1"),
        ("[]", "Expected `object`"),
        ('{"id": "a1"}', "attributions"),
        (line(text="Another text."), "not that of the corpus"),
        (line(attributions=[{"content": [[0, 999]]}]), "content [0, 999] lies outside"),
        (line(attributions=[{"cue": [[-1, 3]]}]), "lies outside"),
        (line(attributions=[{"source": [[5, 3]]}]), "lies outside"),
        (line(attributions=[{"source": [[1, 2, 3]]}]), "length 2"),
        (line(attributions=[{"source": [["1", 2]]}]), "Expected `int`"),
        (line(attributions=[{"confidence": 1.5}]), "no probability"),
        (line(attributions=[{"confidence": "high"}]), "float"),
    ],
)
def test_a_faulty_line_is_refused_with_its_reason(tmp_path: Path, faulty: str, reason: str) -> None:
    with pytest.raises(CorpusError) as caught:
        load(tmp_path, faulty)
    assert "found.jsonl, line 1" in str(caught.value)
    assert reason in str(caught.value)


def test_a_second_line_for_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="line 2: a second line for a1"):
        load(tmp_path, line(), line())


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "found.jsonl"
    file.write_bytes(b'{"id": "a\xff\xfe"}')
    with pytest.raises(CorpusError, match="line 1"):
        load_predictions(file, AttributionRow, TEXTS)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match=r"nowhere\.jsonl"):
        load_predictions(tmp_path / "nowhere.jsonl", AttributionRow, TEXTS)


def test_an_unknown_split_is_answered_with_those_there_are(corpus: Path) -> None:
    with pytest.raises(UnknownSplitError, match=r"'test'.*: dev, sealed"):
        find_split(corpus, "attribution/polnear-{split}.jsonl", "test")


def test_a_split_is_no_path(corpus: Path) -> None:
    with pytest.raises(UnknownSplitError):
        find_split(corpus, "attribution/polnear-{split}.jsonl", "../polnear-dev")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="--data"):
        find_split(tmp_path, "attribution/polnear-{split}.jsonl", "dev")


def test_held_out_splits_of_the_same_layout_load(corpus: Path) -> None:
    path = find_split(corpus, "attribution/polnear-{split}.jsonl", "sealed")
    assert [row.id for row in load_gold(path, AttributionRow)] == ["b1"]


def test_an_unknown_annotator_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownAnnotatorError, match="whence"):
        find_annotator("oracle")


def test_a_predictions_file_is_scored_and_written_back(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, back = corpus / "attribution" / "polnear-dev.jsonl", tmp_path / "back.jsonl"
    result = run(Options(data=corpus, predictions_in=file, predictions=back))
    printed = capsys.readouterr().out
    assert result.scores["full_exact_f1"].value == 100
    assert (result.annotator, result.model_sha256) == ("polnear-dev.jsonl", None)
    assert load_gold(back, AttributionRow) == load_gold(file, AttributionRow)
    for shown in ("full relaxed F1", "Citron", "people", "62.4", "78.5"):
        assert shown in printed


def test_a_document_without_a_line_counts_as_empty_and_is_told(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("", encoding="utf-8")
    result = run(Options(data=corpus, predictions_in=nothing))
    assert result.scores["full_relaxed_f1"].value == 0
    assert "1 documents have no line" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--limit", "0"], ["--limit", "x"], ["--nonsense"]])
def test_faulty_options_end_with_code_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        read_options("attribution", "Scores.", words)
    assert caught.value.code == 2


def test_options_are_read() -> None:
    words = ["--split", "train", "--limit", "3", "--predictions", "out.jsonl"]
    options = read_options("attribution", "Scores.", words)
    assert (options.split, options.limit) == ("train", 3)
    assert options.predictions == Path("out.jsonl")
