"""``whence read``: one article in, who said what out."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import BERG, BRIDGE, Run, in_words
from whence.records import Reading, check


def test_a_pipe_gets_a_line_for_each_statement(run: Run, articles: Path) -> None:
    outcome = run("read", str(articles / "bridge.txt"), "--publisher", "The Ledger")
    rows = [line.split("\t") for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [row[:4] for row in rows] == [
        ["1", "The Ledger > The mayor", "said", "the old bridge would stay closed until autumn"],
        ["2", f"The Ledger > {BERG}", "said", "Nobody was hurt"],
    ]
    assert all(len(row) == 6 for row in rows)


def test_of_several_files_each_line_names_its_own(run: Run, articles: Path) -> None:
    files = sorted(str(path) for path in articles.rglob("*.txt"))
    assert len(files) > 1
    rows = [line.split("\t") for line in run("read", *files).out.splitlines()]
    assert {row[0] for row in rows} <= set(files)
    assert len({row[0] for row in rows}) > 1


def test_json_is_one_reading_that_keeps_all_promises(run: Run, articles: Path) -> None:
    outcome = run("read", str(articles / "bridge.txt"), "--json", "--url", "https://example.org/a")
    reading = msgspec.json.decode(outcome.out, type=Reading)
    assert check(reading) == []
    assert reading.document.url == "https://example.org/a"
    assert [reading.document.quote(s.source[0]) for s in reading.statements] == [
        "The mayor",
        f"{BERG}, a spokeswoman for the police",
    ]


def test_stdin_and_a_file_of_the_same_bytes_read_the_same(run: Run, articles: Path) -> None:
    piped = run("read", "-", "--json", stdin=BRIDGE.encode())
    assert piped.code == 0
    assert piped == run("read", str(articles / "bridge.txt"), "--json")


def test_many_inputs_are_an_object_a_line(run: Run, articles: Path) -> None:
    outcome = run("read", str(articles), "--jsonl")
    readings = [msgspec.json.decode(line, type=Reading) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [len(reading.statements) for reading in readings] == [1, 2]


@pytest.mark.usefixtures("page")
def test_a_person_gets_a_page(run: Run, articles: Path) -> None:
    outcome = run("read", str(articles / "bridge.txt"), "--publisher", "The Ledger")
    shown = in_words(outcome.out)
    assert (
        "The mayor said on Monday that [1:the old bridge would stay closed until autumn]. "
        "“[2:Nobody was hurt],” said Anna Berg, a spokeswoman for the police."
    ) in shown
    assert f"2 The Ledger → {BERG} said direct, " in shown
    assert "\x1b[1;36mThe mayor" in outcome.out


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("how", ["flag", "NO_COLOR"])
def test_colour_can_be_turned_off(
    run: Run, articles: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if how == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    outcome = run("read", str(articles), *(["--no-color"] if how == "flag" else []))
    assert "\x1b[1mThe mayor" in outcome.out
    assert "\x1b[1;36m" not in outcome.out


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("forced", "is_coloured"), [("1", True), ("3", True), ("0", False), ("", False)]
)
def test_colour_can_be_forced_on_a_terminal_that_says_nothing_of_it(
    run: Run, articles: Path, forced: str, *, is_coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("FORCE_COLOR", forced)
    outcome = run("read", str(articles / "bridge.txt"))
    assert "Who said what" in outcome.out
    assert ("\x1b[1;36mThe mayor" in outcome.out) == is_coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in run("read", str(articles / "bridge.txt")).out


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("forced", ["0", ""])
def test_colour_that_is_not_forced_stays_as_the_terminal_has_it(
    run: Run, articles: Path, forced: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", forced)
    assert "\x1b[1;36mThe mayor" in run("read", str(articles / "bridge.txt")).out


def test_forced_colour_leaves_pipes_as_they_are(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("read", str(articles / "bridge.txt"))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("read", str(articles / "bridge.txt")) == plain


def test_another_language_is_a_problem_and_nothing_is_read(run: Run) -> None:
    text = (
        "Der Bürgermeister sagte, die alte Brücke sei gesperrt und werde erst im Herbst wieder "
        "geöffnet. Die Polizei teilte mit, dass niemand verletzt wurde und dass der Verkehr über "
        "die neue Brücke umgeleitet wird."
    )
    outcome = run("read", "-", stdin=text.encode())
    assert (outcome.code, outcome.out) == (0, "")
    assert "only English is read so far" in outcome.err
    problems = json.loads(run("read", "-", "--json", stdin=text.encode()).out)["problems"]
    assert [problem["code"] for problem in problems] == ["unsupported-language"]


def test_one_bad_input_among_several_does_not_stop_the_others(run: Run, articles: Path) -> None:
    outcome = run("read", "missing.txt", str(articles / "bridge.txt"))
    assert outcome.code == 1
    assert len(outcome.out.splitlines()) == 2
    assert outcome.err.startswith("whence: missing.txt: there is no such file")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["articles", "--json"], "--json prints one document, and here are 2; use --jsonl"),
        (["articles", "--title", "One"], "--url and --title are of one document"),
        (["-", "-"], "stdin can be read only once"),
        (["-", "--json", "--jsonl"], "two formats; choose one"),
        ([], "Missing argument 'FILE'"),
        (["-", "--colour"], "No such option: --colour"),
    ],
)
def test_wrong_usage_is_one_line(
    run: Run, articles: Path, arguments: list[str], message: str
) -> None:
    assert articles.exists()
    outcome = run("read", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1
