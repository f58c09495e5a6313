"""Opening the file: only ours, only sound, and no error of SQLite's gets out."""

import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from whence.errors import (
    CorruptLedgerError,
    LedgerError,
    LockedLedgerError,
    MissingLedgerError,
    NotALedgerError,
    UnwritableLedgerError,
)
from whence.ledger.schema import APPLICATION_ID, SCHEMA_VERSION, read_schema, split_statements
from whence.ledger.tables import MetaColumns, insert
from whence.version import __version__

BUSY_TIMEOUT_S = 5.0  # a document takes milliseconds; who waits longer waits for a hung writer
MAGIC = b"SQLite format 3\0"
SHORTEST_FILE = 512  # bytes: SQLite takes a shorter file for an empty one, and writes over it
PRIMARY_CODE = 0xFF  # the low byte of an SQLite result code; the rest is detail


def _translate(error: sqlite3.Error, path: str) -> LedgerError:
    """The error of ours that says what an error of SQLite's means for the caller."""
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & PRIMARY_CODE:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LockedLedgerError(path)
        case sqlite3.SQLITE_NOTADB:
            return NotALedgerError(path, "the file is not a ledger")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_FORMAT:
            return CorruptLedgerError(path, str(error))
        case (
            sqlite3.SQLITE_FULL
            | sqlite3.SQLITE_READONLY
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_IOERR
        ):
            return UnwritableLedgerError(path, str(error))
        case _:
            return LedgerError(f"{path}: the ledger failed: {error}")


@contextmanager
def translate_errors(path: str) -> Iterator[None]:
    """Turn errors of SQLite's, and of stored values, inside the block into a LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translate(error, path) from error
    except (msgspec.MsgspecError, zlib.error) as error:
        raise CorruptLedgerError(path, f"a stored value cannot be read: {error}") from error


def read_path(connection: sqlite3.Connection) -> str:
    """The file of a connection."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


@contextmanager
def transact(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing; waits here, at its start, for another writer to finish."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite ends it by itself after some errors
            connection.execute("ROLLBACK")
        raise


def _check_content(path: Path) -> None:
    """Refuse what is no database, or too short for one; an empty file may become one."""
    with path.open("rb") as file:
        start = file.read(SHORTEST_FILE)
    if start and not start.startswith(MAGIC):
        raise NotALedgerError(str(path), "the file is not a ledger")
    if 0 < len(start) < SHORTEST_FILE:
        raise CorruptLedgerError(str(path), "the file is cut short")


def _check_place(path: Path, *, create: bool, read_only: bool) -> None:
    """Say what is wrong with the path before SQLite makes a vague sentence of it."""
    name = str(path)
    if path.is_dir():
        raise LedgerError(f"{name}: this is a folder; name a file in it")
    if path.exists():
        if not path.is_file():
            raise NotALedgerError(name, "this is not a regular file")
        if not read_only and not os.access(path, os.W_OK):
            raise UnwritableLedgerError(name, "no permission to write the file")
        _check_content(path)
        return
    if read_only or not create:
        raise MissingLedgerError(name)
    if not path.parent.is_dir():
        raise LedgerError(f"{name}: the folder {path.parent} does not exist; make it first")
    if not os.access(path.parent, os.W_OK):
        raise UnwritableLedgerError(name, "no permission to write into the folder")


def _read_pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _is_blank(connection: sqlite3.Connection) -> bool:
    """Whether the file holds nothing at all, as a kill in the midst of creation leaves it."""
    marked = _read_pragma(connection, "application_id") or _read_pragma(connection, "user_version")
    return not marked and not _read_pragma(connection, "schema_version")


def _create(connection: sqlite3.Connection, created: str) -> None:
    """Make the tables and mark the file as ours, unless another process just did."""
    with transact(connection):
        if not _is_blank(connection):
            return
        for statement in split_statements(read_schema()):
            connection.execute(statement)
        for key, value in (("created", created), ("whence", __version__)):
            insert(connection, "meta", MetaColumns(key, value))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _check_marks(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not ours or that a later version made."""
    if _read_pragma(connection, "application_id") != APPLICATION_ID:
        raise NotALedgerError(str(path), "the file is a database, but not a ledger")
    version = _read_pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NotALedgerError(
            str(path), f"a later version of Whence made this ledger (schema {version})"
        )
    if version < SCHEMA_VERSION:
        raise NotALedgerError(str(path), f"schema {version} is unknown")


def _use_wal(connection: sqlite3.Connection, busy_timeout_s: float) -> None:
    """Switch the file to write-ahead logging; readers then never wait for a writer.

    The switch asks for the file at once and does not wait as other statements do.
    """
    deadline = time.monotonic() + busy_timeout_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & PRIMARY_CODE == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _set_up(connection: sqlite3.Connection) -> None:
    """Settings of each connection.

    In a write-ahead log ``synchronous = NORMAL`` writes to the disk at checkpoints only. A
    killed process loses nothing, since the system holds what was written; a power cut may
    take the last documents, each whole, and never damages the file. FULL would wait for the
    disk at each document. ``trusted_schema`` is off since a ledger may come from strangers.
    """
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA synchronous = NORMAL")


def _dial(path: Path, query: str, busy_timeout_s: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{query}"
    return sqlite3.connect(uri, uri=True, timeout=busy_timeout_s, isolation_level=None)


def _dial_to_read(path: Path, busy_timeout_s: float) -> sqlite3.Connection:
    """Open for reading, on a read-only medium too, where SQLite cannot keep its lock file."""
    connection = _dial(path, "mode=ro", busy_timeout_s)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        log = path.with_name(path.name + "-wal")
        code = error.sqlite_errorcode & PRIMARY_CODE
        is_refused = code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
        if not is_refused or (log.exists() and log.stat().st_size):
            raise
        return _dial(path, "immutable=1", busy_timeout_s)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def connect(
    path: Path, *, create: bool, read_only: bool, created: str, busy_timeout_s: float
) -> sqlite3.Connection:
    """Open or make a ledger file.

    Args:
        path: The file.
        create: Make the file where there is none, or an empty one.
        read_only: Never write; the file must exist.
        created: Recorded in a new ledger, ISO 8601 in UTC.
        busy_timeout_s: How long to wait for another writer.

    Raises:
        LedgerError: or one of its kinds, where the file cannot be opened as a ledger.
    """
    if "\0" in str(path):
        raise LedgerError(f"{str(path)!r}: a path cannot hold a zero character")
    try:
        _check_place(path, create=create, read_only=read_only)
    except OSError as error:
        raise LedgerError(f"{path}: the place cannot be used: {error.strerror}") from error
    with translate_errors(str(path)):
        if read_only:
            connection = _dial_to_read(path, busy_timeout_s)
        else:
            connection = _dial(path, "mode=rwc" if create else "mode=rw", busy_timeout_s)
        try:
            if create and not read_only and _is_blank(connection):
                _create(connection, created)
            _check_marks(connection, path)
            _set_up(connection)
            if not read_only:
                _use_wal(connection, busy_timeout_s)
        except BaseException:
            connection.close()
            raise
    return connection
