import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.records import (
    Document,
    Reading,
    Run,
    Span,
    Statement,
    Voice,
    check,
    make_statement_id,
)

RUN = Run(version="0", model=None, config_hash="0")
TEXT = "“All saved,” the line said on Monday."


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
        chain=(
            Voice(depth=0, role="publisher", name="The Daily"),
            Voice(depth=1, role="author", name="the line", span=Span(13, 21)),
        ),
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
    ],
)
def test_each_broken_promise_is_named(changes: dict[str, object], code: str) -> None:
    assert code in codes(reading(**changes))


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


def test_a_reading_survives_json() -> None:
    found = reading()
    assert msgspec.json.decode(msgspec.json.encode(found), type=Reading) == found
