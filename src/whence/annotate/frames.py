"""Attribution frames of a plain text, as the learned reader finds them, edges tidied."""

from typing import NamedTuple

from whence.annotate.edges import Range, join_split, trim, trim_cue, with_quote_marks
from whence.encoder.quotes import Quotation, find_quotations
from whence.encoder.reader import Convention, RawFrame, select_frames
from whence.encoder.session import load_reader
from whence.records import Span, Spans


class Frame(NamedTuple):
    """Source, cue and content of one attribution; ``confidence`` is a calibrated probability."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float


def read_frames(text: str, convention: Convention = "nested") -> list[Frame]:
    """Find the attribution frames of a text.

    Args:
        text: Paragraphs are its lines, so wrapped lines must have been joined.
        convention: ``nested`` also finds frames inside the content of others; it is what
            Whence reads with. ``outermost`` is PolNeAR's rule, for its benchmark.

    Returns:
        Frames in the order of their cues; spans are code points of ``text``, in order,
        without overlap inside a role, and never empty.

    Raises:
        ModelError: The weights are missing or damaged.

    Score: benchmarks/attribution, floors.json.
    """
    reader, card = load_reader()
    quotations = find_quotations(text) if convention == "nested" else []
    frames = []
    raw = reader.read_raw(text, convention)
    for found, confidence in select_frames(raw, card.calibration[convention]):
        frame = tidy_frame(text, found, quotations, confidence)
        if frame.content and frame.cue:
            frames.append(frame)
    return frames


def tidy_frame(text: str, found: RawFrame, quotations: list[Quotation], confidence: float) -> Frame:
    """Mend the edges of a decoded frame; where quotations are given, balance their marks."""
    source = join_split(text, [trim(text, r) for r in found.source])
    cue = join_split(text, [trim_cue(text, r) for r in found.cue])
    content = join_split(text, [trim(text, r) for r in found.content])
    if quotations:
        content = _cut_at_paragraphs(text, content)
        content = [with_quote_marks(text, r, quotations) for r in content]
    return Frame(_spans(source), _spans(cue), _spans(content), confidence)


def _cut_at_paragraphs(text: str, ranges: list[Range]) -> list[Range]:
    """Speech that runs over a paragraph break is one content in several fragments."""
    cut = []
    for start, end in ranges:
        at = start
        while (gap := text.find("\n", at, end)) >= 0:
            cut.append(trim(text, (at, gap)))
            at = gap + 1
        cut.append(trim(text, (at, end)))
    return cut


def _spans(ranges: list[Range]) -> Spans:
    return tuple(Span(start, end) for start, end in ranges if start < end)
