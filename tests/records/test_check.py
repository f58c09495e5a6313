import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.records import (
    Document,
    Event,
    Mention,
    Participant,
    Quantity,
    Reading,
    Run,
    Segment,
    Span,
    Stance,
    Statement,
    TimeRef,
    Utterance,
    Voice,
    check,
    make_statement_id,
    quote_spans,
)

RUN = Run(version="0", model=None, config_hash="0")
TEXT = "“All saved,” the line said on Monday."
PAPER = Voice(depth=0, role="publisher", name="The Daily")
LINE = Voice(depth=1, role="author", name="the line", span=Span(13, 21))


def reading(**changes: object) -> Reading:
    document = Document.from_text(TEXT, publisher="The Daily")
    parts = (Span(1, 10),), (Span(22, 26),), (Span(13, 21),)
    statement = Statement(
        id=make_statement_id(document.id, *parts),
        document_id=document.id,
        content=parts[0],
        cue=parts[1],
        source=parts[2],
        form="direct",
        chain=(PAPER, LINE),
        confidence=0.9,
        method="hand",
    )
    statement = msgspec.structs.replace(statement, **changes)
    return Reading(document=document, statements=(statement,), run=RUN)


def codes(found: Reading) -> set[str]:
    return {problem.code for problem in check(found)}


def test_a_sound_reading_has_no_faults() -> None:
    assert check(reading()) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": (Span(1, 99),)}, "span-outside"),
        ({"content": (Span(5, 5),)}, "span-outside"),
        ({"content": (Span(8, 10), Span(1, 4))}, "span-order"),
        ({"content": ()}, "no-content"),
        ({"id": "0" * 20}, "statement-id"),
        ({"document_id": "other"}, "document-id"),
        ({"outer_id": "nowhere"}, "unknown-id"),
        ({"confidence": 1.5}, "confidence"),
        ({"chain": (Voice(depth=1, role="author", name="x"),)}, "chain-depth"),
        ({"outer_id": reading().statements[0].id}, "outer-circle"),
        ({"said_time_id": "never"}, "unknown-id"),
        ({"time_ids": ("never",)}, "unknown-id"),
        ({"utterance_id": "unsaid"}, "unknown-id"),
        ({"quantity_ids": ("none",)}, "unknown-id"),
        ({"place_ids": ("nowhere",)}, "unknown-id"),
        ({"event_ids": ("nothing",)}, "unknown-id"),
        ({"addressee": Span(30, 99)}, "span-outside"),
        ({"stances": (Stance(depth=1, status="denied", cue=Span(-1, 4)),)}, "span-outside"),
        ({"stances": (Stance(depth=1, status="denied", scope=Span(4, 4)),)}, "span-outside"),
        ({"chain": (PAPER, msgspec.structs.replace(LINE, span=None))}, "chain-source"),
        ({"chain": (PAPER, msgspec.structs.replace(LINE, span=Span(27, 36)))}, "chain-source"),
        ({"chain": (PAPER, msgspec.structs.replace(LINE, entity_id="x"))}, "unknown-id"),
    ],
)
def test_each_broken_promise_is_named(changes: dict[str, object], code: str) -> None:
    assert code in codes(reading(**changes))


def test_a_carried_voice_and_a_relay_need_not_stand_in_the_source() -> None:
    carried = msgspec.structs.replace(LINE, span=None, carried=True)
    assert check(reading(chain=(PAPER, carried))) == []
    relay = Voice(depth=1, role="relay", name="Reuters")
    assert check(reading(chain=(PAPER, relay, msgspec.structs.replace(LINE, depth=2)))) == []


def chained(*outer: int) -> Reading:
    """A reading of statements, each within the one of this number; -1 is within none."""
    document = Document.from_text("x" * len(outer))
    ids = [make_statement_id(document.id, (Span(i, i + 1),), (), ()) for i in range(len(outer))]
    statements = tuple(
        Statement(
            id=ids[i],
            document_id=document.id,
            outer_id=None if number < 0 else ids[number],
            content=(Span(i, i + 1),),
            form="indirect",
            method="hand",
        )
        for i, number in enumerate(outer)
    )
    return Reading(document=document, statements=statements, run=RUN)


@pytest.mark.parametrize(
    ("outer", "n_circles"),
    [((-1, 0, 1, 1), 0), ((1, 2, -1), 0), ((1, 2, 0), 1), ((1, 0, 3, 2, 1), 2), ((-1, 1), 1)],
)
def test_statements_that_lie_within_each_other_are_a_circle(
    outer: tuple[int, ...], n_circles: int
) -> None:
    faults = [problem.code for problem in check(chained(*outer))]
    assert faults == ["outer-circle"] * n_circles


def layered(**changes: object) -> Reading:
    """A reading with an event on Monday, which the statement speaks of."""
    found = reading()
    document_id = found.document.id
    monday = TimeRef(
        id="t", document_id=document_id, span=Span(30, 36), type="DATE", rule="weekday"
    )
    event = Event(
        id="e",
        document_id=document_id,
        type="RESCUE",
        trigger=Span(5, 10),
        recipients=(Participant(span=Span(1, 4)),),
        time_ids=("t",),
        method="hand",
    )
    said = Utterance(id="u", document_id=document_id, evidence=(Span(22, 26),))
    (statement,) = found.statements
    statement = msgspec.structs.replace(
        statement, event_ids=("e",), said_time_id="t", utterance_id="u"
    )
    layers = {"times": (monday,), "events": (event,), "utterances": (said,), **changes}
    return msgspec.structs.replace(found, statements=(statement,), **layers)


def test_ids_lead_to_records_of_their_layer() -> None:
    assert check(layered()) == []
    assert codes(layered(times=())) == {"unknown-id"}
    assert codes(layered(events=())) == {"unknown-id"}
    assert codes(layered(utterances=())) == {"unknown-id"}
    twice = layered().times * 2
    assert codes(layered(times=twice)) == {"double-id"}


@pytest.mark.parametrize(
    ("layer", "field", "value", "code"),
    [
        ("events", "place_ids", ("nowhere",), "unknown-id"),
        ("events", "quantity_ids", ("none",), "unknown-id"),
        ("events", "actors", (Participant(span=Span(30, 99)),), "span-outside"),
        ("events", "recipients", (Participant(span=Span(4, 4)),), "span-outside"),
        ("events", "document_id", "other", "document-id"),
        ("utterances", "evidence", (Span(36, 99),), "span-outside"),
        ("times", "span", Span(30, 99), "span-outside"),
    ],
)
def test_each_broken_promise_of_a_layer_is_named(
    layer: str, field: str, value: object, code: str
) -> None:
    (record,) = getattr(layered(), layer)
    broken = msgspec.structs.replace(record, **{field: value})
    assert codes(layered(**{layer: (broken,)})) == {code}


def test_mentions_and_quantities_keep_their_promises() -> None:
    document_id = reading().document.id
    lost = Mention(
        id="m", document_id=document_id, span=Span(13, 21), kind="name", entity_id="nobody"
    )
    assert codes(layered(mentions=(lost,))) == {"unknown-id"}
    counted = Quantity(
        id="q", document_id=document_id, span=Span(1, 4), counted=Span(1, 99), rule="word"
    )
    assert codes(layered(quantities=(counted,))) == {"span-outside"}


@pytest.mark.parametrize(
    ("origin", "code"),
    [
        (((0, 8, 0, 8), (8, 37, 9, 38)), None),
        (((0, 8, 0, 8), (8, 37, 9, 9)), None),
        (((0, 8, 0, 8), (9, 37, 9, 38)), "origin-gap"),
        (((0, 8, 0, 8), (8, 36, 9, 37)), "origin-gap"),
        (((0, 8, 5, 13), (8, 37, 9, 38)), "origin-order"),
        (((0, 37, -1, 36),), "origin-order"),
        (((0, 37, 9, 8),), "origin-order"),
    ],
)
def test_the_origin_map_goes_forward_on_both_sides(
    origin: tuple[tuple[int, int, int, int], ...], code: str | None
) -> None:
    assert len(TEXT) == 37
    names = ("text_start", "text_end", "raw_start", "raw_end")
    segments = tuple(Segment(**dict(zip(names, each, strict=True))) for each in origin)
    found = reading()
    document = msgspec.structs.replace(found.document, origin=segments)
    assert codes(msgspec.structs.replace(found, document=document)) == ({code} if code else set())


def test_a_changed_text_does_not_pass() -> None:
    found = reading()
    document = msgspec.structs.replace(found.document, text=TEXT.replace("saved", "lost!"))
    assert "text-hash" in codes(msgspec.structs.replace(found, document=document))


def test_the_id_of_a_statement_is_its_place_and_nothing_else() -> None:
    assert reading(confidence=0.1, form="mixed").statements[0].id == reading().statements[0].id


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_another_publisher_is_another_document(text: str, left: str, right: str) -> None:
    ids = {Document.from_text(text, publisher=name).id for name in (left, right)}
    assert len(ids) == (1 if left == right else 2)


@given(st.text())
def test_a_document_from_text_keeps_every_character(text: str) -> None:
    document = Document.from_text(text)
    assert document.text == text
    assert check(Reading(document=document, run=RUN)) == []


@given(st.text(min_size=1), st.data())
def test_a_span_re_reads_to_its_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    document = Document.from_text(text)
    assert document.quote(Span(start, end)) == text[start:end] == Span(start, end).of(text)


def test_fragments_are_quoted_with_an_ellipsis_between_them() -> None:
    assert quote_spans(TEXT, (Span(1, 4), Span(13, 21))) == "All … the line"
    assert quote_spans(TEXT, (Span(1, 4),)) == "All"
    assert quote_spans(TEXT, ()) == ""


def test_a_reading_survives_json() -> None:
    found = reading()
    assert msgspec.json.decode(msgspec.json.encode(found), type=Reading) == found
