"""Judgements: what people decided about a reading; never edited, only superseded."""

from typing import Literal

import msgspec


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of one reviewer; ``at`` is ISO 8601 in UTC; values are JSON texts."""

    id: str
    subject_id: str
    field: str
    old: str | None = None
    new: str | None = None
    verdict: Literal["accept", "edit", "reject", "unsure", "same", "different"]
    reviewer: str
    at: str
    reason: str | None = None
    supersedes: str | None = None
