"""``whence verify``: a ledger that was tampered with does not pass."""

import json
import sqlite3

from tests.cli.conftest import Run


def tamper(ledger: str) -> None:
    """Change a document's text behind the ledger's back, guards removed."""
    with sqlite3.connect(ledger) as connection:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'document'"
        for (name,) in connection.execute(guards).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE document SET text = replace(text, 'closed', 'opened')")
    connection.close()


def test_a_sound_ledger_passes(run: Run, ledger: str) -> None:
    assert run("verify", "--ledger", ledger) == (0, "sound: 2 documents and 3 statements\n", "")
    assert json.loads(run("verify", "--json").out) == {
        "n_documents": 2,
        "n_statements": 3,
        "faults": [],
    }


def test_each_fault_is_a_line_and_the_exit_code_is_4(run: Run, ledger: str) -> None:
    tamper(ledger)
    outcome = run("verify", "--ledger", ledger)
    assert outcome.code == 4
    codes = [line.split("\t")[0] for line in outcome.out.splitlines()]
    assert {"text-hash", "digest"} <= set(codes)
    assert f"{len(codes)} faults in 2 documents" in outcome.err
    assert len(json.loads(run("verify", "--json").out)["faults"]) == len(codes)
