"""Telling damage, which verify reports, from a failure to look, which it raises."""

import sqlite3

from whence.ledger.connection import PRIMARY_CODE
from whence.records import Problem

DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def note_fault(code: str, message: str) -> Problem:
    """A finding of verify."""
    return Problem(step="verify", code=code, message=message)


def raise_unless_damage(error: sqlite3.DatabaseError) -> None:
    """Raise the error again if it is a lock, a full disk or another failure to look."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & PRIMARY_CODE
    if code not in DAMAGE:
        raise error
