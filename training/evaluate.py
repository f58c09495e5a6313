"""Scores of a reader in training, by the path that the product reads with."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch

from benchmarks.leakage import EXCLUDED
from training.attribution import is_held_out, trim, unwrap
from training.examples import OWN, POLNEAR
from training.minilm import read_vocabulary
from training.model import Network
from whence.encoder.entities import SCHEMES
from whence.encoder.frames import ROLES
from whence.encoder.network import Floats, Ints, PieceScores, TreeScores, WindowInput
from whence.encoder.reader import RawFrame, Reader
from whence.encoder.wordpiece import WordPieces

Gold = dict[str, list[tuple[int, int]]]
Ranges = Sequence[tuple[int, int]]


class TorchNetwork:
    """Runs the network in training for the product's reader."""

    def __init__(self, reader: Network) -> None:
        self.reader = reader

    def encode(self, given: WindowInput) -> PieceScores:
        hidden = self.reader.encoder(*map(torch.from_numpy, given))
        return PieceScores(
            hidden.numpy(),
            self.reader.cue(hidden)[..., 0].numpy(),
            self.reader.sentence(hidden)[..., 0].numpy(),
            {name: self.reader.tags[name](hidden).numpy() for name in SCHEMES},
            self.reader.readings(hidden).numpy(),
        )

    def tag(self, hidden: Floats, rows: Ints, columns: Ints) -> Floats:
        scores: Floats = self.reader.frames(*map(torch.from_numpy, (hidden, rows, columns))).numpy()
        return scores

    def relate(self, hidden: Floats, first: Ints, last: Ints) -> TreeScores:
        words = torch.from_numpy((hidden[0, first] + hidden[0, last]) / 2)
        return TreeScores(*(x.numpy() for x in self.reader.trees(words)))


def make_reader(network: Network) -> Reader:
    """The product's reader around a network in training."""
    network.eval().cpu()
    moves = network.transition_scores().detach().numpy()
    return Reader(TorchNetwork(network), WordPieces(read_vocabulary()), moves)


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
