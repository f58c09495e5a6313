"""A reading: all that one run found in one document, as one object."""

import msgspec

from whence.records.document import Document
from whence.records.event import Event
from whence.records.grounding import Place, Quantity, TimeRef
from whence.records.mention import Entity, Mention
from whence.records.problem import Problem
from whence.records.statement import Statement, Utterance


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What made a reading: version of Whence, SHA-256 of the model, hash of the settings."""

    version: str
    model: str | None
    config_hash: str


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One document with all records that a run made of it; what ``read --json`` prints."""

    document: Document
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[TimeRef, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    run: Run
