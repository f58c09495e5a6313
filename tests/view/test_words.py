"""Records in words."""

import pytest
from msgspec.structs import replace

from tests.view.readings import harbour
from whence.records import Voice
from whence.view.words import count, describe_chain, name_speaker, percent, shorten, squeeze


def test_a_chain_runs_from_the_publisher_to_who_speaks() -> None:
    chains = [describe_chain(statement) for statement in harbour().statements]
    assert chains == [
        "The Evening Ledger → Orbis",
        "The Evening Ledger → Orbis → the envoy",
        "The Evening Ledger → Ivan Petrov",
        "The Evening Ledger → not named",
        "The Evening Ledger → own voice",
    ]


def test_voices_at_one_depth_speak_jointly_and_carried_ones_stand_in_parentheses() -> None:
    chain = (
        Voice(depth=0, role="publisher", name=None),
        Voice(depth=1, role="relay", name="Orbis", carried=True),
        Voice(depth=2, role="medium", name=None, medium_kind="letter"),
        Voice(depth=3, role="author", name="the mayor"),
        Voice(depth=3, role="author", name="the envoy"),
    )
    statement = replace(harbour().statements[0], chain=chain)
    assert describe_chain(statement) == "(Orbis) → letter → the mayor and the envoy"
    assert name_speaker(statement) == "the mayor and the envoy"


@pytest.mark.parametrize("width", range(3, 40))
def test_a_shortened_text_fits(width: int) -> None:
    text = "The two ports stay open, he said"
    shown = shorten(text, width)
    assert len(shown) <= width
    assert shown == text or text.startswith(shown.removesuffix(" …"))


def test_numbers_agree_with_their_nouns() -> None:
    assert [count(n, "find") for n in (0, 1, 2000)] == ["0 finds", "1 find", "2,000 finds"]
    assert [percent(p) for p in (None, 0.0, 0.874, 1.0)] == ["", "0%", "87%", "100%"]


def test_a_name_with_line_ends_and_controls_stays_on_one_line() -> None:
    assert squeeze(" The\n\tTimes \x1b[0m\v ") == r"The Times \x1b[0m\x0b"
