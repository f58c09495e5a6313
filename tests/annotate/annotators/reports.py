"""Short reports of our own, and files of annotations on them."""

import json
from pathlib import Path

from whence.records import Document, Span

TEXT = "Ida Marsh warned that the bridge would fall. Oslo has agreed to close it."
DOCUMENT = Document.from_text(TEXT)


def at(words: str, text: str = TEXT) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def pair(words: str) -> list[int]:
    """The same as a list, for JSON."""
    span = at(words)
    return [span.start, span.end]


def write_lines(path: Path, *rows: object) -> str:
    """Write JSON lines; returns the name of the annotator that reads them."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    return f"precomputed:{path}"
