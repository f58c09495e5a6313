"""Scores of a reader in training, by the path that the product reads with."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.leakage import EXCLUDED
from training.corpora import OWN, POLNEAR, is_held_out, trim, unwrap
from training.minilm import read_vocabulary
from training.model import Reader
from whence.encoder.card import Calibration
from whence.encoder.frames import ROLES
from whence.encoder.reader import CONVENTIONS, FrameReader, RawFrame
from whence.encoder.wordpiece import WordPieces

START = Calibration(bias=0.0, weights=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), threshold=0.5)

Gold = dict[str, list[tuple[int, int]]]
Ranges = Sequence[tuple[int, int]]


class TorchBackend:
    """Runs the network in training for the product's reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def encode(
        self,
        ids: NDArray[np.int64],
        cases: NDArray[np.int64],
        layouts: NDArray[np.int64],
        convention: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        tensors = [torch.from_numpy(x) for x in (ids, cases, layouts, convention)]
        hidden = self.reader.encoder(*tensors)
        return hidden.numpy(), self.reader.cue(hidden)[..., 0].numpy()

    def tag(
        self, hidden: NDArray[np.float32], rows: NDArray[np.int64], columns: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        tensors = [torch.from_numpy(x) for x in (hidden, rows, columns)]
        scores: NDArray[np.float32] = self.reader.frames(*tensors).numpy()
        return scores


def make_frame_reader(reader: Reader) -> FrameReader:
    """The product's reader around a network in training."""
    reader.eval().cpu()
    moves = reader.transition_scores().detach().numpy()
    return FrameReader(TorchBackend(reader), WordPieces(read_vocabulary()), moves)


def load_gold(data: Path, split: str, convention: int) -> list[tuple[str, list[Gold]]]:
    """Texts with their trimmed gold frames; split ``held-out`` is what training leaves out."""
    name, key = (
        ("attribution/polnear", "attributions")
        if convention == POLNEAR
        else ("chains/", "statements")
    )
    part = "train" if split == "held-out" else split
    path = data / (f"{name}-{part}.jsonl" if convention == POLNEAR else f"{name}{part}.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    if split == "held-out":
        rows = [row for i, row in enumerate(rows) if is_held_out(i, convention)]
    rows = [row for row in rows if row["id"] not in EXCLUDED]
    texts = []
    for row in rows:
        text = unwrap(row["text"]) if convention == OWN else row["text"]
        gold = [
            {r: [trim(text, *s) for s in frame[r]] for r in ROLES}
            for frame in row[key]
            if frame["cue"]
        ]
        texts.append((text, gold))
    return texts


def is_touching(left: Ranges, right: Ranges) -> bool:
    """Whether any range of one overlaps any of the other."""
    return any(a < d and c < b for a, b in left for c, d in right)


def is_match(frame: RawFrame, gold: Gold) -> bool:
    """Relaxed match: cue and content overlap; sources overlap or both are absent."""
    return all(
        is_touching(getattr(frame, role), gold[role]) or not (getattr(frame, role) or gold[role])
        for role in ROLES
    )


def match_frames(frames: list[RawFrame], gold: list[Gold]) -> tuple[set[int], int]:
    """One-to-one relaxed matches (indices of frames), and how many match exactly."""
    used: set[int] = set()
    matched: set[int] = set()
    exact = 0
    for i, frame in enumerate(frames):
        for j, other in enumerate(gold):
            if j not in used and is_match(frame, other):
                used.add(j)
                matched.add(i)
                exact += all(tuple(other[r]) == getattr(frame, r) for r in ROLES)
                break
    return matched, exact


def f1(hits: int, found: int, wanted: int) -> float:
    """F1 in percent."""
    return round(200 * hits / max(1, found + wanted), 2)


@torch.no_grad()
def score_split(reader: Reader, data: Path, split: str) -> dict[str, float]:
    """Relaxed and exact F1 of both conventions, uncalibrated, to follow training with."""
    frame_reader = make_frame_reader(reader)
    scores = {}
    for convention, name in ((POLNEAR, "polnear"), (OWN, "own")):
        hits = exact = found = wanted = 0
        for text, gold in load_gold(data, split, convention):
            read = frame_reader.read(text, CONVENTIONS[convention], START)
            frames = [frame for frame, _ in read]
            matched, n_exact = match_frames(frames, gold)
            hits, exact = hits + len(matched), exact + n_exact
            found, wanted = found + len(frames), wanted + len(gold)
        scores |= {
            f"{name} relaxed": f1(hits, found, wanted),
            f"{name} exact": f1(exact, found, wanted),
            f"{name} found": found,
        }
    return scores
