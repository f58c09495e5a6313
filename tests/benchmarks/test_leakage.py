"""No sentence of a dev split is trained on."""

import json
from pathlib import Path

from benchmarks.leakage import EXCLUDED, TextRow, find_leaks, find_leaks_of_data
from training.corpora import CORPORA, load
from whence.encoder.card import WEIGHTS
from whence.encoder.wordpiece import WordPieces

SHARED = "Crews worked through the night to clear the northern road."


def test_a_sentence_is_found_again_under_other_marks_and_case() -> None:
    train = [
        TextRow("t1", f"Rain fell. {SHARED} More is due."),
        TextRow("t2", "“" + SHARED.upper().replace(".", "!”")),
        TextRow("t3", "Crews worked through the night."),
    ]
    dev = [TextRow("d1", f"One more day.\n{SHARED}\nThe road is open.")]
    assert sorted(find_leaks(train, dev)) == ["t1", "t2"]


def test_short_sentences_are_common_property() -> None:
    row = "The ministry did not answer our questions."
    assert find_leaks([TextRow("t1", row)], [TextRow("d1", row)]) == {}


def test_tokens_set_apart_are_the_same_sentence() -> None:
    train = [TextRow("t1", "The crews ca n't clear the road by Friday , he said .")]
    dev = [TextRow("d1", "The crews can't clear the road by Friday, he said.")]
    assert sorted(find_leaks(train, dev)) == ["t1"]


def test_every_training_document_that_shares_a_sentence_with_dev_is_excluded(data: Path) -> None:
    assert set(find_leaks_of_data(data)) == EXCLUDED


def test_the_recipe_leaves_excluded_documents_out(tmp_path: Path) -> None:
    leaked, kept = min(EXCLUDED), "varn-gazette_2016-03-03_rain"
    (tmp_path / "attribution").mkdir()
    (tmp_path / "chains").mkdir()
    rows = [{"id": name, "text": SHARED, "attributions": []} for name in (leaked, kept)]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "attribution" / "polnear-train.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "chains" / "train.jsonl").write_text("", encoding="utf-8")
    vocabulary = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").split("\n")
    (polnear,) = (corpus for corpus in CORPORA if corpus.name == "polnear")
    documents = load(polnear, tmp_path, WordPieces(vocabulary))
    assert [document.id for document in documents] == [kept]
