"""Predicted readings as files: one mention a line, in the shape of our annotations."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.corpus import read_rows
from benchmarks.errors import CorpusError
from benchmarks.layers import FoundReading
from benchmarks.readings.corpus import AnnotationRow, PlaceText

Found = Mapping[str, Sequence[FoundReading]]  # by the id of the text, in the order of its mentions


class PredictionRow(AnnotationRow, frozen=True, kw_only=True):
    """An annotation with the confidence in its class."""

    confidence: float = 1.0


def write_predictions(path: Path, texts: Sequence[PlaceText], found: Found) -> None:
    """Write what was found, in the order of the corpora."""
    lines = (
        {
            "id": text.id,
            "start": place.start,
            "end": place.end,
            "class": reading.group,
            "reading": reading.reading,
            "confidence": reading.confidence,
        }
        for text in texts
        for place, reading in zip(text.places, found[text.id], strict=True)
    )
    path.write_bytes(msgspec.json.Encoder().encode_lines(lines))


def load_predictions(path: Path, texts: Sequence[PlaceText]) -> Found:
    """Load predictions of any system for some texts; lines about others are passed over.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A line has another shape, a confidence that is no probability, or a span
            that is no mention of its text or of an earlier line; or a mention has no line.
    """
    wanted = {text.id: {(p.start, p.end) for p in text.places} for text in texts}
    given: dict[tuple[str, int, int], FoundReading] = {}
    last = 0
    for last, row in read_rows(path, PredictionRow):
        key = (row.id, row.start, row.end)
        if row.id not in wanted:
            continue
        if key in given or key[1:] not in wanted[row.id]:
            why = "was given before" if key in given else "is no mention of the corpus"
            raise CorpusError(path, last, f"{row.id} [{row.start}, {row.end}] {why}")
        if not 0 <= row.confidence <= 1:
            raise CorpusError(path, last, f"confidence {row.confidence} is no probability")
        given[key] = FoundReading(row.group, row.reading, row.confidence)
    for name, spans in wanted.items():
        for start, end in sorted(spans):
            if (name, start, end) not in given:
                raise CorpusError(path, last, f"{name} [{start}, {end}] has no line")
    return {text.id: [given[text.id, p.start, p.end] for p in text.places] for text in texts}
