"""Finding a record by its id or the beginning of it."""

import re
import sqlite3
from typing import Literal

from whence.errors import AmbiguousIdError, UnknownRecordError

SHORTEST_PREFIX = 4  # hex digits: 65,536 of them, enough to tell a day's documents apart
AFTER_HEX = "g"  # sorts after every hex digit

_FIND = {
    "document": "SELECT DISTINCT id FROM document WHERE id >= ? AND id < ? ORDER BY id LIMIT 100",
    "statement": "SELECT DISTINCT id FROM statement WHERE id >= ? AND id < ? ORDER BY id LIMIT 100",
}


def resolve_id(
    connection: sqlite3.Connection, kind: Literal["document", "statement"], given: str
) -> str:
    """The one id that begins with the given characters, in either case.

    Raises:
        UnknownRecordError: where there is none, or fewer than 4 characters were given.
        AmbiguousIdError: where there are several.
    """
    prefix = given.lower()
    if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST_PREFIX},64}}", prefix):
        raise UnknownRecordError(kind, given)
    found = [row[0] for row in connection.execute(_FIND[kind], (prefix, prefix + AFTER_HEX))]
    if prefix in found:
        return prefix
    if not found:
        raise UnknownRecordError(kind, given)
    if len(found) > 1:
        raise AmbiguousIdError(kind, given, len(found))
    return str(found[0])
