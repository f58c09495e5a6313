"""What a child process measures of itself: ``python -m benchmarks.speed.child TASK FOLDER``.

A child for each task keeps the memory and the start-up of one out of the figures of the other.
"""

import os
import resource
import sys
import time
from pathlib import Path

import msgspec

N_CORES = 2
STATUS = Path("/proc/self/status")


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds that the articles took, how many they were, and the most memory ever held."""

    n_articles: int
    seconds: float
    peak_mb: float


def keep_to_cores(n_cores: int = N_CORES) -> None:
    """Leave this process no more cores than that, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:n_cores])


def peak_memory() -> float:
    """Most memory that this process or a child of it has held at once, in MB of 10**6 bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    if STATUS.exists():
        # On Linux ru_maxrss outlives exec, so it would show the parent's peak.
        for line in STATUS.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                own = int(line.split()[1]) * 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    return max(own, children) / 1e6


def measure_read(articles: list[Path]) -> Measure:
    """Read articles one after the other; the first loads the model and is not timed."""
    import whence

    first, *others = articles
    whence.read(first)
    start = time.perf_counter()
    for article in others:
        whence.read(article)
    seconds = time.perf_counter() - start
    return Measure(n_articles=len(others), seconds=seconds, peak_mb=peak_memory())


def measure_add(articles: list[Path]) -> Measure:
    """Add articles to a new ledger by the command itself, loading of the model included."""
    from whence.cli import main
    from whence.ledger import Ledger

    ledger = articles[0].parent / "speed.db"
    out, sys.stdout = sys.stdout, sys.stderr
    sys.argv = ["whence", "add", "--ledger", str(ledger), *map(str, articles)]
    start = time.perf_counter()
    try:
        main()
    except SystemExit as end:
        if end.code:
            raise
    finally:
        sys.stdout = out
    seconds, peak_mb = time.perf_counter() - start, peak_memory()
    with Ledger.open(ledger) as opened:
        n_added = opened.stats().n_documents
    if n_added != len(articles):
        message = f"{n_added} of {len(articles)} articles are in the ledger"
        raise RuntimeError(message)
    return Measure(n_articles=len(articles), seconds=seconds, peak_mb=peak_mb)


TASKS = {"read": measure_read, "add": measure_add}

if __name__ == "__main__":
    keep_to_cores()
    task, folder = sys.argv[1:]
    measured = TASKS[task](sorted(Path(folder).glob("*.txt")))
    print(msgspec.json.encode(measured).decode())
