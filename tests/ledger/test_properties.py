"""Whatever a sound reading holds, it comes back; ids lead to their own record only."""

from datetime import UTC, datetime, timedelta, tzinfo

from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.conftest import shared_ledger
from tests.ledger.reports import RUN
from whence.errors import UnknownRecordError
from whence.ledger.dates import day_of, order_published
from whence.records import (
    Document,
    Problem,
    Reading,
    Span,
    Spans,
    Statement,
    Voice,
    check,
    make_statement_id,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=8, max_size=200)
confidences = st.none() | st.floats(0, 1) | st.sampled_from([0.0, -0.0, 1.0])


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A sound reading of any text, with statements of any spans in it."""
    text = draw(texts)
    document = Document.from_text(
        text, publisher=draw(st.none() | words), published=draw(st.none() | words)
    )

    def draw_spans(least: int) -> Spans:
        ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2 * least, max_size=6)))
        return tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))

    statements = {}
    for _ in range(draw(st.integers(0, 4))):
        content, cue, source = draw_spans(1), draw_spans(0), draw_spans(0)
        name = draw(st.none() | words)
        statement = Statement(
            id=make_statement_id(document.id, content, cue, source),
            document_id=document.id,
            content=content,
            cue=cue,
            source=source,
            form=draw(st.sampled_from(["direct", "indirect", "mixed", "narrated"])),
            chain=(
                Voice(depth=0, role="publisher", name=document.publisher),
                Voice(depth=1, role="author", name=name, span=source[0])
                if source
                else Voice(depth=1, role="author", name=name, carried=draw(st.booleans())),
            ),
            confidence=draw(confidences),
            method=draw(words),
        )
        statements[statement.id] = statement
    problem = Problem(step="any", code="any", message=draw(words))
    return Reading(
        document=document, statements=tuple(statements.values()), problems=(problem,), run=RUN
    )


@given(readings())
def test_any_sound_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert check(reading) == []
    ledger, document = shared_ledger(), reading.document
    if ledger.add(reading, document.text.encode()).is_new:
        assert ledger.reading(document.id) == reading
    assert ledger.document(document.id) == document
    assert ledger.raw(document.id) == document.text.encode()
    rows = ledger.statements(document=document.id)
    assert len(rows) == len(ledger.reading(document.id).statements)
    for row in rows:
        spans = row.statement.content
        assert row.quote == " … ".join(document.text[s.start : s.end] for s in spans)
        assert row == ledger.statement(row.statement.id)


@given(st.text() | st.text("0123456789abcdefABCDEF", max_size=20))
def test_a_prefix_leads_to_the_id_that_begins_so_or_nowhere(given_id: str) -> None:
    ledger = shared_ledger()
    matching = [
        row.id
        for row in ledger.documents()
        if len(given_id) >= 4 and row.id.startswith(given_id.lower())
    ]
    try:
        assert [ledger.document(given_id).id] == matching
    except UnknownRecordError:
        assert len(matching) != 1


@given(st.data())
def test_every_id_is_found_by_its_beginning(draw: st.DataObject) -> None:
    ledger = shared_ledger()
    row = draw.draw(st.sampled_from(ledger.documents()))
    assert ledger.document(row.id[: draw.draw(st.integers(10, 20))]).id == row.id


def test_what_all_these_examples_left_behind_verifies() -> None:
    verdict = shared_ledger().verify()
    assert verdict.is_sound, verdict.faults


@given(st.none() | st.text())
def test_any_stated_date_has_its_place_in_the_order(published: str | None) -> None:
    assert (order_published(published) == "") == (not published)
    day = day_of(published)
    assert (day is None) == (published is None)


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), st.timezones())  # noqa: DTZ001
def test_moments_stand_in_the_order_of_time(moment: datetime, zone: tzinfo) -> None:
    first = moment.replace(tzinfo=UTC, microsecond=0).astimezone(zone)
    later = (first.astimezone(UTC) + timedelta(seconds=1)).isoformat()
    assert order_published(first.isoformat()) < order_published(later)
