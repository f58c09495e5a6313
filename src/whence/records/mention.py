"""Mentions of entities, and the entities of one document."""

from typing import Literal

import msgspec

from whence.records.span import Span

PlaceReading = Literal["place", "government", "people", "team", "organisation"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name, description or pronoun; ``reading`` is what a place word stands for here."""

    id: str
    document_id: str
    span: Span
    kind: str
    reading: PlaceReading | None = None
    entity_id: str | None = None
    confidence: float | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Who or what several mentions of one document speak of."""

    id: str
    document_id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str
    country: str | None = None
    sector: str | None = None
    codes: tuple[str, ...] = ()
