"""The program as a whole: help, version, exit codes, pipes that close, Ctrl-C."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.view.readings import strip_styles
from whence import __version__, errors
from whence.cli.program import COMMANDS

WHENCE = [sys.executable, "-c", "import sys; from whence.cli import main; sys.exit(main())"]
WAIT_S = 60


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"whence {__version__}\n", "")


@pytest.mark.parametrize("name", [name for name, *_ in COMMANDS])
def test_every_command_has_help_with_examples(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"Usage: whence {name}" in outcome.out
    assert f"  whence {name}" in outcome.out.partition("Examples:")[2]
    assert max(map(len, outcome.out.splitlines())) <= 80


def test_help_names_every_command_in_whole_and_every_exit_code(run: Run) -> None:
    outcome = run()
    assert outcome == run("--help")
    assert all(f"\n  {name} " in outcome.out for name, *_ in COMMANDS)
    assert "..." not in outcome.out.partition("Commands:")[2]
    codes = {
        error.exit_code
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.WhenceError)
    }
    assert codes == set(range(1, 7))
    assert all(f"\n    {code}  " in outcome.out for code in {0, *codes})


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    outcome = run("reed", "x")
    assert outcome == (
        2,
        "",
        "whence: No such command 'reed'. Did you mean 'read'?; see whence --help\n",
    )


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run(
        [*WHENCE, "schema"], stdout=write_end, stderr=subprocess.PIPE, check=False
    )
    os.close(write_end)
    assert (ended.returncode, ended.stderr) == (141, b"")


def run_with(redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run with a stream closed as a shell or a service manager does it."""
    shell = ["sh", "-c", f'exec "$@" {redirection}', "sh", *WHENCE, *arguments]
    return subprocess.run(shell, capture_output=True, check=False)


def test_a_closed_stdin_is_one_line() -> None:
    ended = run_with("<&-", "read", "-")
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert ended.stderr.startswith(b"whence: stdin: it is closed; ")


@pytest.mark.parametrize(("stream", "code"), [(">&-", 0), ("2>&-", 2)])
def test_what_goes_to_a_closed_stream_is_dropped(stream: str, code: int) -> None:
    ended = run_with(stream, "schema" if code == 0 else "reed")
    assert (ended.returncode, ended.stderr) == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*WHENCE, "schema"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, b"whence: output: No space left on device\n")


def test_ctrl_c_ends_quietly() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([*WHENCE, "read", "-"], stdin=theirs, stderr=subprocess.PIPE) as started:
        assert started.stderr is not None
        assert b"end the text with Ctrl-D" in started.stderr.readline()
        started.send_signal(signal.SIGINT)
        assert started.wait(WAIT_S) == 130
        assert started.stderr.read() == b""
    os.close(ours)
    os.close(theirs)


def run_on_terminal(command: list[str], stream: str, width: int) -> tuple[int, str, str]:
    """Run with one stream on a terminal: exit code, what it showed, what the other stream got."""
    ours, theirs = pty.openpty()
    setting = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color"}
    with subprocess.Popen(
        command,
        env=setting,
        stdout=theirs if stream == "stdout" else subprocess.PIPE,
        stderr=theirs if stream == "stderr" else subprocess.PIPE,
    ) as started:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # so does Linux say that the other end is closed
            while part := os.read(ours, 4096):
                shown += part
        os.close(ours)
        other = started.stdout or started.stderr
        assert other is not None
        return started.wait(WAIT_S), shown.decode(), other.read().decode()


def test_a_terminal_gets_the_page(articles: Path) -> None:
    command = [*WHENCE, "read", str(articles / "bridge.txt")]
    code, shown, messages = run_on_terminal(command, "stdout", 72)
    assert (code, messages) == (0, "")
    assert "[1:the old bridge would stay" in strip_styles(shown)
    assert "Who said what" in shown


def test_a_progress_bar_leaves_records_on_stdout_and_faults_readable(
    articles: Path, tmp_path: Path
) -> None:
    (articles / "bad.txt").write_bytes(b"")
    command = [*WHENCE, "add", str(articles), "--ledger", str(tmp_path / "new.db")]
    code, shown, records = run_on_terminal(command, "stderr", 200)
    summary = f"added 2 documents with 3 statements, 1 failed; ledger {tmp_path}/new.db\n"
    assert (code, records) == (1, summary)
    assert "reading" in shown
    assert "3/3" in shown
    assert "bad.txt: the document is empty; there is nothing to read" in shown


def test_reading_many_articles_shows_how_far_it_is(articles: Path) -> None:
    (articles / "third.txt").write_text("The mayor said that it rained.\n", encoding="utf8")
    code, shown, records = run_on_terminal([*WHENCE, "read", str(articles)], "stderr", 200)
    assert code == 0
    assert "3/3" in shown
    assert "\x1b" not in records


def test_a_narrow_encoding_shows_escapes_instead_of_failing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zoë said the “naïve” plan is dead.\n", encoding="utf8")
    setting = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [*WHENCE, "read", str(tmp_path / "a.txt")]
    plain = subprocess.run(command, capture_output=True, env=setting, check=True)
    assert b"Zo\\xeb" in plain.stdout
    record = subprocess.run([*command, "--json"], capture_output=True, env=setting, check=True)
    assert "“naïve”" in record.stdout.decode()
