"""The corpora that the reader learns from, and the endless stream of batches that each gives."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.leakage import EXCLUDED
from training import attribution, entities, readings, trees
from training.examples import Example, LabelledText, make_examples
from whence.encoder.wordpiece import WordPieces

BATCH_PIECES = 16 * 256  # pieces a batch, padding counted
MOST_WINDOWS = 48
SPREAD = 16  # batches' worth of windows that are sorted by length together


@dataclass(frozen=True)
class Corpus:
    """One set of training text; ``licence`` is its class in the data's manifest.

    ``source`` and ``use`` are what the model card says of it.
    """

    name: str
    licence: str
    load: Callable[[Path, WordPieces], list[LabelledText]]
    source: str
    use: str


CORPORA = (
    Corpus(
        "polnear",
        "B",
        attribution.load_polnear,
        "PolNeAR train (networkdynamics/PolNeAR), no licence stated",
        "outermost attributions; one document in twenty kept for calibration",
    ),
    Corpus(
        "chains",
        "A",
        attribution.load_chains,
        "Whence source chains, train (own)",
        "frames inside frames; one document in ten kept for calibration",
    ),
    Corpus(
        "worldwide",
        "B",
        entities.load_worldwide,
        "World newswire entities, train (stanfordnlp/en-worldwide-newswire), no licence stated",
        "entities of nine kinds, sentences; one document in twenty kept for calibration",
    ),
    Corpus(
        "politics",
        "A",
        entities.load_politics,
        "CrossNER politics, train (zliucr/CrossNER), MIT",
        "entities of nine kinds of its own",
    ),
    Corpus(
        "ewt",
        "A",
        trees.load_ewt,
        "Universal Dependencies English EWT, train, CC BY-SA 4.0",
        "trees, parts of speech, sentences",
    ),
    Corpus(
        "gum",
        "A",
        trees.load_gum,
        "Universal Dependencies English GUM without its news, CC BY 4.0",
        "trees, parts of speech, sentences",
    ),
    Corpus(
        "relocar",
        "B",
        readings.load_relocar,
        "ReLocaR, four fifths (milangritta/Minimalist-Location-Metonymy-Resolution)",
        "literal and metonymic readings; kinds of metonyms annotated by us",
    ),
    Corpus(
        "geowebnews",
        "B",
        readings.load_geowebnews,
        "GeoWebNews, four fifths (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation)",
        "readings of its place mentions, annotated by us",
    ),
    Corpus(
        "chain places",
        "A",
        readings.load_chains,
        "Whence source chains, train (own)",
        "places and metonyms",
    ),
)
# Stand in for what class B gives, in the recipe with class A alone.
SUBSTITUTES = (
    Corpus(
        "politics as world",
        "A",
        entities.load_politics_as_world,
        "CrossNER politics, train (zliucr/CrossNER), MIT",
        "entities, its kinds mapped to the world scheme",
    ),
    Corpus(
        "emerging",
        "A",
        entities.load_emerging,
        "WNUT 17, train (leondz/emerging_entities_17), CC BY 4.0",
        "entities, its kinds mapped to the world scheme",
    ),
    Corpus(
        "re3d",
        "A",
        entities.load_re3d,
        "re3d without its BBC part (dstl/re3d), OGL and public domain",
        "entities, its kinds mapped to the world scheme",
    ),
)


def load(corpus: Corpus, data: Path, wordpieces: WordPieces) -> list[LabelledText]:
    """Texts to train on: without those held out, and those that share a sentence with dev."""
    texts = corpus.load(data, wordpieces)
    return [text for text in texts if not text.is_held_out and text.id not in EXCLUDED]


def choose_corpora(licence: str) -> tuple[Corpus, ...]:
    """Corpora of the recipe: all of them, or those of class A with what stands in for the rest."""
    if licence == "B":
        return CORPORA
    return (*(c for c in CORPORA if c.licence == "A"), *SUBSTITUTES)


def load_held_out(data: Path, wordpieces: WordPieces, licence: str) -> list[LabelledText]:
    """Texts with entities of the world scheme that training leaves out."""
    load_texts = entities.load_worldwide if licence == "B" else entities.load_re3d
    return [text for text in load_texts(data, wordpieces) if text.is_held_out]


def count_pieces(texts: list[LabelledText]) -> int:
    """Size of a corpus in pieces; a text that comes in two settings counts once."""
    return sum({t.id: len(t.pieced.ids) for t in texts}.values())


def make_batches(examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(examples)
    chunk = 16 * SPREAD
    batches = []
    for i in range(0, len(examples), chunk):
        part = sorted(examples[i : i + chunk], key=lambda e: len(e.ids))
        batch: list[Example] = []
        for example in part:
            if batch and (
                (len(batch) + 1) * len(example.ids) > BATCH_PIECES or len(batch) == MOST_WINDOWS
            ):
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def stream_batches(
    texts: list[LabelledText], wordpieces: WordPieces, seed: str, skipped: int
) -> Iterator[list[Example]]:
    """Batches for ever; the order is a function of the seed, ``skipped`` of them have been seen."""
    passes = 0
    while True:
        rng = random.Random(f"{seed} {passes}")
        batches = make_batches(list(make_examples(texts, wordpieces, rng)), rng)
        yield from batches[skipped:]
        skipped = max(0, skipped - len(batches))
        passes += 1
