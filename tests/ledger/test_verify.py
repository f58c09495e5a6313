"""Verification notices any value that is not as it was written."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.ledger.reports import FERRY, HARBOUR, UNDATED, raw_of, report
from tests.ledger.tampering import tamper
from whence.ledger import Ledger, Verification
from whence.ledger.tables import COLUMNS


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound ledger of five documents, closed; two share their bytes."""
    path = tmp_path_factory.mktemp("sound") / "whence.db"
    with Ledger.open(path) as ledger:
        for reading in (HARBOUR, FERRY, UNDATED, report("A note"), report("A note", url="u")):
            ledger.add(reading, raw_of(reading))
    return path


@pytest.fixture
def filled(path: Path, original: Path) -> Path:
    """A copy of the sound ledger, to do with as a test likes."""
    shutil.copyfile(original, path)
    return path


def verify(path: Path) -> Verification:
    """The verdict of a fresh opening."""
    with Ledger.open(path) as ledger:
        return ledger.verify()


def codes(path: Path) -> set[str]:
    return {fault.code for fault in verify(path).faults}


def test_what_was_added_verifies(filled: Path) -> None:
    verdict = verify(filled)
    assert verdict == Verification(n_documents=5, n_statements=4)
    assert verdict.is_sound


def test_an_empty_ledger_verifies(ledger: Ledger) -> None:
    assert ledger.verify() == Verification(n_documents=0, n_statements=0)


def test_a_ledger_open_for_reading_verifies_and_is_not_touched(filled: Path) -> None:
    before = filled.read_bytes()
    with Ledger.open(filled, read_only=True) as ledger:
        assert ledger.verify().is_sound
    assert filled.read_bytes() == before
    tamper(filled, "UPDATE document SET text = replace(text, 'cranes', 'craned')")
    with Ledger.open(filled, read_only=True) as ledger:
        assert {"digest", "text-hash", "index"} <= {f.code for f in ledger.verify().faults}


def test_verification_tells_how_far_it_is(filled: Path) -> None:
    told: list[tuple[int, int]] = []
    with Ledger.open(filled) as ledger:
        ledger.verify(progress=lambda done, n: told.append((done, n)))
    assert told == [(number, 5) for number in range(1, 6)]


def test_verification_looks_at_one_moment(filled: Path) -> None:
    """What another writer adds meanwhile is no fault."""
    with Ledger.open(filled) as ledger, Ledger.open(filled) as other:
        late = report("A late note")
        verdict = ledger.verify(progress=lambda *_: other.add(late, raw_of(late)) and None)
        assert verdict == Verification(n_documents=5, n_statements=4)
        assert ledger.verify().n_documents == 6


def test_tampering_with_nothing_leaves_a_sound_ledger(filled: Path) -> None:
    """The edit of the cases below, not its preparation, is what they notice."""
    assert tamper(filled, "UPDATE document SET text = text") == 5
    assert verify(filled).is_sound


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        ("UPDATE document SET text = replace(text, 'cranes', 'craned')", "text-hash"),
        ("UPDATE statement SET quote = 'the harbour is shut' WHERE seq = 1", "quote"),
        ("UPDATE statement SET source_text = 'Ana' WHERE seq = 1", "quote"),
        ("UPDATE statement SET cue_text = 'denied' WHERE seq = 1", "quote"),
        (
            "UPDATE statement SET record = json_replace(record, '$.content[0].end', 9)",
            "statement-id",
        ),
        ("UPDATE statement SET record = 'x' WHERE seq = 1", "record"),
        ("UPDATE statement SET quote = CAST(x'ff' AS TEXT) WHERE seq = 1", "quote"),
        ("UPDATE raw SET content = CAST('no zlib' AS BLOB)", "raw"),
        ("UPDATE raw SET content = CAST(content || x'00' AS BLOB)", "digest"),
        ("UPDATE raw SET n_bytes = n_bytes + 1", "raw"),
        ("UPDATE document SET publisher = 'Another' WHERE seq = 1", "column"),
        (
            "UPDATE document SET record = json_replace(record, '$.publisher', 'Other')",
            "document-id",
        ),
        ("UPDATE document SET recorded = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", "digest"),
        ("UPDATE reading SET layers = json_replace(layers, '$.times', 7) WHERE seq = 1", "record"),
        ("DELETE FROM statement WHERE seq = 2", "count"),
        ("DELETE FROM document WHERE seq = 5", "reference"),
        ("DELETE FROM reading WHERE seq = 3", "count"),
        ("DELETE FROM run", "reference"),
        ("DELETE FROM raw", "reference"),
        ("DELETE FROM meta WHERE key = 'created'", "meta"),
        ("INSERT INTO raw VALUES ('00', 1, 'zlib', x'00', '')", "raw"),
        ("UPDATE sqlite_sequence SET seq = 9", "count"),
        (
            """INSERT INTO document_index (document_index, rowid, title, text)
            SELECT 'delete', seq, title, text FROM document WHERE seq = 2""",
            "index",
        ),
        ("INSERT INTO statement_index (rowid, quote) VALUES (99, 'planted words')", "index"),
        ("UPDATE statement_index_data SET block = zeroblob(length(block)) WHERE id > 10", "index"),
        ("UPDATE document_index_docsize SET sz = x'0909' WHERE id = 1", "index"),
        ("DELETE FROM document_index_docsize WHERE id = 1", "count"),
        ("UPDATE document_index_config SET v = 5", "index"),
        ("DELETE FROM statement_index_data WHERE id > 10", "index"),
        ("DROP TABLE statement_index", "index"),
        ("DROP INDEX statement_by_id", "schema"),
        ("CREATE TRIGGER own AFTER INSERT ON run BEGIN SELECT 1; END", "schema"),
    ],
)
def test_tampering_is_noticed(filled: Path, edit: str, code: str) -> None:
    tamper(filled, edit)
    assert code in codes(filled)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table, column)
        for table in COLUMNS
        for column in (*COLUMNS[table]._fields, "digest")
        if column != "codec"
    ],  # a constraint of the table allows one value only
)
@pytest.mark.parametrize("value", ["'7'", "x'37'"], ids=["text", "bytes"])
def test_any_single_value_changed_is_noticed(
    filled: Path, table: str, column: str, value: str
) -> None:
    """Whatever the column: here it becomes another text, number or run of bytes."""
    edit = f"UPDATE OR IGNORE {table} SET {column} = {value} WHERE rowid = 1"  # noqa: S608
    assert tamper(filled, edit) == 1
    assert not verify(filled).is_sound


def test_a_document_removed_with_all_its_rows_is_missed(filled: Path) -> None:
    """Even the last one added, which leaves no gap."""
    tamper(filled, "DELETE FROM reading WHERE seq = 5")
    tamper(filled, "DELETE FROM document_index_docsize WHERE id = 5")
    tamper(filled, "DELETE FROM document WHERE seq = 5")
    assert "count" in codes(filled)


def test_an_index_that_no_longer_finds_its_words_is_noticed(path: Path) -> None:
    """Where rows of its table of pages are gone, FTS5's own check passes, but searches fail."""
    with Ledger.open(path) as ledger:
        for number in range(30):
            reading = report(" ".join(f"word{number}x{n}" for n in range(400)))
            ledger.add(reading, raw_of(reading))
        assert ledger.search("word7x77")
    assert tamper(path, "DELETE FROM document_index_idx") > 1
    with Ledger.open(path) as ledger:
        assert ledger.search("word7x77") == []
    assert codes(path) == {"index"}


def test_a_fault_names_its_document(filled: Path) -> None:
    tamper(filled, "UPDATE raw SET content = x'00' WHERE rowid = 1")
    (message,) = [f.message for f in verify(filled).faults if f.code == "raw"]
    assert HARBOUR.document.id in message


def test_a_guard_taken_away_is_noticed(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    connection.execute("DROP TRIGGER document_no_update")
    connection.close()
    (fault,) = verify(filled).faults
    assert (fault.code, fault.step) == ("schema", "verify")
    assert "document_no_update" in fault.message


def test_damaged_pages_are_faults_and_not_crashes(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for number in range(40):
            reading = report(
                *[f"[source:Clerk {number}] said [content:{n} bales]." for n in range(9)]
            )
            ledger.add(reading, raw_of(reading))
    sound = path.read_bytes()
    n_pages = len(sound) // 4096
    for page in range(2, n_pages, 5):
        damaged = bytearray(sound)
        damaged[page * 4096 : page * 4096 + 4096] = b"\x5a" * 4096
        path.write_bytes(damaged)
        assert not verify(path).is_sound, page
