"""Run the speed benchmark: each measurement in child processes of its own."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.annotators import model_hash
from benchmarks.errors import BenchmarkError
from benchmarks.floors import load_floors
from benchmarks.machine import describe_machine
from benchmarks.options import ROOT
from benchmarks.results import Result, make_result
from benchmarks.scoring import DECIMALS, Score, Unit
from benchmarks.speed.child import Measure
from benchmarks.speed.prose import write_article
from benchmarks.table import lay_out, show_number, show_verdict

TASK = "speed"
N_ARTICLES = 25
N_STARTS = 5
READ = "import sys; from whence.cli import main; sys.exit(main())"
IMPORT = (
    "import time; t = time.perf_counter(); import whence; print(1000 * (time.perf_counter() - t))"
)
LABELS: dict[str, tuple[str, Unit]] = {
    "read_rate": ("read, articles of 750 words a second", "articles/s"),
    "add_rate": ("add to a ledger, model loading included", "articles/s"),
    "peak_memory": ("peak memory, the larger of read and add", "MB"),
    "read_peak_memory": ("peak memory of read", "MB"),
    "add_peak_memory": ("peak memory of add", "MB"),
    "cold_start": ("whence read of one article, median of 5", "s"),
    "cold_start_best": ("whence read of one article, best of 5", "s"),
    "import_time": ("import whence, median of 5", "ms"),
    "import_time_best": ("import whence, best of 5", "ms"),
}


class ChildError(BenchmarkError):
    """A measured process has failed."""

    def __init__(self, words: Sequence[str], stderr: bytes) -> None:
        tail = stderr.decode(errors="replace").strip().splitlines()[-1:]
        super().__init__(f"{' '.join(words)[:120]} failed: {' '.join(tail)}")


def run_child(*words: str) -> bytes:
    """Run this Python on these words and return what it printed.

    Raises:
        ChildError: It ended with another exit code than 0.
    """
    ended = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, *words], cwd=ROOT, capture_output=True, check=False
    )
    if ended.returncode:
        raise ChildError(words, ended.stderr)
    return ended.stdout


def measure_task(task: str, folder: Path) -> Measure:
    """Let a child measure one task over the articles of a folder."""
    printed = run_child("-m", "benchmarks.speed.child", task, str(folder))
    return msgspec.json.decode(printed, type=Measure)


def measure_cold_start(article: Path) -> list[float]:
    """Seconds from nothing to the printed reading of one article, in new processes."""
    seconds = []
    for _ in range(N_STARTS):
        start = time.perf_counter()
        run_child("-c", READ, "read", str(article))
        seconds.append(time.perf_counter() - start)
    return seconds


def measure_all(n_articles: int) -> dict[str, float]:
    """All figures, by name, over that many articles."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [folder / f"{number:04}.txt" for number in range(n_articles)]
        for number, article in enumerate(articles):
            article.write_text(write_article(number), encoding="utf-8")
        read, add = measure_task("read", folder), measure_task("add", folder)
        starts = measure_cold_start(articles[0])
    imports = [float(run_child("-c", IMPORT)) for _ in range(N_STARTS)]
    return {
        "read_rate": read.n_articles / read.seconds,
        "add_rate": add.n_articles / add.seconds,
        "peak_memory": max(read.peak_mb, add.peak_mb),
        "read_peak_memory": read.peak_mb,
        "add_peak_memory": add.peak_mb,
        "cold_start": statistics.median(starts),
        "cold_start_best": min(starts),
        "import_time": statistics.median(imports),
        "import_time_best": min(imports),
    }


def run(n_articles: int = N_ARTICLES) -> Result:
    """Measure, print the table, and return the result.

    Raises:
        ChildError: A measured process has failed.
        ModelError: The model is not there.
    """
    model = model_hash()
    measured = measure_all(n_articles)
    scores = {}
    for name, (_, unit) in LABELS.items():
        scores[name] = Score(value=round(measured[name], DECIMALS[unit]), unit=unit)
    print(f"speed: {n_articles} articles of 750 words; {describe_machine()}\n")
    print(speed_table(scores))
    return make_result(
        task=TASK,
        split=None,
        annotator="whence",
        n_documents=n_articles,
        scores=scores,
        data=(),
        model_sha256=model,
    )


def speed_table(scores: dict[str, Score]) -> str:
    """Figures of speed beside floors and targets."""
    floors = load_floors()[TASK]
    rows = []
    for name, (label, unit) in LABELS.items():
        score, floor = scores[name], floors.get(name)
        marks = (floor.floor, floor.target) if floor else (None, None)
        shown = [show_number(mark, unit) for mark in (score.value, *marks)]
        rows.append([f"{label}, {unit}", *shown, show_verdict(score, floor)])
    return lay_out(["", "Whence", "floor", "target", ""], rows)


def read_n_articles(words: Sequence[str] | None = None) -> int:
    """How many articles the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description="Measure speed, memory and start-up."
    )
    parser.add_argument(
        "--limit", type=int, default=N_ARTICLES, help=f"articles to read (default {N_ARTICLES})"
    )
    n_articles: int = parser.parse_args(words).limit
    if n_articles < 2:  # noqa: PLR2004 - the first is read untimed
        parser.error("--limit: give at least 2, since the first article only warms up")
    return n_articles
