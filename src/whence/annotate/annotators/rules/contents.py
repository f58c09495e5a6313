"""Where what was said begins and ends, before a speaker or behind a verb."""

from whence.annotate.annotators.rules.phrases import NOTHING, Phrase
from whence.annotate.annotators.rules.sentences import Sentence
from whence.codebook.grammar import AUXILIARIES
from whence.codebook.reporting_verbs import (
    AFTERTHOUGHTS,
    OPENERS,
    PRONOUN_SUBJECTS,
    load_reporting_verbs,
)

MARKS = frozenset({",", ".", ";", ":", "!", "?", "—", "–", "--", '"', "“", "”", "''", "``"})
_HARD_MARKS = frozenset({";", ":", "—", "–", "--"})
_THAT_WITHIN = 7  # words between a verb and its "that": "told the paper on Monday that"
_GOES_ON_WITHIN = 8  # words between a verb and the quotation that goes on


def trim(words: Sentence, phrase: Phrase) -> Phrase:
    """Without marks at both ends; those of a quotation stay."""
    start, end = phrase
    while start < end and words[start].quotation is None and words[start].form in MARKS:
        start += 1
    while start < end and words[end - 1].quotation is None and words[end - 1].form in MARKS:
        end -= 1
    return Phrase(start, end)


def list_parts(phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase as the only part, none where it is empty."""
    return (phrase,) if phrase else ()


def find_rest(words: Sentence, start: int) -> Phrase:
    """From a word to the end of the sentence."""
    return trim(words, Phrase(start, len(words)))


def find_before(words: Sentence, end: int) -> Phrase:
    """What stands before a speaker or a verb, behind a comma or in a quotation; else nothing.

    Words of the reporter before the quotation belong to it: ``It was "a disgrace," she said``.
    """
    if end < 1:
        return NOTHING
    last = words[end - 1]
    if last.form != "," and last.quotation is None:
        return NOTHING
    start = 0
    if last.quotation is not None:
        start = end - 1
        while start and words[start - 1].quotation == last.quotation:
            start -= 1
        if start and words[start - 1].form != ".":
            while start and words[start - 1].form not in _HARD_MARKS:
                start -= 1
    return trim(words, Phrase(start, end))


def find_behind(words: Sentence, start: int) -> Phrase:
    """What stands behind a verb: from "that" or a mark near it, to the end or to "..., adding"."""
    at = _find_beginning(words, start)
    verbs = load_reporting_verbs()
    end = at
    while end < len(words):
        is_comma = words[end].form == "," and words[end].quotation is None
        if is_comma and end + 1 < len(words):
            follows = words[end + 1].lower
            form = verbs.get(follows)
            if follows == "according" or (form and form.form == "participle"):
                break
        end += 1
    return trim(words, Phrase(at, end))


def _find_beginning(words: Sentence, start: int) -> int:
    for k in range(start, min(start + _THAT_WITHIN, len(words))):
        if words[k].quotation is not None:
            return k if words[k - 1].form in {",", ":"} else start
        if words[k].form == ":":
            return k + 1
        if words[k].lower == "that":
            return k
    return start


def find_continuation(words: Sentence, start: int) -> Phrase:
    """The next quotation of the sentence, where it goes on: ``he said, "and so"``."""
    at = start
    while at < len(words) and words[at].quotation is None and at - start < _GOES_ON_WITHIN:
        at += 1
    if at >= len(words) or words[at].quotation is None or words[at - 1].form not in MARKS:
        return NOTHING
    end = at
    while end < len(words) and words[end].quotation == words[at].quotation:
        end += 1
    return trim(words, Phrase(at, end))


def find_parenthesis_rest(words: Sentence, start: int) -> Phrase:
    """``The bridge, she said, was shut``: what goes on behind the comma."""
    if start < len(words) and words[start].form == ",":
        rest = find_rest(words, start + 1)
        if rest and words[rest.start].lower not in load_reporting_verbs():
            return rest
    return NOTHING


def is_afterthought(words: Sentence, start: int) -> bool:
    """Whether nothing behind a verb can be its content."""
    if start >= len(words):
        return True
    return words[start].form in MARKS - {":"} or words[start].lower in AFTERTHOUGHTS


def is_clause(words: Sentence, phrase: Phrase) -> bool:
    """Whether words before a speaker can be what was said, not just when or where it was."""
    inside = words[phrase.start : phrase.end]
    return inside[0].lower not in OPENERS and any(
        word.lower in AUXILIARIES or word.lower.endswith(("ed", "’s", "'s")) for word in inside
    )


def opens_clause(words: Sentence, at: int) -> bool:
    """Whether "that", a pronoun, "the", a colon or a quotation stands here, perhaps after a comma.

    A form that may be a noun is a verb before one of these.
    """
    if at + 1 < len(words) and words[at].form == ",":
        at += 1
    if at >= len(words):
        return False
    is_opener = words[at].lower in PRONOUN_SUBJECTS | {"that", ":", "the"}
    return is_opener or words[at].quotation is not None
