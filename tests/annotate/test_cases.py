"""The reader on annotated articles of our own, written and annotated by others than its makers."""

from functools import cache

import pytest

from tests.cases.loader import FOLDER, GoldStatement, Resolved, load_cases, resolve_statement
from whence.annotate import annotate
from whence.annotate.edges import trim
from whence.ingest import ingest_path
from whence.records import Reading, Spans, Statement, check

CASES = {case.name: case for case in load_cases()}
REGRESSION = "letter-through-agency"

Pair = tuple[GoldStatement, Resolved, Statement | None]


@cache
def read(name: str) -> Reading:
    found = ingest_path(FOLDER / f"{name}.txt")
    return annotate(found.document, found.problems)


def touch(left: Spans, right: Spans) -> bool:
    return any(a.overlaps(b) for a in left for b in right)


def trimmed(text: str, spans: Spans) -> list[tuple[int, int]]:
    return [trim(text, (span.start, span.end)) for span in spans]


def is_match(gold: Resolved, found: Statement) -> bool:
    is_source = touch(gold.source, found.source) or not (gold.source or found.source)
    return is_source and touch(gold.cue, found.cue) and touch(gold.content, found.content)


@cache
def pair_frames(name: str) -> tuple[Pair, ...]:
    """Gold frames that have a cue, each with the statement that matches it, one to one."""
    reading = read(name)
    free = [s for s in reading.statements if s.cue]
    pairs: list[Pair] = []
    for gold in CASES[name].gold.statements:
        if gold.cue:
            place = resolve_statement(gold, reading.document.text)
            found = next((s for s in free if is_match(place, s)), None)
            if found:
                free.remove(found)
            pairs.append((gold, place, found))
    return tuple(pairs)


@pytest.mark.parametrize("name", CASES)
def test_the_document_record_is_as_annotated(name: str) -> None:
    document, gold = read(name).document, CASES[name].gold.document
    assert document.publisher == gold.publisher
    assert document.publisher_basis == gold.publisher_basis
    assert document.published == gold.published
    assert document.published_basis == gold.published_basis
    assert document.url == gold.url
    assert document.links == gold.links
    for outside in gold.outside:
        assert outside not in document.text


@pytest.mark.parametrize("name", CASES)
def test_every_record_keeps_its_promises(name: str) -> None:
    assert check(read(name)) == []


def test_the_regression_article_yields_every_statement_that_has_a_cue() -> None:
    missed = [gold.content for gold, _, found in pair_frames(REGRESSION) if not found]
    assert missed == []


def test_the_regression_article_has_exact_sources_and_cues() -> None:
    text = read(REGRESSION).document.text
    for _, place, found in pair_frames(REGRESSION):
        assert found
        assert trimmed(text, found.source) == trimmed(text, place.source)
        assert trimmed(text, found.cue) == trimmed(text, place.cue)


def test_frames_of_all_articles_are_found_and_little_else() -> None:
    pairs = [pair for name in CASES for pair in pair_frames(name)]
    hits = sum(found is not None for _, _, found in pairs)
    n_read = sum(1 for name in CASES for s in read(name).statements if s.cue)
    assert hits / len(pairs) >= 0.8
    assert hits / n_read >= 0.8


def test_the_form_of_what_is_found_agrees() -> None:
    found = [(gold.form, s.form) for name in CASES for gold, _, s in pair_frames(name) if s]
    assert sum(a == b for a, b in found) / len(found) >= 0.9
