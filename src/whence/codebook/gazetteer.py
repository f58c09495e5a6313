"""The gazetteer: names of closed classes, found in a text without any reading of it.

Words in ``gazetteer.tsv``; a line added there is known at the next run, without training.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

KINDS: tuple[str, ...] = (
    "country",
    "demonym",
    "capital",
    "seat",
    "office-holder",
    "armed-group",
    "agency",
    "organisation",
)
# Acronyms that spell a word: in a line of capitals nothing tells the two apart.
_SPELLS_WORD = frozenset("who is car ice shape quad".split())

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
_BLANKS = re.compile(r"\s+")
# Each is one code point for one, so that offsets stay.
_SAME_CHARACTERS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("`", "'"), ("‑", "-"), ("‐", "-"))
# Letters whose mark is no combining one.
_PLAIN_LETTERS = str.maketrans(dict(zip("øØłŁđĐıħŋðÐ", "oOlLdDihndD", strict=True)))


class GazetteerMatch(NamedTuple):
    """A known name in a text: half-open code points; bit k of ``kinds`` set is ``KINDS[k]``."""

    start: int
    end: int
    kinds: int


class _Names(NamedTuple):
    """Names by key, with every form in which they stand in the table.

    A key is the name in lower case, without a last full stop, with blanks for hyphens. The
    other two say by the first word of a name how many words it may have, greatest first: of
    words as in the table or with more capitals, and of words all in lower case.
    """

    forms: dict[str, tuple[tuple[str, int], ...]]
    lengths: dict[str, list[int]]
    lower_lengths: dict[str, list[int]]
    firsts: frozenset[str]  # all first words of the two


@cache
def load_gazetteer() -> dict[str, int]:
    """The table: names as written, without accents, and the bits of their kinds.

    No bit is set of a name that only looks like one of its parts (New Mexico is not Mexico).
    """
    table = files("whence.codebook").joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    bit = {kind: 1 << k for k, kind in enumerate(KINDS)} | {"none": 0}
    sets: dict[str, int] = {}
    names = {}
    for line in table.splitlines():
        if line and line[0] != "#":
            name, kinds = line.split("\t")
            if kinds not in sets:
                sets[kinds] = sum(bit[kind] for kind in kinds.split("|"))
            names[name] = sets[kinds]
    return names


@cache
def _names() -> _Names:
    forms: dict[str, tuple[tuple[str, int], ...]] = {}
    lengths: dict[str, list[int]] = {}
    lower_lengths: dict[str, list[int]] = {}
    for name, kinds in load_gazetteer().items():
        form = name.removesuffix(".").replace("-", " ")
        key = form.lower()
        forms[key] = (*forms.get(key, ()), (form, kinds))
        words = _WORD.findall(form)
        first, n = words[0], len(words)
        for variant in {first, first.capitalize(), first.upper()}:
            lengths.setdefault(variant, []).append(n)
        if n > 1 and first != "The":
            lower_lengths.setdefault(first.lower(), []).append(n)
    for table in (lengths, lower_lengths):
        for word, ns in table.items():
            table[word] = sorted(set(ns), reverse=True)
    return _Names(forms, lengths, lower_lengths, frozenset(lengths | lower_lengths))


def _fold(words: str) -> str:
    """Words without accents, each run of blanks or hyphen a single blank."""
    if not words.isascii():
        parts = unicodedata.normalize("NFD", words).translate(_PLAIN_LETTERS)
        words = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return _BLANKS.sub(" ", words.replace("-", " "))


def find_gazetteer(text: str) -> list[GazetteerMatch]:
    """Find the names of the gazetteer in a text, in order and without overlap.

    Takes the longest name from the left; words are units. A name stands as in the table or in
    capitals; one of several words may have more capitals than there, and in a line without
    any capital none. Accents, kinds of apostrophe, of hyphen and of blank make no difference.
    """
    for character, plain in _SAME_CHARACTERS:
        text = text.replace(character, plain)
    names = _names()
    words = _WORD.findall(text)
    firsts = _find_firsts(words, names)
    spans = [match.span() for match in _WORD.finditer(text)] if firsts else []
    case = _LineCase(text)
    found = []
    free = 0  # the first word that is in no name yet
    for i, word in firsts:
        if i < free:
            continue
        start = spans[i][0]
        lengths = names.lengths.get(word)
        if lengths is None:
            if not case.is_lower_at(start):
                continue
            lengths = names.lower_lengths[word]
        for n in lengths:
            if i + n > len(words):
                continue
            end = spans[i + n - 1][1]
            kinds = _kinds_of(text, start, end, names, case)
            if kinds is not None:
                free = i + n
                if kinds:
                    found.append(GazetteerMatch(start, end + _n_last_stop(text, start, end), kinds))
                break
    return found


def _find_firsts(words: list[str], names: _Names) -> list[tuple[int, str]]:
    """Numbers of the words that may begin a name, with the words in plain letters."""
    known = names.firsts
    maybe = [(i, word) for i, word in enumerate(words) if word in known or not word.isascii()]
    plain = [(i, word if word.isascii() else _fold(word)) for i, word in maybe]
    return [(i, word) for i, word in plain if word in known]


class _LineCase:
    """Whether lines are all in one case; each is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = -1
        self.is_lower = self.is_upper = False

    def is_lower_at(self, offset: int) -> bool:
        """Whether the line that an offset is in has no capital."""
        self._look_at(offset)
        return self.is_lower

    def is_upper_at(self, offset: int) -> bool:
        """Whether the line that an offset is in has capitals only."""
        self._look_at(offset)
        return self.is_upper

    def _look_at(self, offset: int) -> None:
        if self.start <= offset < self.end:
            return
        self.start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        self.end = len(self.text) if end < 0 else end
        line = self.text[self.start : self.end]
        self.is_lower, self.is_upper = line.islower(), line.isupper()


def _kinds_of(text: str, start: int, end: int, names: _Names, case: _LineCase) -> int | None:
    """The kinds that stretch of the text is known by; None where it is no name."""
    words = _fold(text[start:end])
    key = words.lower()
    forms = names.forms.get(key)
    if forms is None or not _has_edges(text, start, end):
        return None
    is_single = " " not in key and "." not in key
    if is_single and key in _SPELLS_WORD and case.is_upper_at(start):
        return None
    kinds = None
    for form, bits in forms:
        if words == form or words == form.upper():
            is_form = True
        elif is_single:
            is_form = False
        elif words == key:
            is_form = case.is_lower_at(start) and not key.startswith("the ")
        else:
            # More capitals than the table has, as in a headline; never fewer.
            is_form = all(a in (b, b.upper()) for a, b in zip(words, form, strict=False))
        if is_form:
            kinds = bits | (kinds or 0)
    return kinds


def _has_edges(text: str, start: int, end: int) -> bool:
    """Whether a stretch is no part of a word: neither of a marked one nor of U.S.S.R."""
    if unicodedata.category(text[end : end + 1] or " ")[0] == "M":
        return False
    if "." not in text[start:end]:
        return True
    is_begun = text[start - 1 : start] == "." and text[max(start - 2, 0) : start - 1].isalpha()
    return not is_begun and not (text[end : end + 1] == "." and text[end + 1 : end + 2].isalpha())


def _n_last_stop(text: str, start: int, end: int) -> int:
    """One where the full stop after a dotted acronym belongs to it, otherwise none."""
    return int(text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and end - start > 1)
