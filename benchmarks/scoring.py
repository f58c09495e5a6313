"""From tallies of documents to figures: sums, rates, F1, and bootstrap intervals.

A metric counts in each document (a tally); a figure is a function of the sums of all
tallies. Resampling the documents and summing again gives the interval of any figure.
"""

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

Tally = dict[str, float]
Array = NDArray[np.float64]
Unit = Literal["%", "share", "articles/s", "s", "ms", "MB", "count"]

SEED = 1912
RESAMPLES = 1000
DECIMALS = {"%": 4, "share": 5, "articles/s": 2, "s": 3, "ms": 1, "MB": 1, "count": 0}


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A measured figure.

    ``n`` counts the items it is over; ``low`` and ``high`` bound it in 95 of 100 resamplings
    of the documents.
    """

    value: float
    unit: Unit
    n: int | None = None
    low: float | None = None
    high: float | None = None


class Totals:
    """Sums of tallies, one for each resampling; what nobody counted is zero."""

    def __init__(self, columns: dict[str, Array], n_rows: int) -> None:
        """Hold the sums by the name of what was counted, each of ``n_rows`` values."""
        self.columns = columns
        self.nothing: Array = np.zeros(n_rows)

    def __getitem__(self, name: str) -> Array:
        """Sums of one count."""
        return self.columns.get(name, self.nothing)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a benchmark: its name in results and floors, and how people read it.

    ``compute`` makes it from the sums; ``items`` names the count that is its ``n``.
    """

    name: str
    label: str
    compute: Callable[[Totals], Array]
    items: str | None = None
    unit: Unit = "%"


def rate(hits: Array, of: Array) -> Array:
    """Percentage; zero where there was nothing to hit."""
    return np.divide(100 * hits, of, out=np.zeros_like(hits), where=of > 0)


def harmonic_mean(precision: Array, recall: Array) -> Array:
    """F1 of a precision and a recall."""
    both = precision + recall
    return np.divide(2 * precision * recall, both, out=np.zeros_like(both), where=both > 0)


def f1(hits: Array, found: Array, wanted: Array) -> Array:
    """F1 in percent, where each hit pairs one that was found with one that was wanted."""
    return harmonic_mean(rate(hits, found), rate(hits, wanted))


def compute_scores(
    figures: Sequence[Figure], tallies: Sequence[Tally], *, resamples: int = RESAMPLES
) -> dict[str, Score]:
    """Compute all figures over documents, each with its bootstrap interval.

    Args:
        figures: What to compute.
        tallies: One for each document.
        resamples: How often the documents are drawn anew; 0 leaves the intervals out.
    """
    names = sorted({name for tally in tallies for name in tally})
    rows = [[tally.get(name, 0.0) for name in names] for tally in tallies]
    counted = np.array(rows, dtype=np.float64).reshape(len(tallies), len(names))
    whole = _totals(names, counted.sum(axis=0, keepdims=True))
    drawn = None
    if resamples and tallies:
        rng = np.random.default_rng(SEED)
        even = np.full(len(tallies), 1 / len(tallies))
        drawn = _totals(names, rng.multinomial(len(tallies), even, size=resamples) @ counted)
    return {figure.name: _score(figure, whole, drawn) for figure in figures}


def _totals(names: list[str], sums: Array) -> Totals:
    return Totals({name: sums[:, i] for i, name in enumerate(names)}, len(sums))


def _score(figure: Figure, whole: Totals, drawn: Totals | None) -> Score:
    digits = DECIMALS[figure.unit]
    low = high = None
    if drawn is not None:
        ends = np.percentile(figure.compute(drawn), [2.5, 97.5])
        low, high = (round(float(end), digits) for end in ends)
    return Score(
        value=round(float(figure.compute(whole)[0]), digits),
        unit=figure.unit,
        n=round(float(whole[figure.items][0])) if figure.items else None,
        low=low,
        high=high,
    )
