"""Long rounds against the reference tokenizer: random text, and every character there is."""

import os

import pytest

from tests.encoder.wordpiece_fuzz import count_differences, find_character_differences

ROUNDS = int(os.environ.get("ROUNDS", "50"))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1000 + ROUNDS))
def test_word_pieces_never_differ_from_the_reference(seed: int) -> None:
    assert count_differences(4000, seed) == []


@pytest.mark.soak
@pytest.mark.parametrize("plane", range(17))
def test_no_character_is_read_otherwise_than_by_the_reference(plane: int) -> None:
    assert find_character_differences(plane << 16, (plane + 1) << 16) == []
