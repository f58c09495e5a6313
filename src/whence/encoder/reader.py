"""The learned reader of attribution frames: text in, frames with exact spans out.

Method: MiniLM-L6 over overlapping windows of whole paragraphs; a detector finds the first
piece of each cue; for each cue a head scores every piece of the window as source, cue or
content, decoded by Viterbi under learned transitions.
Score: benchmarks/attribution, floors.json.
"""

from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from whence.encoder.calibration import frame_features, probability
from whence.encoder.card import Calibration
from whence.encoder.frames import LABELS, ROLES, best_labels, marginals, read_spans
from whence.encoder.windows import PARAGRAPH_BREAK, PiecedText, cut_windows, piece_text
from whence.encoder.wordpiece import WordPieces

Convention = Literal["outermost", "nested"]
CONVENTIONS: tuple[Convention, ...] = ("outermost", "nested")

DECODED_AT_ONCE = 512  # cues; their scores take about 10 MB
NEVER = np.float32(-1e4)
# A source stands in the paragraph of its cue: all but 12 of 19,389 in the training corpora do.
_SOURCES = [i for i, label in enumerate(LABELS) if label.endswith("source")]
CANDIDATE_LOGIT = -2.0  # pieces below 12 % are not looked at as cues

Range = tuple[int, int]


class Backend(Protocol):
    """What runs the network; ONNX in the product, torch while training."""

    def encode(
        self,
        ids: NDArray[np.int64],
        cases: NDArray[np.int64],
        layouts: NDArray[np.int64],
        convention: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Hidden states [windows, pieces, width] and cue log odds [windows, pieces]."""
        ...

    def tag(
        self, hidden: NDArray[np.float32], rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Label scores [cues, pieces, labels] of cues at the given windows and pieces."""
        ...


class RawFrame(NamedTuple):
    """A frame as decoded: half-open code points of the text, with its scores."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    features: tuple[float, ...]


class WindowScores(NamedTuple):
    """Cues that one window is to read: their pieces in the text, log odds and label scores.

    ``first`` is the window's first piece; scores are [cues, pieces of the window, labels].
    """

    anchors: NDArray[np.int64]
    logits: NDArray[np.float32]
    first: int
    scores: NDArray[np.float32]


class ScoredText(NamedTuple):
    """A text with the scores of its windows, those without a cue left out."""

    pieced: PiecedText
    windows: list[WindowScores]


class FrameReader:
    """Reads the attribution frames of a text."""

    def __init__(
        self, backend: Backend, wordpieces: WordPieces, transitions: NDArray[np.float32]
    ) -> None:
        """Hold the network, the tokenizer and the label transitions [from, to]."""
        self.backend = backend
        self.wordpieces = wordpieces
        self.transitions = transitions

    def read(
        self, text: str, convention: Convention, calibration: Calibration
    ) -> list[tuple[RawFrame, float]]:
        """Frames of a text that are likely enough, each with its probability, by their cues."""
        scored = self.score_text(text, convention)
        return select_frames(self.decode(scored, calibration.source_start), calibration)

    def score_text(self, text: str, convention: Convention) -> ScoredText:
        """Run the network over all windows of a text."""
        pieced = piece_text(text, self.wordpieces)
        windows = cut_windows(pieced.breaks)
        keeper = _keepers(windows, len(pieced.ids))
        seen = [
            self._score_window(pieced, window, keeper[slice(*window)] == w, convention)
            for w, window in enumerate(windows)
        ]
        return ScoredText(pieced, [s for s in seen if len(s.anchors)])

    def _score_window(
        self,
        pieced: PiecedText,
        window: Range,
        mine: NDArray[np.bool_],
        convention: Convention,
    ) -> WindowScores:
        """Run the network over one window; windows go one by one, so padding changes nothing."""
        a, b = window
        ids = np.concatenate(
            [[self.wordpieces.classify], pieced.ids[a:b], [self.wordpieces.separate]]
        )
        cases, layouts = (np.pad(x[a:b], 1) for x in (pieced.cases, pieced.layouts))
        mark = np.array([CONVENTIONS.index(convention)])
        hidden, logits = self.backend.encode(ids[None], cases[None], layouts[None], mark)
        own = logits[0, 1:-1]
        anchors = np.flatnonzero(mine & (own >= CANDIDATE_LOGIT))
        if not len(anchors):
            return WindowScores(anchors + a, own[anchors], a, np.empty((0, 0, 0), np.float32))
        scores = self.backend.tag(hidden, np.zeros_like(anchors), anchors + 1)[:, 1:-1]
        paragraphs = np.cumsum(pieced.breaks[a:b] == PARAGRAPH_BREAK)
        is_elsewhere = paragraphs[None] != paragraphs[anchors][:, None]
        scores[..., _SOURCES] = np.where(is_elsewhere[..., None], NEVER, scores[..., _SOURCES])
        return WindowScores(anchors + a, own[anchors], a, scores)

    def decode(self, scored: ScoredText, source_start: float = 0.0) -> list[RawFrame]:
        """All candidate frames of a text, unfiltered, in the order of their cues.

        Many cues are decoded at once, but not all, which bounds memory. ``source_start`` makes
        sources start more readily.
        """
        moves = self.transitions.copy()
        moves[:, LABELS.index("B-source")] += source_start
        found: list[tuple[int, RawFrame]] = []
        some: list[WindowScores] = []
        for window in scored.windows:
            if some and sum(len(s.anchors) for s in some) + len(window.anchors) > DECODED_AT_ONCE:
                found += _decode_windows(scored.pieced, some, moves)
                some = []
            some.append(window)
        if some:
            found += _decode_windows(scored.pieced, some, moves)
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


def _keepers(windows: list[Range], n: int) -> NDArray[np.int64]:
    """For each piece, the window that shows most of its surroundings."""
    keeper = np.zeros(n, dtype=np.int64)
    best = np.full(n, -1, dtype=np.int64)
    for w, (a, b) in enumerate(windows):
        places = np.arange(a, b)
        before = places - a if a else np.full(b - a, n)
        after = b - 1 - places if b < n else np.full(b - a, n)
        room = np.minimum(before, after)
        better = room > best[a:b]
        keeper[a:b][better] = w
        best[a:b][better] = room[better]
    return keeper


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
