"""The layers that the product's own reader gives: mentions, readings of places, trees."""

from collections.abc import Sequence
from typing import NamedTuple

from whence.encoder.entities import Scheme

Range = tuple[int, int]


class FoundMention(NamedTuple):
    """A mention in half-open code points of the text; ``confidence`` is a probability or absent."""

    start: int
    end: int
    kind: str
    confidence: float | None


class FoundReading(NamedTuple):
    """Class of a place mention (literal, metonymic, demonym, modifier) and what it stands for."""

    group: str
    reading: str | None
    confidence: float


class FoundWord(NamedTuple):
    """Head (0 the root, else counted from 1), relation and part of speech of a word."""

    head: int
    relation: str
    upos: str


def find_mentions(text: str, scheme: Scheme) -> list[FoundMention]:
    """Mentions of a text under the kinds of a scheme, as its corpus calls them."""
    from whence.annotate import read_layers

    return [FoundMention(*mention) for mention in read_layers(text).mentions(scheme)]


def find_readings(text: str, spans: Sequence[Range]) -> list[FoundReading]:
    """What each of some place words stands for."""
    from whence.annotate import read_layers

    layers = read_layers(text)
    return [FoundReading(*layers.place_reading(start, end)) for start, end in spans]


def find_trees(text: str, sentences: Sequence[Sequence[Range]]) -> list[list[FoundWord]]:
    """Trees of sentences whose words are given; a sentence that is too long has only roots."""
    from whence.annotate import read_layers

    layers = read_layers(text, sentences=[tuple(sentence) for sentence in sentences])
    return [
        [FoundWord(*word) for word in zip(tree.heads, tree.relations, tree.upos, strict=True)]
        if tree
        else [FoundWord(0, "root", "X") for _ in sentence]
        for sentence, tree in zip(sentences, layers.trees, strict=True)
    ]


def find_own_words(text: str) -> list[list[tuple[Range, FoundWord]]]:
    """Sentences of a text as the product cuts it: each word's span, and its place in the tree."""
    from whence.annotate import read_layers

    layers = read_layers(text)
    return [
        [
            (span, FoundWord(*word))
            for span, word in zip(
                sentence, zip(tree.heads, tree.relations, tree.upos, strict=True), strict=True
            )
        ]
        if tree
        else [(span, FoundWord(0, "root", "X")) for span in sentence]
        for sentence, tree in zip(layers.sentences, layers.trees, strict=True)
    ]
