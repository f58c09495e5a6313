"""Fragments for notebooks: well-formed, and inert whatever the text holds."""

from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

from tests.view.readings import HOSTILE, find_unsafe, harbour, hostile, summit
from whence.errors import LedgerError
from whence.view.html import ledger_html, reading_html, statement_html

OURS = {
    "div", "p", "strong", "small", "sup", "em", "u", "table", "thead", "tbody", "tr", "th", "td",
    "ul", "li",
}  # fmt: skip


class Fragment(HTMLParser):
    """Tags that are opened, whether all are closed in turn, and the text between."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_reading_has_its_marked_text_and_a_row_for_each_statement() -> None:
    source = reading_html(harbour())
    fragment = Fragment(source)
    assert fragment.open == []
    assert "<u>reported</u>" in source
    assert "<strong>the state agency Orbis</strong>" in source
    assert "<sup>[2]</sup><em>the crews as “heroic”</em>" in source
    assert source.count("<tr>") == 1 + 5
    assert "The Evening Ledger → Orbis → the envoy" in fragment.text


def test_names_are_a_row_for_each_kind_below_the_statements() -> None:
    source = reading_html(summit())
    fragment = Fragment(source)
    assert fragment.open == []
    assert source.count("<table>") == 3
    assert source.count("<tr>") == 1 + 1 + 5 + 2
    assert fragment.text.endswith(
        "Names"
        "peoplePark Min-jun; Park"
        "organisationsMekong Relief Fund"
        "placesSeoul ×2; SEOUL; Seoul (as government) ×2; Laos; Seoul (as team); Laos (as team)"
        "facilitiesBlue Stadium"
        "groupsLao"
        "Days and sums"
        "daysApril 9; Wednesday; 2019"
        "sums3 million dollars"
    )
    assert "Seoul<small> (as government) ×2</small>" in source


def test_a_reading_without_names_has_no_table_of_them() -> None:
    assert "Names" not in reading_html(harbour())


def test_hostile_text_stays_text() -> None:
    ledger = SimpleNamespace(
        path=Path(HOSTILE),
        stats=lambda: SimpleNamespace(n_documents=1, n_statements=2, n_publishers=1),
    )
    sources = [
        reading_html(hostile()),
        statement_html(hostile().statements[0]),
        ledger_html(ledger),
    ]
    for source in sources:
        fragment = Fragment(source)
        assert fragment.open == []
        assert fragment.seen <= OURS
        assert fragment.attributes <= {"style"}
        assert find_unsafe(source) == set()
        assert "<script>alert('1')</script> &amp; \"q\"" in fragment.text
        assert r"\x1b[31mred" in fragment.text


def test_a_closed_ledger_says_so() -> None:
    def fail() -> None:
        raise LedgerError("the ledger is closed <b>")

    shown = ledger_html(SimpleNamespace(path=Path("x"), stats=fail))
    assert shown == "<div>the ledger is closed &lt;b&gt;</div>"
