"""What runs the network, and what it gives back: ONNX in the product, torch while training."""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from whence.encoder.entities import Scheme

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class WindowInput(NamedTuple):
    """Pieces of some windows with their features [windows, pieces], and one convention each."""

    ids: Ints
    cases: Ints
    layouts: Ints
    gazetteer: Ints
    convention: Ints


class PieceScores(NamedTuple):
    """Scores of every piece of some windows, from one pass.

    ``cue`` and ``sentence`` are log odds [windows, pieces] of a cue and of a sentence beginning
    there; ``tags`` are scores [windows, pieces, tags] of each entity scheme; ``readings`` are
    scores [windows, pieces, readings].
    """

    hidden: Floats
    cue: Floats
    sentence: Floats
    tags: dict[Scheme, Floats]
    readings: Floats


class TreeScores(NamedTuple):
    """Scores of the words of one window, whatever their sentences.

    ``arcs`` [words, 1 + words], the root first; the score of relation r of word i under head j
    is the product of ``forms[i, r]`` and ``head_forms[j]``; ``upos`` [words, classes].
    """

    arcs: Floats
    forms: Floats
    head_forms: Floats
    upos: Floats


class Network(Protocol):
    """The reader's network: one pass over windows, and two heads on its hidden states."""

    def encode(self, given: WindowInput) -> PieceScores:
        """Scores of every piece, and hidden states for the two heads below."""
        ...

    def tag(self, hidden: Floats, rows: Ints, columns: Ints) -> Floats:
        """Label scores [cues, pieces, labels] of cues at the given windows and pieces."""
        ...

    def relate(self, hidden: Floats, first: Ints, last: Ints) -> TreeScores:
        """Tree scores of words by their first and last pieces; hidden states of one window."""
        ...
