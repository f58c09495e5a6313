"""Trees: attachment by hand-made sentences, words given or cut by the reader."""

from pathlib import Path

import pytest

from benchmarks.errors import CorpusError
from benchmarks.layers import FoundWord
from benchmarks.scoring import compute_scores
from benchmarks.trees.corpus import load_documents, load_predictions, write_predictions
from benchmarks.trees.metric import FIGURES, RAW_FIGURES, tally_raw, tally_trees

CONLLU = """\
# newdoc id = harbour
# newpar
# text = Ships don't wait.
1\tShips\tship\tNOUN\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\twait\twait\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newpar
1\tTides\ttide\tNOUN\t_\t_\t2\tnsubj:outer\t_\t_
2\tturn\tturn\tVERB\t_\t_\t0\troot\t_\t_
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "ewt-dev.conllu"
    path.write_text(CONLLU, encoding="utf8")
    return path


def test_a_document_is_read_with_the_spans_of_its_words(corpus: Path) -> None:
    (document,) = load_documents(corpus)
    assert document.text == "Ships don't wait.\n\nTides turn"
    words = [document.text[slice(*w.span)] for s in document.sentences for w in s]
    assert words == ["Ships", "do", "n't", "wait", ".", "Tides", "turn"]


def test_heads_relations_and_speech_are_counted_apart(corpus: Path) -> None:
    (document,) = load_documents(corpus)
    found = [[word.tree for word in sentence] for sentence in document.sentences]
    found[0][0] = FoundWord(4, "obj", "NOUN")  # relation wrong
    found[0][1] = FoundWord(1, "aux", "AUX")  # head wrong
    found[1][0] = FoundWord(2, "nsubj", "PROPN")  # subtype and speech wrong
    scores = compute_scores(FIGURES, [tally_trees(found, document.sentences)], resamples=0)
    shown = {name: round(score.value, 1) for name, score in scores.items()}
    assert shown == {"uas": 85.7, "las": 71.4, "las_subtypes": 57.1, "upos": 85.7}


def test_words_that_the_reader_cut_otherwise_count_against_it(corpus: Path) -> None:
    (document,) = load_documents(corpus)
    own = [[(word.span, word.tree) for word in sentence] for sentence in document.sentences]
    scores = compute_scores(RAW_FIGURES, [tally_raw(own, document.sentences)], resamples=0)
    assert {score.value for score in scores.values()} == {100.0}
    joined = [[*own[0][:1], ((6, 11), FoundWord(3, "aux", "AUX")), *own[0][3:]], own[1]]
    joined[0] = [(span, word._replace(head=min(word.head, 3))) for span, word in joined[0]]
    scores = compute_scores(RAW_FIGURES, [tally_raw(joined, document.sentences)], resamples=0)
    assert scores["raw_words"].value == pytest.approx(100 * 2 * 5 / (6 + 7), abs=0.01)
    assert scores["raw_las"].value == pytest.approx(100 * 2 * 5 / (6 + 7), abs=0.01)


def test_predictions_come_back_as_they_were_written(corpus: Path, tmp_path: Path) -> None:
    documents = load_documents(corpus)
    found = {"harbour": [[FoundWord(0, "root", "X")] * 5, [FoundWord(0, "root", "X")] * 2]}
    path = tmp_path / "found.conllu"
    write_predictions(path, documents, found)
    assert load_predictions(path, documents) == found


def test_predictions_of_other_words_are_refused(corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "found.conllu"
    path.write_text(CONLLU.replace("Tides", "Waves of"), encoding="utf8")
    with pytest.raises(CorpusError, match="harbour"):
        load_predictions(path, load_documents(corpus))


def test_a_line_with_too_few_columns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("1\tShips\tship\n", encoding="utf8")
    with pytest.raises(CorpusError, match="line 1: 3 columns"):
        load_documents(path)
