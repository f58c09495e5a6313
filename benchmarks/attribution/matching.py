"""When an attribution that was found is the one that was wanted."""

import re
from collections.abc import Sequence

from benchmarks.attribution.corpus import Parts, Ranges

Pair = tuple[int, int]  # index of the one found, index of the one wanted

# A sentence ends: a stop, perhaps a closing quote, a blank, perhaps an opening one, a capital.
SENTENCE_END = re.compile(r"""[.!?]["”’']?\s+["“‘']?[A-Z]""")


def do_overlap(left: Ranges, right: Ranges) -> bool:
    """Whether two sets of fragments share a character."""
    return count_shared(left, right) > 0


def count_shared(left: Ranges, right: Ranges) -> int:
    """Characters that the fragments of one side share with those of the other."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def is_relaxed_match(found: Parts, wanted: Parts) -> bool:
    """Whether cue, content and source each overlap, or are absent on both sides."""
    return all(
        do_overlap(ours, theirs) or not (ours or theirs)
        for ours, theirs in zip(found, wanted, strict=True)
    )


def pair_relaxed(found: Sequence[Parts], wanted: Sequence[Parts]) -> list[Pair]:
    """Pair one to one those that match relaxed; the pair that shares most content goes first."""
    candidates = [
        (-count_shared(ours.content, theirs.content), i, j)
        for i, ours in enumerate(found)
        for j, theirs in enumerate(wanted)
        if is_relaxed_match(ours, theirs)
    ]
    free_found, free_wanted = set(range(len(found))), set(range(len(wanted)))
    pairs = []
    for _, i, j in sorted(candidates):
        if i in free_found and j in free_wanted:
            free_found.remove(i)
            free_wanted.remove(j)
            pairs.append((i, j))
    return pairs


def crosses_sentence(parts: Parts, text: str) -> bool:
    """Whether a sentence ends between the first and the last character of an attribution."""
    spans = [span for fragments in parts for span in fragments]
    if not spans:
        return False
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    return SENTENCE_END.search(text[start:end]) is not None


def finds_every_fragment(found: Sequence[Parts], wanted: Parts) -> bool:
    """Whether one of those found matches and touches every fragment of the wanted content."""
    return any(
        is_relaxed_match(ours, wanted)
        and all(do_overlap((fragment,), ours.content) for fragment in wanted.content)
        for ours in found
    )
