"""Decoding of attribution frames: from label scores of one cue to its spans.

Each cue has a label sequence of its own over its window, so frames may share words and lie
inside one another. Decoding is exact (Viterbi) under the learned transitions.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
N_DISTANCES = 50  # classes of the signed distance between a cue and a piece


EXACT = 16  # distances below have a class of their own
REACH = 512  # longest distance in pieces; windows are shorter


def distance_table() -> NDArray[np.int64]:
    """Class of each signed distance -REACH..REACH: exact to 16, then by half powers of two."""
    offsets = np.arange(-REACH, REACH + 1)
    size = np.abs(offsets)
    far = EXACT + np.floor(2 * np.log2(np.maximum(size, EXACT) / EXACT)).astype(np.int64)
    classes = np.minimum(np.where(size < EXACT, size, far), N_DISTANCES // 2 - 1)
    return np.where(offsets < 0, classes + N_DISTANCES // 2, classes)


def distance_classes(columns: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    """Classes of the distances from cues at ``columns`` to each of ``n`` pieces: [cues, n]."""
    classes: NDArray[np.int64] = _DISTANCES[np.arange(n)[None] - columns[:, None] + REACH]
    return classes


def allowed_transitions() -> NDArray[np.bool_]:
    """Which label may follow which: I only after B or I of its own role."""
    return np.array(
        [[not to.startswith("I-") or frm[2:] == to[2:] for to in LABELS] for frm in LABELS]
    )


_DISTANCES = distance_table()


class TaggedSpan(NamedTuple):
    """A run of pieces with one role; half-open indices of pieces."""

    role: str
    start: int
    end: int


def read_spans(labels: NDArray[np.int64]) -> list[TaggedSpan]:
    """Spans of one label sequence, in order."""
    spans: list[TaggedSpan] = []
    start = -1
    for i, label in enumerate([*labels.tolist(), 0]):
        if start >= 0 and (label == 0 or LABELS[label][0] == "B"):
            spans.append(TaggedSpan(LABELS[labels[start]][2:], start, i))
            start = -1
        if label and LABELS[label][0] == "B":
            start = i
    return spans


def best_labels(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.int64]:
    """Most likely label sequence of each cue (Viterbi, all cues of a window at once).

    Args:
        scores: [cues, pieces, labels].
        transitions: [from, to], with forbidden moves far below any score.

    Returns:
        Labels [cues, pieces].
    """
    n_cues, n, _ = scores.shape
    steps = scores.transpose(1, 0, 2).copy()
    into = transitions.T.copy()  # [to, from]: the maximum runs over the last, contiguous axis
    back = np.empty((n, n_cues, len(LABELS)), dtype=np.int64)
    alpha = steps[0] + transitions[0]
    for t in range(1, n):
        grown = alpha[:, None, :] + into
        grown.argmax(2, out=back[t])
        alpha = grown.max(2) + steps[t]
    labels = np.empty((n_cues, n), dtype=np.int64)
    labels[:, -1] = alpha.argmax(1)
    cues = np.arange(n_cues)
    for t in range(n - 1, 0, -1):
        labels[:, t - 1] = back[t][cues, labels[:, t]]
    return labels


def marginals(scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probability of each label at each piece (forward-backward): [cues, pieces, labels]."""
    n = scores.shape[1]
    moves = np.exp(transitions)
    local = np.exp(scores - scores.max(2, keepdims=True)).transpose(1, 0, 2).copy()
    forward = np.empty_like(local)
    backward = np.empty_like(local)
    forward[0] = local[0] * moves[0]
    backward[-1] = 1
    for t in range(1, n):  # rows are kept at sum one, which cancels below
        forward[t - 1] /= forward[t - 1].sum(1, keepdims=True)
        np.multiply(forward[t - 1] @ moves, local[t], out=forward[t])
    for t in range(n - 2, -1, -1):
        np.matmul(backward[t + 1] * local[t + 1], moves.T, out=backward[t])
        backward[t] /= backward[t].sum(1, keepdims=True)
    both = (forward * backward).transpose(1, 0, 2)
    chances: NDArray[np.float32] = both / both.sum(2, keepdims=True)
    return chances
