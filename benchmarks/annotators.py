"""Annotators: who can be asked, by name, for a layer of a text.

The product's own reader, ``whence``, is asked by the conventions, schemes and words that a
benchmark gives; any other of the registry answers in the one way it has.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks import layers
from benchmarks.asking import AskedAnnotator
from benchmarks.attribution.corpus import Attribution
from benchmarks.layers import FoundMention, FoundReading, FoundWord, Range
from whence.encoder.entities import Scheme
from whence.encoder.scan import Convention

OWN = "whence"  # the annotator that the product ships
Annotate = Callable[[str, Convention], Sequence[Attribution]]
ReadMentions = Callable[[str, Scheme], Sequence[FoundMention]]
ReadPlaces = Callable[[str, Sequence[Range]], Sequence[FoundReading]]
Sentences = Sequence[Sequence[Range]]


class Parser(NamedTuple):
    """Who gives trees: ``parse`` of words that are given, ``cut`` of its own words."""

    parse: Callable[[str, Sentences], list[list[FoundWord]]]
    cut: Callable[[str], list[list[tuple[Range, FoundWord]]]]


def read_with_whence(text: str, convention: Convention) -> list[Attribution]:
    """Frames by the reader that the product ships."""
    from whence.annotate import read_frames

    return [
        Attribution(
            source=tuple((span.start, span.end) for span in frame.source),
            cue=tuple((span.start, span.end) for span in frame.cue),
            content=tuple((span.start, span.end) for span in frame.content),
            confidence=frame.confidence,
        )
        for frame in read_frames(text, convention=convention)
    ]


def find_annotator(name: str) -> Annotate:
    """Whoever of this name finds attributions.

    Raises:
        AnnotatorError: There is none, it cannot be made, or it does not give them.
    """
    if name == OWN:
        return read_with_whence
    asked = AskedAnnotator(name, "attribution")
    return lambda text, _convention: asked.find_attributions(text)


def find_mention_reader(name: str) -> ReadMentions:
    """Whoever of this name reads the mentions of a text under a scheme.

    Raises:
        AnnotatorError: There is none, it cannot be made, or it does not give them.
    """
    return layers.find_mentions if name == OWN else AskedAnnotator(name, "entities").find_mentions


def find_place_reader(name: str) -> ReadPlaces:
    """Whoever of this name says what place words of a text stand for.

    Raises:
        AnnotatorError: There is none, it cannot be made, or it does not give readings.
    """
    return layers.find_readings if name == OWN else AskedAnnotator(name, "readings").find_readings


def find_parser(name: str) -> Parser:
    """Whoever of this name gives trees.

    Raises:
        AnnotatorError: There is none, it cannot be made, or it does not give them.
    """
    if name == OWN:
        return Parser(layers.find_trees, layers.find_own_words)
    asked = AskedAnnotator(name, "trees")
    return Parser(asked.find_trees, asked.find_own_words)


def model_hash() -> str:
    """SHA-256 of the model that the product ships.

    Raises:
        ModelError: It ships none.
    """
    from whence.annotate import model_card

    return model_card().sha256
