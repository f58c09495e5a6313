"""Training documents: PolNeAR and our own chains, as windows of pieces with labels."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.leakage import EXCLUDED
from whence.encoder.frames import LABELS, ROLES
from whence.encoder.windows import PiecedText, cut_windows, piece_text
from whence.encoder.wordpiece import WordPieces

TRIM = " \t\r\n.,;:\"“”'’‘«»\u00a0"  # what the benchmark trims from both ends of a span
POLNEAR, OWN = 0, 1
OWN_REPEATS = 3  # our corpus is small; each epoch reads it this often
HELD_OUT_EVERY = 20  # one document in so many is kept from training (our own: in half as many)

Spans = list[tuple[int, int]]
Frame = dict[str, Spans]


@dataclass
class TrainingDocument:
    """One document: its pieces, and its frames as spans of characters."""

    id: str
    text: str
    frames: list[Frame]
    convention: int
    pieced: PiecedText
    is_held_out: bool


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


def load_documents(data: Path, split: str, wordpieces: WordPieces) -> list[TrainingDocument]:
    """Load both corpora of one split.

    Frames without a cue have no anchor and are left out; so are the training documents that
    share a sentence with a dev split.
    """
    documents = []
    for name, convention, key in (
        (f"attribution/polnear-{split}.jsonl", POLNEAR, "attributions"),
        (f"chains/{split}.jsonl", OWN, "statements"),
    ):
        for i, line in enumerate((data / name).read_text(encoding="utf8").splitlines()):
            row = json.loads(line)
            if row["id"] in EXCLUDED:
                continue
            text = unwrap(row["text"]) if convention == OWN else row["text"]
            frames = [
                {role: [trim(text, *span) for span in frame[role]] for role in ROLES}
                for frame in row[key]
                if frame["cue"]
            ]
            pieced = piece_text(text, wordpieces)
            is_held = is_held_out(i, convention)
            documents.append(TrainingDocument(row["id"], text, frames, convention, pieced, is_held))
    return documents


def is_held_out(row: int, convention: int) -> bool:
    """Whether training leaves this row of a corpus file out, for thresholds and calibration."""
    every = HELD_OUT_EVERY if convention == POLNEAR else HELD_OUT_EVERY // 2
    return row % every == every - 1


def frame_labels(document: TrainingDocument, frame: Frame) -> tuple[int, NDArray[np.int64]]:
    """Anchor piece of a frame, and the label of every piece of the document."""
    labels = np.zeros(len(document.pieced.ids), dtype=np.int64)
    for role in ("content", "source", "cue"):  # where they overlap, the later one wins
        begin = LABELS.index(f"B-{role}")
        for start, end in frame[role]:
            first = int(np.searchsorted(document.pieced.ends, start, side="right"))
            after = int(np.searchsorted(document.pieced.starts, end, side="left"))
            if first < after:
                labels[first:after] = begin + 1
                labels[first] = begin
    start = min(frame["cue"])[0]
    return int(np.searchsorted(document.pieced.ends, start, side="right")), labels


@dataclass
class Example:
    """One window: pieces with features, and for each cue its anchor and labels."""

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    layouts: NDArray[np.int64]
    convention: int
    anchors: list[int]
    labels: list[NDArray[np.int64]]


def make_examples(
    documents: list[TrainingDocument], wordpieces: WordPieces, rng: random.Random
) -> Iterator[Example]:
    """Windows of one epoch; seams fall elsewhere each time, and a few lose their case."""
    for document in documents:
        pieced = document.pieced
        framed = [frame_labels(document, frame) for frame in document.frames]
        for _ in range(OWN_REPEATS if document.convention == OWN else 1):
            for a, b in cut_windows(pieced.breaks, overlap=0, first=rng.randint(64, 254)):
                ids = np.array([wordpieces.classify, *pieced.ids[a:b], wordpieces.separate])
                cases = np.zeros(len(ids), dtype=np.int64)
                cases[1:-1] = corrupt_case(pieced.cases[a:b], rng)
                layouts = np.zeros(len(ids), dtype=np.int64)
                layouts[1:-1] = pieced.layouts[a:b]
                here = {anchor: labels for anchor, labels in framed if a <= anchor < b}
                yield Example(
                    ids,
                    cases,
                    layouts,
                    document.convention,
                    [anchor - a + 1 for anchor in here],
                    [np.concatenate([[0], labels[a:b], [0]]) for labels in here.values()],
                )


def corrupt_case(cases: NDArray[np.int64], rng: random.Random) -> NDArray[np.int64]:
    """In one window of thirty set all letters lower or upper, as some feeds do."""
    lower, upper, letters = 3, 4, cases >= 3  # noqa: PLR2004  # classes of encoder.windows
    if rng.random() > 1 / 30:
        return cases
    return np.where(letters, rng.choice((lower, upper)), cases)
