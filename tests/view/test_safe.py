"""Whatever stands in a text, what is shown of it can only be read."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.view.readings import find_unsafe
from whence.view.safe import escape_html, escape_json, escape_text

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b2J", r"\x9b2J"),
        ("\x7f", r"\x7f"),
        ("a\rb", r"a\rb"),
        ("a\tb\nc", r"a\tb\nc"),
        ("\u202etxt.exe", r"\u202etxt.exe"),
        ("\u2066\u2069\u061c", r"\u2066\u2069\u061c"),
        ("zero\u200bwidth\ufeff\u2060", r"zero\u200bwidth\ufeff\u2060"),
        ("soft\u00adhyphen", r"soft\xadhyphen"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("a\ufe0fb", r"a\ufe0fb"),
        ("\u3164", r"\u3164"),
        ("\u2028", r"\u2028"),
        ("\ud800half", r"\ud800half"),
        ("\ue000", r"\ue000"),
    ],
)
def test_what_cannot_be_seen_is_written_out(text: str, shown: str) -> None:
    assert escape_text(text) == shown


@pytest.mark.parametrize(
    "text", ["Zoë’s “naïve” café – 5 €", "Владимир Путин", "金正恩", "عمّان", "🙂", "a\u00a0b"]
)
def test_letters_of_all_scripts_stay(text: str) -> None:
    assert escape_text(text) == text


def test_line_feeds_stay_where_wanted_and_nothing_else_does() -> None:
    assert escape_text("a\nb\r\x0b\x85", keep_newlines=True) == "a\nb\\r\\x0b\\x85"


@given(ANY_TEXT)
def test_no_unsafe_character_is_left(text: str) -> None:
    assert find_unsafe(escape_text(text), allowed="") == set()
    assert find_unsafe(escape_text(text, keep_newlines=True), allowed="\n") == set()


@given(ANY_TEXT)
def test_html_holds_no_markup_and_reads_as_the_escaped_text(text: str) -> None:
    shown = escape_html(text)
    assert re.search(r"[<>\"']", shown) is None
    assert html.unescape(shown) == escape_text(text, keep_newlines=True)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_is_safe_to_show_and_decodes_to_what_it_was(value: object) -> None:
    escaped = escape_json(json.dumps(value, ensure_ascii=False))
    assert find_unsafe(escaped, allowed="") == set()
    assert json.loads(escaped) == value
