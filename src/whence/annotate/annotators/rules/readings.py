"""What a place word stands for, by the word before it and the word behind it."""

from whence.annotate.annotators.rules.sentences import Sentence
from whence.codebook.name_words import (
    ACTING_VERBS,
    PARTNER_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    TEAM_VERBS,
)
from whence.codebook.reporting_verbs import MIDDLE_ADVERBS, load_reporting_verbs
from whence.records.mention import PlaceReading

_BY_PLACE = PLACE_PREPOSITIONS | {"of", "from", "to", "for", "on", "through"}


def read_place(sentence: Sentence, start: int, end: int) -> PlaceReading:
    """What the place word at half-open indices of words stands for.

    A place that does what bodies do is one: it speaks, agrees, beats another. So is one that
    something is done with or against. All others are places.

    Score: benchmarks/readings, `whence eval readings --annotator rules`.
    """
    before = sentence[start - 1].lower if start else ""
    if before in _BY_PLACE:
        return "place"
    at = end
    while at < len(sentence) and sentence[at].lower in MIDDLE_ADVERBS - {"has", "have", "had"}:
        at += 1
    behind = sentence[at].lower if at < len(sentence) else ""
    if behind in TEAM_VERBS:
        return "team"
    form = load_reporting_verbs().get(behind)
    is_speaking = form is not None and form.form != "participle"
    if is_speaking or behind in ACTING_VERBS or before in PARTNER_PREPOSITIONS:
        return "government"
    return "place"
