"""Wire-like prose made from sentences of our own, the same on every machine.

It has the length, the paragraphs and the density of reported speech of agency copy, and no
meaning: it measures speed, never quality.
"""

import random
import re
from pathlib import Path

import msgspec

N_WORDS = 750
SENTENCES = Path(__file__).with_name("sentences.json")
SLOT = re.compile(r"\{(\w+)\}")


class Phrases(msgspec.Struct, frozen=True):
    """Sentences with slots, and what may fill each slot."""

    slots: dict[str, tuple[str, ...]]
    sentences: tuple[str, ...]


def load_phrases() -> Phrases:
    """The sentences and fillers that articles are made of."""
    return msgspec.json.decode(SENTENCES.read_bytes(), type=Phrases)


def write_article(number: int, n_words: int = N_WORDS) -> str:
    """Make an article: a headline, then paragraphs of one to three sentences.

    Args:
        number: Which article; the same number always gives the same text.
        n_words: Words between blanks that the whole text has, exactly.
    """
    rng = random.Random(number)  # noqa: S311 - repeatable prose, nothing secret
    phrases = load_phrases()
    headline = f"{rng.choice(phrases.slots['place'])} waits for word on the matter".split()
    paragraphs = [[word.capitalize() if i == 0 else word for i, word in enumerate(headline)]]
    left = n_words - len(headline)
    while left > 0:
        paragraph: list[str] = []
        for _ in range(rng.randint(1, 3)):
            paragraph += _fill(rng.choice(phrases.sentences), phrases, rng).split()
        if len(paragraph) >= left:
            paragraph = paragraph[:left]
            paragraph[-1] = paragraph[-1].rstrip(".,;:”") + "."
        paragraphs.append(paragraph)
        left -= len(paragraph)
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


def _fill(sentence: str, phrases: Phrases, rng: random.Random) -> str:
    """Fill the slots of a sentence and give it a capital."""
    text = SLOT.sub(lambda slot: rng.choice(phrases.slots[slot[1]]), sentence)
    return text[0].upper() + text[1:]
