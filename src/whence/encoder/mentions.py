"""Mentions of a scanned text: spans with a kind, and what a place word stands for."""

from typing import NamedTuple

import numpy as np

from whence.encoder.entities import Scheme, decode_mentions
from whence.encoder.network import Floats
from whence.encoder.readings import reading_chances
from whence.encoder.scan import Scan
from whence.encoder.sentences import find_piece
from whence.encoder.wordpiece import WordPieces


class FoundMention(NamedTuple):
    """A mention in half-open code points; its kind is one of its scheme's."""

    start: int
    end: int
    kind: str
    probability: float


def read_mentions(scan: Scan, wordpieces: WordPieces, scheme: Scheme) -> list[FoundMention]:
    """Mentions that the network sees, with uncalibrated probabilities, in order.

    Mentions never overlap, and never cross a sentence or paragraph break.
    """
    pieced = scan.pieced
    begins = np.array([not wordpieces.continues[i] for i in pieced.ids.tolist()], dtype=bool)
    words = np.flatnonzero(begins)
    if not len(words):
        return []
    is_new = np.zeros(len(pieced.ids), dtype=bool)
    is_new[[find_piece(pieced, sentence[0]) for sentence in scan.sentences]] = True
    ends = np.r_[pieced.ends[words[1:] - 1], pieced.ends[-1:]]
    return [
        FoundMention(
            int(pieced.starts[words[m.start]]), int(ends[m.end - 1]), m.kind, m.probability
        )
        for m in decode_mentions(scan.tags[scheme][words], scheme, is_new[words])
    ]


def read_place(scan: Scan, start: int, end: int) -> Floats:
    """Probability of each of ``READINGS`` for the place word in a span; uncalibrated."""
    pieced = scan.pieced
    first = min(int(np.searchsorted(pieced.ends, start, side="right")), len(pieced.ids) - 1)
    after = max(first + 1, int(np.searchsorted(pieced.starts, end, side="left")))
    return reading_chances(scan.readings[first:after])
