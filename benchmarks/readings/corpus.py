"""Place mentions with what they stand for: ReLocaR's samples, and GeoWebNews annotated by us.

Both sets have one file for all; every fifth sample of ReLocaR and every fifth document of
GeoWebNews is the dev split, and training takes its own from the rest by the same functions.
"""

import re
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from benchmarks.corpus import read_rows
from benchmarks.errors import CorpusError, MissingDataError, UnknownSplitError

FOLD = 5
SHARED_WORDS = 10  # of all pairs that share so many, every one is a sentence given twice
WORD = re.compile(r"\w+")
KINDS = ("literal", "metonymic")
ANNOTATIONS = Path(__file__).parent

Group = Literal["literal", "metonymic", "demonym", "modifier"]


class Place(NamedTuple):
    """One mention in half-open code points, with its class, and what a metonym stands for."""

    start: int
    end: int
    group: str
    reading: str | None = None


class PlaceText(NamedTuple):
    """A text with place mentions."""

    id: str
    text: str
    places: tuple[Place, ...]


class AnnotationRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of our annotations of GeoWebNews."""

    id: str
    start: int
    end: int
    group: Group = msgspec.field(name="class")
    reading: str | None = None


def has_own_files(split: str) -> bool:
    """Whether a split of ReLocaR is not a part of its train files, but comes in files of its own.

    GeoWebNews has no such splits.
    """
    return split not in {"dev", "train"}


def find_relocar(data: Path, split: str) -> list[Path]:
    """Files of a split of ReLocaR, one for each kind.

    Raises:
        MissingDataError: One is not there.
    """
    part = split if has_own_files(split) else "train"
    paths = [data / "places" / f"relocar_{kind}_{part}.txt" for kind in KINDS]
    for path in paths:
        if not path.is_file():
            raise MissingDataError(path)
    return paths


def is_held_out(rank: int) -> bool:
    """Whether a sample or document of this rank, counted from 0, is of the dev split."""
    return rank % FOLD == FOLD - 1


def load_relocar(data: Path, split: str) -> list[PlaceText]:
    """Samples of one split (``dev`` or ``train``) of ReLocaR.

    Samples of train are left out where all their words, or ten of them in a row, stand in a
    sample that is held out: many sentences come several times, with another place in question.
    Another split is a pair of files of its own, ``relocar_KIND_SPLIT.txt``.

    Raises:
        MissingDataError: A file is not there.
        CorpusError: A line has another shape.
    """
    files = [
        _read_relocar(path, kind)
        for path, kind in zip(find_relocar(data, split), KINDS, strict=True)
    ]
    if has_own_files(split):
        return [sample for samples in files for sample in samples]
    held: list[PlaceText] = []
    others: list[PlaceText] = []
    for samples in files:
        for rank, sample in enumerate(samples):
            (held if is_held_out(rank) else others).append(sample)
    if split == "dev":
        return held
    known = {run for sample in held for run in word_runs(sample.text)}
    return [sample for sample in others if known.isdisjoint(word_runs(sample.text))]


def word_runs(text: str) -> set[tuple[str, ...]]:
    """Runs of ten words of a text, in lower case; of a shorter text all its words."""
    words = WORD.findall(text.casefold())
    last = max(0, len(words) - SHARED_WORDS)
    return {tuple(words[i : i + SHARED_WORDS]) for i in range(last + 1)}


def _read_relocar(path: Path, kind: str) -> list[PlaceText]:
    samples = []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), start=1):
        parts = line.partition("<SEP>")[2].split("<ENT>")
        if len(parts) != len(("before", "name", "after")):
            raise CorpusError(path, number, "a line is NAME<SEP>... <ENT>NAME<ENT> ...")
        before, name, after = parts
        place = Place(len(before), len(before) + len(name), kind)
        samples.append(PlaceText(f"{kind}-{number - 1}", before + name + after, (place,)))
    return samples


def load_geowebnews(data: Path, split: str, *, annotator: str = "") -> list[PlaceText]:
    """Documents of one split of GeoWebNews, with our annotations.

    Args:
        data: Folder of the corpora.
        split: ``dev`` or ``train``.
        annotator: "" for the gold; ``-second`` for the second reading of dev.

    Raises:
        MissingDataError: A text is not there.
        UnknownSplitError: There are no annotations of this split.
    """
    path = ANNOTATIONS / "geowebnews" / f"{split}{annotator}.jsonl"
    if not path.exists():
        raise UnknownSplitError(split, ("dev", "train"))
    places: dict[str, list[AnnotationRow]] = {}
    for _, row in read_rows(path, AnnotationRow):
        places.setdefault(row.id, []).append(row)
    folder = data / "places" / "geowebnews"
    texts = []
    for name, rows in places.items():
        text, called = _read_document(folder, name)
        spans = ((row, _find_end(text, row, called)) for row in rows)
        own = tuple(Place(row.start, end, row.group, row.reading) for row, end in spans)
        texts.append(PlaceText(name, text, own))
    return texts


def _read_document(folder: Path, name: str) -> tuple[str, dict[tuple[int, int], str]]:
    """Text of a document, and the names that the set gives to its spans."""
    try:
        text = (folder / f"{name}.txt").read_bytes().decode("utf8")
        lines = (folder / f"{name}.ann").read_text(encoding="utf8").splitlines()
    except OSError:
        raise MissingDataError(folder / f"{name}.txt") from None
    called = {}
    for line in lines:
        _, place, words = line.split("\t")
        start, end = map(int, place.split()[1:])
        called[start, end] = words
    return text, called


def _find_end(text: str, row: AnnotationRow, called: dict[tuple[int, int], str]) -> int:
    """End of a mention; where the set gives another form of the name, that of its first word."""
    name = called.get((row.start, row.end), "")
    if text[row.start : row.end].casefold() == name.casefold():
        return row.end
    word = re.compile(r"\w+").match(text, row.start)
    return word.end() if word else row.end
