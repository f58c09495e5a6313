"""Results: what a benchmark measured, of which model, on which data, where and when."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec

import whence
from benchmarks.corpus import CorpusFile
from benchmarks.errors import FiguresError
from benchmarks.machine import describe_machine
from benchmarks.scoring import Score

RESULTS = Path(__file__).with_name("results")


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one benchmark; ``date`` is the day in UTC."""

    task: str
    split: str | None
    annotator: str
    n_documents: int
    scores: dict[str, Score]
    data: tuple[CorpusFile, ...]
    model_sha256: str | None
    version: str
    date: str
    machine: str


def make_result(  # noqa: PLR0913 - all that makes a result, each by its name
    *,
    task: str,
    split: str | None,
    annotator: str,
    n_documents: int,
    scores: dict[str, Score],
    data: tuple[CorpusFile, ...],
    model_sha256: str | None,
) -> Result:
    """A result of this moment, this machine and this version of Whence."""
    return Result(
        task=task,
        split=split,
        annotator=annotator,
        n_documents=n_documents,
        scores=scores,
        data=data,
        model_sha256=model_sha256,
        version=whence.__version__,
        date=datetime.now(UTC).date().isoformat(),
        machine=describe_machine(),
    )


def write_result(result: Result, folder: Path = RESULTS) -> Path:
    """Write a result as indented JSON under the name of its task; an older one is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.task}.json"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(result), indent=2) + b"\n")
    return path


def load_result(task: str, folder: Path = RESULTS) -> Result:
    """Read the recorded result of a task.

    Raises:
        FiguresError: None is recorded, or it is not a result.
    """
    path = folder / f"{task}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Result)
    except FileNotFoundError:
        message = f"{path}: no result is recorded; run python -m benchmarks.all {task}"
        raise FiguresError(message) from None
    except msgspec.MsgspecError as error:
        message = f"{path} is not a result ({error}); run python -m benchmarks.all {task}"
        raise FiguresError(message) from None
