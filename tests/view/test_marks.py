"""Marks cover the text once, and every content opens as often as it closes."""

from hypothesis import given
from hypothesis import strategies as st

from tests.view.readings import harbour
from whence.records import Span, Statement
from whence.view.marks import close_mark, mark_stretches

TEXT_LENGTH = 40
SPANS = st.builds(
    lambda a, b: Span(min(a, b), max(a, b) + 1), st.integers(-3, 45), st.integers(-3, 45)
)


def as_statement(spans: list[Span]) -> Statement:
    return Statement(
        id="x",
        document_id="d",
        content=tuple(spans[:2]),
        cue=tuple(spans[2:3]),
        source=tuple(spans[3:]),
        form="direct",
        method="drawn",
    )


STATEMENTS = st.lists(st.lists(SPANS, min_size=1, max_size=4).map(as_statement), max_size=5)


@given(STATEMENTS)
def test_stretches_cover_the_text_without_gap_or_overlap(statements: list[Statement]) -> None:
    at = 0
    for stretch in mark_stretches(TEXT_LENGTH, statements):
        assert stretch.span.start == at
        assert stretch.span.end > at
        at = stretch.span.end
    assert at == TEXT_LENGTH


@given(STATEMENTS)
def test_every_part_of_a_content_opens_and_closes(statements: list[Statement]) -> None:
    stretches = list(mark_stretches(TEXT_LENGTH, statements))
    opened = sorted(n for stretch in stretches for n in stretch.opens)
    closed = sorted(n for stretch in stretches for n in stretch.closes)
    inside = [
        number
        for number, statement in enumerate(statements, 1)
        for span in statement.content
        if span.start < TEXT_LENGTH and span.end > 0
    ]
    assert opened == closed == inside


def test_a_statement_within_a_statement_closes_first() -> None:
    document, statements = harbour().document, harbour().statements
    stretches = list(mark_stretches(len(document.text), statements))
    heroic = next(s for s in stretches if document.quote(s.span) == "the crews as “heroic”")
    assert (heroic.opens, heroic.closes, heroic.depth) == ((2,), (2,), 2)
    envoy = next(s for s in stretches if s.opens == (1,))
    assert (document.quote(envoy.span), envoy.is_source, envoy.depth) == ("The envoy", True, 1)


def test_a_window_clips_what_reaches_out_of_it() -> None:
    statement = as_statement([Span(5, 25)])
    (stretch,) = mark_stretches(TEXT_LENGTH, [statement], window=Span(10, 20))
    assert (stretch.span, stretch.opens, stretch.closes) == (Span(10, 20), (1,), (1,))


def test_only_crossing_statements_say_which_of_them_ends() -> None:
    nested = [1, 2]
    assert [close_mark(2, nested), close_mark(1, nested)] == ["]", "]"]
    crossing = [1, 2]
    assert [close_mark(1, crossing), close_mark(2, crossing)] == [" 1]", "]"]
