"""When, how many, where: times, quantities and places of one document."""

from typing import Literal

import msgspec

from whence.records.mention import PlaceReading
from whence.records.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuantityModifier = Literal[
    "exact", "about", "more_than", "at_least", "less_than", "at_most", "between", "vague"
]
QuantityRole = Literal[
    "killed", "wounded", "missing", "survived", "rescued", "captured", "detained", "arrested",
    "hostage", "displaced", "evacuated", "deployed", "aboard", "launched", "intercepted",
    "destroyed", "money", "other",
]  # fmt: skip


class TimeRef(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression, with the moments that it may mean.

    ``value`` is TIMEX3, ``start`` and ``end`` the earliest and latest moment (ISO 8601, both
    inclusive), ``anchor`` what it was counted from.
    """

    id: str
    document_id: str
    span: Span
    type: TimeType
    value: str | None = None
    start: str | None = None
    end: str | None = None
    modifier: str | None = None
    anchor: str | None = None
    rule: str


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with inclusive bounds.

    "More than 10,000" soldiers has ``low`` 10001 and no ``high``; "about 600" has the value
    and both bounds 600; a vague word has none.
    """

    id: str
    document_id: str
    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: QuantityModifier = "exact"
    unit: str | None = None
    role: QuantityRole | None = None
    counted: Span | None = None
    increment: bool = False
    rule: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place word and where it may lie.

    Latitude and longitude in degrees (WGS 84); ``radius_km`` is how far off the point the
    true place may be.
    """

    id: str
    document_id: str
    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: str | None = None
    reading: PlaceReading | None = None
    source_id: str | None = None
