"""What a file holds for one document, before it is put on the document's text."""

from collections.abc import Callable
from typing import NamedTuple

from whence.annotate.annotators.annotations import Annotations, Layer
from whence.errors import MisplacedAnnotationError
from whence.records import Document, Mention, Span, Spans, make_id
from whence.records.mention import PlaceReading

SHOWN = 30  # characters of a text in a message
Range = tuple[int, int]


class Entry(NamedTuple):
    """Annotations of one document in a file.

    ``key`` is its text without blanks, None where the file does not hold the text. ``place``
    puts the annotations on a document, and raises ``MisplacedAnnotationError`` if they are of
    another text.
    """

    path: str
    line: int
    id: str | None
    key: str | None
    layers: frozenset[Layer]
    place: Callable[[Document], Annotations]


def make_key(text: str) -> str:
    """A text without its blanks: what it is found by, however its lines are wrapped."""
    return "".join(text.split())


def show(text: str) -> str:
    """The beginning of a text, for a message."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "...")


def check_text(path: str, line: int, expected: str, document: Document) -> None:
    """Check that a document has the text that its annotations were made of.

    A blank may be another kind of blank, as where a wrapped line was joined; the number of
    characters is the same, so spans hold.

    Raises:
        MisplacedAnnotationError: It has another one; the message shows where they part.
    """
    theirs, ours = _even_blanks(expected), _even_blanks(document.text)
    if theirs == ours:
        return
    pairs = zip(theirs, ours, strict=False)
    shorter = min(len(theirs), len(ours))
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), shorter)
    here = f"{show(expected[at:])} at {at} of {document.id}"
    raise MisplacedAnnotationError(path, line, here, show(document.text[at:]))


def _even_blanks(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)


def check_range(path: str, line: int, found: Range, document: Document) -> None:
    """Check that a range lies in the text of a document and covers something.

    Raises:
        MisplacedAnnotationError: It does not.
    """
    n = len(document.text)
    if not 0 <= found[0] < found[1] <= n:
        expected = f"characters {found[0]} to {found[1]}"
        raise MisplacedAnnotationError(path, line, expected, f"{n} characters")


def make_spans(ranges: tuple[Range, ...]) -> Spans:
    """Ranges as spans in reading order."""
    return tuple(Span(start, end) for start, end in sorted(ranges))


def make_mention(
    document: Document,
    span: Span,
    kind: str,
    *,
    reading: PlaceReading | None = None,
    confidence: float | None = None,
) -> Mention:
    """A mention of a document, its id made as everywhere."""
    return Mention(
        id=make_id("mention", document.id, span),
        document_id=document.id,
        span=span,
        kind=kind,
        reading=reading,
        confidence=confidence,
    )
