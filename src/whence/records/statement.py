"""Statements: who said what, on whose word."""

from typing import Literal

import msgspec

from whence.records.span import Span, Spans

Role = Literal["publisher", "relay", "medium", "author"]
MediumKind = Literal[
    "letter", "call", "statement", "post", "poll", "filing", "briefing", "interview", "memo",
    "broadcast",
]  # fmt: skip
Form = Literal["direct", "indirect", "mixed", "narrated"]
Attribution = Literal["said", "believes", "wants", "decided", "shows"]
Status = Literal[
    "asserted", "denied", "alleged", "planned", "ordered", "conditional", "possible", "questioned"
]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a source chain; depth 0 is the publisher, equal depths speak jointly.

    ``carried`` means that no word of the sentence names the voice, and an earlier sentence
    makes it hold; ``count`` is the stated number of people ("two officials").
    """

    depth: int
    role: Role
    name: str | None
    medium_kind: MediumKind | None = None
    count: int | None = None
    entity_id: str | None = None
    actor_id: str | None = None
    country: str | None = None
    sector: str | None = None
    span: Span | None = None
    carried: bool = False
    confidence: float | None = None


class Stance(msgspec.Struct, frozen=True, kw_only=True):
    """How one holder in the chain puts the content, with the words that show it."""

    depth: int
    status: Status
    cue: Span | None = None
    scope: Span | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution frame, or one sentence in the paper's own voice (``narrated``).

    Spans are code points of the document's text, in reading order. ``status`` is the stance
    of the innermost author. ``confidence`` is a calibrated probability that the frame is
    right: cue and content overlap the true ones, and so does the source, or it is rightly
    absent.
    """

    id: str
    document_id: str
    outer_id: str | None = None
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    form: Form
    attribution: Attribution | None = None
    status: Status | None = None
    stances: tuple[Stance, ...] = ()
    chain: tuple[Voice, ...] = ()
    said_time_id: str | None = None
    time_ids: tuple[str, ...] = ()
    utterance_id: str | None = None
    addressee: Span | None = None
    quantity_ids: tuple[str, ...] = ()
    place_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    confidence: float | None = None
    method: str


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One act of speaking that several reports may quote; ISO 8601 bounds, both inclusive."""

    id: str
    document_id: str
    actor_id: str | None = None
    medium_kind: MediumKind | None = None
    addressee: str | None = None
    said_start: str | None = None
    said_end: str | None = None
    evidence: Spans = ()
