"""Faults of a benchmark run that the caller can mend; the message says how.

WhenceError
└── BenchmarkError          2
    ├── MissingDataError        no such folder or file of a corpus
    ├── UnknownSplitError       the corpus has no split of this name
    ├── CorpusError             a line of a corpus or of predictions is malformed
    └── FiguresError            a page or a result that the figures need is not there

That no annotator has a name is said by ``UnknownAnnotatorError``, which is the product's.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from whence.errors import UnknownAnnotatorError, WhenceError

__all__ = [
    "BenchmarkError",
    "CorpusError",
    "FiguresError",
    "MissingDataError",
    "UnknownAnnotatorError",
    "UnknownSplitError",
]


class BenchmarkError(WhenceError):
    """Base of the faults of a benchmark run."""

    exit_code: ClassVar[int] = 2


class MissingDataError(BenchmarkError):
    """A folder or file of a corpus is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no such data; name its folder with --data")


class UnknownSplitError(BenchmarkError):
    """The corpus is there, but not this split of it."""

    def __init__(self, split: str, known: Iterable[str]) -> None:
        names = ", ".join(known) or "none"
        super().__init__(f"no split {split!r} in this data; it has: {names}")


class CorpusError(BenchmarkError):
    """A line of a corpus or of a predictions file cannot be used."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")


class FiguresError(BenchmarkError):
    """The page or the result that figures are taken from or written to is not there."""
