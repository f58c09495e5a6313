"""The reader that Whence ships, as an annotator like any other."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from whence.annotate.annotators.annotations import (
    Annotations,
    AttributionFrame,
    Layer,
    SentenceTree,
)
from whence.records import Document, Span

if TYPE_CHECKING:
    from whence.annotate.layers import Layers


class OwnAnnotator:
    """The learned reader with the shipped weights; frames inside frames are read too.

    Raises:
        ModelError: The weights are missing.

    Score: benchmarks/attribution, benchmarks/entities, benchmarks/readings, benchmarks/trees.
    """

    name = "whence"
    provides: frozenset[Layer] = frozenset({"attribution", "entities", "readings", "trees"})

    def __init__(self) -> None:
        from whence.encoder.card import load_card

        self.version = load_card().version

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        """Read each document in one pass for all layers."""
        from whence.annotate.layers import read_layers
        from whence.annotate.mentions import find_mentions

        for document in documents:
            layers = read_layers(document.text)
            yield Annotations(
                document_id=document.id,
                frames=tuple(
                    AttributionFrame(
                        source=frame.source,
                        cue=frame.cue,
                        content=frame.content,
                        confidence=frame.confidence,
                    )
                    for frame in layers.frames()
                ),
                mentions=find_mentions(document, layers),
                trees=tuple(_list_trees(layers)),
            )


def _list_trees(layers: "Layers") -> Iterator[SentenceTree]:
    """Trees of the sentences that fit into a window of the network."""
    for words, tree in zip(layers.sentences, layers.trees, strict=True):
        if tree is not None:
            yield SentenceTree(
                words=tuple(Span(start, end) for start, end in words),
                heads=tree.heads,
                relations=tree.relations,
                upos=tree.upos,
            )
