"""The one interface of all annotators, ours and those that others bring."""

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from whence.annotate.annotators.annotations import Annotations, Layer
from whence.records import Document


@runtime_checkable
class Annotator(Protocol):
    """Whoever reads documents and gives spans for some layers."""

    @property
    def name(self) -> str:
        """Name that messages and results call it by."""

    @property
    def version(self) -> str:
        """Version of the annotator or of its model, as results record it."""

    @property
    def provides(self) -> frozenset[Layer]:
        """Layers that it gives; the others stay empty."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        """Annotate documents, one ``Annotations`` for each, in their order.

        It takes documents as it needs them: one after the other, or a batch for one pass of a
        model. It never needs all of them at once.
        """
