"""A reading goes in once and comes back as it was."""

import zlib
from pathlib import Path

import msgspec
import pytest

from tests.ledger.reports import FERRY, HARBOUR, UNDATED, raw_of, report, tick
from tests.ledger.tampering import tamper
from whence.errors import (
    AmbiguousIdError,
    CorruptLedgerError,
    FaultyReadingError,
    FilterError,
    LedgerError,
    UnknownRecordError,
)
from whence.ledger import Ledger
from whence.records import Problem, Reading, Span, TimeRef


def test_a_reading_comes_back_as_it_was(ledger: Ledger) -> None:
    added = ledger.add(HARBOUR, raw_of(HARBOUR))
    assert added == (HARBOUR.document.id, True, 2)
    assert ledger.document(HARBOUR.document.id) == HARBOUR.document
    assert ledger.reading(HARBOUR.document.id) == HARBOUR
    assert ledger.raw(HARBOUR.document.id) == raw_of(HARBOUR)


def test_the_other_layers_come_back_too(ledger: Ledger) -> None:
    when = TimeRef(
        id="t1", document_id=HARBOUR.document.id, span=Span(0, 7), type="DATE", rule="by-hand"
    )
    odd = Problem(step="times", code="no-dateline", span=Span(3, 5), message="no dateline")
    full = msgspec.structs.replace(HARBOUR, times=(when,), problems=(odd,))
    ledger.add(full, raw_of(full))
    assert ledger.reading(full.document.id) == full


def test_what_was_added_is_there_when_the_file_is_opened_again(path: Path) -> None:
    with Ledger.open(path) as first:
        first.add(HARBOUR, raw_of(HARBOUR))
    with Ledger.open(path, read_only=True) as again:
        assert again.reading(HARBOUR.document.id) == HARBOUR


def test_the_same_document_adds_nothing(ledger: Ledger) -> None:
    ledger.add(HARBOUR, raw_of(HARBOUR))
    poorer = msgspec.structs.replace(HARBOUR, statements=())
    assert ledger.add(poorer, raw_of(poorer)) == (HARBOUR.document.id, False, 2)
    assert ledger.reading(HARBOUR.document.id) == HARBOUR
    assert ledger.stats().n_documents == 1


def test_the_same_bytes_of_another_outlet_are_another_document(ledger: Ledger) -> None:
    sentence = "[source:The mayor] [cue:said] [content:the bridge stands]."
    echoes = [
        report(sentence, publisher="The Daily"),
        report(sentence, publisher="Coast Wire"),
        report(sentence, publisher="Coast Wire", url="https://coast.example/bridge"),
    ]
    assert [ledger.add(each, raw_of(each)).is_new for each in echoes] == [True, True, True]
    stats = ledger.stats()
    assert (stats.n_documents, stats.n_raw, stats.n_runs) == (3, 1, 1)
    assert [ledger.raw(each.document.id) for each in echoes] == [raw_of(echoes[0])] * 3


def test_the_ledger_records_when_it_learned_each_document(path: Path) -> None:
    with Ledger.open(path, clock=tick("2025-08-16T11:00:00+02:00")) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
        ledger.add(UNDATED, raw_of(UNDATED))
        added = {row.id: row.added for row in ledger.documents()}
    assert added == {
        HARBOUR.document.id: "2025-08-16T09:00:01.000000Z",
        UNDATED.document.id: "2025-08-16T09:00:02.000000Z",
    }


def _shift_content(reading: Reading) -> Reading:
    statement = msgspec.structs.replace(reading.statements[0], content=(Span(0, 10_000),))
    return msgspec.structs.replace(reading, statements=(statement,))


def _doubt(reading: Reading, confidence: object) -> Reading:
    statement = msgspec.structs.replace(reading.statements[0], confidence=confidence)
    return msgspec.structs.replace(reading, statements=(statement,))


@pytest.mark.parametrize(
    ("faulty", "reason"),
    [
        (_shift_content(HARBOUR), "content 0-10000"),
        (_doubt(HARBOUR, 7.0), "7.0"),
        (_doubt(HARBOUR, float("nan")), "does not come back"),
        (_doubt(HARBOUR, "high"), "cannot be written as JSON"),
        (
            msgspec.structs.replace(
                HARBOUR, document=msgspec.structs.replace(HARBOUR.document, text="Other words")
            ),
            "does not match its hash",
        ),
        (
            msgspec.structs.replace(
                HARBOUR, document=msgspec.structs.replace(HARBOUR.document, title="half \ud83d")
            ),
            "cannot be written as JSON",
        ),
    ],
)
def test_a_reading_that_breaks_the_data_model_is_not_stored(
    ledger: Ledger, faulty: Reading, reason: str
) -> None:
    with pytest.raises(FaultyReadingError, match=reason) as refusal:
        ledger.add(faulty, raw_of(HARBOUR))
    assert HARBOUR.document.id in str(refusal.value)
    assert ledger.stats().n_documents == ledger.stats().n_raw == 0


def test_bytes_of_another_document_are_refused(ledger: Ledger) -> None:
    with pytest.raises(FaultyReadingError, match="raw bytes do not match"):
        ledger.add(HARBOUR, b"something else")
    assert ledger.documents() == []


def test_an_id_may_be_cut_to_four_characters_of_either_case(ledger: Ledger) -> None:
    ledger.add(HARBOUR, raw_of(HARBOUR))
    assert ledger.document(HARBOUR.document.id[:4]) == HARBOUR.document
    assert ledger.document(HARBOUR.document.id[:6].upper()) == HARBOUR.document
    statement = HARBOUR.statements[1]
    assert ledger.statement(statement.id[:8]).statement == statement


@pytest.mark.parametrize(
    "unknown", ["", "abc", "ffff", "%", "____", "0' OR 1", "\ud800abc", "f" * 99]
)
def test_an_unknown_id_is_an_error_of_ours(ledger: Ledger, unknown: str) -> None:
    ledger.add(HARBOUR, raw_of(HARBOUR))
    for ask in (ledger.document, ledger.reading, ledger.raw, ledger.statement):
        with pytest.raises(UnknownRecordError):
            ask(unknown)
    with pytest.raises(UnknownRecordError if unknown else FilterError):
        ledger.statements(document=unknown)


def test_an_id_cut_too_short_says_how_many_it_may_be(ledger: Ledger) -> None:
    by_prefix: dict[str, list[Reading]] = {}
    for number in range(1_000):  # two of 1,000 ids share four hex digits nearly always
        reading = report(f"Notice {number}")
        by_prefix.setdefault(reading.document.id[:4], []).append(reading)
    prefix, twins = next((p, r) for p, r in by_prefix.items() if len(r) > 1)
    for twin in twins:
        ledger.add(twin, raw_of(twin))
    with pytest.raises(AmbiguousIdError, match=f"{len(twins)} documents .*{prefix}"):
        ledger.document(prefix)
    assert ledger.document(twins[0].document.id) == twins[0].document


def test_a_read_only_ledger_takes_nothing(path: Path) -> None:
    with Ledger.open(path) as first:
        first.add(FERRY, raw_of(FERRY))
    with Ledger.open(path, read_only=True) as ledger:
        with pytest.raises(LedgerError, match="reading only"):
            ledger.add(HARBOUR, raw_of(HARBOUR))
        assert [row.id for row in ledger.documents()] == [FERRY.document.id]


def test_a_closed_ledger_says_so(path: Path) -> None:
    ledger = Ledger.open(path)
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.documents()


def test_damaged_raw_bytes_are_never_handed_out(ledger: Ledger, path: Path) -> None:
    ledger.add(HARBOUR, raw_of(HARBOUR))
    for content in (b"no zlib", zlib.compress(b"other bytes")):
        tamper(path, "UPDATE raw SET content = ?", content)
        with pytest.raises(CorruptLedgerError):
            ledger.raw(HARBOUR.document.id)
