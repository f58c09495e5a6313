"""The best tree of a sentence has one root, no cycle, and no better rival."""

from itertools import product

import numpy as np
import pytest

from whence.encoder.network import TreeScores
from whence.encoder.trees import RELATIONS, UPOS, best_heads, read_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen = set()
        at = word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    n = len(scores)
    return max(
        float(sum(scores[i, head] for i, head in enumerate(heads)))
        for heads in product(range(n + 1), repeat=n)
        if is_tree(heads)
    )


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_no_tree_scores_higher(n: int) -> None:
    rng = np.random.default_rng(n)
    for _ in range(30):
        scores = rng.normal(size=(n, n + 1)).astype(np.float32) * rng.choice([1, 10])
        heads = tuple(best_heads(scores).tolist())
        assert is_tree(heads)
        total = sum(scores[i, head] for i, head in enumerate(heads))
        assert total == pytest.approx(best_by_trying_all(scores), abs=1e-3)


def test_two_words_that_want_to_be_the_root_give_one() -> None:
    scores = np.array([[9, 0, 1], [8, 2, 0]], dtype=np.float32)
    assert best_heads(scores).tolist() == [0, 1]


def test_a_ring_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 4), -5, dtype=np.float32)
    scores[0, 2] = scores[1, 1] = 5  # each of two words wants the other as its head
    scores[2, 0] = 3
    scores[0, 3] = 1
    assert best_heads(scores).tolist() == [3, 1, 0]


def test_the_root_is_called_root_and_no_other_word_is() -> None:
    n, kinds = 3, len(RELATIONS)
    forms = np.zeros((n, kinds, 1), dtype=np.float32)
    forms[:, RELATIONS.index("root")] = 4
    forms[:, RELATIONS.index("obj")] = 1
    arcs = np.array([[0, 0, 5, 0], [5, 0, 0, 0], [0, 0, 5, 0]], dtype=np.float32)
    upos = np.zeros((n, len(UPOS)), dtype=np.float32)
    scores = TreeScores(arcs, forms, np.ones((n + 1, 1), dtype=np.float32), upos)
    tree = read_tree(scores, 0, n)
    assert tree.heads == (2, 0, 2)
    assert tree.relations == ("obj", "root", "obj")


def test_a_sentence_of_a_window_is_read_by_itself() -> None:
    arcs = np.array([[5, 0, 0], [9, 1, 0]], dtype=np.float32)  # the second word is the next one's
    forms = np.ones((2, len(RELATIONS), 1), dtype=np.float32)
    upos = np.zeros((2, len(UPOS)), dtype=np.float32)
    scores = TreeScores(arcs, forms, np.ones((3, 1), dtype=np.float32), upos)
    assert read_tree(scores, 1, 2).heads == (0,)
