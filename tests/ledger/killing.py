"""Killing a writer at a random moment, and what must be true of its ledger then.

Run as a script it is the writer: it adds document 0, 1, 2 ... to a ledger and prints the
number of each one added, until somebody kills it.
"""

import random
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

from tests.ledger.reports import raw_of, report
from whence.ledger import Ledger
from whence.records import Reading

ROOT = Path(__file__).parents[2]


def numbered_report(number: int) -> Reading:
    """The same report for the same number, long enough to take several pages of the file."""
    filler = f"Bale {number} was weighed at the quay. " * (20 + number % 50)
    return report(
        filler,
        f"[source:Clerk {number}] [cue:said] [content:{number} bales were wet].",
        f"[content:None was lost,] [cue:according to] [source:tally {number % 7}].",
        publisher=f"Quay Paper {number % 3}",
        published=f"2025-08-{1 + number % 28:02}",
    )


def add_without_end(path: Path) -> None:
    """Add numbered reports, going on after the last one in the ledger."""
    with Ledger.open(path) as ledger:
        for number in count(ledger.stats().n_documents):
            reading = numbered_report(number)
            ledger.add(reading, raw_of(reading))
            print(number, flush=True)  # noqa: T201 - how the test learns of it


def check_prefix(path: Path, n_told: int) -> int:
    """Check that a ledger is sound and holds the first documents whole; returns how many.

    Args:
        path: The ledger of a writer that was killed.
        n_told: How many documents it said were added; the ledger holds these or one more.
    """
    with Ledger.open(path) as ledger:
        verdict = ledger.verify()
        assert verdict.is_sound, verdict.faults
        n_documents = verdict.n_documents
        assert n_told <= n_documents <= n_told + 1
        for number in range(n_documents):
            reading = numbered_report(number)
            assert ledger.reading(reading.document.id) == reading
            assert ledger.raw(reading.document.id) == raw_of(reading)
        found = {row.source_text for row in ledger.statements(speaker="clerk")}
        assert found == {f"Clerk {number}" for number in range(n_documents)}
    return n_documents


def kill_writer(path: Path, seconds: float) -> int:
    """Let a writer write for a while and kill it; returns how many documents it told of.

    The time counts from its first addition, or where ``seconds`` is negative, from its
    start, so that the making of the file is hit too.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.killing", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout
        first = writer.stdout.readline() if seconds >= 0 else ""
        time.sleep(abs(seconds))
        writer.send_signal(signal.SIGKILL)
        told = [
            line
            for line in (first + writer.stdout.read()).splitlines(keepends=True)
            if line.endswith("\n")
        ]
    return int(told[-1]) + 1 if told else 0


def run_rounds(folder: Path, n_rounds: int, seed: int) -> int:
    """Kill writers again and again, on one ledger that each goes on with and on fresh ones.

    Returns:
        How many documents the ledgers of all rounds held together.
    """
    rng = random.Random(seed)  # noqa: S311 - repeatable moments
    total = 0
    path, n_before = folder / "0.db", 0
    for number in range(n_rounds):
        from_start = rng.random() < 0.3
        if from_start or n_before > 120:
            path, n_before = folder / f"{number}.db", 0
        told = kill_writer(path, -rng.uniform(0.1, 0.5) if from_start else rng.uniform(0, 0.25))
        n_before = check_prefix(path, max(told, n_before))
        total += n_before
    return total


if __name__ == "__main__":
    add_without_end(Path(sys.argv[1]))
