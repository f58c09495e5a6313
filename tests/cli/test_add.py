"""``whence add``: articles go into a ledger, each once."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import FLOOD, Run
from whence.ledger import Ledger


def test_a_folder_is_its_articles_and_those_below(run: Run, articles: Path) -> None:
    outcome = run("add", str(articles))
    assert outcome == (0, "added 2 documents with 3 statements; ledger whence.db\n", "")


def test_the_ending_of_a_file_counts_in_any_case(run: Run, articles: Path) -> None:
    (articles / "LOUD.TXT").write_text("The mayor said that it rained.\n", encoding="utf8")
    (articles / "below" / "Mixed.Txt").write_text("He said that it snowed.\n", encoding="utf8")
    assert run("add", str(articles)).out.startswith("added 4 documents with ")


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not hold root back")
def test_a_folder_that_cannot_be_listed_has_failed(run: Run, articles: Path) -> None:
    below = articles / "below"
    below.chmod(0o000)
    try:
        outcome = run("add", str(articles))
        alone = run("read", str(below))
    finally:
        below.chmod(0o700)
    assert outcome.code == 1
    assert outcome.out == "added 1 document with 2 statements, 1 failed; ledger whence.db\n"
    message = f"whence: {below}: this folder cannot be read (permission denied)"
    assert outcome.err.startswith(message)
    assert (alone.code, alone.out) == (3, "")
    assert alone.err.startswith(message)


def test_what_is_there_already_adds_nothing(run: Run, articles: Path) -> None:
    run("add", str(articles / "bridge.txt"))
    outcome = run("add", str(articles))
    assert outcome.out == "added 1 document with 1 statement, 1 already there; ledger whence.db\n"


def test_the_same_bytes_from_another_paper_are_another_document(run: Run, articles: Path) -> None:
    for publisher in ("The Ledger", "The Post"):
        run("add", str(articles / "bridge.txt"), "--publisher", publisher)
    with Ledger.open("whence.db") as opened:
        rows = opened.documents()
    assert sorted(row.publisher or "" for row in rows) == ["The Ledger", "The Post"]
    assert rows[0].id != rows[1].id


def test_a_bad_file_is_named_and_the_batch_goes_on(run: Run, articles: Path) -> None:
    (articles / "a-bad.txt").write_bytes(bytes(100))
    outcome = run("add", str(articles))
    assert outcome.code == 1
    assert outcome.out == "added 2 documents with 3 statements, 1 failed; ledger whence.db\n"
    assert outcome.err.startswith(f"whence: {articles / 'a-bad.txt'}: ")
    assert len(outcome.err.splitlines()) == 1


def test_json_lines_tell_each_input_apart(run: Run, articles: Path) -> None:
    outcome = run("add", str(articles), "-", "missing.txt", "--jsonl", stdin=FLOOD.encode())
    lines = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 1
    assert [(line["is_new"], line["n_statements"]) for line in lines] == [
        (True, 1),
        (True, 2),
        (False, 1),  # stdin brought the same bytes as flood.txt
        (None, None),
    ]
    assert "no such file" in lines[3]["fault"]


def test_a_batch_that_ends_early_says_what_it_added(run: Run, articles: Path) -> None:
    bridge, flood = str(articles / "bridge.txt"), str(articles / "below" / "flood.txt")
    run("add", bridge)
    other = sqlite3.connect("whence.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcome = run("add", bridge, flood)
    other.close()
    assert outcome.code == 5
    assert outcome.out == "added 0 documents with 0 statements, 1 already there; ledger whence.db\n"
    assert outcome.err.startswith("whence: whence.db: another process is writing")


@pytest.mark.parametrize("how", [[], ["--jsonl"]])
def test_names_mistyped_leave_no_ledger_behind(run: Run, tmp_path: Path, how: list[str]) -> None:
    outcome = run("add", "typo.txt", "other.txt", *how)
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 2
    if not how:
        summary = "added 0 documents with 0 statements, 2 failed; no ledger was made\n"
        assert outcome.out == summary
    assert list(tmp_path.iterdir()) == []
    assert run("add", "typo.txt", *how).code == 3
    assert list(tmp_path.iterdir()) == []


def test_when_a_document_was_fetched_is_kept(run: Run, articles: Path) -> None:
    run("add", str(articles / "bridge.txt"), "--retrieved", "2025-03-04T08:00:00+01:00")
    with Ledger.open("whence.db") as opened:
        (row,) = opened.documents()
        assert opened.document(row.id).retrieved == "2025-03-04T08:00:00+01:00"
    document = json.loads(
        run("read", str(articles / "bridge.txt"), "--retrieved", "20250304", "--json").out
    )["document"]
    assert document["retrieved"] == "2025-03-04"


def test_the_ledger_is_named_by_option_or_environment(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_LEDGER", "mine.db")
    assert run("add", str(articles)).out.endswith("ledger mine.db\n")
    assert run("add", str(articles), "--ledger", "other.db").out.endswith("ledger other.db\n")
    assert Path("mine.db").exists()
    assert Path("other.db").exists()
    assert not Path("whence.db").exists()


def test_a_ledger_that_is_none_ends_the_run_before_anything_is_read(
    run: Run, articles: Path
) -> None:
    Path("notes.db").write_text("not a ledger, but of some length", encoding="utf8")
    outcome = run("add", str(articles), "--ledger", "notes.db")
    assert (outcome.code, outcome.out) == (5, "")
    assert outcome.err.startswith("whence: notes.db: ")
    assert Path("notes.db").read_text(encoding="utf8") == "not a ledger, but of some length"
    assert run("add", str(articles), "--ledger", "nowhere/x.db").code == 5
