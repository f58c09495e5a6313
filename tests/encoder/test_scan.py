"""One pass over any text gives every layer, with spans inside the text, the same each time."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whence.encoder.scan as scanning
from whence.annotate import read_layers
from whence.encoder.sentences import find_piece, pieces_of_words
from whence.encoder.session import load_reader
from whence.encoder.windows import piece_text

REPORT = (
    "Harbour strike ends after nine days\n\n"
    "LISBON — Dock workers in Setubal returned to work on Monday, the port authority said. "
    "Their union had asked for a rise of 6 percent; it got four.\n\n"
    "“We lost nine days and won a promise,” said Ines Prado, who speaks for the union."
)


def test_the_same_text_gives_the_same_scan() -> None:
    first, second = (read_layers(REPORT) for _ in range(2))
    assert first.frames() == second.frames()
    assert first.mentions() == second.mentions()
    assert first.trees == second.trees
    assert np.array_equal(first.scan.readings, second.scan.readings)


def test_every_sentence_has_a_tree_with_one_root() -> None:
    layers = read_layers(REPORT)
    assert len(layers.sentences) == len(layers.trees)
    for sentence, tree in zip(layers.sentences, layers.trees, strict=True):
        assert tree is not None
        assert len(tree.heads) == len(sentence)
        assert tree.heads.count(0) == 1


def test_a_paragraph_begins_a_sentence() -> None:
    starts = {sentence[0][0] for sentence in read_layers(REPORT).sentences}
    paragraphs = {0, REPORT.index("LISBON"), REPORT.index("“We")}
    assert paragraphs <= starts


def test_words_of_sentences_that_are_given_are_kept() -> None:
    text = "Rain fell. The river rose."
    words = (((0, 4), (5, 9), (9, 10)), ((11, 14), (15, 20), (21, 25), (25, 26)))
    layers = read_layers(text, sentences=words)
    assert tuple(layers.sentences) == words


def test_a_long_text_is_read_in_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join([REPORT] * 6)
    whole = read_layers(text)
    monkeypatch.setattr(scanning, "SECTION", 300)
    parts = read_layers(text)
    assert [s[0] for s in parts.sentences] == sorted({s[0] for s in parts.sentences})
    n_words = sum(map(len, whole.sentences))
    assert sum(map(len, parts.sentences)) == n_words
    assert np.array_equal(parts.scan.pieced.ids, whole.scan.pieced.ids)
    for layers in (whole, parts):
        cues = [frame.cue[0].of(text) for frame in layers.frames()]
        assert cues.count("said") == 12


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    layers = read_layers(text)
    mentions = layers.mentions()
    assert all(0 <= m.start < m.end <= len(text) and 0 <= m.probability <= 1 for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    words = [word for sentence in layers.sentences for word in sentence]
    assert all(left[1] <= right[0] for left, right in pairwise(words))
    assert len(layers.trees) == len(layers.sentences)


def test_a_word_is_read_at_the_first_piece_that_begins_in_it() -> None:
    text = "They don’t know."
    pieced = piece_text(text, load_reader()[0].wordpieces)
    pieces = [text[s:e] for s, e in zip(pieced.starts, pieced.ends, strict=True)]
    assert pieces[find_piece(pieced, (7, 10))] == "’"  # the piece "don" began in "do"
    first, last = pieces_of_words(pieced, [(0, 4), (7, 10)])
    assert [pieces[i] for i in first] == ["They", "’"]
    assert [pieces[i] for i in last] == ["They", "t"]
