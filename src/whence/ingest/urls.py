"""Web addresses: where they stand in a text, their canonical form, and the day in their path."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit, urlunsplit

from whence.codebook.calendar_names import MONTHS

_URL = re.compile(r"https?://[^\s<>\"“”«»\x00-\x1f\ud800-\udfff]+", re.IGNORECASE)
_TRACKING = re.compile(r"(?:utm_[^=&]*|fbclid|gclid)(?:=|$)", re.IGNORECASE)
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_TRAILING = ".,;:!?'’‘…"
_ARCHIVED = re.compile(r"/web/\d{4,14}[a-z_]*/(https?:/{1,2}.+)", re.IGNORECASE)
_MAX_URL = 4_000  # browsers and servers stop far earlier; a longer one is not an address
_YEARS = range(1800, 2101)

_PATH_DAYS = (
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{1,2}|[a-z]{3,9})/(?P<d>\d{1,2})(?=[/\-_.]|$)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<![\da-z])(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?![\da-z])"),
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{1,2}|[a-z]{3,9})(?=/)(?P<d>)"),
    re.compile(r"/(?P<y>\d{4})(?=/)(?P<m>)(?P<d>)"),
)


class PathDay(NamedTuple):
    """What a path says of the day: the month and the day may be lacking."""

    year: int
    month: int | None
    day: int | None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 - a malformed port shows only when asked for
    except ValueError:
        return None
    return parts


def is_web_url(url: str) -> bool:
    """Whether this is one whole http or https address with a host."""
    parts = _split(url)
    whole = _URL.fullmatch(url.strip()) is not None and len(url) <= _MAX_URL
    return whole and parts is not None and bool(parts.hostname)


def trim_url(url: str) -> str:
    """An address without the punctuation of the sentence around it."""
    surplus = {close: url.count(close) - url.count(opening) for opening, close in _BRACKETS}
    end = len(url)
    while end and (url[end - 1] in _TRAILING or surplus.get(url[end - 1], 0) > 0):
        if url[end - 1] in surplus:
            surplus[url[end - 1]] -= 1
        end -= 1
    return url[:end]


def find_urls(text: str) -> list[str]:
    """The addresses of a text in reading order, trimmed of punctuation; doubles stay."""
    found = (
        trim_url(match.group()) for match in _URL.finditer(text) if len(match.group()) <= _MAX_URL
    )
    return [url for url in found if is_web_url(url)]


def canonicalise_url(url: str) -> str:
    """Lower-case scheme and host, no fragment, no tracking parameters; the rest stays."""
    parts = _split(url)
    if parts is None:
        return url
    userinfo, at, host = parts.netloc.rpartition("@")
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.match(p))
    return urlunsplit((parts.scheme.lower(), userinfo + at + host.lower(), parts.path, query, ""))


def list_links(urls: Iterable[str], own: str | None) -> tuple[str, ...]:
    """Addresses as found, each once (compared in canonical form), without the document's own."""
    seen = {own}
    links = []
    for url in urls:
        canonical = canonicalise_url(url)
        if canonical not in seen:
            seen.add(canonical)
            links.append(url)
    return tuple(links)


def unwrap_archive(url: str) -> str:
    """The address that an archived copy was made of; others stay as they are."""
    parts = _split(url)
    if parts is not None and (parts.hostname or "") in {"web.archive.org", "archive.org"}:
        match = _ARCHIVED.match(parts.path)
        if match:
            original = re.sub(r"^(https?:)/{1,2}", r"\1//", match.group(1))
            return original if is_web_url(original) else url
    return url


def find_host(url: str) -> str | None:
    """The host in lower case, of the original where the address is an archived copy."""
    parts = _split(unwrap_archive(url))
    return parts.hostname.rstrip(".").lower() if parts is not None and parts.hostname else None


def _read_match(match: re.Match[str]) -> PathDay | None:
    year, month, day = match["y"], match["m"], match["d"]
    number = MONTHS.get(month) if month.isalpha() else int(month or 0)
    if int(year) not in _YEARS or number is None:
        return None
    try:
        date(int(year), number or 1, int(day or 1))
    except ValueError:
        return None
    return PathDay(int(year), number or None, int(day) if day else None)


def find_path_day(url: str) -> PathDay | None:
    """The most complete day that the path of an address names; invalid ones are passed over.

    Knows ``/2025/08/15/``, ``/2025/aug/15/``, ``2025-08-15``, ``20250815``, ``/2025/08/`` and
    ``/2025/``. The time stamp of an archive is not the day of publication.
    """
    parts = _split(unwrap_archive(url))
    if parts is None:
        return None
    path = parts.path.lower()
    for pattern in _PATH_DAYS:
        for match in pattern.finditer(path):
            found = _read_match(match)
            if found is not None:
                return found
    return None
