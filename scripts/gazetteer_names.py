"""How names are written in the gazetteer: plain letters, capitals as in running text."""

import re
import unicodedata

_PLAIN_LETTERS = str.maketrans(
    dict(zip("øØłŁđĐıħŋðÐ’‘ʼ`", "oOlLdDihndD''''", strict=True)) | {"ß": "ss", "æ": "ae", "Æ": "Ae"}
)
# Lower-case inside a name.
SMALL_WORDS = frozenset(
    """of the for and in on to at by with against from a an de del della des du di da das do dos la
    le les el los las al y e et und der die das van von bin bint ibn ad ar as ash at ut wa wal ul
    i en""".split()
)
_ROMAN = re.compile("[IVX]{2,}")


def fold_accents(name: str) -> str:
    """A name in plain letters, with single blanks."""
    parts = unicodedata.normalize("NFD", name.translate(_PLAIN_LETTERS))
    return " ".join("".join(c for c in parts if unicodedata.category(c) != "Mn").split())


def _capitalise_part(part: str) -> str:
    lower = part.lower()
    match = re.match(r"[a-z]'(?=.)", lower)  # O'Neill, d'Alema
    if match:
        return match[0].capitalize() + lower[2:].capitalize()
    return lower[:1].upper() + lower[1:]


def _capitalise_word(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    parts = word.split("-")
    if len(parts) == 1:
        return _capitalise_part(word)
    return "-".join(p.lower() if p.lower() in SMALL_WORDS else _capitalise_part(p) for p in parts)


def capitalise(words: str, acronyms: frozenset[str] = frozenset()) -> str:
    """A name in capitals as it stands in running text: small words small, acronyms kept."""
    out = []
    for k, word in enumerate(words.split()):
        if word in acronyms:
            out.append(word)
        elif k and word.lower() in SMALL_WORDS:
            out.append(word.lower())
        else:
            out.append(_capitalise_word(word))
    return " ".join(out)
