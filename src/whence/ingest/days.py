"""Calendar days as newspapers state them, with or without the year."""

import re
from datetime import date
from typing import NamedTuple

from whence.codebook.calendar_names import MONTHS, WEEKDAYS, WEEKDAYS_SHORT
from whence.ingest.urls import PathDay

_MONTH = r"(?:" + "|".join(sorted((f"{name}\\b\\.?" for name in MONTHS), key=len)[::-1]) + r")"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = (
    rf"(?:{_MONTH}\s*{_NUMBER}(?!\d)(?:,?\s+\d{{4}}\b)?"
    rf"|{_NUMBER}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:\d{{4}}|['’]?\d{{2}})\b)?|\d{{4}}-\d{{2}}-\d{{2}}\b)"
)
WEEKDAY = r"(?:" + "|".join([*WEEKDAYS, *(rf"{name}\b\.?" for name in WEEKDAYS_SHORT)]) + r")"
_PARTS = re.compile(
    rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?:(?P<month>{_MONTH})\s*(?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH}))"
    r"(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_LEAP_YEAR = 2000  # so that 29 February is a day


class StatedDay(NamedTuple):
    """A day of the calendar; ``year`` is None where the text does not say it."""

    year: int | None
    month: int
    day: int


def read_day(words: str) -> StatedDay | None:
    """Read the first day of the calendar in some words; None where it does not exist."""
    match = _PARTS.search(words)
    if match is None:
        return None
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
            return StatedDay(day.year, day.month, day.day)
        month = MONTHS[(match["month"] or match["month2"]).rstrip(".").casefold()]  # ſ is an s
        number = int(match["day"] or match["day2"])
        year = int(match["year"]) if match["year"] else None
        date(year or _LEAP_YEAR, month, number)
    except ValueError:
        return None
    return StatedDay(year, month, number)


def complete_day(stated: StatedDay, path_day: PathDay | None) -> str | None:
    """The full date, with the year of the address where the text states none.

    A dateline of 31 December under an address of January is of the year before: the year is
    the one that brings the two nearest to each other.

    Returns:
        An ISO 8601 date, or None where no year is known anywhere.
    """
    if stated.year is not None:
        years = [stated.year]
    elif path_day is None:
        return None
    elif path_day.month is None:
        years = [path_day.year]
    else:
        years = [path_day.year, path_day.year - 1, path_day.year + 1]
    days = []
    for year in years:
        try:
            days.append(date(year, stated.month, stated.day))
        except ValueError:  # 29 February of a common year
            continue
    if not days:
        return None
    if path_day is None or path_day.month is None:
        return days[0].isoformat()
    reference = date(path_day.year, path_day.month, path_day.day or 15)
    return min(days, key=lambda day: abs((day - reference).days)).isoformat()
