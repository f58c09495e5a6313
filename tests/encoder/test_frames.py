from itertools import product

import numpy as np
import pytest

from whence.encoder.frames import (
    LABELS,
    TaggedSpan,
    allowed_transitions,
    best_labels,
    distance_classes,
    marginals,
    read_spans,
)

N = len(LABELS)


@pytest.fixture
def small() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    scores = rng.normal(size=(2, 4, N)).astype(np.float32) * 2
    moves = rng.normal(size=(N, N)) + np.where(allowed_transitions(), 0, -1e4)
    return scores, moves.astype(np.float32)


def weigh(scores: np.ndarray, moves: np.ndarray, path: tuple[int, ...]) -> float:
    total = float(moves[0, path[0]] + scores[0, path[0]])
    for t in range(1, len(path)):
        total += float(moves[path[t - 1], path[t]] + scores[t, path[t]])
    return total


def test_decoding_finds_the_best_of_all_sequences(small: tuple[np.ndarray, np.ndarray]) -> None:
    scores, moves = small
    for cue, found in enumerate(best_labels(scores, moves)):
        every = product(range(N), repeat=4)
        best = max(every, key=lambda path: weigh(scores[cue], moves, path))
        assert tuple(found) == best


def test_marginals_are_sums_over_all_sequences(small: tuple[np.ndarray, np.ndarray]) -> None:
    scores, moves = small
    wanted = np.zeros((4, N))
    for path in product(range(N), repeat=4):
        p = np.exp(weigh(scores[0], moves, path))
        wanted[range(4), path] += p
    wanted /= wanted.sum(1, keepdims=True)
    assert np.abs(marginals(scores, moves)[0] - wanted).max() < 1e-4


def test_no_i_follows_another_role() -> None:
    scores = np.random.default_rng(1).normal(size=(5, 60, N)).astype(np.float32) * 9
    moves = np.where(allowed_transitions(), 0, -1e4).astype(np.float32)
    for labels in best_labels(scores, moves):
        for left, right in zip([0, *labels], labels, strict=False):
            if LABELS[right].startswith("I-"):
                assert LABELS[left][2:] == LABELS[right][2:]


def test_spans_of_one_role_may_touch() -> None:
    labels = np.array(
        [LABELS.index(x) for x in ("B-source", "I-source", "B-cue", "O", "B-content", "B-content")]
    )
    assert read_spans(labels) == [
        TaggedSpan("source", 0, 2),
        TaggedSpan("cue", 2, 3),
        TaggedSpan("content", 4, 5),
        TaggedSpan("content", 5, 6),
    ]


def test_near_distances_are_told_apart_and_far_ones_are_not() -> None:
    near = distance_classes(np.array([10]), 21)[0]
    assert len(set(near.tolist())) == 21
    far = distance_classes(np.array([0]), 400)[0]
    assert far[200] == far[210]
    assert far.max() < 25
