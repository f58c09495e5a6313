"""The command as people run it, in a folder of its own."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.view.readings import strip_styles
from whence.cli import main

# Of our own making; the reader finds one statement in each sentence.
BRIDGE = (
    "The mayor said on Monday that the old bridge would stay closed until autumn.\n\n"
    "“Nobody was hurt,” said Anna Berg, a spokeswoman for the police.\n"
)
BERG = "Anna Berg, a spokeswoman for the police"
FLOOD = "The governor said on Monday that the river has risen by two metres.\n"


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


def in_words(shown: str) -> str:
    """A page as one line, so that it does not matter where lines were broken."""
    return " ".join(strip_styles(shown).split())


Run = Callable[..., Outcome]


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run ``whence`` with these arguments, and these bytes on stdin."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return run_command


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command believe that a person reads along, at 80 columns."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two reports, one of them in a folder below."""
    folder = tmp_path / "articles"
    (folder / "below").mkdir(parents=True)
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf8")
    (folder / "below" / "flood.txt").write_text(FLOOD, encoding="utf8")
    (folder / "notes.md").write_text("not an article", encoding="utf8")
    return folder


@pytest.fixture
def ledger(run: Run, articles: Path) -> str:
    """A ledger of the two reports, by its name in the working folder."""
    bridge, flood = str(articles / "bridge.txt"), str(articles / "below" / "flood.txt")
    day = ("--published", "2025-03-03")
    assert run("add", bridge, "--publisher", "The Ledger", "--title", "Bridge shut", *day).code == 0
    assert run("add", flood, "--publisher", "The Post", "--published", "2025-03-10").code == 0
    return "whence.db"
