"""``whence show``: a document or a statement by its id."""

import itertools
import json
import subprocess
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.cli.conftest import Run, in_words
from tests.cli.test_program import WHENCE
from tests.ledger.reports import raw_of, report
from tests.view.readings import make_mentions
from whence.ledger import Ledger, StatementRow
from whence.records import Reading


def first_field(run: Run, command: str) -> str:
    return run(command).out.partition("\t")[0]


def test_a_document_for_a_pipe(run: Run, ledger: str) -> None:
    document_id = first_field(run, "documents")
    shown = run("show", document_id, "--ledger", ledger).out
    assert f"id: {document_id}\npublisher: The Ledger\npublished: 2025-03-03\n" in shown
    assert (
        "The mayor said on Monday that [1: the old bridge would stay closed until autumn].\n"
        in shown
    )
    assert "\n1\tThe Ledger > The mayor\tsaid\t" in shown


def test_a_statement_for_a_pipe_comes_with_its_paragraph(run: Run, ledger: str) -> None:
    statement_id = first_field(run, "statements")
    shown = run("show", statement_id, "--ledger", ledger).out
    assert (
        "The mayor said on Monday that [1: the old bridge would stay closed until autumn].\n\n"
        in shown
    )
    assert "Berg" not in shown
    assert f"\n{statement_id}\t2025-03-03\t" in shown


@pytest.mark.usefixtures("page")
def test_pages_for_a_person(run: Run, ledger: str) -> None:
    with_ids = json.loads(run("statements", "--ledger", ledger, "--json").out)[0]
    document = in_words(run("show", with_ids["document"]["id"]).out)
    assert "[2:Nobody was hurt]" in document
    statement = in_words(run("show", with_ids["statement"]["id"]).out)
    assert "[1:the old bridge would stay closed until autumn]" in statement
    assert "[2:" not in statement
    assert "characters 30-75" in statement


def keep_named(tmp_path: Path) -> str:
    """The id of a report, kept in the working folder, whose "Oslo" is a government, then a city."""
    reading = report("[source:Oslo] [cue:said] [content:the talks in Oslo went on].")
    mentions = make_mentions(
        reading.document, ("Oslo", "location", "government"), ("Oslo", "location", "place")
    )
    with Ledger.open(tmp_path / "whence.db") as opened:
        opened.add(replace(reading, mentions=mentions), raw_of(reading))
    return reading.document.id


def test_names_for_a_pipe_are_a_line_for_each_mention(run: Run, tmp_path: Path) -> None:
    lines = run("show", keep_named(tmp_path)).out.splitlines()
    assert [line for line in lines if line.startswith("mention\t")] == [
        "mention\tlocation\tgovernment\t0\t4\tOslo\t0.91",
        "mention\tlocation\tplace\t23\t27\tOslo\t0.91",
    ]


@pytest.mark.usefixtures("page")
def test_names_for_a_person_say_what_place_words_stand_for(run: Run, tmp_path: Path) -> None:
    shown = in_words(run("show", keep_named(tmp_path)).out)
    assert shown.endswith("Names places Oslo (as government); Oslo")


def test_the_beginning_of_an_id_is_enough_and_json_is_the_record(run: Run, ledger: str) -> None:
    row = json.loads(run("statements", "--ledger", ledger, "--json").out)[0]
    document_id, statement_id = row["document"]["id"], row["statement"]["id"]
    shown = msgspec.json.decode(run("show", document_id[:12], "--json").out, type=Reading)
    assert shown.document.id == document_id
    found = msgspec.json.decode(run("show", statement_id[:12], "--json").out, type=StatementRow)
    assert found == msgspec.convert(row, StatementRow)


def test_the_bytes_that_a_document_was_read_from(run: Run, tmp_path: Path) -> None:
    raw = "The mayor said the café’s “naïve” plan is \x07 dead.\r\n\r\n".encode("cp1252")
    (tmp_path / "old.txt").write_bytes(raw)
    run("add", "old.txt")
    for command in ("documents", "statements"):
        given = ["show", "--raw", first_field(run, command)[:12]]
        shown = subprocess.run([*WHENCE, *given], capture_output=True, cwd=tmp_path, check=True)
        assert (shown.stdout, shown.stderr) == (raw, b"")


def test_bytes_are_no_json_and_not_for_a_terminal(
    run: Run, ledger: str, request: pytest.FixtureRequest
) -> None:
    document_id = first_field(run, "documents")
    assert "choose one" in run("show", document_id, "--raw", "--json").err
    request.getfixturevalue("page")
    outcome = run("show", document_id, "--raw", "--ledger", ledger)
    assert (outcome.code, outcome.out) == (2, "")
    assert "send them to a file or a pipe" in outcome.err


def find_sharing() -> tuple[str, Reading, Reading]:
    """Four characters that begin the ids of a document and of another one's statement."""
    seen: dict[str, Reading] = {}
    for number in itertools.count():
        sentence = "[source:Two pilots] [cue:told] us [content:of waves over the mole]."
        reading = report(sentence, url=f"https://example.org/{number}")
        beginning = reading.document.id[:4]
        if beginning in seen:
            break
        seen[reading.statements[0].id[:4]] = reading
    return beginning, seen[beginning], reading


def test_the_beginning_of_a_document_and_a_statement_is_not_enough(run: Run, ledger: str) -> None:
    beginning, *readings = find_sharing()
    with Ledger.open(ledger) as opened:
        for reading in readings:
            opened.add(reading, raw_of(reading))
    outcome = run("show", beginning, "--ledger", ledger)
    assert (outcome.code, outcome.out) == (5, "")
    assert f"2 records in this ledger have an id that begins with '{beginning}'" in outcome.err


@pytest.mark.parametrize("record_id", ["ffffffffffff", "xyz", "", "'; DROP TABLE document"])
def test_an_unknown_id_is_said_to_be_so(run: Run, ledger: str, record_id: str) -> None:
    outcome = run("show", record_id, "--ledger", ledger)
    assert (outcome.code, outcome.out) == (5, "")
    assert "no document or statement in this ledger has the id" in outcome.err
