"""Reporting verbs in all their forms, and small words that stand around them.

Verbs are in ``reporting_verbs.tsv``. Source of the words here: own, written for Whence from
general knowledge of English. Licence: Apache-2.0, as the code.
"""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

Takes = Literal["speech", "thought", "finding", "wish", "judgement"]
Form = Literal["base", "third", "past", "participle"]

_VOWELS = "aeiou"
# A single last consonant is doubled in these: ripping, but reporting.
_DOUBLED = frozenset("slam rip pan rebut prefer".split())
_SIBILANTS = ("s", "x", "z", "sh", "ch")

# Between a subject and its verb, beside auxiliaries and words in -ly.
MIDDLE_ADVERBS = frozenset(
    "also again ever first later long now often once since soon still then too twice "
    "not n't n’t never even just have has had".split()
)
# Words that end the search for the beginning of a subject to the left.
CLAUSE_WORDS = frozenset(
    "that because while when if as although though after before since until unless whether "
    "but so than where how why what which whom yet nor".split()
)
# Words that end a speaker behind the verb: "said Anna Berg in an interview".
SPEAKER_ENDS = frozenset(
    "who which in on during after at as when while before by from to that with adding but and "
    "about via last this yesterday today if because since for".split()
)
SPEAKER_STARTS = frozenset("a an the one another he she they".split())
# What may stand behind a verb whose words came before it: "..., she said on Monday."
AFTERTHOUGHTS = frozenset(
    "on in at during after before to last this yesterday today tonight earlier later when as "
    "while by from of monday tuesday wednesday thursday friday saturday sunday via through".split()
)
# Words that open a phrase of time or circumstance before a subject: "After the vote, he said".
OPENERS = frozenset(
    "after before on in at during asked while when as since if for with by from under over "
    "despite amid last this but and although though until".split()
)
# Before a form that is no finite verb: an infinitive or a noun.
VERB_MARKS = frozenset("to a an the his her its their no".split())
OBJECT_WISHES = frozenset("want seek prefer".split())  # also take a noun phrase
PLURAL_SUBJECTS = frozenset("i we you they who people".split())
PASSIVE_AUXILIARIES = frozenset("is are was were be been being am isn't aren't wasn't".split())
# Forms that are nouns more often than verbs; they attribute where a clause or quotation follows.
NOUN_LIKE = frozenset(
    "states state points point comments comment plans plan reports report claims claim questions "
    "question attacks attack support supports charges charge posts post requests request remarks "
    "remark protests protest hints hint orders order demands demand doubts doubt fears fear hopes "
    "hope offers offer challenges challenge promises promise pledges pledge notes note advocates "
    "advocate champions champion cries cry estimates estimate brands brand quotes quote jokes "
    "joke tweets tweet signals signal threatens threats feels thanks thank disputes dispute back "
    "continue continues worries counter snap blast related wishes wish aims aim find pans "
    "backs pledged maintained advised".split()
)
PRONOUN_SUBJECTS = frozenset("i he she it we they you who".split())


class VerbForm(NamedTuple):
    """One form of a reporting verb; ``participle`` is that in -ing."""

    lemma: str
    form: Form
    takes: Takes


@cache
def load_reporting_verbs() -> dict[str, VerbForm]:
    """All forms in lower case."""
    table = files("whence.codebook").joinpath("reporting_verbs.tsv").read_text(encoding="utf-8")
    forms: dict[str, VerbForm] = {}
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    for lemma, past, takes in rows[1:]:
        kind = cast("Takes", takes)
        for word in past.split("|"):
            forms[word] = VerbForm(lemma, "past", kind)
        forms[lemma] = VerbForm(lemma, "base", kind)
        forms[_third_person(lemma)] = VerbForm(lemma, "third", kind)
        forms[_present_participle(lemma)] = VerbForm(lemma, "participle", kind)
    return forms


def _third_person(lemma: str) -> str:
    if lemma.endswith(_SIBILANTS):
        return lemma + "es"
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _present_participle(lemma: str) -> str:
    if lemma.endswith("e") and lemma[-2:] not in {"ee", "oe"}:
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if lemma in _DOUBLED else "") + "ing"
