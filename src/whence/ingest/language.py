"""Which language a text is in: by script, and by function words where the script is Latin.

Only to tell English from what cannot be read yet. Undecided is None, which later steps take
as English: a wrong refusal costs more than a wrong try.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from whence.codebook.scripts import SCRIPTS, TELLING_LETTERS

MIN_WORDS = 8
MIN_LETTERS = 12  # of a script without blanks
N_CHARACTERS = 60_000  # of the text that are looked at
MIN_SHARE = 0.15  # of the words; running prose has 30 to 50 % function words
MIN_ENGLISH = 0.05  # telegrams leave articles out
MIN_HITS = 4
MIN_KINDS = 3  # "La Paz, La Plata, La Rioja" is one word often
LEAD = 2.0  # another language must lead English by so much
MIN_SCRIPT_SHARE = 0.6

_WORD = re.compile(r"[^\W\d_]+")
_TELLING_SHARE = 0.004  # of the letters


class Language(NamedTuple):
    """A language: ISO 639-1 code and English name."""

    code: str
    name: str


class Profile(NamedTuple):
    """A language's function words, each with its weight: shared words count for less."""

    language: Language
    weights: Mapping[str, float]


@cache
def load_profiles() -> tuple[Profile, ...]:
    """The table of function words; a word of n languages weighs 1/n in each."""
    table = files("whence.codebook").joinpath("function_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"][1:]
    words = {(code, name): frozenset(listed.split()) for code, name, listed in rows}
    n_languages = Counter(word for listed in words.values() for word in listed)
    return tuple(
        Profile(Language(code, name), {word: 1 / n_languages[word] for word in sorted(listed)})
        for (code, name), listed in words.items()
    )


def _find_script_language(letters: str) -> Language | None:
    """The language of a script other than Latin that most letters are of."""
    counts = Counter(
        code
        for letter in letters
        if letter > "\u036f"
        for first, last, code, _ in SCRIPTS
        if first <= letter <= last
    )
    if counts["ja"] > 0.05 * counts["zh"]:  # Japanese mixes kana with Han
        counts["ja"] += counts.pop("zh", 0)
    if len(letters) < MIN_LETTERS or not counts:
        return None
    code, n = counts.most_common(1)[0]
    if n < MIN_SCRIPT_SHARE * len(letters):
        return None
    for telling, narrower, name in TELLING_LETTERS.get(code, ()):
        if sum(letters.count(letter) for letter in telling) > _TELLING_SHARE * len(letters):
            return Language(narrower, name)
    return next(Language(code, name) for _, _, known, name in SCRIPTS if known == code)


def find_language(text: str) -> Language | None:
    """Tell the language of a text; None where it is too short or undecided.

    Another language than English must have its own function words at 15 % of the words, of
    three kinds or more, and lead English by a factor of two: foreign names and quotations in
    an English report do not reach that.
    """
    words = [match.group().lower() for match in _WORD.finditer(text[:N_CHARACTERS])]
    by_script = _find_script_language("".join(words))
    if by_script is not None:
        return by_script
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(words)
    scores: list[tuple[float, Language]] = []
    english = 0.0
    for profile in load_profiles():
        hits = {word: n for word, n in counts.items() if word in profile.weights}
        score = sum(n * profile.weights[word] for word, n in hits.items()) / len(words)
        if profile.language.code == "en":
            english = score
        elif len(hits) >= MIN_KINDS and sum(hits.values()) >= MIN_HITS:
            scores.append((score, profile.language))
    best, language = max(scores, default=(0.0, Language("en", "English")))
    if best >= MIN_SHARE and best >= LEAD * english:
        return language
    is_english = english > MIN_ENGLISH and english >= LEAD * best
    return Language("en", "English") if is_english else None
