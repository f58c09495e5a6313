"""Words and sentences are cut as Universal Dependencies cuts English; no character is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.encoder.words import find_sentence_candidates, find_words, split_sentences

HARD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from([*"abcINTsU.S,'’“”!?…-–—/\\@#$%()[]0159:;&+_ \n\t"]),
        st.sampled_from([*"\u0301\u200b\u200d\ufe0f\u20e3\ufeff\u00ad👩🏽🇺🇦中한ุשو\x00\x85\ud800"]),
    ),
    max_size=60,
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


def split(text: str) -> list[str]:
    words = find_words(text)
    return [text[words[a][0] : words[b - 1][1]] for a, b in split_sentences(text, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", "They|do|n't|know|."),
        ("It’s Rome’s harbour", "It|’s|Rome|’s|harbour"),
        ("We cannot go, we won’t", "We|can|not|go|,|we|wo|n’t"),
        ("THEY DON'T, it dont, gonna", "THEY|DO|N'T|,|it|do|nt|,|gon|na"),
        ("the workers' union, O’Reilly’s d'état", "the|workers|'|union|,|O’Reilly|’s|d'état"),
        ("the U.S. envoy", "the|U.S.|envoy"),
        ("Gen. Sow met Mr. Ba", "Gen.|Sow|met|Mr.|Ba"),
        ("J. K. Mensah and J.K. Ba", "J.|K.|Mensah|and|J.K.|Ba"),
        ("No. 5 said no. He left on Jan. 5", "No.|5|said|no|.|He|left|on|Jan.|5"),
        ("at 9 a.m. Friday", "at|9|a.m.|Friday"),
        ("1,200 of 3.5 million at 10:30", "1,200|of|3.5|million|at|10:30"),
        ("in [7,8,9], the 50,000th", "in|[|7|,|8|,|9|]|,|the|50,000th"),
        ("on 15/08/2025 it cost $40 or 5%", "on|15/08/2025|it|cost|$|40|or|5|%"),
        ("9/11, 2019-2020, call 555-0123", "9/11|,|2019|-|2020|,|call|555-0123"),
        ("the 10km race cost €40m, US$5bn", "the|10|km|race|cost|€|40|m|,|US|$|5|bn"),
        ("the 1990s, '90s and 4th", "the|1990s|,|'90s|and|4th"),
        ("a well-known ex-minister", "a|well|-|known|ex-minister"),
        ("pre-war talks — so-called", "pre-war|talks|—|so|-|called"),
        ("al-Shabaab’s F-16s", "al|-|Shabaab|’s|F|-|16s"),
        ("and/or AT&T", "and|/|or|AT&T"),
        ("see https://example.org/a_b?c=1.", "see|https://example.org/a_b?c=1|."),
        ("(www.example.org/x), example.com.", "(|www.example.org/x|)|,|example.com|."),
        ("mail desk@example.org, @wire #strike", "mail|desk@example.org|,|@wire|#strike"),
        ("“Stop!” he said…", "“|Stop|!|”|he|said|…"),
        ("Why?! Well... no", "Why|?!|Well|...|no"),
        ("(AP) -- Rain", "(|AP|)|--|Rain"),
        ("👩🏽\u200d🚒👍🏽 🇺🇦🇩🇪 1\ufe0f\u20e3", "👩🏽\u200d🚒|👍🏽|🇺🇦|🇩🇪|1\ufe0f\u20e3"),
        ("cafe\u0301 習近平，한국어 שלום", "cafe\u0301|習近平|，|한국어|שלום"),
        ("\ufeffThe do\u200bn’t \u200b .", "\ufeffThe|do\u200b|n’t|\u200b|."),
    ],
)
def test_words_of_reporting(text: str, words: str) -> None:
    assert cut(text) == words.split("|")


@pytest.mark.parametrize(
    "sentences",
    [
        ["U.S. President Ada Mensah met Gen. Burhan.", "Mensah Inc. said no."],
        ["The envoy left the U.S.", "The talks go on."],
        ["He said: “We won’t go.”", "Then he left (at 9 a.m. Friday)."],
        ["“Why?” Diallo asked.", "“Stop!” he said."],
        ["It cost $3.5 million... and more.", "He wept…", "She did not."],
        ["J. K. Mensah, of St. Louis, won.", "No. 5 lost."],
        ["1. Rebuild the bridge.", "2. Pay."],
        ["Talks failed.[1]", "Aid came. [2][3]", "Rain fell."],
        ["(The minister resigned.)", "Nobody replied."],
        ["Prices rose, rents fell, etc.", "Wages stood still."],
        ["Rain fell on Jan. 5; nobody came.", "5,000 left."],
    ],
)
def test_sentences_of_reporting(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_line_always_ends_a_sentence() -> None:
    assert split("Floods in the south\nBy Ada Mensah\n\nRain fell,\nsaid the U.S.\nenvoy") == [
        "Floods in the south",
        "By Ada Mensah",
        "Rain fell,",
        "said the U.S.",
        "envoy",
    ]


def test_a_sentence_may_begin_after_an_abbreviation_but_not_after_a_semicolon() -> None:
    text = "Gen. Sow left; the U.S. Senate met.” Nobody spoke"
    words = find_words(text)
    found = [text[slice(*words[k])] for k in find_sentence_candidates(text, words)]
    assert found == ["Gen.", "Sow", "Senate", "Nobody"]


@given(HARD)
def test_every_character_but_blanks_lies_in_one_word(text: str) -> None:
    at = 0
    for start, end in find_words(text):
        assert text[at:start].strip() == ""
        assert start < end
        assert not any(char.isspace() for char in text[start:end])
        at = end
    assert text[at:].strip() == ""


@given(HARD)
def test_sentences_cover_the_words_and_begin_at_candidates(text: str) -> None:
    words = find_words(text)
    sentences = split_sentences(text, words)
    assert [k for a, b in sentences for k in range(a, b)] == list(range(len(words)))
    assert {a for a, _ in sentences} <= set(find_sentence_candidates(text, words))
    for a, b in sentences:
        assert "\n" not in text[words[a][0] : words[b - 1][1]]


@pytest.mark.parametrize(
    "unit",
    [
        "1.1a",
        "10,",
        "a.",
        "a-",
        "1,",
        "a@",
        "U.S. ",
        "a.com/",
        ". [",
        " \n",
        "👩\u200d",
        "n't",
        "a'",
        '."',
        "Mr. ",
    ],
)
def test_time_grows_with_length_alone(unit: str) -> None:
    text = unit * (40_000 // len(unit)) + " " * 5_000 + "."
    begun = time.process_time()
    split_sentences(text, find_words(text))
    assert time.process_time() - begun < 5  # a tenth, where growth squared takes minutes
