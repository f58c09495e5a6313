"""The command as people run it, in a folder of its own."""

import io
import os
import pty
import sys
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TextIO

import pytest

from tests.view.readings import strip_styles
from whence.cli import main

# Of our own making; the reader finds one statement in each sentence.
BRIDGE = (
    "The mayor said on Monday that the old bridge would stay closed until autumn.\n\n"
    "“Nobody was hurt,” said Anna Berg, a spokeswoman for the police.\n"
)
BERG = "Anna Berg"
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


class Screen:
    """A terminal that the command may get as its stdout."""

    def __init__(self) -> None:
        self.is_on = False
        self.shown = b""

    @contextmanager
    def stand_in(self) -> Iterator[TextIO]:
        """A stream to a terminal; what it showed is in ``shown`` after the block."""
        ours, theirs = pty.openpty()
        tty.setraw(theirs)  # so that it shows line ends as they were written
        parts: list[bytes] = []
        reader = threading.Thread(target=self._read, args=(ours, parts))
        reader.start()
        try:
            with open(theirs, "w", encoding="utf8") as stream:  # noqa: PTH123 - a descriptor
                yield stream
        finally:
            reader.join()
            os.close(ours)
            self.shown = b"".join(parts)

    @staticmethod
    def _read(descriptor: int, parts: list[bytes]) -> None:
        with suppress(OSError):  # so does Linux say that the other end is closed
            while part := os.read(descriptor, 4096):
                parts.append(part)


@pytest.fixture
def screen() -> Screen:
    """The terminal of a test, off until ``page`` turns it on."""
    return Screen()


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    screen: Screen,
) -> Run:
    """Run ``whence`` with these arguments, and these bytes on stdin."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        if screen.is_on:
            with screen.stand_in() as stream, monkeypatch.context() as patch:
                patch.setattr(sys, "stdout", stream)
                code = main(arguments)
        else:
            code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return Outcome(code, (screen.shown if screen.is_on else out).decode(), err.decode())

    return run_command


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, screen: Screen) -> None:
    """Put the command's stdout on a terminal of 80 columns and 256 colours."""
    screen.is_on = True
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("COLORTERM", raising=False)


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
