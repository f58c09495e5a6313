"""``whence try``: the bundled dispatches, read and shown."""

import pytest

from tests.cli.conftest import Run
from tests.view.readings import strip_styles
from whence.ledger import Ledger


@pytest.mark.usefixtures("page")
def test_it_reads_shows_and_says_where_to_look_next(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_LEDGER", "mine.db")  # for own documents, so not used here
    outcome = run("try")
    shown = strip_styles(outcome.out)
    assert (outcome.code, outcome.err) == (0, "")
    assert shown.startswith("added 14 documents with ")
    assert "[1:" in shown
    assert shown.splitlines()[-2:] == [
        "Look on: whence statements --ledger whence-try.db --speaker franklin",
        "         whence search --ledger whence-try.db halifax",
    ]
    papers = shown.partition("as one paper after the other has it:")[2]
    assert sum(name in papers for name in ("The New York Times", "The Times", "The Daily Mail")) > 1
    with Ledger.open("whence-try.db", create=False) as opened:
        assert opened.verify().is_sound
        assert opened.stats().n_documents == 14
    for command in (["statements", "--speaker", "franklin"], ["search", "halifax"]):
        assert run(*command, "--ledger", "whence-try.db").err == ""


def test_a_second_time_adds_nothing_and_another_ledger_can_be_named(run: Run) -> None:
    assert run("try", "--ledger", "x.db").code == 0
    again = run("try", "--ledger", "x.db")
    assert again.out.startswith(
        "added 0 documents with 0 statements, 14 already there; ledger x.db"
    )
