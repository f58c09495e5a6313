"""Training texts with dependency trees: EWT, and GUM's cleanly licensed genres."""

from pathlib import Path

import numpy as np

from benchmarks.trees.corpus import TreeDocument, load_documents
from training.examples import LabelledText, Words
from whence.encoder.sentences import pieces_of_words
from whence.encoder.trees import RELATIONS, UPOS
from whence.encoder.windows import piece_text
from whence.encoder.wordpiece import WordPieces

GUM_KEPT = "GUM_news"  # these documents are a dev set of their own; training leaves them out


def load_ewt(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """English web text."""
    return [_label(d, wordpieces) for d in load_documents(data / "trees/ewt-train.conllu")]


def load_gum(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """GUM without its news."""
    return [
        _label(document, wordpieces)
        for path in sorted((data / "trees/gum").glob("*.conllu"))
        if not path.name.startswith(GUM_KEPT)
        for document in load_documents(path)
    ]


def _label(document: TreeDocument, wordpieces: WordPieces) -> LabelledText:
    pieced = piece_text(document.text, wordpieces)
    starts = np.zeros(len(pieced.ids), dtype=np.int64)
    columns: list[tuple[int, ...]] = []
    for k, sentence in enumerate(document.sentences):
        base = len(columns)
        spans = [word.span for word in sentence]
        for word, first, last in zip(sentence, *pieces_of_words(pieced, spans), strict=True):
            head = word.tree.head + base if word.tree.head else 0
            kinds = RELATIONS.index(word.tree.relation), UPOS.index(word.tree.upos)
            columns.append((int(first), int(last), k, head, *kinds))
        starts[columns[base][0]] = 1
    starts[0] = 1
    return LabelledText(
        document.id,
        document.text,
        pieced,
        sentences=starts,
        words=Words(*(np.array(column, dtype=np.int64) for column in zip(*columns, strict=True))),
    )
