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
from whence.encoder.frames import ROLES, best_labels, marginals, read_spans
from whence.encoder.windows import PiecedText, cut_windows, piece_text
from whence.encoder.wordpiece import WordPieces

Convention = Literal["outermost", "nested"]
CONVENTIONS: tuple[Convention, ...] = ("outermost", "nested")

BATCH = 8
CANDIDATE_LOGIT = -2.0  # anchors below 12 % are never looked at

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


class FrameReader:
    """Reads the attribution frames of a text."""

    def __init__(
        self, backend: Backend, wordpieces: WordPieces, transitions: NDArray[np.float32]
    ) -> None:
        """Hold the network, the tokenizer and the label transitions [from, to]."""
        self.backend = backend
        self.wordpieces = wordpieces
        self.transitions = transitions

    def read_raw(self, text: str, convention: Convention) -> list[RawFrame]:
        """All candidate frames of a text, unfiltered, in the order of their cues."""
        pieced = piece_text(text, self.wordpieces)
        if not len(pieced.ids):
            return []
        windows = cut_windows(pieced.breaks)
        keeper = _keepers(windows, len(pieced.ids))
        order = sorted(range(len(windows)), key=lambda w: windows[w][1] - windows[w][0])
        found: list[tuple[int, RawFrame]] = []
        for k in range(0, len(order), BATCH):
            batch = order[k : k + BATCH]
            found += self._read_batch(pieced, windows, batch, keeper, convention)
        return [frame for _, frame in sorted(found, key=lambda f: f[0])]

    def _read_batch(
        self,
        pieced: PiecedText,
        windows: list[Range],
        batch: list[int],
        keeper: NDArray[np.int64],
        convention: Convention,
    ) -> list[tuple[int, RawFrame]]:
        """Frames whose cue is best seen in one of these windows, each with its anchor piece."""
        n = max(windows[w][1] - windows[w][0] for w in batch) + 2
        ids, cases, layouts = (np.zeros((len(batch), n), dtype=np.int64) for _ in range(3))
        for row, w in enumerate(batch):
            a, b = windows[w]
            ids[row, 0] = self.wordpieces.classify
            ids[row, 1 : b - a + 1] = pieced.ids[a:b]
            ids[row, b - a + 1] = self.wordpieces.separate
            cases[row, 1 : b - a + 1] = pieced.cases[a:b]
            layouts[row, 1 : b - a + 1] = pieced.layouts[a:b]
        mark = np.full(len(batch), CONVENTIONS.index(convention), dtype=np.int64)
        hidden, cue_logits = self.backend.encode(ids, cases, layouts, mark)
        anchors = [
            (row, i + 1)
            for row, w in enumerate(batch)
            for i in range(windows[w][1] - windows[w][0])
            if keeper[windows[w][0] + i] == w and cue_logits[row, i + 1] >= CANDIDATE_LOGIT
        ]
        if not anchors:
            return []
        rows = np.array([row for row, _ in anchors], dtype=np.int64)
        columns = np.array([column for _, column in anchors], dtype=np.int64)
        scores = self.backend.tag(hidden, rows, columns)
        found = []
        for row, w in enumerate(batch):
            mine = np.flatnonzero(rows == row)
            if not len(mine):
                continue
            a, b = windows[w]
            inside = scores[mine, 1 : b - a + 1]
            labels = best_labels(inside, self.transitions)
            chances = marginals(inside, self.transitions)
            for k, cue in enumerate(mine):
                spans = read_spans(labels[k])
                roles = {
                    role: tuple(
                        (int(pieced.starts[a + s.start]), int(pieced.ends[a + s.end - 1]))
                        for s in spans
                        if s.role == role
                    )
                    for role in ROLES
                }
                logit = float(cue_logits[row, columns[cue]])
                features = frame_features(logit, chances[k], spans)
                found.append((a + int(columns[cue]) - 1, RawFrame(**roles, features=features)))
        return found


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


def select_frames(
    frames: list[RawFrame], calibration: Calibration
) -> list[tuple[RawFrame, float]]:
    """Keep what is likely enough; of frames that share cue words, the likeliest.

    Returns:
        Frames with content and cue, each with its probability, in the order of their cues.
    """
    rated = [(frame, probability(frame.features, calibration)) for frame in frames]
    kept: list[tuple[RawFrame, float]] = []
    for frame, p in sorted(rated, key=lambda pair: -pair[1]):
        if p < calibration.threshold or not frame.content or not frame.cue:
            continue
        if any(_share(frame.cue, other.cue) for other, _ in kept):
            continue
        kept.append((frame, p))
    return sorted(kept, key=lambda pair: pair[0].cue)


def _share(left: tuple[Range, ...], right: tuple[Range, ...]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
