"""Tags of words become mentions: B opens one, I goes on only with its own kind."""

import numpy as np
import pytest

from whence.encoder.entities import SCHEMES, decode_mentions, make_tags

TAGS = make_tags("world")


def scores_for(*tags: str, sure: float = 6) -> np.ndarray:
    logits = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for word, tag in enumerate(tags):
        logits[word, TAGS.index(tag)] = sure
    return logits


def spans(logits: np.ndarray, breaks: np.ndarray | None = None) -> list[tuple[int, int, str]]:
    return [m[:3] for m in decode_mentions(logits, "world", breaks)]


def test_every_kind_has_two_tags() -> None:
    for scheme, kinds in SCHEMES.items():
        assert len(make_tags(scheme)) == 1 + 2 * len(kinds)


def test_mentions_side_by_side_stay_apart() -> None:
    logits = scores_for("B-Person", "I-Person", "B-Person", "O", "B-Location")
    assert spans(logits) == [(0, 2, "Person"), (2, 3, "Person"), (4, 5, "Location")]


def test_a_stray_inside_tag_opens_nothing_by_itself() -> None:
    logits = scores_for("O", "I-Person", "O", sure=1)
    assert spans(logits) == []
    logits[1, TAGS.index("B-Person")] = 0.9
    assert spans(logits) == [(1, 2, "Person")]


def test_an_inside_tag_of_another_kind_does_not_go_on() -> None:
    logits = scores_for("B-Person", "I-Location")
    logits[1, TAGS.index("I-Person")] = 5
    assert spans(logits) == [(0, 2, "Person")]


def test_no_mention_crosses_a_sentence() -> None:
    logits = scores_for("B-Person", "I-Person")
    found = spans(logits, np.array([True, True]))
    assert all(end - start == 1 for start, end, _ in found)


def test_a_probability_is_that_of_the_weakest_word() -> None:
    logits = scores_for("B-Person", "I-Person")
    logits[1, 0] = logits[1, TAGS.index("I-Person")] - 0.1
    (mention,) = decode_mentions(logits, "world")
    assert mention.probability == pytest.approx(0.5, abs=0.05)


def test_no_words_have_no_mentions() -> None:
    assert decode_mentions(np.zeros((0, len(TAGS)), dtype=np.float32), "world") == []
