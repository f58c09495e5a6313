"""Training texts with attribution frames: PolNeAR and our own chains."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.examples import OWN, POLNEAR, LabelledText
from whence.encoder.frames import LABELS, ROLES
from whence.encoder.windows import PiecedText, piece_text
from whence.encoder.wordpiece import WordPieces

TRIM = " \t\r\n.,;:\"“”'’‘«»\u00a0"  # what the benchmark trims from both ends of a span
HELD_OUT_EVERY = 20  # one document in so many is kept from training (our own: in half as many)

Spans = list[tuple[int, int]]
Frame = dict[str, Spans]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut blanks, commas, stops and quotation marks off both ends; all of them is left alone."""
    s, e = start, end
    while s < e and text[s] in TRIM:
        s += 1
    while e > s and text[e - 1] in TRIM:
        e -= 1
    return (s, e) if s < e else (start, end)


def unwrap(text: str) -> str:
    """Join hard-wrapped lines; every character keeps its place."""
    return "\n\n".join(p.replace("\n", " ") for p in text.split("\n\n"))


def is_held_out(row: int, convention: int) -> bool:
    """Whether training leaves this row of a corpus file out, for thresholds and calibration."""
    every = HELD_OUT_EVERY if convention == POLNEAR else HELD_OUT_EVERY // 2
    return row % every == every - 1


def load_polnear(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Training documents of PolNeAR, which marks outermost frames only."""
    path = data / "attribution/polnear-train.jsonl"
    return _load(path, POLNEAR, "attributions", wordpieces)


def load_chains(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Training documents of our own corpus, which marks frames inside frames."""
    return _load(data / "chains/train.jsonl", OWN, "statements", wordpieces)


def _load(path: Path, convention: int, key: str, wordpieces: WordPieces) -> list[LabelledText]:
    """Documents of one file.

    Frames without a cue have no anchor and are left out.
    """
    texts = []
    for i, line in enumerate(path.read_text(encoding="utf8").splitlines()):
        row = json.loads(line)
        text = unwrap(row["text"]) if convention == OWN else row["text"]
        pieced = piece_text(text, wordpieces)
        frames = [
            {role: [trim(text, *span) for span in frame[role]] for role in ROLES}
            for frame in row[key]
            if frame["cue"]
        ]
        texts.append(
            LabelledText(
                row["id"],
                text,
                pieced,
                is_held_out(i, convention),
                convention,
                frames=[frame_labels(pieced, frame) for frame in frames],
            )
        )
    return texts


def frame_labels(pieced: PiecedText, frame: Frame) -> tuple[int, NDArray[np.int64]]:
    """Anchor piece of a frame, and the label of every piece of the document."""
    labels = np.zeros(len(pieced.ids), dtype=np.int64)
    for role in ("content", "source", "cue"):  # where they overlap, the later one wins
        begin = LABELS.index(f"B-{role}")
        for start, end in frame[role]:
            first = int(np.searchsorted(pieced.ends, start, side="right"))
            after = int(np.searchsorted(pieced.starts, end, side="left"))
            if first < after:
                labels[first:after] = begin + 1
                labels[first] = begin
    start = min(frame["cue"])[0]
    return int(np.searchsorted(pieced.ends, start, side="right")), labels
