"""``whence statements``, ``documents`` and ``search``: what a ledger holds, looked up."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import BERG, Run, in_words
from whence.view.plain import DATED_ENTRY_FIELDS, DOCUMENT_FIELDS, FIND_FIELDS


@pytest.mark.parametrize(
    ("filters", "speakers"),
    [
        ([], ["The mayor", BERG, "The governor"]),
        (["--speaker", "MAYOR"], ["The mayor"]),
        (["--form", "direct", "--words", "nobody"], [BERG]),
        (["--publisher", "The Post"], ["The governor"]),
        (["--since", "2025-03-04"], ["The governor"]),
        (["--until", "2025-03-04"], ["The mayor", BERG]),
        (["--min-confidence", "0", "--limit", "0"], ["The mayor", BERG, "The governor"]),
        (["--limit", "1"], ["The mayor"]),
        (["--form", "mixed"], []),
        (["--offset", "1"], [BERG, "The governor"]),
        (["--offset", "1", "--limit", "1"], [BERG]),
        (["--offset", "3"], []),
    ],
)
def test_statements_pass_through_the_filters(
    run: Run, ledger: str, filters: list[str], speakers: list[str]
) -> None:
    outcome = run("statements", "--ledger", ledger, *filters)
    assert outcome.code == 0
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert [row[2].rpartition(" > ")[2] for row in rows] == speakers
    assert all(len(row) == len(DATED_ENTRY_FIELDS) for row in rows)


def test_a_list_cut_short_says_so(run: Run, ledger: str) -> None:
    assert "--limit 0 lists all" in run("statements", "--ledger", ledger, "--limit", "1").err
    assert run("statements", "--ledger", ledger, "--limit", "3").err == ""
    assert run("statements", "--words", "volcano").err == "whence: no statement found\n"
    err = run("statements", "--offset", "1", "--limit", "1").err
    assert err == "whence: 1 statement after the first 1, of more; --limit 0 lists all\n"
    err = run("documents", "--offset", "2").err
    assert err == "whence: no document found after the first 2\n"


def test_documents_come_in_the_order_of_publication(run: Run, ledger: str) -> None:
    rows = [line.split("\t") for line in run("documents", "--ledger", ledger).out.splitlines()]
    assert [row[1:] for row in rows] == [
        ["2025-03-03", "The Ledger", "2", "Bridge shut"],
        ["2025-03-10", "The Post", "1", ""],
    ]
    assert all(len(row) == len(DOCUMENT_FIELDS) for row in rows)


def test_a_search_finds_statements_and_documents(run: Run, ledger: str) -> None:
    rows = [line.split("\t") for line in run("search", "bridge").out.splitlines()]
    assert all(len(row) == len(FIND_FIELDS) for row in rows)
    assert {row[3] for row in rows} == {"The mayor", ""}
    assert all("ridge" in row[4] for row in rows)
    assert run("search", "old", "bridge", "--ledger", ledger).out
    assert run("search", '"bridge old"').err == "whence: no find found\n"


@pytest.mark.parametrize(
    ("filters", "publishers"),
    [
        ([], {"The Ledger", "The Post"}),
        (["--publisher", "the post"], {"The Post"}),
        (["--since", "2025-03-04"], {"The Post"}),
        (["--until", "2025-03-04"], {"The Ledger"}),
        (["--since", "2025-03-04", "--until", "2025-03-09"], set()),
    ],
)
def test_a_search_passes_through_the_filters(
    run: Run, ledger: str, filters: list[str], publishers: set[str]
) -> None:
    outcome = run("search", "monday", "--ledger", ledger, *filters)
    assert outcome.code == 0
    assert {line.split("\t")[2] for line in outcome.out.splitlines()} == publishers


@pytest.mark.parametrize("command", [["statements"], ["documents"], ["search", "the"]])
def test_json_is_an_array_and_json_lines_an_object_each(
    run: Run, ledger: str, command: list[str]
) -> None:
    array = json.loads(run(*command, "--ledger", ledger, "--json").out)
    lines = run(*command, "--jsonl").out.splitlines()
    assert array == [json.loads(line) for line in lines]
    assert len(array) >= 2


@pytest.mark.usefixtures("page")
def test_a_person_gets_lists_with_ids_to_look_further(run: Run, ledger: str) -> None:
    statements = in_words(run("statements", "--ledger", ledger).out)
    assert "2025-03-03 The Ledger → The mayor said the old bridge would stay closed" in statements
    assert "Nobody was hurt direct, " in statements
    assert "The Post, 1 statement, document " in in_words(run("documents").out)
    found = run("search", "governor").out
    assert "\x1b[1;3;4mgovernor\x1b[0m" in found


@pytest.mark.parametrize(
    "command",
    [
        ["search", "?!"],
        ["search", '"'],
        ["statements", "--words", "---"],
        ["statements", "--since", "yesterday"],
        ["statements", "--form", "sung"],
        ["statements", "--min-confidence", "1.5"],
        ["statements", "--limit", "-1"],
        ["documents", "--until", "2025-02-30"],
        ["documents", "--offset", "-1"],
        ["documents", "--publisher", ""],
        ["documents", "--words", ""],
        ["documents", "--since", ""],
        ["statements", "--speaker", ""],
        ["statements", "--speaker", " \u0301"],
        ["statements", "--publisher", " "],
        ["statements", "--document", ""],
        ["statements", "--form", ""],
        ["search", "bridge", "--publisher", ""],
        ["search", "bridge", "--since", "monday"],
    ],
)
def test_a_malformed_filter_is_wrong_usage(run: Run, ledger: str, command: list[str]) -> None:
    outcome = run(*command, "--ledger", ledger)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize("words", ["NEAR(a b)", "a AND", "*", "quote:x", "a' OR 1=1 --", "^x", '"'])
def test_search_words_are_never_a_query_language(run: Run, ledger: str, words: str) -> None:
    outcome = run("search", "--ledger", ledger, "--", words)
    assert outcome.code in {0, 2}
    assert outcome.out == ""
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("command", [["statements"], ["documents"], ["search", "x"], ["verify"]])
def test_no_ledger_is_made_by_looking(run: Run, command: list[str]) -> None:
    outcome = run(*command, "--ledger", "absent.db")
    assert outcome.code == 5
    assert outcome.err == "whence: absent.db: there is no ledger here; whence add makes one\n"
    assert run("show", "abcd", "--ledger", "absent.db").code == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not hold root back")
def test_a_ledger_on_a_shared_drive_can_be_looked_at(run: Run, ledger: str, tmp_path: Path) -> None:
    Path(ledger).chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        for command in (["statements"], ["documents"], ["search", "bridge"], ["verify"]):
            outcome = run(*command, "--ledger", ledger)
            assert (outcome.code, outcome.err) == (0, "")
            assert outcome.out
    finally:
        tmp_path.chmod(0o700)
