"""What the caller says of a document: it outranks whatever the document says of itself."""

from datetime import date, datetime

import msgspec

from whence.errors import OptionError
from whence.ingest.urls import is_web_url


def read_moment(value: str) -> str | None:
    """A date or moment in ISO 8601, in its extended form; None where it is neither.

    ``20250815`` becomes ``2025-08-15``; a moment keeps the zone that it states, or none.
    """
    value = value.strip()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).isoformat()  # the zone stays as stated
    except ValueError:
        return None


def is_clean(value: str) -> bool:
    """Whether a value is a line of Unicode text that can be stored: no NUL, no half character."""
    return bool(value.strip()) and not any(
        char == "\0" or "\ud800" <= char <= "\udfff" for char in value
    )


class DocumentOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Values given for a document; each is None where the document is to speak for itself.

    ``published`` and ``retrieved`` are ISO 8601 dates or moments, ``url`` is http or https.

    Raises:
        OptionError: A value is malformed.
    """

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    retrieved: str | None = None

    def __post_init__(self) -> None:
        """Refuse malformed values before anything is read."""
        for option in ("publisher", "title"):
            value: str | None = getattr(self, option)
            if value is not None and not is_clean(value):
                raise OptionError(option, value, "a name in Unicode text")
        for option in ("published", "retrieved"):
            value = getattr(self, option)
            if value is not None and read_moment(value) is None:
                raise OptionError(option, value, "an ISO 8601 date or moment, as 2025-08-15")
        if self.url is not None and not is_web_url(self.url):
            raise OptionError("url", self.url, "an http or https address")
