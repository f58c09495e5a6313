"""The metric: of all words, how many have the right head, relation and part of speech.

From raw text, where the reader cuts words itself, a word counts if its span is a word of the
corpus and its head is the word of that span there (as CoNLL 2018 has it).
"""

from collections.abc import Sequence

from benchmarks.layers import FoundWord, Range
from benchmarks.scoring import Figure, Tally, f1, rate
from benchmarks.trees.corpus import Word

Own = Sequence[Sequence[tuple[Range, FoundWord]]]


def universal(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def tally_trees(found: Sequence[Sequence[FoundWord]], wanted: Sequence[Sequence[Word]]) -> Tally:
    """Count the words of one document, and what is right of them."""
    tally: Tally = dict.fromkeys(("words", "upos", "head", "labelled", "subtype"), 0)
    for ours, theirs in zip(found, wanted, strict=True):
        for mine, word in zip(ours, theirs, strict=True):
            gold = word.tree
            has_head = mine.head == gold.head
            tally["words"] += 1
            tally["upos"] += mine.upos == gold.upos
            tally["head"] += has_head
            tally["labelled"] += has_head and universal(mine.relation) == universal(gold.relation)
            tally["subtype"] += has_head and mine.relation == gold.relation
    return tally


def tally_raw(found: Own, wanted: Sequence[Sequence[Word]]) -> Tally:
    """Count words and sentences that the reader cut itself, and what is right of them."""
    gold: dict[Range, tuple[Range | None, str]] = {}
    for sentence in wanted:
        spans = [word.span for word in sentence]
        for word in sentence:
            head = spans[word.tree.head - 1] if word.tree.head else None
            gold[word.span] = head, universal(word.tree.relation)
    ours: dict[Range, tuple[Range | None, str]] = {}
    for cut in found:
        for span, found_word in cut:
            head = cut[found_word.head - 1][0] if found_word.head else None
            ours[span] = head, universal(found_word.relation)
    gold_starts = {sentence[0].span[0] for sentence in wanted}
    our_starts = {cut[0][0][0] for cut in found}
    return {
        "gold words": len(gold),
        "own words": len(ours),
        "same words": len(gold.keys() & ours.keys()),
        "same trees": sum(gold.get(span) == place for span, place in ours.items()),
        "gold sentences": len(gold_starts),
        "own sentences": len(our_starts),
        "same sentences": len(gold_starts & our_starts),
    }


FIGURES: tuple[Figure, ...] = (
    Figure(
        name="las",
        label="labelled attachment",
        items="words",
        compute=lambda t: rate(t["labelled"], t["words"]),
    ),
    Figure(
        name="las_subtypes",
        label="the same, subtypes of relations too",
        items="words",
        compute=lambda t: rate(t["subtype"], t["words"]),
    ),
    Figure(
        name="uas",
        label="heads right",
        items="words",
        compute=lambda t: rate(t["head"], t["words"]),
    ),
    Figure(
        name="upos",
        label="parts of speech right",
        items="words",
        compute=lambda t: rate(t["upos"], t["words"]),
    ),
)
RAW_FIGURES: tuple[Figure, ...] = (
    Figure(
        name="raw_las",
        label="from raw text, labelled attachment, F1",
        items="gold words",
        compute=lambda t: f1(t["same trees"], t["own words"], t["gold words"]),
    ),
    Figure(
        name="raw_words",
        label="from raw text, words, F1",
        items="gold words",
        compute=lambda t: f1(t["same words"], t["own words"], t["gold words"]),
    ),
    Figure(
        name="raw_sentences",
        label="from raw text, where sentences begin, F1",
        items="gold sentences",
        compute=lambda t: f1(t["same sentences"], t["own sentences"], t["gold sentences"]),
    ),
)
