"""Decoding of entity mentions: from tag scores of words to spans with a kind and a probability.

The world scheme is that of the world newswire set (nine kinds), which the product reads with;
the politics scheme is CrossNER's. Both heads sit on the same hidden states.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Scheme = Literal["world", "politics"]
SCHEMES: dict[Scheme, tuple[str, ...]] = {
    "world": (
        "Person",
        "Location",
        "Organization",
        "NORP",
        "Date",
        "Misc",
        "Money",
        "Facility",
        "Product",
    ),
    "politics": (
        "politician",
        "person",
        "organisation",
        "politicalparty",
        "event",
        "election",
        "country",
        "location",
        "misc",
    ),
}
NEVER = np.float32(-1e4)


class TaggedMention(NamedTuple):
    """A run of words of one kind; half-open indices of words, probability of the whole run."""

    start: int
    end: int
    kind: str
    probability: float


def make_tags(scheme: Scheme) -> tuple[str, ...]:
    """Tags of a scheme in the order of its logits: O, then B and I of each kind."""
    return ("O", *(f"{mark}-{kind}" for kind in SCHEMES[scheme] for mark in "BI"))


def decode_mentions(
    logits: NDArray[np.float32], scheme: Scheme, breaks: NDArray[np.bool_] | None = None
) -> list[TaggedMention]:
    """Most likely mentions of a text (Viterbi: I only after B or I of its own kind).

    Args:
        logits: Scores [words, tags] in the order of ``make_tags``.
        scheme: Whose tags they are.
        breaks: True where a word begins a sentence, before which every mention ends.

    Returns:
        Mentions in order; a probability is the least that a word of the mention has to be
        of its kind, and of its first word also to begin it.
    """
    n, n_tags = logits.shape
    if not n:
        return []
    kinds = (np.arange(n_tags) + 1) // 2  # 0 is O; B and I of kind k are k
    begins = np.arange(n_tags) % 2 == 1
    outside_or_begin = begins | (kinds == 0)
    moves = np.where(outside_or_begin[None] | (kinds[:, None] == kinds[None]), 0, NEVER)
    start = np.where(outside_or_begin, np.float32(0), NEVER)
    scores = logits - _logsumexp(logits)[:, None]
    back = np.zeros((n, n_tags), dtype=np.int64)
    alpha = scores[0] + start
    for t in range(1, n):
        grown = alpha[:, None] + (moves if breaks is None or not breaks[t] else start[None])
        back[t] = grown.argmax(0)
        alpha = grown.max(0) + scores[t]
    tags = np.empty(n, dtype=np.int64)
    tags[-1] = alpha.argmax()
    for t in range(n - 1, 0, -1):
        tags[t - 1] = back[t, tags[t]]
    return _read_mentions(tags, np.exp(scores), scheme)


def _read_mentions(
    tags: NDArray[np.int64], chances: NDArray[np.float32], scheme: Scheme
) -> list[TaggedMention]:
    mentions = []
    start = -1
    for t, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and (tag == 0 or tag % 2):
            begin = int(tags[start])
            inside = chances[start:t, begin] + chances[start:t, begin + 1]
            p = min(float(inside.min()), float(chances[start, begin]))
            mentions.append(TaggedMention(start, t, SCHEMES[scheme][begin // 2], p))
            start = -1
        if tag % 2:
            start = t
    return mentions


def _logsumexp(x: NDArray[np.float32]) -> NDArray[np.float32]:
    top = x.max(1)
    total: NDArray[np.float32] = top + np.log(np.exp(x - top[:, None]).sum(1))
    return total
