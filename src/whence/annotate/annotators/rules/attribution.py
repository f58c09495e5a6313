"""Attribution by reporting verbs, quotation marks and "according to"."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from whence.annotate.annotators.rules.contents import (
    MARKS,
    find_before,
    find_behind,
    find_continuation,
    find_parenthesis_rest,
    find_rest,
    is_afterthought,
    is_clause,
    list_parts,
    opens_clause,
    trim,
)
from whence.annotate.annotators.rules.phrases import (
    NOTHING,
    Phrase,
    find_first_phrase,
    find_speaker,
    find_subject,
    skip_auxiliaries,
)
from whence.annotate.annotators.rules.sentences import Sentence
from whence.codebook.reporting_verbs import (
    AFTERTHOUGHTS,
    NOUN_LIKE,
    OBJECT_WISHES,
    OPENERS,
    PASSIVE_AUXILIARIES,
    PLURAL_SUBJECTS,
    SPEAKER_STARTS,
    VERB_MARKS,
    Takes,
    VerbForm,
    load_reporting_verbs,
)

Rule = Literal[
    "quoted", "inverted", "behind", "parenthesis", "clause", "finding", "thought", "wish",
    "judgement", "participle", "according", "label",
]  # fmt: skip
_RULE_BEHIND: dict[Takes, Rule] = {
    "speech": "clause",
    "finding": "finding",
    "thought": "thought",
    "wish": "wish",
    "judgement": "judgement",
}
LONGEST_LABEL = 8  # words before a colon


class RuleFrame(NamedTuple):
    """What a rule found, as phrases of one sentence; content may have two parts."""

    rule: Rule
    source: Phrase
    cue: Phrase
    content: tuple[Phrase, ...]


def find_frames(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, RuleFrame]]:
    """Frames with the sentence that each is of, in order."""
    for words in sentences:
        for frame in read_sentence(words):
            yield words, frame


def read_sentence(words: Sentence) -> list[RuleFrame]:
    """Outermost frames of one sentence, in the order of their cues."""
    frames: list[RuleFrame] = []
    for i, word in enumerate(words):
        if word.quotation is not None:
            continue
        found = _read_word(words, i, frames)
        if found is not None and found.content and not _is_inside(found, frames):
            frames.append(found)
    return frames


def _read_word(words: Sentence, i: int, earlier: Sequence[RuleFrame]) -> RuleFrame | None:
    """The frame whose cue begins here, if any."""
    lower = words[i].lower
    if lower == "according" and i + 1 < len(words) and words[i + 1].lower == "to":
        return _read_according(words, i)
    if lower == ":" and not earlier:
        return _read_label(words, i)
    verb = load_reporting_verbs().get(lower)
    if verb is None:
        return None
    if verb.form == "participle":
        return _read_participle(words, i, verb, earlier)
    if not _is_verb(words, i, verb):
        return None
    return _read_inverted(words, i, verb) or _read_verb(words, i, verb, earlier)


def _is_inside(found: RuleFrame, earlier: Sequence[RuleFrame]) -> bool:
    """Whether a cue lies in the content of an earlier frame; only outermost frames are kept."""
    at = found.cue.start
    return any(part.start <= at < part.end for frame in earlier for part in frame.content)


def _read_according(words: Sentence, i: int) -> RuleFrame | None:
    end = i + 2
    while end < len(words) and words[end].form not in MARKS and words[end].quotation is None:
        end += 1
    source = Phrase(i + 2, end)
    content = trim(words, Phrase(0, i)) or find_rest(words, end)
    return RuleFrame("according", source, Phrase(i, i + 2), list_parts(content)) if source else None


def _read_label(words: Sentence, i: int) -> RuleFrame | None:
    """``Name: "words"``."""
    is_label = 0 < i <= LONGEST_LABEL and i + 1 < len(words) and words[0].is_capitalised
    if not is_label or words[i + 1].quotation is None:
        return None
    if any(word.quotation is not None for word in words[:i]):
        return None
    return RuleFrame("label", Phrase(0, i), Phrase(i, i + 1), (find_rest(words, i + 1),))


def _is_verb(words: Sentence, i: int, verb: VerbForm) -> bool:
    """Whether a form stands here as an active verb, not as a noun, an infinitive or a passive."""
    before = words[i - 1].lower if i else ""
    if before in VERB_MARKS or (verb.form == "past" and before in PASSIVE_AUXILIARIES):
        return False
    return words[i].lower not in NOUN_LIKE or opens_clause(words, i + 1)


def _read_inverted(words: Sentence, i: int, verb: VerbForm) -> RuleFrame | None:
    """``"...," said Anna Berg``: words, a comma or mark, the verb, the speaker."""
    is_known = verb.takes == "speech" and verb.form in {"past", "third"}
    if not is_known or i == 0 or i + 1 >= len(words):
        return None
    before, follows = words[i - 1], words[i + 1]
    if before.quotation is not None and follows.form not in MARKS:
        is_speaker = follows.lower not in AFTERTHOUGHTS | {"that"}
    else:
        starts = follows.is_capitalised or follows.lower in SPEAKER_STARTS
        is_speaker = before.form == "," and starts
    if not is_speaker or follows.quotation is not None:
        return None
    source = find_speaker(words, i + 1)
    content = find_before(words, i)
    if not content or not source:
        return None
    parts = (content, *list_parts(find_continuation(words, source.end)))
    return RuleFrame("inverted", source, Phrase(i, i + 1), parts)


def _read_verb(
    words: Sentence, i: int, verb: VerbForm, earlier: Sequence[RuleFrame]
) -> RuleFrame | None:
    """``Anna Berg said ...`` and ``..., Anna Berg said``."""
    end = skip_auxiliaries(words, i)
    subject = find_subject(words, end)
    if not subject:
        return _read_second_verb(words, i, verb, end, earlier)
    is_bare = verb.form == "base" and end == i
    if is_bare and not _is_plural(words, subject):
        return None
    found = None
    if verb.takes in {"speech", "finding"}:
        found = _read_end(words, i, subject)
    return found or _read_behind(words, i, verb, subject)


def _read_second_verb(
    words: Sentence, i: int, verb: VerbForm, end: int, earlier: Sequence[RuleFrame]
) -> RuleFrame | None:
    """``... and added that``: the speaker is that of the verb before."""
    is_second = bool(end and earlier) and words[end - 1].lower in {"and", "but", ",", "or"}
    if not is_second or verb.takes not in {"speech", "judgement"}:
        return None
    content = list_parts(find_behind(words, i + 1))
    return RuleFrame("clause", earlier[-1].source, Phrase(i, i + 1), content)


def _read_end(words: Sentence, i: int, subject: Phrase) -> RuleFrame | None:
    """``..., Anna Berg said``: what was said comes first."""
    before = find_before(words, subject.start)
    cue = Phrase(i, i + 1)
    if before and words[before.end - 1].quotation is not None:
        parts = (before, *list_parts(find_continuation(words, i + 1)))
        return RuleFrame("quoted", subject, cue, parts)
    if not before or not is_afterthought(words, i + 1):
        return None
    behind = find_parenthesis_rest(words, i + 1)
    if behind and words[before.start].lower not in OPENERS:
        return RuleFrame("parenthesis", subject, cue, (before, behind))
    return RuleFrame("behind", subject, cue, (before,)) if is_clause(words, before) else None


def _read_behind(words: Sentence, i: int, verb: VerbForm, subject: Phrase) -> RuleFrame | None:
    content = find_behind(words, i + 1)
    if not content:
        return None
    is_wish = verb.takes == "wish" and verb.lemma not in OBJECT_WISHES
    if is_wish and words[content.start].lower not in {"to", "that"}:
        return None
    return RuleFrame(_RULE_BEHIND[verb.takes], subject, Phrase(i, i + 1), (content,))


def _is_plural(words: Sentence, subject: Phrase) -> bool:
    """Whether a form without -s can be the verb of a subject."""
    last = words[subject.end - 1].lower
    return last in PLURAL_SUBJECTS or last.endswith("s")


def _read_participle(
    words: Sentence, i: int, verb: VerbForm, earlier: Sequence[RuleFrame]
) -> RuleFrame | None:
    """``..., saying that``: the speaker is that of the sentence."""
    if verb.takes == "wish" or i == 0 or words[i - 1].form != ",":
        return None
    source = earlier[-1].source if earlier else find_first_phrase(words, i)
    content = find_behind(words, i + 1) if source else NOTHING
    return RuleFrame("participle", source, Phrase(i, i + 1), list_parts(content))
