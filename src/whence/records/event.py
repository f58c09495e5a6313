"""Events: what a statement speaks of, coded after PLOVER 2024."""

from typing import Literal

import msgspec

from whence.records.span import Span
from whence.records.statement import Status


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """An actor or recipient of an event, as written and as resolved."""

    span: Span
    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event; what the text does not state stays empty."""

    id: str
    document_id: str
    type: str
    mode: str | None = None
    trigger: Span
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    status: Status | None = None
    polarity: Literal["positive", "negative"] = "positive"
    time_ids: tuple[str, ...] = ()
    place_ids: tuple[str, ...] = ()
    quantity_ids: tuple[str, ...] = ()
    confidence: float | None = None
    method: str
