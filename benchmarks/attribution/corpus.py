"""Documents with their attributions: the gold corpus, and predictions in the same shape."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

import msgspec

from benchmarks.corpus import read_rows
from benchmarks.errors import CorpusError

Range = tuple[int, int]
Ranges = tuple[Range, ...]
Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
TRIMMED = frozenset(" \t\r\n.,;:\"“”'’‘«»")  # protocol: blanks, stops and quotes don't count


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Half-open ranges of code points of the text; a role may be absent."""

    source: Ranges = ()
    cue: Ranges = ()
    content: Ranges = ()
    confidence: float | None = None


class AttributionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of PolNeAR, and of predictions for it; predictions may leave the text out."""

    id: str
    text: str = ""
    attributions: tuple[Attribution, ...]


Row = TypeVar("Row", bound=AttributionRow)
Found = Mapping[str, Sequence[Attribution]]  # by the id of the document


class Parts(NamedTuple):
    """The three roles of an attribution, trimmed for scoring, fragments in reading order."""

    source: Ranges
    cue: Ranges
    content: Ranges

    def of(self, role: Role) -> Ranges:
        """Fragments of one role."""
        return self[ROLES.index(role)]


def trim_range(span: Range, text: str) -> Range:
    """Move both ends inward past blanks, stops, commas and quote marks; it may become empty."""
    inside = [at for at in range(*span) if text[at] not in TRIMMED]
    return (inside[0], inside[-1] + 1) if inside else (span[0], span[0])


def trim_parts(attribution: Attribution, text: str) -> Parts:
    """Trim all fragments of an attribution; a fragment of nothing but marks falls away."""

    def trim(ranges: Ranges) -> Ranges:
        trimmed = (trim_range(span, text) for span in ranges)
        return tuple(sorted((start, end) for start, end in trimmed if start < end))

    return Parts(trim(attribution.source), trim(attribution.cue), trim(attribution.content))


def find_fault(attribution: Attribution, text: str) -> str | None:
    """Say what is wrong with an attribution that comes from outside, if anything."""
    for role in ROLES:
        ranges: Ranges = getattr(attribution, role)
        for start, end in ranges:
            if not 0 <= start <= end <= len(text):
                return f"{role} [{start}, {end}] lies outside the {len(text)} characters"
    confidence = attribution.confidence
    if confidence is not None and not 0 <= confidence <= 1:
        return f"confidence {confidence} is no probability"
    return None


def load_gold(path: Path, kind: type[Row], limit: int | None = None) -> list[Row]:
    """Load a split of a corpus, or its first documents.

    Raises:
        CorpusError: A line has another shape, or ranges outside its text.
    """
    rows = []
    for number, row in read_rows(path, kind):
        _check(path, number, row.attributions, row.text)
        rows.append(row)
        if len(rows) == limit:
            break
    return rows


def load_predictions(path: Path, kind: type[AttributionRow], texts: Mapping[str, str]) -> Found:
    """Load predictions of any system for the documents whose texts are given, by id.

    Lines about other documents are passed over, so that a whole file serves ``--limit``; a
    document without a line has no predictions.

    Raises:
        CorpusError: A line has another shape, another text, ranges outside the text, a
            confidence that is no probability, or the id of an earlier line.
    """
    found: dict[str, Sequence[Attribution]] = {}
    for number, row in read_rows(path, kind):
        text = texts.get(row.id)
        if text is None:
            continue
        if row.id in found:
            raise CorpusError(path, number, f"a second line for {row.id}")
        if row.text not in ("", text):
            raise CorpusError(path, number, f"the text of {row.id} is not that of the corpus")
        _check(path, number, row.attributions, text)
        found[row.id] = row.attributions
    return found


def write_predictions(
    path: Path, kind: type[AttributionRow], rows: Iterable[AttributionRow], found: Found
) -> None:
    """Write predictions in the shape of the corpus, one line a document, in its order."""
    lines = (
        kind(id=row.id, text=row.text, attributions=tuple(found.get(row.id, ()))) for row in rows
    )
    path.write_bytes(msgspec.json.Encoder().encode_lines(lines))


def _check(path: Path, number: int, attributions: Iterable[Attribution], text: str) -> None:
    for attribution in attributions:
        fault = find_fault(attribution, text)
        if fault:
            raise CorpusError(path, number, fault)
