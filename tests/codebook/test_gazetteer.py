"""Names of closed classes are found in running text, in headlines and in old telegrams."""

import unicodedata
from functools import reduce
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.codebook.gazetteer import KINDS, find_gazetteer, load_gazetteer


def read_kinds(text: str) -> dict[str, set[str]]:
    """Kinds of each name found, by its words in the text."""
    return {
        text[match.start : match.end]: {k for i, k in enumerate(KINDS) if match.kinds >> i & 1}
        for match in find_gazetteer(text)
    }


def list_names(text: str) -> list[str]:
    return [text[match.start : match.end] for match in find_gazetteer(text)]


REPORTS = [
    pytest.param(
        "The Kremlin said Ukrainian forces had shelled a village, TASS reported from Moscow.",
        {
            "Kremlin": {"seat"},
            "Ukrainian": {"demonym"},
            "TASS": {"agency"},
            "Moscow": {"capital"},
        },
        id="source-relay-and-place",
    ),
    pytest.param(
        "Boko Haram fighters held the road until Chad and Niger sent troops, the AU said.",
        {
            "Boko Haram": {"armed-group"},
            "Chad": {"country"},
            "Niger": {"country"},
            "AU": {"organisation"},
        },
        id="armed-group-and-countries",
    ),
    pytest.param(
        "President Emmanuel Macron called Netanyahu late on Sunday, the Elysee Palace said.",
        {
            "Emmanuel Macron": {"office-holder"},
            "Netanyahu": {"office-holder"},
            "Elysee Palace": {"seat"},
        },
        id="office-holders-by-full-name-and-surname",
    ),
    pytest.param(
        "U.S. and South Korean drills began off Guinea-Bissau, said the U.N. World Food Programme.",
        {
            "U.S.": {"country"},
            "South Korean": {"demonym"},
            "Guinea-Bissau": {"country"},
            "U.N.": {"organisation"},
            "World Food Programme": {"organisation"},
        },
        id="dotted-acronyms-and-longest-names",
    ),
]


@pytest.mark.parametrize(("report", "kinds"), REPORTS)
def test_names_of_a_report_have_their_kinds(report: str, kinds: dict[str, set[str]]) -> None:
    assert read_kinds(report) == kinds


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A US-led patrol met pro-Kremlin crowds.", ["US", "Kremlin"]),
        ("Russia's envoy and Russia’s ally left.", ["Russia", "Russia"]),
        ("The non-Hamas ministries of Gaza’s north.", ["Hamas", "Gaza"]),
        ("An ex-British officer in North\u00a0Korea.", ["British", "North\u00a0Korea"]),
        ("Talks at the White\nHouse ended.", ["White\nHouse"]),
        ("Al-Shabaab, or al Shabaab, or al‑Shabaab.", ["Al-Shabaab", "al Shabaab", "al‑Shabaab"]),
    ],
)
def test_hyphens_possessives_and_blanks_are_no_hindrance(text: str, names: list[str]) -> None:
    assert list_names(text) == names


def test_accents_make_no_difference_composed_or_not() -> None:
    text = "Côte d’Ivoire heard Erdoğan out."
    assert list_names(text) == ["Côte d’Ivoire", "Erdoğan"]
    apart = [unicodedata.normalize("NFD", name) for name in list_names(text)]
    assert list_names(unicodedata.normalize("NFD", text)) == apart


def test_a_stop_belongs_to_a_dotted_acronym_only() -> None:
    assert list_names("He left the U.S. He came to the UK. He saw Iran.") == ["U.S.", "UK", "Iran"]


def test_capitals_of_a_telegram_are_read() -> None:
    text = "KREMLIN TELLS U.S. THAT NORTH KOREA FIRED FIRST"
    assert list_names(text) == ["KREMLIN", "U.S.", "NORTH KOREA"]


def test_an_acronym_that_spells_a_word_is_no_name_among_capitals() -> None:
    assert list_names("TROOPS WHO LEFT THE VALLEY") == []
    assert list_names("The WHO sent vaccines.") == ["WHO"]


def test_a_lower_case_feed_gives_names_of_several_words() -> None:
    text = "the white house told us that turkey and north korea may talk, who knows"
    assert list_names(text) == ["white house", "north korea"]


def test_everyday_words_are_no_names() -> None:
    assert list_names("Us they asked who may eat the turkey in a white house near Chadwick.") == []


def test_a_name_inside_a_longer_one_is_not_found() -> None:
    assert list_names("New Mexico and New Jersey border neither Mexico nor Jersey City.") == [
        "Mexico"
    ]


def test_names_are_whole_words() -> None:
    assert list_names("Iranology, Omanized, Peru2, x_Cuba, preIran, Mali\u20dd, B.U.S.") == []


PIECES = (
    "U.S.|us|Mali|NORTH|Korea|north|korea|al|-|Qaeda|’s|İ|ſ| |\n|\u00a0|.|The|Hague|White|House"
)
WORDS = st.sampled_from([*PIECES.split("|"), "\u0301", "\u200d", "ß", "ŉ", "_", "7"])


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join)))
def test_spans_lie_in_any_text_in_order_at_word_edges(text: str) -> None:
    last = 0
    for start, end, kinds in find_gazetteer(text):
        assert last <= start < end <= len(text)
        assert 0 < kinds < 1 << len(KINDS)
        before, after = text[:start][-1:] or " ", text[end:][:1] or " "
        assert unicodedata.category(before)[0] not in "LN"
        assert unicodedata.category(after)[0] not in "LNM"
        assert "_" not in (before, after)
        last = end


@given(st.sampled_from(sorted(load_gazetteer().items())))
def test_every_name_of_the_table_is_found_in_a_sentence(entry: tuple[str, int]) -> None:
    name, kinds = entry
    start = len("They saw ")
    found = [m for m in find_gazetteer(f"They saw {name}, he said") if m.start == start]
    if not kinds:
        assert found == []
    else:
        (match,) = found
        assert match.end == start + len(name)
        assert match.kinds & kinds == kinds


def test_the_table_is_sorted_and_unique_and_has_every_kind() -> None:
    table = files("whence.codebook").joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert all(name == " ".join(name.split()) and name.isascii() for name in names)
    assert reduce(int.__or__, load_gazetteer().values()) == (1 << len(KINDS)) - 1
