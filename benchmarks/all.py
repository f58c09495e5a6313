"""Run the benchmarks and record their results: ``python -m benchmarks.all [NAME ...]``."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

import benchmarks.attribution.run
import benchmarks.continuations.run
import benchmarks.entities.run
import benchmarks.frames.run
import benchmarks.readings.run
import benchmarks.speed.run
import benchmarks.trees.run
from benchmarks.options import DATA, Options, exit_plainly
from benchmarks.results import RESULTS, Result, write_result

TASKS: dict[str, Callable[[Options], Result]] = {
    "speed": lambda _: benchmarks.speed.run.run(),
    "attribution": benchmarks.attribution.run.run,
    "frames": benchmarks.frames.run.run,
    "continuations": benchmarks.continuations.run.run,
    "entities": benchmarks.entities.run.run,
    "politics": benchmarks.entities.run.run_politics,
    "trees": benchmarks.trees.run.run,
    "readings": benchmarks.readings.run.run,
}


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks for."""

    tasks: tuple[str, ...]
    data: Path
    results: Path


def read_plan(words: Sequence[str] | None = None) -> Plan:
    """Read which benchmarks to run, on what data, and where their results go."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.all",
        description="Run the benchmarks on whole dev splits and record their results.",
    )
    parser.add_argument("tasks", nargs="*", metavar="NAME", help=f"of: {', '.join(TASKS)}")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where results are kept")
    found = parser.parse_args(words)
    for task in found.tasks:
        if task not in TASKS:
            parser.error(f"no benchmark {task!r}; there are: {', '.join(TASKS)}")
    return Plan(tasks=tuple(found.tasks or TASKS), data=found.data, results=found.results)


def run_plan(plan: Plan) -> None:
    """Run the benchmarks one after the other; each result is written as soon as it is there.

    Raises:
        WhenceError: Data or model are not there, or a measured process has failed.
    """
    for task in plan.tasks:
        result = TASKS[task](Options(data=plan.data))
        print(f"\nwritten to {write_result(result, plan.results)}\n")


if __name__ == "__main__":
    plan = read_plan()
    exit_plainly(lambda: run_plan(plan))
