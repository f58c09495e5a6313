"""Search: words and phrases are found, and no string of a user's does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.conftest import shared_ledger
from tests.ledger.reports import FERRY, HARBOUR, UNDATED, raw_of, report
from whence.errors import SearchSyntaxError
from whence.ledger import Hit, Ledger
from whence.ledger.fold import fold
from whence.ledger.snippet import MARKER, SNIPPET_LENGTH, cut_snippet, find_marks
from whence.ledger.words import parse_words
from whence.records import Span


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger.open(tmp_path_factory.mktemp("search") / "whence.db")
    for reading in (HARBOUR, FERRY, UNDATED):
        ledger.add(reading, raw_of(reading))
    return ledger


def marked(hit: Hit) -> list[str]:
    """The words that a hit marks in its snippet."""
    return [mark.of(hit.snippet) for mark in hit.marks]


def found(ledger: Ledger, words: str) -> set[str]:
    """Sources of the statements found, and "document" for documents."""
    hits = ledger.search(words)
    return {hit.statement.source_text if hit.statement else "document" for hit in hits}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cranes", {"the port authority", "document"}),
        ("CRANES repair", {"the port authority", "document"}),
        ("orban", {"Ana Orbán", "document"}),
        ("orbàn", {"Ana Orbán", "document"}),
        ('"harbour would open"', {"Ana Orbán", "The ferry company", "document"}),
        ('"open harbour"', set()),
        ("open harbour", {"Ana Orbán", "The ferry company", "document"}),
        ("harb*", {"Ana Orbán", "The ferry company", "document"}),
        ("harb", set()),
        ('"would op"*', {"Ana Orbán", "The ferry company", "document"}),
        ("pilots waves", {"Two pilots", "document"}),
        ("harbour pilots", set()),
        ("reopens", {"document"}),
        ('cranes "', {"the port authority", "document"}),
        ("OR cranes", set()),
        ("harbour NOT open", set()),
        ("quote:cranes", set()),
        ("harbour -open", {"Ana Orbán", "The ferry company", "document"}),
    ],
)
def test_words_are_found(filled: Ledger, words: str, expected: set[str]) -> None:
    assert found(filled, words) == expected


def test_a_hit_marks_its_words_in_the_snippet(filled: Ledger) -> None:
    statement = next(hit for hit in filled.search("repair cranes") if hit.statement)
    assert statement.field == "content"
    assert statement.snippet == "The cranes are … beyond repair"
    assert marked(statement) == ["cranes", "repair"]
    source = next(hit for hit in filled.search("orb*") if hit.statement)
    assert (source.field, source.snippet, marked(source)) == ("source", "Ana Orbán", ["Orbán"])


def test_a_passage_stands_in_its_document(ledger: Ledger) -> None:
    filler = "Nothing else was heard from the coast that day. " * 20
    reading = report(filler, f"Then the lantern of the lightship went out. {filler}")
    ledger.add(reading, raw_of(reading))
    (hit,) = ledger.search("lightship lantern")
    assert hit.statement is None
    assert hit.passage is not None
    assert hit.passage.of(reading.document.text) == hit.snippet
    assert marked(hit) == ["lantern", "lightship"]
    assert len(hit.snippet) <= SNIPPET_LENGTH
    assert hit.snippet == hit.snippet.strip()


def test_a_word_of_the_title_alone_is_shown_in_the_title(ledger: Ledger) -> None:
    reading = report("The mole held.", title="Storm over Lisbon")
    ledger.add(reading, raw_of(reading))
    (hit,) = ledger.search("lisbon")
    assert (hit.field, hit.snippet, marked(hit)) == ("title", "Storm over Lisbon", ["Lisbon"])
    assert hit.passage is None


def test_the_rarer_word_in_the_shorter_text_ranks_first(ledger: Ledger) -> None:
    long = report("The mole held. " * 50 + "An anchor was lost.")
    short = report("An anchor was lost.")
    for reading in (long, short, report("A buoy."), report("A rope."), report("A bell.")):
        ledger.add(reading, raw_of(reading))
    hits = ledger.search("anchor")
    assert [hit.document.id for hit in hits] == [short.document.id, long.document.id]
    assert hits[0].score > hits[1].score > 0
    assert ledger.search("anchor", limit=1) == hits[:1]
    assert ledger.search("anchor", limit=0) == []


def test_all_finds_of_a_common_word_are_all(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.ledger.search.MOST_SCORED", 1)
    assert len(filled.search("the", limit=1)) == 1
    everything = filled.search("the", limit=10**30)
    monkeypatch.undo()
    assert everything == filled.search("the", limit=10**30)
    assert len(everything) > 2


@pytest.mark.parametrize(
    ("publisher", "since", "until", "n_found"),
    [
        (None, None, None, 4),
        ("coast wire", None, None, 2),
        ("Coast", None, None, 0),
        (None, "2025-08-15", None, 2),
        (None, None, "2025-08-14", 2),
        ("The Daily", "2025-08-14", "2025-08-15", 2),
        ("The Daily", None, "2025-08-14", 0),
    ],
)
def test_a_search_among_some_documents_finds_the_same_there(
    filled: Ledger, publisher: str | None, since: str | None, until: str | None, n_found: int
) -> None:
    within = {row.id for row in filled.documents(publisher=publisher, since=since, until=until)}
    hits = filled.search('"would open"', publisher=publisher, since=since, until=until)
    assert hits == [h for h in filled.search('"would open"') if h.document.id in within]
    assert len(hits) == n_found


def test_finds_that_filters_leave_out_do_not_crowd_out_others(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The harbour's report was added first, and its words stand in the later ones too."""
    monkeypatch.setattr("whence.ledger.search.MOST_SCORED", 1)
    hits = filled.search("the", since="2025-08-15", limit=1)
    assert [hit.document.id for hit in hits] == [HARBOUR.document.id]


@pytest.mark.parametrize(
    "words", ["", "   ", "*", '""', '"', "-- ... !?", "\0", "🚢", "\u0301", "\ud800"]
)
def test_a_search_without_a_word_says_so(filled: Ledger, words: str) -> None:
    with pytest.raises(SearchSyntaxError):
        filled.search(words)


hostile = st.text() | st.text(
    st.sampled_from("\"*():^-+{}'\0\n .aAébr\u0301\ud800NEARORquote:_~\\%;\ue000\ufdd0²ʼ㐀𐐀")
)


@given(hostile)
def test_no_string_breaks_the_search(words: str) -> None:
    ledger = shared_ledger()
    try:
        hits = ledger.search(words)
    except SearchSyntaxError:
        return
    for hit in hits:
        assert all(hit.snippet[mark.start : mark.end].strip() for mark in hit.marks)


def test_a_search_of_ten_thousand_words_is_a_search(filled: Ledger) -> None:
    assert filled.search("harbour " * 10_000) == filled.search("harbour")
    assert filled.search(" ".join(f"w{number}*" for number in range(10_000))) == []


@given(st.text(), st.text(min_size=1, alphabet=st.characters(categories=["L", "Nd"])))
def test_every_query_is_quoted_words_and_nothing_else(before: str, word: str) -> None:
    query = parse_words(f"{before} {word}")
    outside = query.split('"')[::2]
    assert {part.strip() for part in outside} <= {"", "AND", "* AND", "*"}


@given(st.lists(st.text(st.characters(exclude_characters=MARKER))))
def test_marks_are_found_wherever_markers_stood(pieces: list[str]) -> None:
    text = "".join(pieces)
    marks = find_marks(text, MARKER.join(pieces))
    assert [mark.of(text) for mark in marks] == [piece for piece in pieces[1::2] if piece]


def test_a_text_that_forges_markers_is_shown_without_marks() -> None:
    assert find_marks(f"a {MARKER}b", f"a {MARKER}{MARKER}b{MARKER}") == ()
    assert find_marks("a\0b", f"a{MARKER}b{MARKER}") == ()


@given(st.text(st.sampled_from("ab \n"), max_size=900), st.data())
def test_a_snippet_is_a_passage_of_its_text(text: str, draw: st.DataObject) -> None:
    ends = sorted(draw.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    marks = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    snippet = cut_snippet(text, marks)
    assert snippet.text == snippet.passage.of(text)
    assert len(snippet.text) <= SNIPPET_LENGTH
    shift = snippet.passage.start
    for mark in snippet.marks:
        assert 0 <= mark.start < mark.end <= len(snippet.text)
        assert any(
            whole.start <= mark.start + shift and mark.end + shift <= whole.end for whole in marks
        )
    assert bool(snippet.marks) == bool(marks)


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_names_fold_without_case_accents_and_line_breaks() -> None:
    assert fold("Recep\n Tayyip ERDOĞAN") == "recep tayyip erdogan"
    assert fold("ΟΔΥΣΣΕΥΣ") == fold("Οδυσσεύς")
