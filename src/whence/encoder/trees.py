"""Decoding of dependency trees: from arc and relation scores of one sentence to its tree.

Method: graph-based parsing with biaffine scores (Dozat and Manning 2017); the best tree with
one root by the algorithm of Chu, Liu and Edmonds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.encoder.network import TreeScores

UPOS = ("NOUN PUNCT VERB ADP PRON DET PROPN ADJ AUX ADV CCONJ PART NUM SCONJ SYM INTJ X").split()
RELATIONS = (
    "root punct case det nsubj advmod amod obj obl nmod compound conj cc mark aux cop advcl "
    "nmod:poss xcomp flat acl:relcl ccomp acl appos aux:pass nummod parataxis nsubj:pass "
    "nmod:unmarked obl:unmarked discourse compound:prt expl fixed iobj list obl:agent dep "
    "nmod:desc csubj nsubj:outer det:predet advcl:relcl vocative goeswith reparandum "
    "cc:preconj orphan dislocated csubj:pass csubj:outer"
).split()
ROOT = RELATIONS.index("root")


class Tree(NamedTuple):
    """One sentence, word by word: head, relation, part of speech.

    A head is 0 for the root, else 1 more than the index of the word.
    """

    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]


def read_tree(scores: TreeScores, begin: int, end: int) -> Tree:
    """Best tree of one sentence, whose words are ``begin`` to ``end`` of those scored."""
    columns = np.r_[0, np.arange(begin, end) + 1]
    heads = best_heads(scores.arcs[begin:end, columns])
    above = scores.head_forms[columns[heads]]
    relations = np.einsum("wrf,wf->wr", scores.forms[begin:end], above)
    # The root's word is called root, and no other.
    relations[:, ROOT] = np.where(heads == 0, np.inf, -np.inf)
    return Tree(
        tuple(heads.tolist()),
        tuple(RELATIONS[r] for r in relations.argmax(1).tolist()),
        tuple(UPOS[u] for u in scores.upos[begin:end].argmax(1).tolist()),
    )


def best_heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Heads of the highest-scoring tree with exactly one root.

    Args:
        scores: [words, 1 + words]; column 0 is the root.

    Returns:
        For each word 0 for the root, else 1 + the index of its head.
    """
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads: NDArray[np.int64] = full[1:].argmax(1)
    if (heads == 0).sum() == 1 and not _find_cycle(np.r_[0, heads]):
        return heads
    spread = np.where(np.isfinite(full), np.abs(full), 0).max() * 2 * (n + 1) + 1
    full[1:, 0] -= spread  # a second root costs more than any tree can win
    best: NDArray[np.int64] = _maximum_tree(full)[1:]
    return best


def _find_cycle(heads: NDArray[np.int64]) -> list[int]:
    """Nodes of one cycle, or none; node 0 is the root."""
    state = [0] * len(heads)
    state[0] = 2
    for node in range(1, len(heads)):
        path = []
        at = node
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return []


def _maximum_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds by contraction; scores [dependant, head], node 0 the root."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    lost = scores[ring, heads[ring]]
    n = len(outside)
    small = np.full((n + 1, n + 1), -np.inf)
    small[:n, :n] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(ring, outside)] - lost[:, None]  # breaking the ring at each node
    small[n, :n] = into.max(0)
    enters = ring[into.argmax(0)]
    out_of = scores[np.ix_(outside, ring)]
    small[:n, n] = out_of.max(1)
    leaves = ring[out_of.argmax(1)]
    small[n, n] = -np.inf
    found = _maximum_tree(small)
    for k, node in enumerate(outside):
        heads[node] = leaves[k] if found[k] == n else outside[found[k]]
    heads[enters[found[n]]] = outside[found[n]]
    heads[0] = 0
    return heads
