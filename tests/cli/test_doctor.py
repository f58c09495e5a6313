"""``whence doctor``: what is there, and what to do about what is not."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def examine(run: Run, *arguments: str) -> tuple[int, dict[str, tuple[str, str]]]:
    outcome = run("doctor", *arguments)
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert outcome.err == ""
    return outcome.code, {name: (word, rest) for word, name, rest in rows}


def test_all_is_well_here(run: Run) -> None:
    code, found = examine(run)
    assert code == 0
    assert {word for word, _ in found.values()} == {"ok"}
    assert found.keys() >= {"python", "onnxruntime", "sqlite", "model", "ledger", "cores"}
    assert found["ledger"][1] == "whence.db: not there yet, whence add makes it"
    assert not Path("whence.db").exists()


def test_a_ledger_is_counted(run: Run, ledger: str) -> None:
    _, found = examine(run, "--ledger", ledger)
    assert found["ledger"] == ("ok", "whence.db: 2 documents, 3 statements")


@pytest.mark.parametrize("path", ["nowhere/whence.db", "notes.txt", "."])
def test_a_ledger_that_cannot_be_used_is_a_problem(run: Run, path: str) -> None:
    Path("notes.txt").write_text("something else", encoding="utf8")
    code, found = examine(run, "--ledger", path)
    assert code == 5
    assert found["ledger"][0] == "problem"
    assert Path("notes.txt").read_text(encoding="utf8") == "something else"


@pytest.mark.usefixtures("page")
def test_columns_line_up_for_a_person(run: Run) -> None:
    lines = run("doctor").out.splitlines()
    assert len({line.index(line.split()[1]) for line in lines}) == 1
