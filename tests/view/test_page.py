"""The page for a terminal, at the widths that people have."""

import io
import re
from typing import Literal

import pytest
from msgspec.structs import replace
from rich.console import Console

from tests.view.readings import HOSTILE, find_unsafe, harbour, hostile, strip_styles, summit
from whence.records import Reading
from whence.view.entries import Find, list_entries
from whence.view.page import show_in_context, show_reading
from whence.view.tables import show_dated_entries, show_documents, show_finds

WIDTHS = (20, 60, 80, 120, 200)


def draw(page: object, width: int, *, is_terminal: bool = False) -> str:
    file = io.StringIO()
    color_system: Literal["standard"] | None = "standard" if is_terminal else None
    Console(file=file, width=width, force_terminal=is_terminal, color_system=color_system).print(
        page
    )
    return file.getvalue()


def in_words(shown: str) -> str:
    """The page as one line, so that it does not matter where lines were broken."""
    return " ".join(shown.split())


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for reading in (harbour(), summit()):
        assert max(map(len, draw(show_reading(reading, width), width).splitlines())) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_the_text_stands_whole_with_each_statement_in_brackets(width: int) -> None:
    shown = in_words(draw(show_reading(harbour(), width), width))
    assert (
        "VARNA, March 3 - [1:The envoy hailed [2:the crews as “heroic”] in a letter to the mayor], "
        "the state agency Orbis reported on Friday. [3:“The two ports stay open,”] Ivan Petrov "
        "said, [3:“as they always were.”] Orbis counted about 600 people who had to leave the "
        "lower town. It was rumoured that [4:two ships were lost]. [5:The port opened in 1902.]"
    ) in shown


def test_a_narrow_page_lists_and_a_wide_one_tables_who_said_what() -> None:
    narrow = in_words(draw(show_reading(harbour(), 80), 80))
    assert (
        "2 The Evening Ledger → Orbis → the envoy hailed mixed, 87%, inside [1] the crews as "
        "“heroic” 3 The Evening Ledger → Ivan Petrov said direct, 87% “The two ports stay open,” … "
        "“as they always were.”"
    ) in narrow
    assert "4 The Evening Ledger → not named It was rumoured that indirect two ships" in narrow
    wide = draw(show_reading(harbour(), 120), 120)
    assert re.search(r"2 in 1 +The Evening Ledger.+ hailed +the crews as “heroic” +mixed", wide)


def test_what_could_not_be_decided_is_said_in_words() -> None:
    shown = in_words(draw(show_reading(harbour(), 80), 80))
    assert shown.endswith("Not decided it is not clear which town this is: “lower town”")


def test_who_and_what_is_named_stands_below_the_statements() -> None:
    shown = draw(show_reading(summit(), 80), 80)
    lines = [line.rstrip() for line in shown.partition("Who said what")[2].splitlines()]
    assert lines[lines.index("Names") :] == [
        "Names",
        "",
        "people         Park Min-jun; Park",
        "organisations  Mekong Relief Fund",
        "places         Seoul ×2; SEOUL; Seoul (as government) ×2; Laos; Seoul (as team);",
        "               Laos (as team)",
        "facilities     Blue Stadium",
        "groups         Lao",
        "",
        "Days and sums",
        "",
        "days           April 9; Wednesday; 2019",
        "sums           3 million dollars",
        "",
    ]


def test_no_name_is_broken_where_a_line_can_hold_it() -> None:
    lines = draw(show_reading(summit(), 40), 40).splitlines()
    assert any(line.endswith("Seoul (as government) ×2;") for line in lines)
    assert max(map(len, lines)) <= 40


def test_names_stand_below_the_text_where_nobody_says_anything() -> None:
    shown = draw(show_reading(replace(summit(), statements=()), 80), 80)
    assert re.search(r"at Blue +\n +Stadium\. +\n\nNames\n\npeople ", shown)


def test_what_is_not_decided_stands_last_after_a_blank_line() -> None:
    reading = replace(summit(), problems=harbour().problems)
    assert "3 million dollars" in draw(show_reading(reading, 80), 80)
    assert re.search(r"dollars *\n\nNot decided\n", draw(show_reading(reading, 80), 80))


def test_roles_differ_without_colour() -> None:
    shown = draw(show_reading(harbour(), 80), 80, is_terminal=True)
    codes = dict(re.findall(r"\x1b\[([0-9;]+)m(the state agency Orbis|reported)\x1b", shown))
    styles = {words: set(code.split(";")) for code, words in codes.items()}
    assert "1" in styles["the state agency Orbis"]  # bold
    assert "4" in styles["reported"]  # underlined
    assert re.search(r"\x1b\[3mtwo ships were lost", shown)  # italics


def list_pages(reading: Reading, width: int) -> list[object]:
    entries = list_entries(reading)
    find = Find(record_id=HOSTILE, passage=HOSTILE, title=HOSTILE, publisher=HOSTILE)
    return [
        show_reading(reading, width),
        show_in_context(entries[0], reading.document, width),
        show_dated_entries(entries),
        show_finds([find, Find(record_id="1", passage="a\nb", entry=entries[0])]),
        show_documents([(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1)]),
    ]


@pytest.mark.parametrize("width", [60, 120])
def test_hostile_text_is_shown_and_does_nothing(width: int) -> None:
    for page in list_pages(hostile(), width):
        shown = draw(page, width, is_terminal=True)
        assert find_unsafe(strip_styles(shown)) == set()
        assert "\x1b[31m" not in shown  # the text's own red
        visible = "".join(strip_styles(shown).split())
        assert r"\x1b[31mred\x1b[0m" in visible
        assert r"[bold]x[/bold][/nothing]:smile:" in visible
        assert r"\u202eevil\u2066" in visible


def test_one_statement_comes_with_its_paragraph_only() -> None:
    reading = harbour()
    shown = in_words(draw(show_in_context(list_entries(reading)[2], reading.document, 80), 80))
    assert "[1:“The two ports stay open,”] Ivan Petrov said, [1:“as they" in shown
    assert "VARNA" not in shown
    assert "[2:" not in shown
