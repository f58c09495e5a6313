"""Training texts with readings of place mentions: ReLocaR, GeoWebNews and our own chains.

Each set says as much as it knows: ReLocaR and our chains only whether a reading is literal
or metonymic, so a label is a set of readings, and the loss is that of the set.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.readings import corpus
from training.attribution import unwrap
from training.examples import MASKED, OWN, LabelledText, piece_range
from whence.encoder.readings import READINGS
from whence.encoder.windows import PiecedText, piece_text
from whence.encoder.wordpiece import WordPieces

Place = tuple[int, int, int]  # start, end, label

HELD_OUT_EVERY = 20
LONGEST_NAME = 40  # characters; longer "places" of our own corpus are descriptions

# Labels are sets of readings, as bits.
METONYMIC = sum(1 << READINGS.index(r) for r in ("government", "people", "team", "organisation"))
NOT_METONYMIC = (1 << len(READINGS)) - 1 - METONYMIC
FINER = corpus.ANNOTATIONS / "relocar-metonymic.tsv"


def load_relocar(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """ReLocaR without its held-out fifth; a metonym's reading where we annotated it."""
    lines = FINER.read_text(encoding="utf8").splitlines() if FINER.exists() else []
    finer = dict(line.split("\t") for line in lines)
    texts = []
    for k, sample in enumerate(corpus.load_relocar(data, "train")):
        (place,) = sample.places
        label = NOT_METONYMIC if place.group == "literal" else METONYMIC
        if place.group == "metonymic" and (row := sample.id.rpartition("-")[2]) in finer:
            label = 1 << READINGS.index(finer[row])
        is_held = k % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
        own = [(place.start, place.end, label)]
        texts.append(_label(f"relocar-{sample.id}", sample.text, own, wordpieces, is_held))
    return texts


def load_geowebnews(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """GeoWebNews without its held-out fifth, with our own readings of its mentions."""
    texts = []
    for k, document in enumerate(corpus.load_geowebnews(data, "train")):
        own = [(p.start, p.end, 1 << READINGS.index(p.reading or p.group)) for p in document.places]
        is_held = k % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
        name = f"geowebnews-{document.id}"
        texts.append(_label(name, document.text, own, wordpieces, is_held))
    return texts


def load_chains(data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Our own corpus: its metonyms, and the places where something happened."""
    texts = []
    lines = (data / "chains/train.jsonl").read_text(encoding="utf8").splitlines()
    for i, line in enumerate(lines):
        row = json.loads(line)
        text = unwrap(row["text"])
        places = {}
        for statement in row["statements"]:
            for key in ("places", "metonyms"):
                for place in statement[key]:
                    span = place["span"]
                    label = NOT_METONYMIC if key == "places" else _label_of(place["name"])
                    is_name = text[span[0] : span[0] + 1].isupper()
                    if is_name and span[1] - span[0] <= LONGEST_NAME:
                        places[tuple(span)] = label
        own = [(*span, label) for span, label in sorted(places.items())]
        texts.append(_label(row["id"], text, own, wordpieces, i % 10 == 9))  # noqa: PLR2004
        texts[-1].convention = OWN
    return texts


def _label_of(name: str) -> int:
    """Readings that a metonym of our own corpus may have, by what it stands for."""
    return 1 << READINGS.index("government") if name.startswith("Government of") else METONYMIC


def _label(
    name: str,
    text: str,
    places: list[Place],
    wordpieces: WordPieces,
    is_held: bool,  # noqa: FBT001
) -> LabelledText:
    pieced = piece_text(text, wordpieces)
    labels = _label_pieces(pieced, places)
    return LabelledText(name, text, pieced, is_held, readings=labels)


def _label_pieces(pieced: PiecedText, places: list[Place]) -> NDArray[np.int64]:
    """Label of every piece of a mention; all others are masked."""
    labels = np.full(len(pieced.ids), MASKED, dtype=np.int64)
    for start, end, label in places:
        first, after = piece_range(pieced, start, end)
        labels[first:after] = label
    return labels
