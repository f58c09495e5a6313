"""Floors: the least that a figure may be, and where it should get to."""

from pathlib import Path
from typing import Literal

import msgspec

from benchmarks.scoring import Score

FLOORS = Path(__file__).with_name("floors.json")
ENOUGH_ITEMS = 100  # below, chance alone can break a floor; such a floor never blocks


class Floor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Floor and target of one figure; ``direction`` says which way is better."""

    floor: float
    target: float
    direction: Literal["higher", "lower"]
    note: str
    blocking: bool = True

    def is_met(self, score: Score) -> bool:
        """Whether the score is at least as good as the floor."""
        return self._reaches(score, self.floor)

    def is_on_target(self, score: Score) -> bool:
        """Whether the score is at least as good as the target."""
        return self._reaches(score, self.target)

    def blocks(self, score: Score) -> bool:
        """Whether a miss counts: not where the floor only informs, or the items are few."""
        return self.blocking and (score.n is None or score.n >= ENOUGH_ITEMS)

    def _reaches(self, score: Score, mark: float) -> bool:
        if self.direction == "higher":
            return score.value >= mark
        return score.value <= mark


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, Floor]]:
    """Floors by task and figure."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Floor]])
