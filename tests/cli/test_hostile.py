"""Hostile text in every place where it can show: nothing of it reaches a terminal."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.view.readings import HOSTILE, find_unsafe, strip_styles

NAME = "a\x1b[31mred\u202etxt.[bold]x[link=y]\u200b"
TEXT = (
    "The mayor \x1b[2J said the \u202ebridge is [red]closed[/red] \x9b1m and <b>shut</b>"
    " for a [/nothing] week, as the \u2066police\u2069 said on Monday.\n"
)
FORMATS: tuple[list[str], ...] = ([], ["--json"], ["--jsonl"])


def assert_safe(outcome: Outcome) -> None:
    """No control or invisible character but rich's own styles, and none of them the text's."""
    for shown in (outcome.out, outcome.err):
        assert find_unsafe(strip_styles(shown)) == set()
        assert "\x1b[31m" not in shown
    assert "Traceback" not in outcome.err


@pytest.fixture(params=["pipe", "terminal"])
def reader(request: pytest.FixtureRequest) -> str:
    """Who reads the output."""
    kind = str(request.param)
    if kind == "terminal":
        request.getfixturevalue("page")
    return kind


@pytest.mark.parametrize("output", FORMATS)
def test_in_text_title_publisher_and_file_name(
    run: Run, reader: str, output: list[str], tmp_path: Path
) -> None:
    path = tmp_path / NAME
    path.write_text(TEXT, encoding="utf8")
    given = ["--title", HOSTILE, "--publisher", HOSTILE]
    outcome = run("read", str(path), *given, *output)
    assert outcome.code == 0
    assert_safe(outcome)
    if output:
        document = json.loads(outcome.out)["document"]
        assert "\u202ebridge" in document["text"]  # data is whole, only its spelling is safe
    else:
        assert r"\x1b[31mred" in "".join(strip_styles(outcome.out).split()), reader


def test_in_front_matter(run: Run, reader: str) -> None:
    text = f"---\npublisher: A {HOSTILE}\ntitle: B {HOSTILE}\n---\n\n{TEXT}"
    outcome = run("read", "-", stdin=text.encode())
    assert outcome.code in {0, 3}, reader
    assert_safe(outcome)


@pytest.mark.usefixtures("reader")
def test_in_a_ledger_and_what_is_looked_up_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / f"{NAME}.txt").write_text(TEXT, encoding="utf8")
    name = f"{NAME}.db"
    at = ["--ledger", name]
    assert_safe(run("add", str(tmp_path / NAME), "--publisher", HOSTILE, *at))
    assert_safe(run("add", str(tmp_path / NAME), "--jsonl", *at))
    for output in FORMATS:
        assert_safe(run("documents", *at, *output))
        assert_safe(run("statements", *at, *output))
        assert_safe(run("search", "mayor", *at, *output))
        assert_safe(run("search", HOSTILE, *at, *output))
    row = json.loads(run("statements", *at, "--json").out)[0]
    for record_id in (row["document"]["id"], row["statement"]["id"]):
        assert_safe(run("show", record_id, *at))
        assert_safe(run("show", record_id, "--json", *at))
    for command in ("verify", "doctor"):
        outcome = run(command, *at)
        assert outcome.code == 0
        assert_safe(outcome)


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    "arguments",
    [
        ["read", NAME],
        ["read", "-", "--published", HOSTILE],
        ["read", "-", "--url", HOSTILE],
        ["read", "-", f"--{NAME}"],
        [NAME],
        ["add", NAME, "--jsonl"],
        ["add", "-", "--ledger", f"{NAME}/x.db"],
        ["show", NAME],
        ["statements", "--since", NAME],
        ["statements", "--form", NAME],
        ["statements", "--document", NAME],
        ["statements", "--limit", NAME],
        ["doctor", "--ledger", f"{NAME}/x.db"],
        ["verify", "--ledger", NAME],
    ],
)
def test_in_messages(run: Run, arguments: list[str]) -> None:
    run("add", "-", stdin=TEXT.encode())
    outcome = run(*arguments)
    assert outcome.code > 0
    assert_safe(outcome)


def test_in_a_file_name_that_is_no_unicode(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/b\xff\x1b.txt"))
    path.write_text(TEXT, encoding="utf8")
    for command in (["read"], ["add"], ["add", "--jsonl"]):
        outcome = run(*command, str(path))
        assert outcome.code == 0
        assert_safe(outcome)
    path.write_bytes(b"")
    assert r"b\udcff\x1b.txt" in run("add", str(path), "--jsonl").err
