"""Lines become paragraphs: wrapped ones are joined, all others stay apart."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.marked import codes_of, paragraphs_of, read

PARAGRAPHS = [
    (
        "The council voted on Tuesday to close the old ferry slip, after engineers warned that its "
        "piles had rotted through and could give way under a single lorry."
    ),
    (
        "“We have known it for years,” said Edda Vik, who has run the ticket office since 1998. She"
        " "
        "added that nobody at the town hall had asked her."
    ),
    (
        "The mayor's office denied that it had been warned before June. A spokesman said the first "
        "report reached the mayor only last week, and that it was acted upon within two days."
    ),
    "Around 300 people use the slip every morning, the ferry company estimates.",
]


@pytest.mark.parametrize("width", [32, 60, 72, 100])
def test_wrapped_lines_are_joined_by_one_space(width: int) -> None:
    report = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert paragraphs_of(report) == PARAGRAPHS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n", "\u2028", "\v"])
def test_line_ends_of_all_machines_are_equal(ending: str) -> None:
    report = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS)
    assert paragraphs_of(report.replace("\n", ending)) == PARAGRAPHS


def test_one_paragraph_a_line_keeps_its_paragraphs() -> None:
    assert paragraphs_of("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_short_paragraphs_of_one_line_each_are_not_glued() -> None:
    lines = ["The slip is shut.", "Nobody was hurt.", "The mayor has resigned.", "He denies it."]
    assert paragraphs_of("\n".join(lines)) == lines


def test_a_short_last_line_ends_a_wrapped_paragraph_without_a_blank_line() -> None:
    report = "\n".join(textwrap.fill(paragraph, 64) for paragraph in PARAGRAPHS[1:])
    assert paragraphs_of(report) == PARAGRAPHS[1:]


def test_an_indented_line_opens_a_paragraph() -> None:
    report = """\
   The council voted on Tuesday to close the old slip, after the
engineers warned that its piles had rotted through and through.
   Some 300 people use it every morning, the company estimates,
and most of them will have to go round by the bridge from now.
"""
    assert [p.split()[0] for p in paragraphs_of(report)] == ["The", "Some"]


def test_verse_is_not_glued() -> None:
    verse = [
        "Shall I tell the sea of morning,",
        "How the lantern ships went down?",
        "Every mast was bent with mourning,",
        "Every bell was tolled in town.",
    ]
    assert paragraphs_of("\n".join(verse)) == verse


def test_items_of_a_list_stay_apart_in_a_wrapped_text() -> None:
    report = """\
The inquiry, which sat for nine weeks and heard two hundred people,
found three faults in the way that the slip had been looked after:

- the piles were never tested
- the company had cut the money for divers, and told nobody that
it had done so
- two warnings were mislaid

The mayor's office said it would answer in the autumn, when all of
the annexes have been printed.
"""
    assert paragraphs_of(report)[1:4] == [
        "- the piles were never tested",
        "- the company had cut the money for divers, and told nobody that it had done so",
        "- two warnings were mislaid",
    ]


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    report = """\
The engineers had looked at the slip in June — too late, as it was
— and had written to the council twice before anything was done on
the matter, according to the minutes.
"""
    assert len(paragraphs_of(report)) == 1


def test_a_telegram_in_capitals_is_joined() -> None:
    report = """\
STEAMER ELDORA AGROUND OFF CAPE MORRO SINCE MIDNIGHT STOP MASTER
SAYS HOLDS DRY AND ALL ABOARD SAFE STOP OWNERS HERE DENY THAT SHE
CARRIED POWDER STOP TUG SENT FROM HARBOR RETURNED WITH NO NEWS OF
BOATS STOP
"""
    assert len(paragraphs_of(report)) == 1


def test_the_stray_blank_of_a_page_break_is_dropped() -> None:
    report = """\
 The council voted on Tuesday to close the old ferry slip, after
engineers warned that its piles had rotted through, according to
 the ferry company, which has run it since the war and is owned by
the town.
 Mayor Olav Brekke, meanwhile, said that he had been told nothing.
"""
    first, second = paragraphs_of(report)
    assert "according to the ferry company, which" in first
    assert second.startswith("Mayor Olav Brekke")


def test_a_sentence_goes_on_over_a_page_with_its_number() -> None:
    report = "The council closed the slip after those who\n\n- 12 -\n\f\n had warned it resigned.\n"
    assert paragraphs_of(report) == [
        "The council closed the slip after those who had warned it resigned."
    ]


def test_a_paragraph_that_ends_with_its_page_ends() -> None:
    report = "The council closed the slip.\n\fThe mayor has resigned.\n"
    assert paragraphs_of(report) == ["The council closed the slip.", "The mayor has resigned."]


def wrap_at(broken: str) -> str:
    return f"""\
The ministry said on Wednesday that it had asked the company for {broken}, and that an answer
was expected from the owners, who live abroad, by the end of the
month at the latest; it would give no further details of the case.
"""


def test_a_hyphen_at_a_wrap_stays_and_gets_no_blank() -> None:
    text = read(wrap_at("long-\nrange plans")).document.text
    assert "for long-range plans, and" in text


def test_a_suspended_hyphen_keeps_its_blank() -> None:
    text = read(wrap_at("mid-\nto long-range plans")).document.text
    assert "for mid- to long-range plans, and" in text


def test_a_word_break_is_healed_if_the_text_has_the_whole_word() -> None:
    report = wrap_at("infor-\nmation") + "\nMore information is on file.\n"
    assert "for information, and" in read(report).document.text


def test_a_word_break_is_left_if_nothing_shows_the_whole_word() -> None:
    assert "for infor-mation, and" in read(wrap_at("infor-\nmation")).document.text


def test_a_soft_hyphen_at_a_wrap_is_a_word_break() -> None:
    assert "for information, and" in read(wrap_at("infor\u00ad\nmation")).document.text


def test_a_soft_hyphen_alone_on_its_line_breaks_no_word() -> None:
    document = read(wrap_at("\u00ad\nmation")).document
    assert "for \u00ad mation, and" in document.text
    assert all(segment.text_start < segment.text_end for segment in document.origin)


def test_blanks_inside_a_line_stay() -> None:
    assert read("The  slip\tis\u00a0shut.").document.text == "The  slip\tis\u00a0shut."


def test_line_breaks_that_are_neither_are_told() -> None:
    report = "the slip\nis shut and nobody\nknows\nwhen it will open again, said the man\nof it\n"
    assert codes_of(read(report)) == ["unclear-line-breaks"]


@given(st.integers(55, 110), st.permutations(PARAGRAPHS))
def test_any_width_gives_the_same_text(width: int, paragraphs: list[str]) -> None:
    report = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in paragraphs)
    assert paragraphs_of(report) == paragraphs
