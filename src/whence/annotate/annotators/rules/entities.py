"""Entities by the gazetteer, by capitals, and by patterns of days and sums."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from whence.annotate.annotators.rules.sentences import Sentence, Word
from whence.codebook.gazetteer import KINDS, find_gazetteer
from whence.codebook.name_words import (
    BODY_WORDS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    FACILITY_WORDS,
    MONTHS,
    NAME_JOINTS,
    NO_NAMES,
    OTHER_WORDS,
    PERSON_TITLES,
    PLACE_PREPOSITIONS,
    PLACE_WORDS,
    WEEKDAYS,
)
from whence.codebook.reporting_verbs import load_reporting_verbs

_KIND_OF = {
    "country": "location",
    "capital": "location",
    "seat": "organisation",
    "demonym": "norp",
    "office-holder": "person",
    "armed-group": "organisation",
    "agency": "organisation",
    "organisation": "organisation",
}
_MONTH = "|".join(MONTHS)
_BARE_MONTH = "|".join(month for month in MONTHS if month not in {"May", "March", "Mar"})
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)})(?: ?, ?)?)?"
    rf"(?:\d{{1,2}} (?:{_MONTH})\b(?: ?,? ?{_YEAR})?"
    rf"|(?:{_MONTH})\b\.? \d{{1,2}}\b(?: ?, ?{_YEAR})?|(?:{_MONTH})\b\.?,? {_YEAR})"
    rf"|\b(?:{'|'.join(WEEKDAYS)})\b|\b{_YEAR}\b(?! [a-z]+s\b)|\b(?:{_BARE_MONTH})\b"
)
_AMOUNT = r"\d[\d,.]*(?: ?[–-] ?\d[\d,.]*)?(?: (?:thousand|million|billion|trillion|[mb]n?\b))?"
_MONEY = re.compile(
    rf"(?:\b(?:US|A|C|NZ|HK|S) ?)?[{re.escape(CURRENCY_SIGNS)}] ?{_AMOUNT}"
    rf"|\b(?:USD|EUR|GBP|ZAR|Ksh|Rs\.?|R|NT|RM) ?{_AMOUNT}"
    rf"|\b{_AMOUNT} (?:[A-Z][A-Za-z]+ )?(?:{'|'.join(CURRENCY_WORDS)})\b"
)
_HEADS = (
    (FACILITY_WORDS, "facility"),
    (OTHER_WORDS, "misc"),
    (BODY_WORDS, "organisation"),
    (PLACE_WORDS, "location"),
)
LONGEST_PERSON = 4  # words of a name


class FoundName(NamedTuple):
    """A mention as half-open code points, its kind, and the rule that found it."""

    start: int
    end: int
    kind: str
    rule: str


def find_names(text: str, sentences: Sequence[Sentence]) -> list[FoundName]:
    """Mentions of a text in order, without overlap.

    Days and sums come first, then runs of capitalised words with the gazetteer's kind where
    they are one of its names, then names of the gazetteer outside runs.
    """
    known = {(m.start, m.end): m.kinds for m in find_gazetteer(text)}
    taken = bytearray(len(text))
    found: list[FoundName] = []

    def take(name: FoundName) -> None:
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            found.append(name)

    for match in _MONEY.finditer(text):
        take(FoundName(*match.span(), "money", "money"))
    for match in _DATE.finditer(text):
        take(FoundName(*match.span(), "date", "date"))
    lower = {word.form for sentence in sentences for word in sentence if word.form.islower()}
    for sentence in sentences:
        if sum(w.form[0].islower() for w in sentence) * 3 < sum(w.form.isalpha() for w in sentence):
            continue  # a headline in capitals says nothing
        for name in _find_runs(sentence, known, lower):
            take(name)
    for (start, end), kinds in known.items():
        take(FoundName(start, end, _kind_of(kinds), "gazetteer"))
    return sorted(_keep_known_persons(text, found))


def _keep_known_persons(text: str, found: Sequence[FoundName]) -> Iterator[FoundName]:
    """Leave out single words that nothing else in the text shows to be the name of a person."""
    surnames = {
        text[name.start : name.end].rsplit(maxsplit=1)[-1]
        for name in found
        if name.kind == "person" and name.rule != "single word"
    }
    for name in found:
        if name.rule != "single word" or text[name.start : name.end] in surnames:
            yield name


def _kind_of(kinds: int) -> str:
    return next((_KIND_OF[kind] for k, kind in enumerate(KINDS) if kinds >> k & 1), "misc")


def _find_runs(
    sentence: Sentence, known: dict[tuple[int, int], int], lower: set[str]
) -> Iterator[FoundName]:
    i = 0
    while i < len(sentence):
        if not _can_begin(sentence, i, lower):
            i += 1
            continue
        end = _find_end(sentence, i)
        yield from _part_run(sentence, i, end, known)
        i = end


def _can_begin(sentence: Sentence, i: int, lower: set[str]) -> bool:
    """Whether a name may begin: a capital that is not just that of the sentence."""
    word = sentence[i]
    if not word.is_capitalised or not word.form[0].isalpha() or word.lower in NO_NAMES:
        return False
    begins = i == 0 or not sentence[i - 1].form[-1].isalnum()
    follows = sentence[i + 1] if i + 1 < len(sentence) else None
    is_alone = follows is None or not follows.is_capitalised
    if len(word.form) == 1 and is_alone:  # an initial of nothing
        return False
    return not (begins and is_alone and (word.lower in lower or word.lower.endswith(("ly", "ing"))))


def _find_end(sentence: Sentence, start: int) -> int:
    """Behind the last capitalised word of a run; small words and hyphens may join two."""
    end = start + 1
    while end < len(sentence):
        word = sentence[end]
        follows = sentence[end + 1] if end + 1 < len(sentence) else None
        if word.is_capitalised and word.form[0].isalpha():
            end += 1
        elif (word.form == "-" or word.lower in NAME_JOINTS) and follows and follows.is_capitalised:
            end += 2
        else:
            break
    return end


def _part_run(
    sentence: Sentence, start: int, end: int, known: dict[tuple[int, int], int]
) -> Iterator[FoundName]:
    """One name, but for demonyms, titles and places before it, which are none of it."""
    while start < end and (n := _count_known(sentence, start, end, known)):
        behind = [word.lower for word in sentence[start + n : end]]
        if behind and (_has_head(behind) or behind[0] in NAME_JOINTS):
            break  # the known name is part of a longer one: the Ghana Football Association
        span = (sentence[start].start, sentence[start + n - 1].end)
        yield FoundName(*span, _kind_of(known[span]), "gazetteer")
        start += n
    if start >= end:
        return
    behind = [word.lower for word in sentence[start + 1 : end]]
    if behind and sentence[start].lower in PERSON_TITLES and not _has_head(behind):
        begin = start + 1 + (sentence[start + 1].form == ".")
        if begin < end:
            yield _name(sentence, begin, end, "person", "title")
        return
    found = _judge(sentence, start, end)
    if found is not None:
        yield found


def _count_known(
    sentence: Sentence, start: int, end: int, known: dict[tuple[int, int], int]
) -> int:
    """How many words from ``start`` on are the longest name that the gazetteer found there."""
    first = sentence[start].start
    return next(
        (n for n in range(end - start, 0, -1) if (first, sentence[start + n - 1].end) in known), 0
    )


def _has_head(words: Sequence[str]) -> bool:
    return bool((BODY_WORDS | FACILITY_WORDS | PLACE_WORDS | OTHER_WORDS).intersection(words))


def _judge(sentence: Sentence, start: int, end: int) -> FoundName | None:
    """The kind of a run by its words, and by those beside it; None for what is hardly a name."""
    words = [word.lower for word in sentence[start:end]]
    joint = next((k for k, word in enumerate(words) if k and word in NAME_JOINTS), len(words))
    telling = {words[-1], words[joint - 1], *(words[:1] if len(words) > 1 else ())}
    for heads, kind in _HEADS:
        if telling & heads:
            return _name(sentence, start, end, kind, "head")
    kind, rule = _judge_context(sentence, start, end, words)
    if rule == "article" and len(words) == 1:  # "the Constitution": 1 in 6 is a mention
        return None
    return _name(sentence, start, end, kind, rule)


def _judge_context(
    sentence: Sentence, start: int, end: int, words: Sequence[str]
) -> tuple[str, str]:
    before = sentence[start - 1].lower if start else ""
    behind = sentence[end].lower if end < len(sentence) else ""
    is_full_name = 1 < len(words) <= LONGEST_PERSON and not NAME_JOINTS.intersection(words)
    cases = (
        (before in PERSON_TITLES or behind in load_reporting_verbs(), "person", "context"),
        (before in PLACE_PREPOSITIONS, "location", "context"),
        (len(words) == 1 and sentence[start].form.isupper(), "organisation", "acronym"),
        (before == "the", "organisation", "article"),
        (is_full_name, "person", "several words"),
    )
    found = ((kind, rule) for holds, kind, rule in cases if holds)
    return next(found, ("person", "single word"))


def _name(sentence: Sequence[Word], start: int, end: int, kind: str, rule: str) -> FoundName:
    return FoundName(sentence[start].start, sentence[end - 1].end, kind, rule)
