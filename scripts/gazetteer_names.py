"""How names are written in the gazetteer: plain letters, capitals as in running text."""

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
_ARTICLES = ("al-", "el-", "as-", "ar-", "ad-", "an-", "ash-", "at-")


def fold_accents(name: str) -> str:
    """A name in plain letters, with single blanks."""
    parts = unicodedata.normalize("NFD", name.translate(_PLAIN_LETTERS))
    return " ".join("".join(c for c in parts if unicodedata.category(c) != "Mn").split())


def _capitalise_word(word: str) -> str:
    lower = word.lower()
    for article in _ARTICLES:
        if lower.startswith(article) and len(word) > len(article):
            return article + _capitalise_word(word[len(article) :])
    out = ""
    is_first = True
    for letter in lower:
        out += letter.upper() if is_first and letter.isalpha() else letter
        is_first = letter in "-/(" or (letter == "'" and len(out) == 2)  # noqa: PLR2004 (O'Neill)
    return out


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
