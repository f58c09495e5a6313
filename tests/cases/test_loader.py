"""The gold is sound: its strings stand in their articles, and it keeps its own conventions."""

from itertools import pairwise

import pytest

from tests.cases.loader import (
    Case,
    GoldError,
    GoldStatement,
    Occurrence,
    Resolved,
    join_wrapped,
    load_cases,
    resolve,
    resolve_statement,
)
from whence.records import Span, Spans

CASES = list(load_cases())
OPENING, CLOSING = '"“‘«', '"”’»'
each_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def statements_of(case: Case) -> list[tuple[GoldStatement, Resolved]]:
    text = join_wrapped(case.raw)
    return [(gold, resolve_statement(gold, text)) for gold in case.gold.statements]


def test_every_article_has_its_gold() -> None:
    assert sorted(case.path for case in CASES) == sorted(CASES[0].path.parent.glob("*.txt"))


@each_case
def test_every_gold_string_is_found_once_in_the_unwrapped_article(case: Case) -> None:
    text = join_wrapped(case.raw)
    for gold, found in statements_of(case):
        for fragments, spans in (
            (gold.source, found.source),
            (gold.cue, found.cue),
            (gold.content, found.content),
        ):
            strings = [f if isinstance(f, str) else f.text for f in fragments]
            assert [span.of(text) for span in spans] == strings


@each_case
def test_fragments_of_a_role_stand_in_reading_order(case: Case) -> None:
    for _, found in statements_of(case):
        for spans in (found.source, found.cue, found.content):
            assert list(spans) == sorted(spans)
            assert not any(a.overlaps(b) for a, b in pairwise(spans))


@each_case
def test_source_and_cue_stand_outside_the_content_of_their_own_frame(case: Case) -> None:
    for _, found in statements_of(case):
        for span in (*found.source, *found.cue):
            assert not any(span.overlaps(content) for content in found.content)


@each_case
def test_an_inner_frame_lies_inside_the_content_of_its_outer_one(case: Case) -> None:
    resolved = statements_of(case)
    for gold, found in resolved:
        if gold.outer is not None:
            outside = resolved[gold.outer][1].content
            for span in (*found.source, *found.cue, *found.content):
                assert any(fragment.contains(span) for fragment in outside)


@each_case
def test_frames_that_lie_inside_another_name_it(case: Case) -> None:
    resolved = statements_of(case)
    for gold, inner in resolved:
        for at, (_, outer) in enumerate(resolved):
            if outer is not inner and covers(outer.content, inner.content):
                assert gold.outer == at


@each_case
def test_only_continued_quotes_and_the_papers_own_voice_have_no_cue(case: Case) -> None:
    for gold in case.gold.statements:
        bare = not gold.cue and not gold.source
        assert gold.cueless == bare
        assert bare or (gold.cue and gold.source)
        assert gold.form in {"direct", "narrated"} or not bare
        assert gold.form != "narrated" or len(gold.chain) == 1


@each_case
def test_a_direct_content_leaves_its_quote_marks_outside(case: Case) -> None:
    text = join_wrapped(case.raw)
    for gold, found in statements_of(case):
        if gold.form == "direct":
            first, last = found.content[0], found.content[-1]
            assert text[first.start - 1] in OPENING
            assert text[last.end :].lstrip(".,;!?")[:1] in set(CLOSING)
        if gold.form == "mixed":
            inside = " ".join(span.of(text) for span in found.content)
            assert any(mark in inside for mark in OPENING)


@each_case
def test_chains_begin_with_the_publisher_and_go_down_step_by_step(case: Case) -> None:
    for gold in case.gold.statements:
        depths = [voice.depth for voice in gold.chain]
        assert (gold.chain[0].role, gold.chain[0].name) == (
            "publisher",
            case.gold.document.publisher,
        )
        assert depths == sorted(depths)
        assert set(depths) == set(range(depths[-1] + 1))


@each_case
def test_what_the_document_must_leave_outside_stands_in_the_input(case: Case) -> None:
    for string in case.gold.document.outside:
        assert string in case.raw


def test_an_unknown_string_is_refused() -> None:
    with pytest.raises(GoldError, match="not in the text"):
        resolve("Nauru", "Fiji said so.")


def test_a_string_that_stands_twice_needs_its_number() -> None:
    text = "He said he said it."
    with pytest.raises(GoldError, match="2 times"):
        resolve("said", text)
    assert resolve(Occurrence("said", 2), text) == Span(11, 15)
    with pytest.raises(GoldError, match="no occurrence 3"):
        resolve(Occurrence("said", 3), text)


def test_a_string_inside_a_longer_word_is_no_occurrence() -> None:
    assert resolve("he", "The theatre, he said") == Span(13, 15)


def test_unwrapping_joins_lines_and_keeps_paragraphs() -> None:
    assert join_wrapped(" One\n two\n\n \nthree\r\nfour\n") == "One two\n\nthree four"


def covers(outer: Spans, inner: Spans) -> bool:
    """Whether every inner fragment lies within some outer one."""
    return all(any(fragment.contains(span) for fragment in outer) for span in inner)
