"""Corpora: files of JSON lines, one for each split."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.errors import CorpusError, MissingDataError, UnknownSplitError
from whence.records import hash_bytes

Row = TypeVar("Row")


class CorpusFile(msgspec.Struct, frozen=True, kw_only=True):
    """One split of a corpus: its name inside the data folder, and the hash of its bytes."""

    name: str
    sha256: str


def find_split(data: Path, pattern: str, split: str) -> Path:
    """Path of one split.

    Args:
        data: Folder of the corpora.
        pattern: Name of the file inside it, with ``{split}`` where the split stands.
        split: Any name that the data has; held-out data brings names of its own.

    Raises:
        MissingDataError: The folder of the corpus is not there.
        UnknownSplitError: The corpus has no such split.
    """
    folder = data / Path(pattern).parent
    if not folder.is_dir():
        raise MissingDataError(folder)
    before, after = Path(pattern).name.split("{split}")
    known = {
        path.name[len(before) : -len(after)]: path
        for path in sorted(folder.glob(f"{before}*{after}"))
    }
    if split not in known:
        raise UnknownSplitError(split, known)
    return known[split]


def read_rows(path: Path, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """Rows of a file of JSON lines with their line numbers, counted from 1.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A line is not a row of this kind.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise MissingDataError(path) from None
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, msgspec.json.decode(line, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise CorpusError(path, number, str(error)) from None


def describe_file(path: Path, data: Path) -> CorpusFile:
    """Name and hash of a file of a corpus."""
    return CorpusFile(name=path.relative_to(data).as_posix(), sha256=hash_bytes(path.read_bytes()))
