"""Across documents: claims, links between reports, stories, origins."""

from typing import Literal

import msgspec

from whence.records.span import Span

LinkKind = Literal[
    "repeats", "refines", "updates", "corrects", "contradicts", "not_comparable", "echo",
    "independent", "undetermined",
]  # fmt: skip


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A span in a document that bears a finding out."""

    document_id: str
    span: Span


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What several statements say of one thing: event, predicate, role, unit, population."""

    id: str
    statement_ids: tuple[str, ...]
    event: str | None = None
    predicate: str | None = None
    role: str | None = None
    unit: str | None = None
    population: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A relation between two reports.

    The source was published first, and ``kind`` says what the target does to it.
    """

    id: str
    source_id: str
    target_id: str
    kind: LinkKind
    score: float | None = None
    evidence: tuple[Proof, ...] = ()
    reason: str
    method: str


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """Reports of one matter."""

    id: str
    document_ids: tuple[str, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of a claim that go back to one utterance."""

    id: str
    claim_id: str
    utterance_id: str | None = None
    document_ids: tuple[str, ...]
