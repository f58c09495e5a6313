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

    A key is the name in lower case, without a last full stop, with blanks for hyphens.
    """

    forms: dict[str, tuple[tuple[str, int], ...]]
    lengths: dict[str, tuple[int, ...]]  # first word of keys: numbers of words, greatest first


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
    lengths: dict[str, set[int]] = {}
    for name, kinds in load_gazetteer().items():
        form = name.rstrip(".").replace("-", " ")
        key = form.lower()
        forms[key] = (*forms.get(key, ()), (form, kinds))
        words = _WORD.findall(key)
        lengths.setdefault(words[0], set()).add(len(words))
    return _Names(forms, {w: tuple(sorted(ns, reverse=True)) for w, ns in lengths.items()})


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
    spans = [match.span() for match in _WORD.finditer(text)]
    n_words = len(spans)
    lengths = names.lengths
    case = _LineCase(text)
    found = []
    i = 0
    while i < n_words:
        start, end = spans[i]
        word = text[start:end]
        first = word.lower() if word.isascii() else _fold(word).lower()
        taken = 1
        for n in lengths.get(first, ()):
            if i + n > n_words:
                continue
            end = spans[i + n - 1][1]
            kinds = _kinds_of(text, start, end, names, case)
            if kinds is not None:
                taken = n
                if kinds:
                    found.append(GazetteerMatch(start, end + _n_last_stop(text, start, end), kinds))
                break
        i += taken
    return found


class _LineCase:
    """Whether lines are all in one case; each is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = -1
        self.is_lower = self.is_upper = False

    def look_at(self, offset: int) -> None:
        """Read the case of the line that an offset is in."""
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
    if is_single and key in _SPELLS_WORD:
        case.look_at(start)
        if case.is_upper:
            return None
    kinds = None
    for form, bits in forms:
        if words == form or words == form.upper():
            is_form = True
        elif is_single:
            is_form = False
        elif words == key:
            case.look_at(start)
            is_form = case.is_lower and not key.startswith("the ")
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
