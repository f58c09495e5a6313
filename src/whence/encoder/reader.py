"""The learned reader of attribution frames: text in, frames with exact spans out.

Method: MiniLM-L6 over overlapping windows of whole paragraphs; a detector finds the first
piece of each cue; for each cue a head scores every piece of the window as source, cue or
content, decoded by Viterbi under learned transitions.
Score: benchmarks/attribution, floors.json.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.encoder.calibration import frame_features, probability
from whence.encoder.card import Calibration
from whence.encoder.frames import LABELS, ROLES, best_labels, marginals, read_spans
from whence.encoder.network import Network
from whence.encoder.scan import Convention, Scan, WindowScores, scan_text
from whence.encoder.sentences import Sentence
from whence.encoder.windows import PiecedText
from whence.encoder.wordpiece import WordPieces

DECODED_AT_ONCE = 512  # cues; their scores take about 10 MB

Range = tuple[int, int]


class RawFrame(NamedTuple):
    """A frame as decoded: half-open code points of the text, with its scores."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    features: tuple[float, ...]


class Reader:
    """Reads a text with the network and its tokenizer."""

    def __init__(
        self, network: Network, wordpieces: WordPieces, transitions: NDArray[np.float32]
    ) -> None:
        """Hold the network, the tokenizer and the label transitions of frames [from, to]."""
        self.network = network
        self.wordpieces = wordpieces
        self.transitions = transitions

    def scan(
        self, text: str, convention: Convention, sentences: Sequence[Sentence] | None = None
    ) -> Scan:
        """Run the network over all windows of a text (see ``scan_text``)."""
        return scan_text(text, self.network, self.wordpieces, convention, sentences)

    def decode(self, scan: Scan, source_start: float = 0.0) -> list[RawFrame]:
        """All candidate frames of a text, unfiltered, in the order of their cues.

        Many cues are decoded at once, but not all, which bounds memory. ``source_start`` makes
        sources start more readily.
        """
        moves = self.transitions.copy()
        moves[:, LABELS.index("B-source")] += source_start
        found: list[tuple[int, RawFrame]] = []
        some: list[WindowScores] = []
        for window in scan.windows:
            if some and sum(len(s.anchors) for s in some) + len(window.anchors) > DECODED_AT_ONCE:
                found += _decode_windows(scan.pieced, some, moves)
                some = []
            some.append(window)
        if some:
            found += _decode_windows(scan.pieced, some, moves)
        return [frame for _, frame in sorted(found, key=lambda pair: pair[0])]


def _decode_windows(
    pieced: PiecedText, seen: list[WindowScores], moves: NDArray[np.float32]
) -> list[tuple[int, RawFrame]]:
    """Frames of some windows, each with its anchor; short windows are filled up with O."""
    longest = max(s.scores.shape[1] for s in seen)
    filled = np.full((sum(len(s.anchors) for s in seen), longest, len(LABELS)), -1e4, np.float32)
    filled[:, :, 0] = 0
    k = 0
    for s in seen:
        filled[k : k + len(s.anchors), : s.scores.shape[1]] = s.scores
        k += len(s.anchors)
    labels = best_labels(filled, moves)
    chances = marginals(filled, moves)
    cues = [
        (int(anchor), float(logit), s.first)
        for s in seen
        for anchor, logit in zip(s.anchors, s.logits, strict=True)
    ]
    frames = []
    for k, (anchor, logit, first) in enumerate(cues):
        spans = read_spans(labels[k])
        roles = {
            role: tuple(
                (int(pieced.starts[first + s.start]), int(pieced.ends[first + s.end - 1]))
                for s in spans
                if s.role == role
            )
            for role in ROLES
        }
        features = frame_features(logit, chances[k], spans)
        frames.append((anchor, RawFrame(**roles, features=features)))
    return frames


def select_frames(frames: list[RawFrame], calibration: Calibration) -> list[tuple[RawFrame, float]]:
    """Keep what is likely enough; of frames that share cue words, the likeliest.

    Returns:
        Frames with content and cue, each with its probability, in the order of their cues.
    """
    rated = [(frame, probability(frame.features, calibration)) for frame in frames]
    kept: list[tuple[RawFrame, float]] = []
    taken: set[int] = set()  # characters of the cues kept
    for frame, p in sorted(rated, key=lambda pair: -pair[1]):
        if p < calibration.threshold or not frame.content or not frame.cue:
            continue
        cue = {at for start, end in frame.cue for at in range(start, end)}
        if taken.isdisjoint(cue):
            taken |= cue
            kept.append((frame, p))
    return sorted(kept, key=lambda pair: pair[0].cue)
