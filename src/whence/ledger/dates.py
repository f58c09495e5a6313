"""Dates of publication as the ledger orders and filters by them."""

from datetime import UTC, date, datetime

from whence.errors import FilterError


def order_published(published: str | None) -> str:
    """Sort key of the canonical order: earlier moments first, undated documents before all.

    Moments with a zone compare in UTC. A bare date stands before every moment of that day,
    and what is no ISO 8601 date compares as it is written.
    """
    if published is None:
        return ""
    try:
        moment = datetime.fromisoformat(published)
        if "T" not in published and ":" not in published:
            return moment.date().isoformat()
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        return moment.isoformat()
    except (ValueError, OverflowError):
        return published


def day_of(published: str | None) -> str | None:
    """The day of publication in the publication's own zone, or None."""
    if published is None:
        return None
    try:
        return datetime.fromisoformat(published).date().isoformat()
    except ValueError:
        return published[:10]


def parse_day(name: str, value: str) -> str:
    """A day that a caller gave, as YYYY-MM-DD.

    Raises:
        FilterError: where the value is no ISO 8601 date.
    """
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise FilterError(name, value, "a date such as 2025-08-15") from error


def format_recorded(moment: datetime) -> str:
    """A moment of the ledger's clock as ISO 8601 in UTC, always of the same length."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
