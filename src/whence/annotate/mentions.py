"""Mentions of people, places, bodies, days and sums, and what place words stand for."""

from typing import TYPE_CHECKING, cast

from whence.annotate.layers import Layers
from whence.records import Document, Mention, Span, make_id

if TYPE_CHECKING:
    from whence.records.mention import PlaceReading

# Kinds of the world newswire set under the names of our records.
KINDS = {
    "Person": "person",
    "Location": "location",
    "Organization": "organisation",
    "NORP": "norp",
    "Date": "date",
    "Misc": "misc",
    "Money": "money",
    "Facility": "facility",
    "Product": "product",
}
PLACES = frozenset({"location", "facility"})


def find_mentions(document: Document, layers: Layers) -> tuple[Mention, ...]:
    """Named mentions of a document, in reading order, never overlapping.

    Returns:
        Mentions with kind (``KINDS``), calibrated confidence, and for places the reading:
        place, government, people, team or organisation.
    """
    mentions = []
    for found in layers.mentions():
        kind = KINDS[found.kind]
        reading = None
        if kind in PLACES:
            reading = cast("PlaceReading", layers.place_reading(found.start, found.end).reading)
        span = Span(found.start, found.end)
        mentions.append(
            Mention(
                id=make_id("mention", document.id, span),
                document_id=document.id,
                span=span,
                kind=kind,
                reading=reading or ("place" if kind in PLACES else None),
                confidence=round(found.probability, 4),
            )
        )
    return tuple(mentions)
