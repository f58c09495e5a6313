"""A voice is called by its name, not by all that the report says about it."""

import re

import pytest

from whence.annotate.naming import name_voice
from whence.encoder.trees import Tree
from whence.records import Mention, Span


def read_words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in re.finditer(r"\w+|[^\w\s]", text))


def person(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(id=name, document_id="d", span=Span(start, start + len(name)), kind="person")


def place(text: str, name: str) -> Mention:
    start = text.index(name)
    return Mention(id=name, document_id="d", span=Span(start, start + len(name)), kind="location")


def tree(heads: list[int], relations: list[str]) -> Tree:
    return Tree(tuple(heads), tuple(relations), ("X",) * len(heads))


def name(
    text: str, source: str, parse: Tree | None = None, mentions: tuple[Mention, ...] = ()
) -> str:
    span = Span(text.index(source), text.index(source) + len(source))
    named = name_voice((span,), text, [read_words(text)], [parse], mentions)
    assert named is not None
    return named.of(text)


def test_no_source_has_no_name() -> None:
    assert name_voice((), "It was said.", [], []) is None


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("Amadou Sarr, a fisherman who fled the port", "Amadou Sarr"),
        ("the harbour master (on duty that night)", "the harbour master"),
        ("The spokeswoman – herself a former officer", "The spokeswoman"),
        ("a diplomat close to the talks", "a diplomat close to the talks"),
        ("some 1,200 villagers", "some 1,200 villagers"),
    ],
)
def test_without_a_tree_the_first_mark_ends_the_name(source: str, called: str) -> None:
    assert name(f"{source} said so.", source) == called


def test_a_list_of_speakers_stays_whole() -> None:
    text = "Kenya, Chad and Mali said so."
    parse = tree([7, 3, 1, 5, 1, 0, 6], ["nsubj", "punct", "conj", "cc", "conj", "root", "advmod"])
    parse = parse._replace(heads=(6, 3, 1, 5, 1, 0, 6, 6), relations=(*parse.relations, "punct"))
    assert name(text, "Kenya, Chad and Mali", parse) == "Kenya, Chad and Mali"


def test_an_apposition_is_no_part_of_the_name() -> None:
    text = "Kenya, the host, said so."
    parse = tree(
        [6, 4, 4, 1, 1, 0, 6, 6],
        ["nsubj", "punct", "det", "appos", "punct", "root", "advmod", "punct"],
    )
    assert name(text, "Kenya, the host", parse) == "Kenya"


def test_a_person_behind_a_description_gives_the_name() -> None:
    text = "a nurse, Awa Diop, said so."
    assert name(text, "a nurse, Awa Diop", mentions=(person(text, "Awa Diop"),)) == "Awa Diop"


def test_a_person_who_leads_is_not_renamed_after_another() -> None:
    text = "Awa Diop, sister of Jean Sow, said so."
    people = person(text, "Awa Diop"), person(text, "Jean Sow")
    assert name(text, "Awa Diop, sister of Jean Sow", mentions=people) == "Awa Diop"


def test_a_mark_inside_a_place_ends_nothing() -> None:
    text = "the mayor of Aurora, Illinois said so."
    mentions = (place(text, "Aurora, Illinois"),)
    source = "the mayor of Aurora, Illinois"
    assert name(text, source, mentions=mentions) == source
