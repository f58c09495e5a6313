import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.encoder.quotes import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("''", "''"), ("‘", "’"), ("'", "'")],
)
def test_every_glyph_opens_and_closes(opening: str, closing: str) -> None:
    speech = f"{opening}We are going home,{closing}"
    assert quoted(f"{speech} the captain said.") == [speech]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The ships’ crews don’t know it's over, the '90s captain's mate said.") == []


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    text = "“He said ‘wait for me’ and left,” she recalled."
    assert quoted(text) == ["“He said ‘wait for me’ and left,”"]


def test_speech_that_runs_over_a_paragraph_ends_with_each_of_them() -> None:
    text = "“The first thing.\n\n“The second thing,” he said."
    found = find_quotations(text)
    assert [text[q.start : q.end] for q in found] == ["“The first thing.", "“The second thing,”"]
    assert [q.closed for q in found] == [False, True]


def test_single_marks_run_over_a_paragraph_too_if_the_next_opens_with_one() -> None:
    assert quoted("‘The first thing.\n\n‘The second thing,’ he said.") == [
        "‘The first thing.",
        "‘The second thing,’",
    ]
    assert quoted("He liked the ‘nineties.\n\nShe did not.") == []


def test_a_closing_mark_alone_is_nothing() -> None:
    assert quoted("The figure was five” and no more.") == []


@given(st.text(alphabet=st.sampled_from("ab .,\n“”\"'‘’«»„`")))
def test_no_run_of_marks_fails_and_quotations_never_overlap(text: str) -> None:
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        at = quotation.end
