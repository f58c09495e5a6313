"""Listings: the canonical order, and what each filter lets through."""

import sqlite3
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.ledger.reports import FERRY, HARBOUR, UNDATED, raw_of, report
from whence.errors import FilterError, SearchSyntaxError
from whence.ledger import Ledger
from whence.ledger.filters import Filter, filter_statements
from whence.ledger.listing import select_documents, select_statements
from whence.records import Voice


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for reading in (HARBOUR, FERRY, UNDATED):
        ledger.add(reading, raw_of(reading))
    return ledger


def test_documents_stand_by_moment_of_publication(filled: Ledger) -> None:
    assert [row.published for row in filled.documents()] == [
        None,
        "2025-08-14T23:30:00+02:00",
        "2025-08-15",
    ]


def test_moments_of_different_zones_compare_in_utc(ledger: Ledger) -> None:
    for published in ("2025-08-15T08:00:00+09:00", "2025-08-15T01:00:00+00:00", "2025-08-15"):
        reading = report("A note", published=published)
        ledger.add(reading, raw_of(reading))
    assert [row.published for row in ledger.documents()] == [
        "2025-08-15T08:00:00+09:00",
        "2025-08-15",
        "2025-08-15T01:00:00+00:00",
    ]


def test_documents_of_one_moment_stand_by_id(ledger: Ledger) -> None:
    readings = [report(f"Notice {number}") for number in range(6)]
    for reading in readings:
        ledger.add(reading, raw_of(reading))
    ids = [row.id for row in ledger.documents()]
    assert ids == sorted(reading.document.id for reading in readings)
    assert [row.id for row in ledger.documents(limit=2, offset=3)] == ids[3:5]
    assert ledger.documents(limit=0) == []
    assert [row.id for row in ledger.documents(limit=10**30, offset=5)] == ids[5:]


def test_a_document_row_says_what_a_table_shows(filled: Ledger) -> None:
    row = filled.documents(publisher="The Daily", since="2025-08-15")[0]
    assert row.id == HARBOUR.document.id
    assert row.title == "Harbour reopens after storm"
    assert (row.publisher, row.url, row.n_statements) == ("The Daily", None, 2)


@pytest.mark.parametrize(
    ("filters", "publishers"),
    [
        ({"publisher": "Coast Wire"}, ["Coast Wire"]),
        ({"publisher": "COAST wire"}, ["Coast Wire"]),
        ({"publisher": "coast"}, []),
        ({"publisher": "\ud800"}, []),
        ({"since": "2025-08-14"}, ["Coast Wire", "The Daily"]),
        ({"since": "20250815"}, ["The Daily"]),
        ({"until": "2025-08-14"}, ["Coast Wire"]),
        ({"since": "2025-08-15", "until": "2025-08-15"}, ["The Daily"]),
        ({"until": "2025-08-13"}, []),
        ({"words": "mole"}, ["The Daily"]),
        ({"words": "harbour open"}, ["Coast Wire", "The Daily"]),
    ],
)
def test_documents_are_filtered(
    filled: Ledger, filters: dict[str, Any], publishers: list[str]
) -> None:
    assert [row.publisher for row in filled.documents(**filters)] == publishers


def test_statements_stand_as_in_their_reading(filled: Ledger) -> None:
    rows = filled.statements()
    expected = [*UNDATED.statements, *FERRY.statements, *HARBOUR.statements]
    assert [row.statement for row in rows] == expected


def test_a_statement_row_shows_the_characters_of_its_spans(filled: Ledger) -> None:
    row = filled.statements(speaker="port")[0]
    assert row.quote == "The cranes are … beyond repair"
    assert (row.cue_text, row.source_text) == ("according to", "the port authority")
    assert row.document == filled.documents(since="2025-08-15")[0]


@pytest.mark.parametrize(
    ("filters", "sources"),
    [
        ({"speaker": "ANA ORBAN"}, ["Ana Orbán"]),
        ({"speaker": "orbán"}, ["Ana Orbán"]),
        ({"speaker": "The Daily"}, []),
        ({"speaker": "%"}, []),
        ({"form": "direct"}, ["The ferry company"]),
        ({"words": "harbour"}, ["The ferry company", "Ana Orbán"]),
        ({"words": "company"}, []),
        ({"document": HARBOUR.document.id[:6]}, ["Ana Orbán", "the port authority"]),
        ({"publisher": "Coast Wire"}, ["The ferry company"]),
        ({"since": "2025-08-15"}, ["Ana Orbán", "the port authority"]),
        ({"until": "2025-08-14"}, ["The ferry company"]),
        ({"min_confidence": 0.5}, ["Two pilots", "Ana Orbán", "the port authority"]),
        ({"min_confidence": 0.5, "words": "open"}, ["Ana Orbán"]),
        ({"limit": 2, "offset": 1}, ["The ferry company", "Ana Orbán"]),
    ],
)
def test_statements_are_filtered(
    filled: Ledger, filters: dict[str, Any], sources: list[str]
) -> None:
    assert [row.source_text for row in filled.statements(**filters)] == sources


def test_a_carried_voice_is_found_though_no_word_names_it(ledger: Ledger) -> None:
    reading = report("[content:The bridge stands.]", "[source:He] [cue:said] [content:it holds].")
    carried = Voice(depth=1, role="author", name="Mayor Ruiz", carried=True)
    first = msgspec.structs.replace(
        reading.statements[0], chain=(*reading.statements[0].chain, carried)
    )
    reading = msgspec.structs.replace(reading, statements=(first, reading.statements[1]))
    ledger.add(reading, raw_of(reading))
    assert [row.statement for row in ledger.statements(speaker="ruiz")] == [first]


@pytest.mark.parametrize(
    "filters",
    [{"since": "yesterday"}, {"until": "2025-13-01"}, {"limit": -1}, {"offset": -1}],
)
def test_a_malformed_filter_is_named(ledger: Ledger, filters: dict[str, Any]) -> None:
    (name,) = filters
    for ask in (ledger.documents, ledger.statements):
        with pytest.raises(FilterError, match=name):
            ask(**filters)


def test_a_filter_of_words_needs_a_word(ledger: Ledger) -> None:
    for ask in (ledger.documents, ledger.statements):
        with pytest.raises(SearchSyntaxError):
            ask(words=" -- ")


def explain(path: Path, query: tuple[str, list[str | float]]) -> str:
    """How SQLite will go about a query."""
    sql, values = query
    connection = sqlite3.connect(path)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    connection.close()
    return "; ".join(plan)


@pytest.mark.parametrize(
    "query",
    [
        select_documents([]),
        select_statements([]),
        select_statements(filter_statements("x", "direct", None, 0.5)),
    ],
)
def test_a_listing_walks_the_documents_and_sorts_no_more_than_one(
    filled: Ledger, path: Path, query: tuple[str, list[str | float]]
) -> None:
    """The first page of a large ledger costs what that of a small one does."""
    assert filled.path == path
    plan = explain(path, query)
    assert plan.startswith("SCAN d USING INDEX document_in_order")
    assert "TEMP B-TREE FOR ORDER BY" not in plan


@pytest.mark.parametrize(
    "query",
    [
        select_statements(filter_statements(None, None, "cranes", None)),
        select_statements([Filter("s.id = ?", "00", is_narrow=True)]),
        select_statements([Filter("d.id = ?", "00", is_narrow=True)]),
    ],
)
def test_a_narrow_filter_walks_no_table(
    filled: Ledger, path: Path, query: tuple[str, list[str | float]]
) -> None:
    assert filled.path == path
    steps = explain(path, query).split("; ")
    assert not any(step.startswith("SCAN") and "VIRTUAL TABLE" not in step for step in steps)
