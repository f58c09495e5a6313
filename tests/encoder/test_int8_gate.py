"""The gate that int8 weights must pass: no figure may fall by more than 0.3 points."""

from training.gate import find_falls


def test_a_figure_may_fall_by_the_gate_and_not_by_more() -> None:
    before = {"relaxed": 75.0, "exact": 50.5, "F1": 80.1, "LAS": 84.0}
    after = {"relaxed": 74.7, "exact": 50.1999, "F1": 82.0, "LAS": 80.0}
    assert find_falls(before, after) == {"exact": 0.3001, "LAS": 4.0}
