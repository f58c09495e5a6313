"""What an annotator gives for one document, as values."""

from typing import Literal

import msgspec

from whence.records import Mention, Problem, Span, Spans

Layer = Literal["attribution", "entities", "readings", "trees"]
LAYERS: tuple[Layer, ...] = ("attribution", "entities", "readings", "trees")


class AttributionFrame(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution: who is named, the words that attribute, what is said.

    Any role may be empty, not all three; fragments of a role stand in reading order.
    ``confidence`` is the probability that the frame is right, None where none is stated.
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    confidence: float | None = None


class SentenceTree(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence as words with a dependency tree (Universal Dependencies), word by word.

    A head is 0 for the root, else 1 more than the index of the word.
    """

    words: tuple[Span, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]


class Annotations(msgspec.Struct, frozen=True, kw_only=True):
    """All layers that an annotator gives for one document; a layer that it lacks is empty.

    Spans are half-open code points of ``Document.text``. ``problems`` says what it could not
    decide or had to drop.
    """

    document_id: str
    frames: tuple[AttributionFrame, ...] = ()
    mentions: tuple[Mention, ...] = ()
    trees: tuple[SentenceTree, ...] = ()
    problems: tuple[Problem, ...] = ()
