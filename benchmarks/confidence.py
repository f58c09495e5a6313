"""Stated confidence against what is right, in ten bins: calibration error and reliability."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from benchmarks.scoring import Array, Figure, Tally, Totals

N_BINS = 10


def tally_confidence(stated: Sequence[float | None], right: set[int]) -> Tally:
    """Count, in ten bins of stated confidence, how many there are and how many are right.

    Args:
        stated: Confidence of each item found; None where none is stated, which is not counted.
        right: Which of them are right.
    """
    tally: defaultdict[str, float] = defaultdict(float)
    for i, confidence in enumerate(stated):
        if confidence is None:
            continue
        bin_ = min(N_BINS - 1, int(confidence * N_BINS))
        tally[f"bin{bin_}.n"] += 1
        tally[f"bin{bin_}.stated"] += confidence
        tally[f"bin{bin_}.right"] += i in right
        tally["rated"] += 1
    return dict(tally)


def _calibration_error(totals: Totals) -> Array:
    gaps = sum(
        (np.abs(totals[f"bin{k}.stated"] - totals[f"bin{k}.right"]) for k in range(N_BINS)),
        start=np.zeros_like(totals["rated"]),
    )
    return np.divide(gaps, totals["rated"], out=np.zeros_like(gaps), where=totals["rated"] > 0)


# Expected calibration error of the probability to be right; zero where none is stated.
CALIBRATION_ERROR = Figure(
    name="calibration_error",
    label="calibration error",
    items="rated",
    unit="share",
    compute=_calibration_error,
)


def reliability_rows(tallies: Iterable[Tally]) -> list[tuple[int, int, float, float]]:
    """For each bin that is not empty: its number, how many, mean confidence, share right."""
    sums: defaultdict[str, float] = defaultdict(float)
    for tally in tallies:
        for name, count in tally.items():
            sums[name] += count
    return [
        (k, n, sums[f"bin{k}.stated"] / n, sums[f"bin{k}.right"] / n)
        for k in range(N_BINS)
        if (n := round(sums[f"bin{k}.n"]))
    ]
