"""From text to attribution frames: the network, the choice among its finds, their edges."""

from whence.annotate.continuation import extend_speech
from whence.annotate.frames import (
    Frame,
    drop_foreign_sources,
    follow_conventions,
    is_surname,
    tidy_frame,
)
from whence.annotate.interruption import claim_quotations, complete_interrupted
from whence.annotate.reach import part_contents, stay_near
from whence.annotate.syntax import Syntax
from whence.encoder.card import ModelCard
from whence.encoder.quotes import find_quotations
from whence.encoder.reader import Reader, select_frames
from whence.encoder.scan import Convention, Scan
from whence.encoder.session import load_reader

# Of contents that the tree gave in 97 articles of the training corpora and ten others, 4 of 4
# were right: rule of succession.
GIVEN_PRECISION = 0.83


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
    return choose_frames(text, reader.scan(text, convention), convention, reader, card)


def choose_frames(
    text: str, scan: Scan, convention: Convention, reader: Reader, card: ModelCard
) -> list[Frame]:
    """Frames of a scanned text that are likely enough, with their edges set."""
    quotations = find_quotations(text)
    calibration = card.calibration[convention]
    syntax = Syntax(scan.sentences, scan.trees)
    frames = []
    candidates = reader.decode(scan, calibration.source_start)
    empty = {found.cue for found in candidates if not found.content}
    if convention == "nested":
        candidates = [syntax.give_content(text, found) for found in candidates]
    for found, confidence in select_frames(candidates, calibration):
        confidence *= GIVEN_PRECISION if found.cue in empty else 1  # noqa: PLW2901
        frame = tidy_frame(text, found, confidence)
        if convention == "nested":
            frame = follow_conventions(text, frame, quotations)
            frame = syntax.complete(text, frame) if frame.cue else frame
        if frame.content and frame.cue and not is_surname(text, frame.cue):
            frames.append(frame)
    frames = drop_foreign_sources(frames)
    if convention == "outermost":
        frames = extend_speech(text, frames, quotations)
    frames = complete_interrupted(text, frames)
    frames = claim_quotations(text, frames, quotations)
    if convention == "nested":
        frames = part_contents(text, [stay_near(text, f, quotations) for f in frames])
    return frames
