"""Datelines: where and when a report was filed, in front of its first sentence.

Wire style ("GOMA, Congo, March 3 (Reuters) -"), bare style ("SEOUL —") and the telegraph
style of 1912 ("LONDON, April 16."); also a line that holds nothing but a date.
"""

import re
from typing import NamedTuple

from whence.codebook.line_ends import OPEN_WORDS
from whence.codebook.name_parts import CONNECTIVES, NOT_PLACES, PLACE_WORDS
from whence.ingest.days import DAY, WEEKDAY, StatedDay, read_day

REACH = 160  # characters of a paragraph in which its dateline must end
MAX_WORDS = 10
MAX_SHOUTED_WORDS = 7  # of a place in a text that is all capitals
MAX_BARE_WORDS = 6  # of a dateline with neither agency nor day
_MAX_CANDIDATES = 14

_END = re.compile(
    r"\s*[(\[](?P<agency>[^()\[\]\n]{2,40})[)\]](?P<after>\s*(?:-{1,2}|–|—|•|·|$)|)"
    r"|(?P<dash>\.?\s(?:-{1,2}|–|—|•|·)(?=\s)|\.?\s?—|\.?\s?--|\.-|\.–)"
    r"|(?P<stop>\.(?=\s+(?!\d{4}\b)|$))|(?P<bracket>\.?\s*[(\[](?=[A-Z]))"
)
_DAY_AT_END = re.compile(rf"[,\s]*\b(?P<day>{DAY})[,.]?\s*$", re.IGNORECASE)
_WEEKDAY_AT_END = re.compile(rf"[,\s]*\b{WEEKDAY}[,.]?\s*$", re.IGNORECASE)
_PLACE_CHARACTERS = re.compile(r"[^\W\d_][\w.,'’/\-– &()]*")
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|date|dated)\s*(?:on)?:?\s*)?(?:{WEEKDAY},?\s*)?{DAY}"
    r"(?:\s*(?:at|[,|·–\-])?\s*\d{1,2}[:.]\d{2}[ \w.:+()]{0,20})?\.?",
    re.IGNORECASE,
)
_MAX_DATE_LINE = 80


class Dateline(NamedTuple):
    """Where a dateline ends (it begins with its paragraph), and the day it states."""

    end: int
    day: StatedDay | None


def is_date_line(paragraph: str) -> bool:
    """Whether a paragraph is nothing but a date."""
    return len(paragraph) <= _MAX_DATE_LINE and _DATE_LINE.fullmatch(paragraph.strip()) is not None


def _is_place(words: str) -> bool:
    """Whether these words may name a place: capitals and connectives, no number, no verb."""
    if not _PLACE_CHARACTERS.fullmatch(words):
        return False
    names = [name for name in re.split(r"[\s,/()]+", words) if name]
    first = names[0].strip(".").lower()
    if not first or first in NOT_PLACES - {"on"} or len(names) > MAX_WORDS:
        return False
    if words.isupper() and (len(names) > MAX_SHOUTED_WORDS or _runs_on(names)):
        return False
    return names[0][0].isupper() and all(
        name[0].isupper() or name.lower().strip(".") in CONNECTIVES for name in names
    )


def _runs_on(names: list[str]) -> bool:
    """Whether words in capitals are a sentence: capitals do not tell names from other words."""
    return any(name.lower().strip(".") in OPEN_WORDS - PLACE_WORDS for name in names)


def _is_agency(words: str) -> bool:
    names = words.split()
    return 0 < len(names) <= 5 and words[0].isalpha() and any(c.isupper() for c in words)  # noqa: PLR2004


def _judge(head: str, match: re.Match[str], rest: str) -> Dateline | None:
    """Decide whether the words before a mark are a dateline, by what else vouches for them."""
    day_match = _DAY_AT_END.search(head)
    place = head[: day_match.start()] if day_match else head
    weekday = _WEEKDAY_AT_END.search(place)
    place = (place[: weekday.start()] if weekday else place).strip()
    if not place or not _is_place(place):
        return None
    city = place.split(",")[0].strip()
    is_capital = city.isupper() and sum(c.isalpha() for c in city) > 1
    day = read_day(day_match["day"]) if day_match else None
    accepted = Dateline(match.end(), day)
    if match["agency"]:
        is_vouched = bool(match["after"]) or not rest or day_match is not None
        return accepted if is_vouched and _is_agency(match["agency"]) else None
    if match["dash"]:
        if day_match or (weekday and is_capital):
            return accepted
        is_shouted = rest[:120].isupper()
        is_bare = is_capital and not is_shouted and len(place.split()) <= MAX_BARE_WORDS
        return accepted if is_bare else None
    is_dated = day_match is not None or (weekday is not None and is_capital)
    has_comma = "," in head or "." in head
    if not is_dated or not has_comma:
        return None
    return Dateline(match.end() if match["stop"] else match.start(), day)


def _read_whole(paragraph: str) -> Dateline | None:
    """A paragraph that is a date, or a place and a day with no mark after them."""
    if is_date_line(paragraph):
        return Dateline(len(paragraph), read_day(paragraph))
    match = _DAY_AT_END.search(paragraph)
    day = read_day(match["day"]) if match else None
    if match is None or day is None or not _is_place(paragraph[: match.start()]):
        return None
    has_comma = match.group().lstrip()[0] == "," or day.year is not None
    return Dateline(len(paragraph.rstrip()), day) if has_comma else None


def find_dateline(paragraph: str) -> Dateline | None:
    """Find the dateline that opens a paragraph.

    A place in capitals with a dash is enough; any other place needs an agency in brackets or
    a day; a full stop in place of the dash needs a day.
    """
    head = paragraph[:REACH]
    if not head[:1].isupper():
        return _read_whole(paragraph)
    for n, match in enumerate(_END.finditer(head)):
        if n >= _MAX_CANDIDATES:
            break
        found = _judge(head[: match.start()], match, paragraph[match.end() : REACH + 200])
        if found is not None:
            return found
    if len(paragraph) <= _MAX_DATE_LINE:
        return _read_whole(paragraph)
    return None
