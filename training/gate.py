"""The gate: what weights score, beside the weights that they were made of.

The benchmarks measure, each in a process of its own, with ``WHENCE_WEIGHTS`` naming the
weights: ``python -m training.gate TASK DATA [LIMIT]`` is such a process.
"""

import contextlib
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.errors import BenchmarkError
from benchmarks.options import ROOT, Options, exit_plainly
from benchmarks.results import Result
from benchmarks.speed.child import Measure
from benchmarks.speed.prose import write_article
from whence.encoder.card import SETTING, load_card

GATE = 0.3  # points that a figure may fall
N_ARTICLES = 12  # for the speed; the first only warms up
ROUNDS = 2  # of speed, both weights by turns; the faster counts

logger = logging.getLogger("training")


class Gated(NamedTuple):
    """A figure that must not fall: of which benchmark, its name there, and for people."""

    task: str
    figure: str
    label: str


# Everything that the gate looks at; a benchmark is added here and nowhere else.
GATED = (
    Gated("attribution", "full_relaxed_f1", "PolNeAR, full relaxed F1"),
    Gated("attribution", "full_exact_f1", "PolNeAR, full exact F1"),
    Gated("entities", "f1", "world newswire, F1"),
    Gated("trees", "las", "EWT, LAS"),
)


class ChildError(BenchmarkError):
    """A measuring process has failed; it has said why on its stderr."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(f"python {' '.join(words)} failed")


def run_child(weights: Path, *words: str) -> bytes:
    """Run this Python on these words with these weights; returns what it printed.

    Raises:
        ChildError: It ended with another exit code than 0.
    """
    setting = {**os.environ, SETTING: str(weights.resolve())}
    ended = subprocess.run(  # noqa: S603  # our own interpreter and our own words
        [sys.executable, *words], cwd=ROOT, env=setting, stdout=subprocess.PIPE, check=False
    )
    if ended.returncode:
        raise ChildError(words)
    return ended.stdout


def measure_scores(weights: Path, data: Path, limit: int | None) -> dict[str, float]:
    """Every gated figure in points, by label, on the dev splits or their first documents.

    Raises:
        ChildError: A benchmark has failed.
    """
    wanted = load_card(weights).sha256
    scores = {}
    for task in dict.fromkeys(gated.task for gated in GATED):
        more = () if limit is None else (str(limit),)
        printed = run_child(weights, "-m", "training.gate", task, str(data.resolve()), *more)
        result = msgspec.json.decode(printed, type=Result)
        if result.model_sha256 != wanted:
            raise ValueError(f"{task} was read with {result.model_sha256}, not with {wanted}")
        for gated in GATED:
            if gated.task == task:
                scores[gated.label] = result.scores[gated.figure].value
                logger.info("%s: %s %.2f", weights.name, gated.label, scores[gated.label])
    return scores


def measure_speed(*folders: Path) -> list[float]:
    """Articles of 750 words a second with the weights of each folder, on two cores.

    Raises:
        ChildError: Reading has failed.
    """
    best = [0.0] * len(folders)
    with tempfile.TemporaryDirectory() as name:
        for number in range(N_ARTICLES):
            article = Path(name) / f"{number:04}.txt"
            article.write_text(write_article(number), encoding="utf8")
        for _ in range(ROUNDS):
            for i, weights in enumerate(folders):
                printed = run_child(weights, "-m", "benchmarks.speed.child", "read", name)
                measured = msgspec.json.decode(printed, type=Measure)
                best[i] = max(best[i], measured.n_articles / measured.seconds)
    return best


def find_falls(before: dict[str, float], after: dict[str, float]) -> dict[str, float]:
    """Figures that fall by more than the gate allows, each with its fall in points."""
    falls = {label: round(score - after[label], 4) for label, score in before.items()}
    return {label: fall for label, fall in falls.items() if fall > GATE}


def main() -> None:
    """Run one benchmark with the weights in use; its tables go to stderr, its result out."""
    from benchmarks.all import TASKS

    task, data, *more = sys.argv[1:]
    limit = int(more[0]) if more else None
    with contextlib.redirect_stdout(sys.stderr):
        result = TASKS[task](Options(data=Path(data), limit=limit))
    sys.stdout.write(msgspec.json.encode(result).decode() + "\n")


if __name__ == "__main__":
    exit_plainly(main)
