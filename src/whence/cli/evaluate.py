"""``whence eval``: how well an annotator does, by the benchmark of a layer."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

import whence
from whence.errors import MissingBenchmarksError, UsageError

EXAMPLES = """\
whence eval attribution --annotator rules
whence eval entities --limit 20
whence eval trees --annotator precomputed:parsed.conllu --split dev
whence eval attribution --annotator rules --data ~/corpora
"""
# Layer -> module of its benchmark and the function that runs it.
BENCHMARKS = {
    "attribution": ("benchmarks.attribution.run", "run"),
    "frames": ("benchmarks.frames.run", "run"),
    "entities": ("benchmarks.entities.run", "run"),
    "politics": ("benchmarks.entities.run", "run_politics"),
    "readings": ("benchmarks.readings.run", "run"),
    "trees": ("benchmarks.trees.run", "run"),
}
MARK = Path("benchmarks", "annotators.py")  # what a checkout has and no other folder is likely to


def evaluate(
    layer: Annotated[
        str, typer.Argument(metavar="LAYER", help=f"What to score: {', '.join(BENCHMARKS)}.")
    ],
    annotator: Annotated[
        str,
        typer.Option(
            "--annotator",
            metavar="NAME",
            help="Who reads: whence, rules, precomputed:PATH, or what a package brings.",
        ),
    ] = "whence",
    data: Annotated[
        Path | None,
        typer.Option("--data", metavar="DIR", help="Folder of the corpora; else beside ours."),
    ] = None,
    split: Annotated[
        str, typer.Option("--split", metavar="NAME", help="Part of the data.")
    ] = "dev",
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Only the first so many documents.")
    ] = None,
) -> None:
    """Score an annotator on the benchmark of a layer.

    Prints a table with the figures of other systems and of people beside it. The benchmarks
    are in the source of Whence and not in the installed package, so this is run from a
    checkout; the corpora are not part of either.
    """
    if layer not in BENCHMARKS:
        raise UsageError(f"no layer {layer!r}; there are: {', '.join(BENCHMARKS)}")
    checkout = find_checkout([Path(whence.__file__).parents[2], Path.cwd(), *map(Path, sys.path)])
    with _importable(checkout):
        module, function = BENCHMARKS[layer]
        try:
            benchmark = import_module(module)
            options = import_module("benchmarks.options").Options
        except ModuleNotFoundError as fault:
            raise MissingBenchmarksError(f"{checkout}: {fault}") from None
        chosen = options(annotator=annotator, split=split, limit=limit)
        if data is not None:
            chosen = options(annotator=annotator, split=split, limit=limit, data=data)
        getattr(benchmark, function)(chosen)


def find_checkout(folders: Iterable[Path]) -> Path:
    """The first folder that is a checkout of Whence.

    Raises:
        MissingBenchmarksError: None is.
    """
    for folder in folders:
        if (folder / MARK).is_file():
            return folder
    raise MissingBenchmarksError("no such folder here")


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let modules be imported from a folder inside the block, before all others."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
