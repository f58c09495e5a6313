"""Whether the ids and spans by which the records of one reading point at each other lead somewhere.

Every check is linear in the number of records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from whence.records.problem import Problem
from whence.records.reading import Reading
from whence.records.span import Span
from whence.records.statement import Statement

if TYPE_CHECKING:
    from whence.records.event import Event

# Layers of a reading whose records have an id and name their document.
LAYERS = ("mentions", "entities", "utterances", "events", "times", "quantities", "places")
# Where the ids that a record holds lead: its field, and the layer.
OF_STATEMENT = {
    "outer_id": "statements",
    "said_time_id": "times",
    "time_ids": "times",
    "utterance_id": "utterances",
    "quantity_ids": "quantities",
    "place_ids": "places",
    "event_ids": "events",
}
OF_EVENT = {"time_ids": "times", "place_ids": "places", "quantity_ids": "quantities"}
ENTITY = {"entity_id": "entities"}  # of a mention or a voice

Known = Mapping[str, frozenset[str]]


def _fault(code: str, message: str) -> Problem:
    return Problem(step="check", code=code, message=message)


def list_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span outside the document itself and the parts of a frame, with what it is of."""
    for layer in (reading.mentions, reading.times, reading.quantities, reading.places):
        yield from (("record", record.span) for record in layer)
    yield from (("counted", each.counted) for each in reading.quantities if each.counted)
    for event in reading.events:
        yield "trigger", event.trigger
        yield from (("participant", each.span) for each in (*event.actors, *event.recipients))
    for utterance in reading.utterances:
        yield from (("evidence", span) for span in utterance.evidence)
    yield from (("problem", problem.span) for problem in reading.problems if problem.span)


def check_references(reading: Reading) -> Iterator[Problem]:
    """Ids occur once in their layer, lead to a record of the reading, and never in a circle."""
    known: dict[str, frozenset[str]] = {}
    for layer in ("statements", *LAYERS):
        records: Sequence[Statement | Event] = getattr(reading, layer)
        known[layer] = frozenset(record.id for record in records)
        if len(known[layer]) != len(records):
            yield _fault("double-id", f"two {layer} have one id")
        if layer == "statements":
            continue  # each of them is checked with its document
        for record in records:
            if record.document_id != reading.document.id:
                yield _fault("document-id", f"{record.id} is of another document")
    for statement in reading.statements:
        yield from _resolve(statement, OF_STATEMENT, known)
        for voice in statement.chain:
            yield from _resolve(voice, ENTITY, known)
    for event in reading.events:
        yield from _resolve(event, OF_EVENT, known)
    for mention in reading.mentions:
        yield from _resolve(mention, ENTITY, known)
    yield from _check_circles(reading.statements)


def _resolve(record: object, fields: Mapping[str, str], known: Known) -> Iterator[Problem]:
    """Each id that a record holds is that of a record in its layer."""
    for field, layer in fields.items():
        held: str | tuple[str, ...] | None = getattr(record, field)
        ids: Iterable[str] = (held,) if isinstance(held, str) else held or ()
        for each in ids:
            if each not in known[layer]:
                yield _fault("unknown-id", f"{field} {each} is not among the {layer}")


def _check_circles(statements: Iterable[Statement]) -> Iterator[Problem]:
    """Whoever goes from a statement to the one around it comes to an end."""
    outer = {statement.id: statement.outer_id for statement in statements}
    walks: dict[str, int] = {}  # the walk on which a statement was first met
    for number, start in enumerate(outer):
        at: str | None = start
        while at in outer and at not in walks:
            walks[at] = number
            at = outer[at]
        if at is not None and walks.get(at) == number:
            yield _fault("outer-circle", f"{at} lies within itself")
