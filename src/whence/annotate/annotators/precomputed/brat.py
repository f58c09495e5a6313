"""brat standoff: text-bound annotations as mentions, events or relations as attributions.

``T`` lines are mentions, but for those of the kinds Source, Cue, Content and Attribution. An
event ``E1 Attribution:T2 Source:T1 Content:T3`` is a frame, its trigger the cue; so are the
relations ``R1 Source Arg1:T2 Arg2:T1`` and ``R2 Content Arg1:T2 Arg2:T3`` of one cue. An
attribute ``A1 Reading T4 government`` is the reading of a place. Other lines are passed over.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import NamedTuple, cast, get_args

from whence.annotate.annotators.annotations import Annotations, AttributionFrame, Layer
from whence.annotate.annotators.precomputed.entry import (
    Entry,
    Range,
    check_range,
    make_key,
    make_mention,
    make_spans,
)
from whence.errors import AnnotationFileError, MisplacedAnnotationError
from whence.records import Document, Span
from whence.records.mention import PlaceReading

ROLES = frozenset({"source", "cue", "content", "attribution"})
_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_EVENT = re.compile(r"E\S+\t(\S+):(T\S+)((?: \S+:\S+)*)\s*")
_RELATION = re.compile(r"R\S+\t(\S+) \S+?:(T\S+) \S+?:(T\S+)\s*")
_READING = re.compile(r"A\S+\t[Rr]eading (T\S+) (\w+)\s*")
_LAST_NUMBER = re.compile(r"\d+$")


class TextBound(NamedTuple):
    """A ``T`` line: its number in the file, kind, ranges, and the words it says stand there."""

    line: int
    kind: str
    ranges: tuple[Range, ...]
    words: str


class Standoff(NamedTuple):
    """What a file says, by the names of its ``T`` lines; a frame is role -> names."""

    bound: dict[str, TextBound]
    frames: list[dict[str, list[str]]]
    readings: dict[str, PlaceReading]


def load_brat(path: str, content: str, text: str | None) -> Iterator[Entry]:
    """The one entry of an ``.ann`` file; its id is the name of the file.

    Args:
        path: Of the ``.ann`` file.
        content: Of the ``.ann`` file.
        text: Of the ``.txt`` file beside it; None where there is none.

    Raises:
        AnnotationFileError: A line is malformed, or names a ``T`` that is not there.
    """
    standoff = _read(path, content)
    layers: set[Layer] = {"attribution", "entities"}
    if standoff.readings:
        layers.add("readings")
    yield Entry(
        path=path,
        line=1,
        id=PurePath(path).stem,
        key=None if text is None else make_key(text),
        layers=frozenset(layers),
        place=partial(_place, path, standoff),
    )


def _read(path: str, content: str) -> Standoff:
    standoff = Standoff({}, [], {})
    by_cue: dict[str, dict[str, list[str]]] = {}
    used: list[tuple[int, str]] = []
    for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), start=1):
        pattern = {"T": _TEXT_BOUND, "E": _EVENT, "R": _RELATION}.get(line[:1])
        if pattern is None:
            found = _READING.fullmatch(line)
            if found:
                standoff.readings[found[1]] = _check_reading(path, number, found[2])
                used.append((number, found[1]))
            continue
        found = pattern.fullmatch(line)
        if found is None:
            raise AnnotationFileError(path, number, f"this is no {line[0]} line of brat")
        if line[0] == "T":
            pairs = (pair.split() for pair in found[3].split(";"))
            ranges = tuple((int(start), int(end)) for start, end in pairs)
            standoff.bound[found[1]] = TextBound(number, found[2], ranges, found[4])
        elif line[0] == "E":
            frame = _read_event(found[2], found[3])
            standoff.frames.append(frame)
            used += [(number, name) for names in frame.values() for name in names]
        elif found[1].lower() in ROLES:
            frame = by_cue.setdefault(found[2], {"cue": [found[2]]})
            frame.setdefault(found[1].lower(), []).append(found[3])
            used += [(number, found[2]), (number, found[3])]
    for number, name in used:
        if name not in standoff.bound:
            raise AnnotationFileError(path, number, f"there is no {name}")
    standoff.frames.extend(by_cue.values())
    return standoff


def _read_event(trigger: str, arguments: str) -> dict[str, list[str]]:
    """Names by role; brat numbers the second argument of a role: Content2."""
    frame: dict[str, list[str]] = {}
    for argument in arguments.split():
        role, _, name = argument.partition(":")
        role = _LAST_NUMBER.sub("", role).lower()
        if role in ROLES and name.startswith("T"):
            frame.setdefault(role, []).append(name)
    frame.setdefault("cue", []).insert(0, trigger)
    return frame


def _check_reading(path: str, number: int, word: str) -> PlaceReading:
    known = get_args(PlaceReading)
    if word not in known:
        reason = f"{word!r} is no reading; there are: {', '.join(known)}"
        raise AnnotationFileError(path, number, reason)
    return cast("PlaceReading", word)


def _place(path: str, standoff: Standoff, document: Document) -> Annotations:
    for bound in standoff.bound.values():
        _check_words(path, bound, document)
    frames = []
    for frame in standoff.frames:
        source, cue, content = (
            make_spans(tuple({r for name in frame.get(role, ()) for r in _ranges(standoff, name)}))
            for role in ("source", "cue", "content")
        )
        if content:  # an event without one is no attribution
            frames.append(AttributionFrame(source=source, cue=cue, content=content))
    mentions = [
        make_mention(
            document,
            Span(bound.ranges[0][0], bound.ranges[-1][1]),
            bound.kind.lower(),
            reading=standoff.readings.get(name),
        )
        for name, bound in standoff.bound.items()
        if bound.kind.lower() not in ROLES
    ]
    return Annotations(
        document_id=document.id,
        frames=tuple(sorted(frames, key=lambda f: (f.content, f.cue))),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
    )


def _ranges(standoff: Standoff, name: str) -> tuple[Range, ...]:
    return standoff.bound[name].ranges


def _check_words(path: str, bound: TextBound, document: Document) -> None:
    """What the line says must stand there; brat writes a line break as a blank."""
    for found in bound.ranges:
        check_range(path, bound.line, found, document)
    words = " ".join(document.text[start:end] for start, end in bound.ranges)
    if words.replace("\n", " ") != bound.words.replace("\n", " "):
        where = f"{bound.words!r} at {bound.ranges[0][0]} of {document.id}"
        raise MisplacedAnnotationError(path, bound.line, where, repr(words))
