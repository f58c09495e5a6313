"""Annotated reporting as test cases: gold strings, resolved to spans of a text.

The gold (``NAME.json`` beside ``NAME.txt``) names strings, never offsets, so that it holds for
every extraction of the same article. Its format is described in the README of this folder.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from whence.records import (
    Attribution,
    Form,
    MediumKind,
    PublishedBasis,
    PublisherBasis,
    Role,
    Span,
    Spans,
    Status,
)

FOLDER = Path(__file__).parent


class GoldError(Exception):
    """A gold string is not in the text, or stands there more often than the gold allows for."""


class Occurrence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The nth occurrence (from 1) of a string, counted over whole words from the text's start."""

    text: str
    nth: int


Fragment = str | Occurrence


class GoldVoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link of the source chain; ``name`` is None where the document does not tell."""

    depth: int
    role: Role
    name: str | None
    medium_kind: MediumKind | None = None
    carried: bool = False


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One frame; ``outer`` is the position of the statement in whose content it lies."""

    source: tuple[Fragment, ...]
    cue: tuple[Fragment, ...]
    content: tuple[Fragment, ...]
    form: Form
    attribution: Attribution
    status: Status
    outer: int | None
    cueless: bool = False
    chain: tuple[GoldVoice, ...]


class GoldDocument(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of the document; ``outside`` are strings of the input that its text lacks."""

    publisher: str | None
    publisher_basis: PublisherBasis | None
    published: str | None
    published_basis: PublishedBasis | None
    url: str | None
    title: str | None
    links: tuple[str, ...]
    outside: tuple[str, ...]


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The annotation of one article."""

    about: str
    document: GoldDocument
    statements: tuple[GoldStatement, ...]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """An article as a reader got it, with its gold."""

    name: str
    path: Path
    raw: str
    gold: Gold


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """The spans of one gold statement in one text."""

    source: Spans
    cue: Spans
    content: Spans


def load_case(name: str) -> Case:
    """Load one case by the name of its files, without the suffix."""
    path = FOLDER / f"{name}.txt"
    gold = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=Gold)
    return Case(name=name, path=path, raw=path.read_text(encoding="utf-8"), gold=gold)


def load_cases() -> Iterator[Case]:
    """Load all cases, in the order of their names."""
    for path in sorted(FOLDER.glob("*.json")):
        yield load_case(path.stem)


def join_wrapped(raw: str) -> str:
    """Join the lines of each paragraph by one space, and paragraphs by one blank line.

    The plainest unwrapping there is: headers and footers stay, broken addresses stay broken.
    """
    paragraphs = re.split(r"\n[ \t]*\n\s*", raw.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def find_occurrences(string: str, text: str) -> list[Span]:
    """Find a string wherever it does not begin or end inside a word."""
    pattern = rf"(?<!\w){re.escape(string)}(?!\w)"
    return [Span(match.start(), match.end()) for match in re.finditer(pattern, text)]


def resolve(fragment: Fragment, text: str) -> Span:
    """Find the place that a gold fragment means.

    Raises:
        GoldError: the string is not there, or the gold does not say which of several it means.
    """
    string, nth = (fragment, None) if isinstance(fragment, str) else (fragment.text, fragment.nth)
    found = find_occurrences(string, text)
    if not found:
        raise GoldError(f"{string!r} is not in the text")
    if nth is None:
        if len(found) > 1:
            raise GoldError(f"{string!r} is {len(found)} times in the text; give nth")
        return found[0]
    if not 1 <= nth <= len(found):
        raise GoldError(f"there is no occurrence {nth} of {string!r}, only {len(found)}")
    return found[nth - 1]


def resolve_statement(statement: GoldStatement, text: str) -> Resolved:
    """Resolve all fragments of a statement, in the order of the gold.

    Raises:
        GoldError: as `resolve`.
    """
    return Resolved(
        source=tuple(resolve(fragment, text) for fragment in statement.source),
        cue=tuple(resolve(fragment, text) for fragment in statement.cue),
        content=tuple(resolve(fragment, text) for fragment in statement.content),
    )
