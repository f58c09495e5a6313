"""Sentences of a text as words; a quotation is never cut, whatever stands in it."""

from collections.abc import Sequence
from typing import NamedTuple

from whence.encoder.quotes import Quotation, find_quotations
from whence.encoder.words import find_words

_STOPS = frozenset({".", "!", "?", "…", "..."})


class Word(NamedTuple):
    """A word with its place; ``quotation`` is the index of the one it stands in, or None."""

    start: int
    end: int
    form: str
    quotation: int | None

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.form.lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.form[0].isupper()


Sentence = tuple[Word, ...]


def find_sentences(text: str) -> list[Sentence]:
    """Sentences of a text in order.

    One ends with its paragraph, with a stop outside quotations before a word that begins
    none in lower case, or with a quotation whose last word is a full stop.
    """
    quotations = find_quotations(text)
    sentences: list[Sentence] = []
    words: list[Word] = []
    q = 0
    for start, end in find_words(text):
        while q < len(quotations) and quotations[q].end <= start:
            q += 1
        is_inside = q < len(quotations) and quotations[q].start <= start
        word = Word(start, end, text[start:end], q if is_inside else None)
        if words and _begins(text, words, word, quotations):
            sentences.append(tuple(words))
            words = []
        words.append(word)
    return [*sentences, tuple(words)] if words else sentences


def _begins(text: str, before: Sequence[Word], word: Word, quotations: Sequence[Quotation]) -> bool:
    last = before[-1]
    gap = text[last.end : word.start]
    if "\n" in gap:
        return True
    if not gap or (word.quotation is not None and word.quotation == last.quotation):
        return False
    if word.form[0].islower():
        return False
    if last.quotation is None:
        return last.form in _STOPS
    quotation = quotations[last.quotation]
    inside = text[quotation.start : quotation.end - quotation.closing].rstrip()
    return inside.endswith(".")
