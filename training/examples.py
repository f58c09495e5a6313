"""Windows of pieces with labels: what the network learns from, whatever the corpus."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whence.encoder.windows import SIZE, PiecedText, cut_windows
from whence.encoder.wordpiece import WordPieces

MASKED = -1  # a piece that a layer says nothing about
POLNEAR, OWN = 0, 1  # conventions: what counts as a frame
_LOWER, _UPPER, _TITLE = 3, 4, 5  # case classes of encoder.windows
CORRUPTED = 0.04  # share of windows set all lower, all upper, or with all words capitalised
WITHOUT_GAZETTEER = 0.15  # share of windows read as if the codebook knew no name

Ints = NDArray[np.int64]


@dataclass
class Words:
    """Words of sentences: first and last piece, sentence, head (0 root), relation, speech."""

    first: Ints
    last: Ints
    sentence: Ints
    heads: Ints
    relations: Ints
    upos: Ints


@dataclass
class LabelledText:
    """One text with the layers that its corpus annotates; arrays have one entry a piece.

    ``tags`` are of the entity scheme ``scheme``; ``frames`` are pairs of the piece that a cue
    begins with and the labels of all pieces; a text with ``sentences`` (1 where one begins) is
    cut between sentences only.
    """

    id: str
    text: str
    pieced: PiecedText
    is_held_out: bool = False
    convention: int | None = None
    frames: list[tuple[int, Ints]] | None = None
    scheme: str | None = None
    tags: Ints | None = None
    readings: Ints | None = None
    sentences: Ints | None = None
    words: Words | None = None


@dataclass
class Example:
    """One window, the two marks at its ends included."""

    ids: Ints
    cases: Ints
    layouts: Ints
    gazetteer: Ints
    convention: int
    frames: list[tuple[int, Ints]] | None
    scheme: str | None
    labels: dict[str, Ints] = field(default_factory=dict)
    words: Words | None = None


def piece_range(pieced: PiecedText, start: int, end: int) -> tuple[int, int]:
    """Half-open range of the pieces that a span of characters touches."""
    first = int(np.searchsorted(pieced.ends, start, side="right"))
    return first, max(first, int(np.searchsorted(pieced.starts, end, side="left")))


def cut_sentences(starts: Ints, n: int, first: int) -> list[tuple[int, int]]:
    """Windows of whole sentences; a sentence longer than a window is left out."""
    windows = []
    edges = [*np.flatnonzero(starts == 1).tolist(), n]
    begin, limit = edges[0], first
    for left, right in pairwise(edges):
        if right - left > SIZE:
            if left > begin:
                windows.append((begin, left))
            begin, limit = right, SIZE
        elif right - begin > limit:
            if left > begin:
                windows.append((begin, left))
            begin, limit = left, SIZE
    if n > begin:
        windows.append((begin, n))
    return windows


def make_examples(
    texts: list[LabelledText], wordpieces: WordPieces, rng: random.Random
) -> Iterator[Example]:
    """Windows of one pass over some texts; seams fall elsewhere each time."""
    for text in texts:
        pieced = text.pieced
        n = len(pieced.ids)
        if text.sentences is not None:
            windows = cut_sentences(text.sentences, n, rng.randint(64, SIZE))
        else:
            windows = cut_windows(pieced.breaks, overlap=0, first=rng.randint(64, SIZE))
        for a, b in windows:
            cases, gazetteer = corrupt(pieced.cases[a:b], pieced.gazetteer[a:b], pieced, a, rng)
            labels = {}
            for name in ("tags", "readings", "sentences"):
                whole = getattr(text, name)
                if whole is not None:
                    labels[name] = np.pad(whole[a:b], 1, constant_values=MASKED)
            frames = None
            if text.frames is not None:
                here = {anchor: own for anchor, own in text.frames if a <= anchor < b}
                frames = [(anchor - a + 1, np.pad(own[a:b], 1)) for anchor, own in here.items()]
            convention = rng.randint(0, 1) if text.convention is None else text.convention
            yield Example(
                ids=np.array([wordpieces.classify, *pieced.ids[a:b], wordpieces.separate]),
                cases=np.pad(cases, 1),
                layouts=np.pad(pieced.layouts[a:b], 1),
                gazetteer=np.pad(gazetteer, 1),
                convention=convention,
                frames=frames,
                scheme=text.scheme,
                labels=labels,
                words=cut_words(text.words, a, b),
            )


def cut_words(words: Words | None, a: int, b: int) -> Words | None:
    """Words of the sentences in a window; pieces and heads count from the window's own start."""
    if words is None:
        return None
    here = np.flatnonzero((words.first >= a) & (words.first < b))
    if not len(here):
        return None
    shift = here[0]
    return Words(
        first=words.first[here] - a + 1,
        last=np.minimum(words.last[here], b - 1) - a + 1,
        sentence=words.sentence[here],
        heads=np.where(words.heads[here] > 0, words.heads[here] - shift, 0),
        relations=words.relations[here],
        upos=words.upos[here],
    )


def corrupt(
    cases: Ints, gazetteer: Ints, pieced: PiecedText, a: int, rng: random.Random
) -> tuple[Ints, Ints]:
    """Now and then take case or codebook away, as some feeds and new names do."""
    if rng.random() < WITHOUT_GAZETTEER:
        gazetteer = np.zeros_like(gazetteer)
    kind = rng.random() / CORRUPTED
    letters = cases >= _LOWER
    if kind < 1:
        return np.where(letters, _LOWER, cases), np.zeros_like(gazetteer)
    if kind < 2:  # noqa: PLR2004
        return np.where(letters, _UPPER, cases), gazetteer
    if kind < 3:  # noqa: PLR2004
        ends = np.r_[-1, pieced.ends[a : a + len(cases) - 1]] if len(cases) else cases
        begins = pieced.starts[a : a + len(cases)] > ends
        return np.where((cases == _LOWER) & begins, _TITLE, cases), gazetteer
    return cases, gazetteer
