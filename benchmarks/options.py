"""The command line that all benchmarks of a corpus share."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from whence.errors import WhenceError

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"  # the corpora lie beside the repository


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What to score: data, split, how many documents, whose annotations."""

    data: Path = DATA
    split: str = "dev"
    limit: int | None = None
    predictions: Path | None = None
    predictions_in: Path | None = None
    annotator: str = "whence"


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        message = f"{word} is not a number of documents"
        raise argparse.ArgumentTypeError(message)
    return number


def read_data_options(name: str, about: str, words: Sequence[str] | None = None) -> Options:
    """Read the options of a benchmark that only the product's own reader can be put to.

    Raises:
        SystemExit: The words are no valid options; argparse has said why.
    """
    return Options(**vars(_data_parser(name, about).parse_args(words)))


def read_options(name: str, about: str, words: Sequence[str] | None = None) -> Options:
    """Read the options of a benchmark that scores any annotator, or a file of predictions.

    Raises:
        SystemExit: The words are no valid options; argparse has said why.
    """
    parser = _data_parser(name, about)
    parser.add_argument("--predictions", type=Path, help="write what was found to this file")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--predictions-in", type=Path, help="score this file, run no reader")
    whose.add_argument("--annotator", default="whence", help="who reads (default whence)")
    return Options(**vars(parser.parse_args(words)))


def _data_parser(name: str, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--split", default="dev", help="split to score (default dev)")
    parser.add_argument("--limit", type=_positive, help="score the first N documents only")
    return parser


def exit_plainly(run: Callable[[], object]) -> None:
    """Run a command; a fault that the caller can mend ends in one line and its exit code."""
    try:
        run()
    except WhenceError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
