"""Strings of a generator: found verbatim, or dropped and counted."""

from hypothesis import given
from hypothesis import strategies as st

from whence.annotate.annotators import ground_strings
from whence.records import Span

TEXT = "“Nobody was hurt,” said Berg. Berg said that Zoë’s 👩‍🚒 crew was safe."


def test_strings_that_stand_in_the_text_are_spans_of_it() -> None:
    strings = ["Nobody was hurt", "Berg", "that Zoë’s 👩‍🚒 crew was safe"]
    grounded = ground_strings(TEXT, strings)
    assert [span.of(TEXT) for span in grounded.found] == strings
    assert grounded.problems == ()


def test_a_string_that_occurs_twice_is_the_one_that_comes_next() -> None:
    first, second = (
        ground_strings(TEXT, ["said", "Berg"]).spans,
        ground_strings(TEXT, ["Berg", "Berg", "said"]).spans,
    )
    berg = TEXT.index("Berg")
    assert first == (Span(berg - 5, berg - 1), Span(berg, berg + 4))
    assert second == (
        Span(berg, berg + 4),
        Span(TEXT.index("Berg", berg + 1), TEXT.index("Berg", berg + 1) + 4),
        Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),
    )


def test_a_string_out_of_order_is_sought_from_the_beginning() -> None:
    grounded = ground_strings(TEXT, ["crew", "Nobody"])
    assert [span.of(TEXT) for span in grounded.found] == ["crew", "Nobody"]


def test_what_is_not_there_verbatim_is_dropped_and_counted() -> None:
    made_up = ['"Nobody was hurt"', "nobody was hurt", "Nobody  was", "Mayor Berg", ""]
    grounded = ground_strings(TEXT, [*made_up, "Berg"], step="llm")
    assert grounded.spans[:-1] == (None,) * len(made_up)
    assert [problem.code for problem in grounded.problems] == ["not-in-text"] * len(made_up)
    assert {problem.step for problem in grounded.problems} == {"llm"}
    assert "'Mayor Berg' does not stand in the text" in grounded.problems[3].message


def test_a_long_invention_is_shown_by_its_beginning() -> None:
    (problem,) = ground_strings(TEXT, ["Nobody " * 1000]).problems
    assert len(problem.message) < 150


@given(st.text(), st.lists(st.text(max_size=6), max_size=8))
def test_every_span_re_reads_and_every_string_has_a_span_or_a_problem(
    text: str, strings: list[str]
) -> None:
    spans, problems = ground_strings(text, strings)
    assert len(spans) == len(strings)
    assert spans.count(None) == len(problems)
    for span, string in zip(spans, strings, strict=True):
        assert (span is None) == (not string or string not in text)
        assert span is None or span.of(text) == string
