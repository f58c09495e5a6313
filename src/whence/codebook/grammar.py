"""Closed classes of English words that the reader's rules name.

Source: common knowledge of English grammar, written for this project. Licence: Apache-2.0.
"""

from whence.codebook.calendar_names import WEEKDAYS

AUXILIARIES = frozenset(
    "am is are was were be been being has have had do does did will would shall should can could "
    "may might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't can't cannot couldn't".split()
)
RELATIVE_PRONOUNS = ("who", "whom", "which", "that")
FOCUS_ADVERBS = ("even", "only", "some", "many")  # between a relative pronoun and a source
# Between a source and its verb, and no part of either.
SOURCE_TAILS = ("first", "also", "later", "earlier", "then", "again", "in turn", "yesterday")
# Words behind a reporting verb that say when or how, and are no part of the cue ("said later").
CUE_TAILS = frozenset(
    "again afterward afterwards drily dryly earlier finally first flatly initially instead later "
    "only quietly recently simply then today tomorrow tonight yesterday".split()
) | frozenset(WEEKDAYS)
# Adverbs before a reporting verb that are no part of the cue ("also said", "later wrote").
CUE_ADVERBS = frozenset("also again earlier first later now previously since still then".split())
