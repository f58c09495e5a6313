"""Annotators: who can be asked, by name, for the attribution frames of a text."""

from collections.abc import Callable, Sequence

from benchmarks.attribution.corpus import Attribution
from benchmarks.errors import UnknownAnnotatorError
from whence.encoder.reader import Convention

Annotate = Callable[[str, Convention], Sequence[Attribution]]


def read_with_whence(text: str, convention: Convention) -> list[Attribution]:
    """Frames by the reader that the product ships."""
    from whence.annotate import read_frames

    return [
        Attribution(
            source=tuple((span.start, span.end) for span in frame.source),
            cue=tuple((span.start, span.end) for span in frame.cue),
            content=tuple((span.start, span.end) for span in frame.content),
            confidence=frame.confidence,
        )
        for frame in read_frames(text, convention=convention)
    ]


ANNOTATORS: dict[str, Annotate] = {"whence": read_with_whence}


def find_annotator(name: str) -> Annotate:
    """The annotator of this name.

    Raises:
        UnknownAnnotatorError: There is none.
    """
    try:
        return ANNOTATORS[name]
    except KeyError:
        raise UnknownAnnotatorError(name, sorted(ANNOTATORS)) from None


def model_hash() -> str:
    """SHA-256 of the model that the product ships.

    Raises:
        ModelError: It ships none.
    """
    from whence.annotate import model_card

    return model_card().sha256
