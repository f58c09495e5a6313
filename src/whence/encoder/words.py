"""Words and sentences of a text as Universal Dependencies cuts English, with their exact places.

Words: one pattern, compiled once, whose branches were chosen on EWT train and on GUM without
its news. Sentences: the places where one may begin, and rules that decide without a model.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from whence.codebook import word_forms as forms
from whence.codebook.calendar_names import MONTHS, WEEKDAYS

Word = tuple[int, int]  # half-open code points


def _any(words: Iterable[str]) -> str:
    """Pattern of any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_DAYS, _MONTHS = _any(d.title() for d in WEEKDAYS), _any(m.title() for m in MONTHS)
_APOSTROPHE = "['’`´]"
_CLITIC = rf"{_APOSTROPHE}(?i:s|m|d|re|ve|ll)(?!\w)"
_NOT = rf"(?i:n{_APOSTROPHE}t)(?!\w)"
_STOPPED = r"""\.["'”’)\]]*+"""  # a full stop, and what may close after it
_AT_END = r"(?:\s*+\Z|[^\S\n]*+\n)"
# The stop is the sentence's: the paragraph ends, or a word that mostly begins sentences follows.
_FINAL = rf"""(?={_STOPPED}(?:{_AT_END}|\s++["'“‘(\[]?(?:{_any(forms.STARTERS)})\s))"""
_FINAL_BEFORE_CAPITAL = (
    rf"(?={_STOPPED}(?:{_AT_END}|\s++(?!(?:{_any(forms.CALENDAR)})(?!\w))"
    r"""["'“‘(\[]?(?:[A-Z][a-z]|[AI]['’\s])))"""
)
_ADDRESS = r"""[^\s<>"“”|]*[^\s<>"“”.,;:!?)\]'’|]/?"""
_DOMAINS = _any([*forms.DOMAINS, *(domain.upper() for domain in forms.DOMAINS)])
_LETTER = r"[^\W\d_]"
_DOMAIN = (
    rf"(?=\w[\w-]{{0,62}}+\.\w)(?:(?:\w[\w-]{{0,62}}+\.){{1,8}}(?:{_DOMAINS})(?!\w)"
    rf"(?:/{_ADDRESS}|/)?|[a-z]+(?:\.[a-z]{{2,}}){{2,8}}(?!\w))"
)
_ABBREVIATION = (
    rf"(?=\w{{1,6}}\.)(?:P\.S\.|(?:Ph|M|B)\.(?:D|Sc)\."
    rf"|(?:{_any(forms.BEFORE_LOWER_CASE)}){_FINAL_BEFORE_CAPITAL}"
    rf"|(?:{_LETTER}\.){{1,8}}{_LETTER}(?:{_FINAL}|(?![\w.]))|(?:{_LETTER}\.){{2,}}+"
    rf"|(?:{_any(forms.TITLES)})\.(?=[^\S\n]*+\S)"
    rf"|(?:{_any(forms.BEFORE_NUMBERS)})\.(?=\s?\d)|v\.(?=\s[A-Z])"
    rf"|(?:{_any([*forms.ABBREVIATIONS, *forms.BEFORE_LOWER_CASE])})(?:{_FINAL}|\.(?!\.))"
    rf"|I\.(?=[ ]?[A-Z]\.)|[A-HJ-Z](?!{_FINAL})\.(?=[ ]?[A-Z]|[,\]]))"
)
_WITH_APOSTROPHE = (
    rf"(?=\w++{_APOSTROPHE})(?:\w+?(?={_NOT})|{_NOT}|\w+(?={_CLITIC})"
    rf"|{_LETTER}\w*+(?:(?!{_CLITIC})['’][^\W\d]\w*+)++)"
)
_WITH_HYPHEN = (
    rf"(?=\w++-)(?:(?i:{_any(forms.PREFIXES)})-(?:(?:{_LETTER}\.){{2,}}+|\w++(?!{_APOSTROPHE}))"
    rf"|\w++-(?i:{_any(forms.SUFFIXES)})(?!\w))"
)

# Repetitions are bounded or possessive, so that no text takes time beyond its length.
_BEFORE_LETTERS = (
    # By far the most: plain words before a blank, a comma, or the end of a sentence.
    r"[A-Za-z]++(?=[ ,\n])",
    r"[A-Za-z]{8,}+(?=[.:;!?)\"”]++\s)",
    rf"(?i:(?:https?|ftp)://|mailto:|www\.){_ADDRESS}",
    r"(?=[\w.+%-]{1,64}+@)[\w.+%-]+@\w[\w-]*+(?:\.\w[\w-]*+)*+",
    _DOMAIN,
    _ABBREVIATION,
    _WITH_APOSTROPHE,
    _WITH_HYPHEN,
    r"(?:[A-Z]{1,4}&[A-Z]{1,4}|[a-z]&[a-z]|[A-Z]/[A-Z]|s/he|w/o(?:ut)?)(?!\w)|w/(?=\s)",
    r"\w++",
)
_BEFORE_DIGITS = (
    rf"(?=[\w-]{{1,64}}+\.{_LETTER})[\w-]++\.(?:{_DOMAINS})(?!\w)",  # names of files
    # Days, fractions, telephones.
    r"\d{1,2}/\d{1,2}/\d{2,4}(?!\w)|\d{4}-\d\d-\d\d(?!\w)|\d{1,2}-\d{1,2}-\d{2,4}(?![\w-])",
    r"(?![1-4]/[2-8](?!\d))(?:0?[1-9]|1[0-2])/(?:0[1-9]|[12]\d|3[01]|[1-9])(?![\w/])",
    r"(?:\d{1,3}-)?\d{3}-\d{3}-\d{4}(?!\w)|\d{3}-(?!\d\d00)\d{4}(?![\w-])|\d{5}-\d{4}(?!\w)",
    # Decades, amounts with a unit, ordinals, times.
    rf"(?:\d\d)?\d0{_APOSTROPHE}?s(?!\w)",
    rf"\d++(?:[.,:]\d++){{0,8}}+(?=(?:{_any(forms.UNITS)})(?!\w))",
    r"\d{1,3}(?:,\d{2,3}){1,8}+(?<=,\d{3})(?!\d)(?:\.\d++)?+(?:th|st|nd|rd)?(?!\w)",
    r"\d++(?:[.:]\d++){1,8}+(?!\w)",
    r"\w++",
)
_BEFORE_SIGNS = (
    # The apostrophe may open a word.
    rf"{_CLITIC}|['’]\d0s(?!\w)|['’](?i:{_any(forms.ELIDED)})(?!\w)",
    rf"@{_LETTER}\w*+(?:\.\w++)*+|#{_LETTER}\w*+",
    rf"(?<![\w.])\.(?:\d++|(?:{_DOMAINS}))(?!\w)|(?<!\w)\+\d++(?:-\d++)*+(?!\w)",
    # Flags, full stops, faces, brackets, and any other sign with its repetitions.
    r"[\U0001f1e6-\U0001f1ff]{2}",
    r"\.{2,}|\.?[!?]{2,}|\.[!?]|…++\.?",
    r"[:;=]-?[)(](?!\w)|:-?[DPO](?!\w)|\^_\^",
    r"[()\[\]{}]",
    r"([^\w\s])\1*+",
)
_PATTERN = re.compile(
    rf"(?={_LETTER})(?:{'|'.join(_BEFORE_LETTERS)})"
    rf"|(?=[\w])(?:{'|'.join(_BEFORE_DIGITS)})"
    rf"|(?=\S)(?:{'|'.join(_BEFORE_SIGNS)})"
)
# Marks, and what only directs, joins or selects; skins of emoji and the joiner between them.
_UNSEEN = frozenset(("Mn", "Mc", "Me", "Cf"))
_SKINS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_JOINER = "\u200d"
_JOINED = {
    form: at
    for word, at in forms.JOINED.items()
    for form in (word, word.capitalize(), word.upper())
}


def find_words(text: str) -> list[Word]:
    """Cut a text into words: tokens of Universal Dependencies English (EWT and GUM).

    Clitics are words ("do|n't", "paper|’s", "can|not"), so are signs of currency, per cent,
    and the parts of most hyphenated words ("well|-|known", but "ex-minister"). Addresses, days
    and numbers with separators are one word; so is an abbreviation with its point, unless
    the point also closes the sentence. Characters that a reader does not see as one of
    their own (combining marks, joiners, selectors, directions, an emoji's skin) belong to the
    word of the character before them; a run of another script is one word.

    Args:
        text: Any text.

    Returns:
        Half-open code points in order. Words never overlap, and every character that is not
        white space (``str.isspace``) lies in one.

    Score: scripts/measure_words.py, F1 of words in raw text: EWT dev 99.2, GUM news 99.6.
    """
    unseen = frozenset() if text.isascii() else _find_unseen(text)
    if not unseen:
        return _cut(text)
    return _cut_around(text, unseen)


def _cut(text: str) -> list[Word]:
    words: list[Word] = []
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        at = _JOINED.get(match[0])
        if at is not None:
            words.append((start, start + at))
            start += at
        words.append((start, end))
    return words


def _find_unseen(text: str) -> frozenset[str]:
    """Characters of a text that are read as a part of the one before them."""
    return frozenset(
        char
        for char in set(text)
        if char > "\x7f" and (unicodedata.category(char) in _UNSEEN or char in _SKINS)
    )


def _cut_around(text: str, unseen: frozenset[str]) -> list[Word]:
    """Cut a text as if it had none of some characters; each goes to the word before it.

    Where a blank is before them, they go to the word after; between blanks they are one.
    """
    seen: list[str] = []
    places: list[int] = []  # where each of these begins, with what goes to it
    is_inside = False  # something that is seen stands between here and the last blank
    waiting = -1  # first of the characters that wait for one that is seen
    for i, char in enumerate(text):
        is_blank = char.isspace()
        is_joined = i > 0 and text[i - 1] == _JOINER and not is_blank and not char.isalnum()
        if char in unseen or (is_joined and is_inside):
            if not is_inside and waiting < 0:
                waiting = i
            continue
        if is_blank and waiting >= 0:
            seen.append(text[waiting])
            places.append(waiting)
            waiting = -1
        seen.append(char)
        places.append(waiting if waiting >= 0 else i)
        waiting = -1
        is_inside = not is_blank
    if waiting >= 0:
        seen.append(text[waiting])
        places.append(waiting)
    places.append(len(text))
    return [(places[first], places[after]) for first, after in _cut("".join(seen))]


# Where a sentence may begin: after a line; after a stop, what closes with it (quotes, brackets),
# notes ("[12]") and a face; before a date that ends a line, as under a headline.
_CLOSED = r"""["'”’»)\]]*+(?:[ ]?\[[^\[\]\n]{1,30}+\])*+(?:[ ][:;=]-?[)(DP](?!\w))?+"""
_BREAK = re.compile(
    rf"(?P<stop>(?<![.!?…])[.!?…]++|:){_CLOSED}[^\S\n]++(?=\S)|\n\s*+"
    rf"|(?<=\w)(?<!\bon)[ ](?=(?:{_DAYS}), (?:{_MONTHS}) \d{{1,2}}, \d{{4}}[^\S\n]*+(?:\n|\Z))"
)
_OPENING = re.compile(r"""["'“‘«(\[]*+""")
_LIST_SIGNS = "-*•#$€£@–—~<>=_+&"  # after a stop, they begin a point of a list, or an amount
_NUMBERING = re.compile(r"\d{1,2}|[A-Za-z]")
_BEFORE_NUMBERING = frozenset((":", ";", ",", "and", "or"))
_REACH = 4  # words after a quoted question in which a reporting verb makes it part of a sentence


class _Break(NamedTuple):
    """A place where a sentence may begin: its first word, and the stop before it, if any."""

    word: int
    stop: str | None
    stop_start: int
    is_closed: bool  # a quote, a bracket or a note stands between stop and blank


def find_sentence_candidates(text: str, words: list[Word]) -> list[int]:
    """Find words before which a sentence may begin: for a learned decision between them.

    Those are the first of the text and of each line, and those after a stop with all that
    closes with it, abbreviations not left out; a colon is a stop here, a semicolon or a dash not.

    Args:
        text: Any text; paragraphs are its lines.
        words: Its words, as ``find_words`` gives them.

    Returns:
        Indices of words, rising.

    Score: scripts/measure_words.py, share of true beginnings: EWT dev 90.2, GUM news 96.9.
    """
    first = [0] if words else []
    return first + [found.word for found in _find_breaks(text, words)]


def split_sentences(text: str, words: list[Word]) -> list[tuple[int, int]]:
    """Cut words into sentences by rule alone.

    A line always ends a sentence. A full stop, a question or exclamation mark or an ellipsis
    ends one unless it belongs to an abbreviation, an initial or the number of a point, is an
    ellipsis before a small letter, or closes a quoted question that a reporting verb follows;
    quotes, brackets and notes that close after it are its sentence's.

    Args:
        text: Any text; paragraphs are its lines.
        words: Its words, as ``find_words`` gives them.

    Returns:
        Half-open indices of words, in order, that cover all.

    Score: scripts/measure_words.py, F1 of whole sentences: EWT dev 85.9, GUM news 93.5.
    """
    begins = [0] if words else []
    for found in _find_breaks(text, words):
        if found.stop is None or _is_sentence_end(text, words, begins[-1], found):
            begins.append(found.word)
    return list(zip(begins, [*begins[1:], len(words)], strict=True)) if words else []


def _find_breaks(text: str, words: list[Word]) -> Iterator[_Break]:
    starts = [start for start, _ in words]
    last = 0
    for match in _BREAK.finditer(text):
        word = bisect_left(starts, match.end())
        if last < word < len(words):
            last = word
            is_closed = match["stop"] is not None and not match[0][len(match["stop"])].isspace()
            yield _Break(word, match["stop"], match.start(), is_closed)


def _is_sentence_end(text: str, words: list[Word], begin: int, found: _Break) -> bool:
    """Whether a stop ends the sentence that begins at word ``begin``."""
    stop = found.stop or ""
    if stop == ":":
        return False
    stop_word = bisect_right(words, (found.stop_start, len(text))) - 1
    if words[stop_word][0] < found.stop_start and stop[-1] not in "!?":
        return False  # an abbreviation; where its stop also ends the sentence it is a word
    opened = _OPENING.match(text, words[found.word][0])
    following = text[opened.end()] if opened and opened.end() < len(text) else ""
    if following.islower():
        return stop in {".", "!", "?"} and not found.is_closed
    if stop == "." and _is_numbering(text, words, begin, stop_word):
        return False
    if not following.isalnum():
        return following != "" and following in _LIST_SIGNS
    after = words[found.word + 1 : found.word + _REACH]
    is_asked = found.is_closed and stop[-1] in "!?"
    return not (is_asked and any(text[a:b] in forms.REPORTING_VERBS for a, b in after))


def _is_numbering(text: str, words: list[Word], begin: int, stop_word: int) -> bool:
    """Whether a full stop is that of a point's number: "1. Rebuild the bridge"."""
    start, end = words[stop_word - 1]
    if stop_word <= begin or not _NUMBERING.fullmatch(text, start, end):
        return False
    before = text[slice(*words[stop_word - 2])] if stop_word - 2 >= begin else ":"
    return before in _BEFORE_NUMBERING
