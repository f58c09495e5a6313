"""Bylines: "By Jane Doe", "By JANE DOE and JOHN ROE, Reuters", an agency alone on its line."""

import re

from whence.codebook.calendar_names import WEEKDAYS
from whence.codebook.name_parts import CONNECTIVES
from whence.codebook.outlets import is_outlet_name
from whence.codebook.press_marks import BYLINE_PHRASES

MAX_BYLINE = 160
MAX_WORDS = 25
_BY = re.compile(r"(?:by|reported by|written by|words by):?\s+(?=\S)", re.IGNORECASE)
# Whose help a byline owns to: "By Our Reporter, with agency reports".
_HELP = re.compile(
    r",? (?:with|and) (?:(?:additional|news|wire|staff|agency|agencies) ?)+"
    r"(?:reports?|reporting|inputs?)?$",
    re.IGNORECASE,
)
_OPENS_PROSE = re.compile(r"(?:an?|the|his|her|its|their|this|that)\s", re.IGNORECASE)
_SPLIT = re.compile(r"[\s,;]+")
_PHRASE = re.compile(
    r"[\[(]?(?:" + "|".join(re.escape(phrase) for phrase in BYLINE_PHRASES) + r")\b", re.IGNORECASE
)


def _are_names(words: str) -> bool:
    """Whether every word is capitalised or joins names, and none is a day."""
    names = [name for name in _SPLIT.split(words.strip()) if name]
    if not names or len(names) > MAX_WORDS or names[0].lower() in WEEKDAYS:
        return False
    return (names[0][0].isupper() or names[0][0] in "‘'") and all(
        (name[0].isupper() and not name.endswith((":", "?", "!"))) or name.lower() in CONNECTIVES
        for name in names
    )


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph, or a line on its own, names the reporters and nothing else."""
    words = paragraph.strip()
    if not words or len(words) > MAX_BYLINE:
        return False
    by = _BY.match(words)
    if by:
        names = _HELP.sub("", words[by.end() :])
        return _are_names(names.rstrip(".")) and not (_OPENS_PROSE.match(names) or '"' in names)
    if _PHRASE.match(words):
        return len(words.split()) <= 10 and _are_names(_PHRASE.sub("X", words).rstrip(".]) "))  # noqa: PLR2004
    if is_outlet_name(words):
        return True
    names, comma, outlet = words.rpartition(",")
    return bool(comma) and is_outlet_name(outlet) and _are_names(names) and "." not in names[-3:]
