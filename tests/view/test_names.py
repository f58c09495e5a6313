"""Names: each once for each thing that it stands for, in the order in which they first occur."""

from itertools import repeat

import pytest
from msgspec.structs import replace

from tests.view.readings import make_mentions, make_reading, summit
from whence.records import Document, Reading, Span
from whence.view.names import MOST_NAMES, NAME_LENGTH, NameSection, list_names


def name_only(kind: str, *words: str) -> Reading:
    """A text of these names and nothing else, all of one kind."""
    document = Document.from_text(", ".join(words))
    mentions = make_mentions(document, *zip(words, repeat(kind), strict=False))
    return replace(make_reading(document), mentions=mentions)


def in_words(section: NameSection) -> dict[str, list[str]]:
    """Lines by their label, with what is shown of each name."""
    return {line.label: [name.words + name.note for name in line.names] for line in section.lines}


def test_people_come_first_and_days_and_sums_have_a_section_of_their_own() -> None:
    names, measured = list_names(summit())
    assert (names.heading, measured.heading) == ("Names", "Days and sums")
    assert list(in_words(names)) == ["people", "organisations", "places", "facilities", "groups"]
    assert in_words(measured) == {
        "days": ["April 9", "Wednesday", "2019"],
        "sums": ["3 million dollars"],
    }


def test_a_capital_that_stands_for_its_government_or_its_team_is_counted_apart() -> None:
    assert in_words(list_names(summit())[0])["places"] == [
        "Seoul ×2",
        "SEOUL",
        "Seoul (as government) ×2",
        "Laos",
        "Seoul (as team)",
        "Laos (as team)",
    ]


def test_a_place_word_whose_reading_is_not_known_is_taken_for_the_place() -> None:
    reading = name_only("location", "Oslo", "Oslo")
    known = replace(reading.mentions[0], reading="place")
    (section,) = list_names(replace(reading, mentions=(known, reading.mentions[1])))
    assert in_words(section) == {"places": ["Oslo ×2"]}


def test_the_order_is_that_of_the_text_whatever_the_order_of_the_records() -> None:
    reading = summit()
    assert list_names(replace(reading, mentions=reading.mentions[::-1])) == list_names(reading)


def test_one_name_as_person_and_as_place_stands_in_both_lines() -> None:
    document = Document.from_text("Jordan flew to Jordan.")
    mentions = make_mentions(document, ("Jordan", "person"), ("Jordan", "location", "place"))
    (section,) = list_names(replace(make_reading(document), mentions=mentions))
    assert in_words(section) == {"people": ["Jordan"], "places": ["Jordan"]}


def test_a_name_across_a_line_end_is_the_same_name() -> None:
    (section,) = list_names(name_only("person", "Anna Berg", "Anna\nBerg"))
    assert in_words(section) == {"people": ["Anna Berg ×2"]}


@pytest.mark.parametrize("n_names", [MOST_NAMES, MOST_NAMES + 1, 300])
def test_a_long_list_keeps_the_names_that_occur_most_often_in_their_order(n_names: int) -> None:
    words = [f"Witness {n:03}" for n in range(n_names)]
    (section,) = list_names(name_only("person", *words, words[-1], words[1], words[1]))
    (line,) = section.lines
    once = words[:1] + words[2 : MOST_NAMES - 1]
    assert [name.words + name.note for name in line.names] == [
        once[0],
        f"{words[1]} ×3",
        *once[1:],
        f"{words[-1]} ×2",
    ]
    assert line.n_more == n_names - MOST_NAMES
    assert line.more == (f"and {line.n_more} more" if line.n_more else "")


def test_a_kind_of_another_annotator_follows_the_known_ones_by_its_own_name() -> None:
    person, vessel = name_only("person", "Anna Berg", "Carpathia").mentions
    reading = name_only("person", "Anna Berg", "Carpathia")
    made = replace(reading, mentions=(replace(vessel, kind="a\x1bvessel"), person))
    (section,) = list_names(made)
    assert in_words(section) == {"people": ["Anna Berg"], r"a\x1bvessel": ["Carpathia"]}


def test_a_name_that_does_not_end_is_cut() -> None:
    (section,) = list_names(name_only("organisation", "Ministry " * 99))
    (name,) = section.lines[0].names
    assert name.words.startswith("Ministry Ministry")
    assert name.words.endswith(" …")
    assert len(name.words) <= NAME_LENGTH


def test_what_names_nothing_has_no_section() -> None:
    reading = name_only("person", "Anna Berg")
    beyond = replace(reading.mentions[0], span=Span(900, 909))
    assert list_names(replace(reading, mentions=())) == []
    assert list_names(replace(reading, mentions=(beyond,))) == []
