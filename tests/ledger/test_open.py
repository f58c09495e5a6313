"""What is not a ledger is refused in words, and no error of SQLite's gets out."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.reports import FERRY, HARBOUR, raw_of
from whence.errors import (
    CorruptLedgerError,
    LedgerError,
    LockedLedgerError,
    MissingLedgerError,
    NotALedgerError,
    UnwritableLedgerError,
)
from whence.ledger import Ledger
from whence.ledger.schema import APPLICATION_ID, SCHEMA_VERSION

as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def _make_database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_ledger_is_marked_as_ours_and_logs_ahead(path: Path) -> None:
    Ledger.open(str(path)).close()
    connection = sqlite3.connect(path)
    pragmas = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version", "journal_mode")
    ]
    connection.close()
    assert pragmas == [APPLICATION_ID, SCHEMA_VERSION, "wal"]


def test_a_closed_ledger_is_one_file(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["what?mode=ro", "a#b.db", "per%20cent.db", "é ö.db", ":memory:"])
def test_the_name_of_the_file_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    with Ledger.open(tmp_path / name) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_missing_ledger_is_not_made_unasked(path: Path) -> None:
    with pytest.raises(MissingLedgerError, match="no ledger here"):
        Ledger.open(path, create=False)
    with pytest.raises(MissingLedgerError, match="no ledger here"):
        Ledger.open(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"GOMA, Congo, March 3 - Rebels\n" * 200, b"\x00" * 5000, b"x"]
)
def test_a_file_of_another_kind_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(NotALedgerError):
            Ledger.open(path, read_only=read_only)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_database_of_somebody_else_is_left_as_it_is(path: Path) -> None:
    _make_database(path, "CREATE TABLE note (line)", "INSERT INTO note VALUES ('mine')")
    before = path.read_bytes()
    with pytest.raises(NotALedgerError, match="not a ledger"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_later_version_is_refused(path: Path) -> None:
    Ledger.open(path).close()
    _make_database(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(NotALedgerError, match="later version"):
        Ledger.open(path)


def test_a_file_with_our_mark_but_no_tables_fails_in_words(path: Path) -> None:
    _make_database(
        path,
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {SCHEMA_VERSION}",
    )
    with Ledger.open(path) as ledger:
        with pytest.raises(LedgerError, match="no such table"):
            ledger.documents()
        assert not ledger.verify().is_sound


@pytest.mark.parametrize("blank", [b"", None], ids=["no bytes", "no tables"])
def test_an_empty_file_becomes_a_ledger(path: Path, blank: bytes | None) -> None:
    """As a kill in the midst of creation leaves it."""
    if blank is None:
        _make_database(path, "PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(blank)
    with pytest.raises(NotALedgerError):
        Ledger.open(path, create=False)
    with Ledger.open(path) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
        assert ledger.verify().is_sound


@pytest.mark.parametrize("kept", [100, 4096, 40_000])
def test_a_ledger_cut_short_is_damaged(path: Path, kept: int) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(LedgerError), Ledger.open(path) as ledger:  # noqa: PT012
        report = ledger.verify()
        assert not report.is_sound
        ledger.search("harbour")


def test_a_ledger_overwritten_in_part_is_damaged(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xaa" * 3996
    path.write_bytes(content)
    with pytest.raises(CorruptLedgerError, match="damaged"):
        Ledger.open(path).close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_folder_is_no_ledger(tmp_path: Path, read_only: bool) -> None:  # noqa: FBT001
    with pytest.raises(LedgerError, match="folder"):
        Ledger.open(tmp_path, read_only=read_only)


def test_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nowhere does not exist"):
        Ledger.open(tmp_path / "nowhere" / "whence.db")
    (tmp_path / "file").write_text("a file, not a folder")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "file" / "whence.db")
    with pytest.raises(LedgerError, match="zero character"):
        Ledger.open(tmp_path / "a\0b")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / ("n" * 5000))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotALedgerError, match="regular file"):
        Ledger.open(tmp_path / "pipe")


@pytest.mark.skipif(as_root, reason="permissions do not hold root back")
def test_a_place_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "whence.db"
    with Ledger.open(path) as ledger:
        ledger.add(HARBOUR, raw_of(HARBOUR))
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UnwritableLedgerError, match="permission"):
            Ledger.open(path)
        with pytest.raises(UnwritableLedgerError, match="permission"):
            Ledger.open(tmp_path / "other.db")
        with Ledger.open(path, read_only=True) as ledger:
            assert ledger.reading(HARBOUR.document.id) == HARBOUR
            assert ledger.verify().is_sound
    finally:
        tmp_path.chmod(0o700)


def test_a_writer_that_never_ends_is_not_waited_for(path: Path) -> None:
    with Ledger.open(path, busy_timeout_s=0.05) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedLedgerError, match="another process"):
            ledger.add(HARBOUR, raw_of(HARBOUR))
        assert ledger.documents() == []  # readers do not wait
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(HARBOUR, raw_of(HARBOUR)).is_new


FILL = """
import resource, sys
from tests.ledger.reports import raw_of, report
from whence.errors import UnwritableLedgerError
from whence.ledger import Ledger
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
with Ledger.open(sys.argv[1]) as ledger:
    n = 0
    try:
        while n < 1000:
            reading = report(f"[source:Clerk {n}] [cue:said] [content:{'no ' * 900}space {n}].")
            ledger.add(reading, raw_of(reading))
            n += 1
    except UnwritableLedgerError as error:
        print(n)
"""


@pytest.mark.skipif(shutil.which("sh") is None, reason="limits of POSIX")
def test_a_full_disk_stores_nothing_by_half(path: Path) -> None:
    """The limit on the size of a file stands for the size of the disk."""
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, check=True
    )
    n_added = int(run.stdout)
    assert n_added > 0
    with Ledger.open(path) as ledger:
        assert ledger.stats().n_documents == n_added
        assert ledger.verify().is_sound
        assert ledger.add(FERRY, raw_of(FERRY)).is_new
