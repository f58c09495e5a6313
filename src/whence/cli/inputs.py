"""Inputs of a command: files, folders of .txt, and - for stdin, read one by one."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whence.cli.output import say
from whence.errors import MissingInputError, UsageError, WhenceError

if TYPE_CHECKING:
    from whence.ingest import DocumentOptions, Ingested

STDIN = "-"
SUFFIX = ".txt"


def find_inputs(names: Sequence[str]) -> Iterator[str]:
    """Each input by its name; a folder is the .txt files in and below it, by the alphabet.

    A folder that cannot be listed, or holds none in the end, stands for itself, so that it
    is among what could not be read.

    Raises:
        UsageError: stdin is named twice.
    """
    if names.count(STDIN) > 1:
        raise UsageError("stdin can be read only once; give - once")
    for name in names:
        if name == STDIN or not _is_folder(name):
            yield name
            continue
        yield from _walk_folder(name) or [name]


def _walk_folder(name: str) -> list[str]:
    """The .txt files in and below a folder, in either case, and the folders closed to us."""
    closed: list[OSError] = []
    found = [
        Path(folder, file)
        for folder, _, files in os.walk(name, onerror=closed.append)
        for file in files
        if file.lower().endswith(SUFFIX)
    ]
    paths = [path for path in found if path.is_file()]
    return [str(path) for path in sorted([*paths, *(Path(fault.filename) for fault in closed)])]


def make_options(
    url: str | None,
    publisher: str | None,
    published: str | None,
    title: str | None,
    retrieved: str | None,
    n_inputs: int,
) -> "DocumentOptions":
    """What the caller says of the documents.

    Raises:
        UsageError: An address or a title is given for several documents.
        OptionError: A value is malformed.
    """
    from whence.ingest import DocumentOptions

    if n_inputs > 1 and (url is not None or title is not None):
        raise UsageError("--url and --title are of one document; give one input with them")
    return DocumentOptions(
        url=url, publisher=publisher, published=published, title=title, retrieved=retrieved
    )


def ingest_input(name: str, options: "DocumentOptions") -> "Ingested":
    """Read one input into a document.

    Raises:
        InputError: It cannot be read.
    """
    from whence.ingest import LIMIT_BYTES, ingest_bytes, ingest_path

    if name == STDIN:
        return ingest_bytes(_read_stdin(LIMIT_BYTES + 1), "stdin", options)
    if _is_folder(name):
        raise MissingInputError(name, _describe_folder(name))
    return ingest_path(Path(name), options)


def _describe_folder(name: str) -> str:
    """Why there is nothing to read in a folder."""
    try:
        with os.scandir(name):
            return "there are no .txt files in this folder"
    except OSError as error:
        return f"this folder cannot be read ({(error.strerror or str(error)).lower()})"


def _read_stdin(n_bytes: int) -> bytes:
    """What stands on stdin, up to so many bytes."""
    if sys.stdin is None:  # so does Python say that the caller closed it
        raise MissingInputError("stdin", "it is closed")
    if sys.stdin.isatty():
        say("reading from the terminal; end the text with Ctrl-D")
    try:
        return sys.stdin.buffer.read(n_bytes)
    except OSError as error:
        raise MissingInputError("stdin", f"it cannot be read ({error.strerror})") from error


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # longer than a name can be
        return False


class Batch:
    """What went wrong in a run over several inputs, and the exit code that follows."""

    def __init__(self, n_inputs: int) -> None:
        self.n_inputs = n_inputs
        self.faults: list[WhenceError] = []

    def note(self, fault: WhenceError) -> None:
        """Say in one line what is wrong with an input; the run goes on."""
        self.faults.append(fault)
        say(str(fault))

    @property
    def exit_code(self) -> int:
        """0 if all went well, 1 if some inputs failed, the fault's own code if there was one."""
        if not self.faults:
            return 0
        return self.faults[0].exit_code if self.n_inputs == 1 else 1
