"""The subject of a cue is its source, where the network named none."""

import re

from whence.annotate.frames import Frame
from whence.annotate.syntax import Syntax
from whence.encoder.reader import RawFrame
from whence.encoder.trees import Tree
from whence.records import Span, Spans


def spans(text: str, *parts: str) -> Spans:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def syntax(text: str, *rows: tuple[int, str]) -> Syntax:
    """One sentence; a row is the head of a word (from 1, 0 the root) and its relation."""
    words = tuple(m.span() for m in re.finditer(r"\w+|[^\w\s]", text))
    heads, relations = zip(*rows, strict=True)
    return Syntax([words], [Tree(heads, relations, ("X",) * len(rows))])


def frame(text: str, cue: str, *content: str, source: Spans = ()) -> Frame:
    return Frame(source, spans(text, cue), spans(text, *content), 0.8)


def source_of(text: str, found: Frame) -> list[str]:
    return [part.of(text) for part in found.source]


POST = "The Post, quoting aides, reported delays."
POST_ROWS = (
    (2, "det"), (7, "nsubj"), (4, "punct"), (7, "advcl"), (4, "obj"), (7, "punct"), (0, "root"),
    (7, "obj"), (7, "punct"),
)  # fmt: skip


def test_a_phrase_between_name_and_verb_hides_no_source() -> None:
    found = syntax(POST, *POST_ROWS).complete(POST, frame(POST, "reported", "delays"))
    assert source_of(POST, found) == ["The Post"]


def test_a_source_that_was_read_is_left_alone() -> None:
    given = frame(POST, "reported", "delays", source=spans(POST, "aides"))
    assert syntax(POST, *POST_ROWS).complete(POST, given) == given


def test_a_participle_shares_the_subject_of_its_verb() -> None:
    text = "She resigned, saying nothing."
    parsed = syntax(
        text, (2, "nsubj"), (0, "root"), (4, "punct"), (2, "advcl"), (4, "obj"), (2, "punct")
    )
    assert source_of(text, parsed.complete(text, frame(text, "saying", "nothing"))) == ["She"]


def test_a_relative_pronoun_gives_the_noun_that_it_stands_for() -> None:
    text = "It blamed rebels, who denied it."
    parsed = syntax(
        text,
        (2, "nsubj"), (0, "root"), (2, "obj"), (6, "punct"), (6, "nsubj"), (3, "acl:relcl"),
        (6, "obj"), (2, "punct"),
    )  # fmt: skip
    found = parsed.complete(text, frame(text, "denied", "it"))
    assert source_of(text, found) == ["rebels"]


def test_a_passive_names_nobody() -> None:
    text = "Delays were expected."
    parsed = syntax(text, (3, "nsubj:pass"), (3, "aux:pass"), (0, "root"), (3, "punct"))
    given = frame(text, "were expected", "Delays")
    assert parsed.complete(text, given) == given


def test_what_is_said_of_the_speaker_is_no_content() -> None:
    text = "Ana, who fled, said nothing."
    parsed = syntax(
        text,
        (6, "nsubj"), (4, "punct"), (4, "nsubj"), (1, "acl:relcl"), (1, "punct"), (0, "root"),
        (6, "obj"), (6, "punct"),
    )  # fmt: skip
    found = parsed.complete(text, frame(text, "said", "who fled", "nothing"))
    assert source_of(text, found) == ["Ana"]
    assert [part.of(text) for part in found.content] == ["nothing"]


def test_a_text_without_trees_changes_nothing() -> None:
    given = frame(POST, "reported", "delays")
    assert Syntax([], []).complete(POST, given) == given


def test_a_verb_whose_content_was_not_read_gives_its_clause() -> None:
    text = "He told us, because we asked, that it burned."
    parsed = syntax(
        text,
        (2, "nsubj"), (0, "root"), (2, "iobj"), (7, "punct"), (7, "mark"), (7, "nsubj"),
        (2, "advcl"), (7, "punct"), (11, "mark"), (11, "nsubj"), (2, "ccomp"), (2, "punct"),
    )  # fmt: skip
    raw = RawFrame(source=((0, 2),), cue=((3, 7),), content=(), features=())
    ((start, end),) = parsed.give_content(text, raw).content
    assert text[start:end] == "it burned"
    assert parsed.give_content(text, raw._replace(source=())).content == ()
