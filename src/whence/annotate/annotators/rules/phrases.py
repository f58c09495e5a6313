"""Noun phrases around a verb, by closed classes of words and by punctuation alone."""

from typing import NamedTuple

from whence.annotate.annotators.rules.sentences import Sentence
from whence.codebook.grammar import AUXILIARIES
from whence.codebook.reporting_verbs import (
    CLAUSE_WORDS,
    MIDDLE_ADVERBS,
    SPEAKER_ENDS,
    load_reporting_verbs,
)

LONGEST_SUBJECT = 22  # words; nearly all subjects of PolNeAR train are shorter
LONGEST_SPEAKER = 14
_HARD_ENDS = frozenset({";", ":", "—", "–", "--", "(", ")", ".", "!", "?"})
_ARTICLES = frozenset({"a", "an", "the", "who"})
_VERBS_SHOWN = frozenset(
    "is was has had are were have will would went took came made gave left won lost".split()
)
_FIRST_VERB_WITHIN = 12  # words


class Phrase(NamedTuple):
    """Half-open indices of words."""

    start: int
    end: int

    def __bool__(self) -> bool:
        """Whether there are words in it."""
        return self.start < self.end


NOTHING = Phrase(0, 0)


def skip_auxiliaries(words: Sentence, verb: int) -> int:
    """Index behind the subject of a verb: auxiliaries and adverbs are passed to the left."""
    at = verb
    while at > 0:
        lower = words[at - 1].lower
        is_adverb = lower.endswith("ly") and not words[at - 1].is_capitalised
        if not (lower in AUXILIARIES or lower in MIDDLE_ADVERBS or is_adverb):
            break
        at -= 1
    return at


def find_subject(words: Sentence, end: int) -> Phrase:
    """The noun phrase that ends before ``end``; empty where there is none.

    "Anna Berg, a spokeswoman," is one phrase: a comma at its end closes an apposition.
    """
    if not end:
        return NOTHING
    if words[end - 1].lower in {"who", "which", "that"}:  # of a relative clause
        end -= 1
        if end and words[end - 1].form == ",":
            end -= 1
        return Phrase(_find_start(words, end), end)
    if words[end - 1].form != ",":
        return Phrase(_find_start(words, end), end)
    comma = next((k for k in range(end - 2, 0, -1) if words[k].form == ","), 0)
    head = Phrase(_find_start(words, comma), comma)
    if not head:
        return NOTHING
    is_name = words[comma - 1].is_capitalised or words[comma + 1].lower in _ARTICLES
    return Phrase(head.start, end) if is_name else NOTHING


def _find_start(words: Sentence, end: int) -> int:
    """Where the clause begins that the words before ``end`` are of."""
    verbs = load_reporting_verbs()
    at = end
    while at > 0 and end - at < LONGEST_SUBJECT:
        word = words[at - 1]
        is_mark = word.form == "," or word.form in _HARD_ENDS or word.quotation is not None
        if is_mark or word.lower in CLAUSE_WORDS:
            break
        if at < end and word.form[0].islower() and word.lower in verbs:
            break
        if word.lower in {"and", "or"} and not _joins_names(words, at - 1):
            break
        at -= 1
    return at


def _joins_names(words: Sentence, at: int) -> bool:
    is_inside = 0 < at < len(words) - 1
    return is_inside and words[at - 1].is_capitalised and words[at + 1].is_capitalised


def find_speaker(words: Sentence, start: int) -> Phrase:
    """The noun phrase from ``start`` on, behind an inverted verb."""
    at = start
    while at < len(words) and at - start < LONGEST_SPEAKER:
        word = words[at]
        if word.quotation is not None or word.form == "," or word.form in _HARD_ENDS:
            break
        if word.lower in SPEAKER_ENDS and at > start:
            break
        at += 1
    return Phrase(start, at)


def find_first_phrase(words: Sentence, end: int) -> Phrase:
    """The words before the first verb of a sentence, as far as forms show one; else nothing."""
    for k in range(1, min(end, _FIRST_VERB_WITHIN)):
        word = words[k]
        if word.form == ",":
            return NOTHING
        is_past = word.form[0].islower() and word.lower.endswith("ed")
        if is_past or word.lower in _VERBS_SHOWN:
            return Phrase(0, k)
    return NOTHING
