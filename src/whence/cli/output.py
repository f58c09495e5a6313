"""Where output goes: records to stdout, messages to stderr, and nothing unescaped to either."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import msgspec

from whence.view.safe import escape_json
from whence.view.words import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console, RenderableType

FEW = 3  # inputs: below that many, a progress bar only flickers


def say(message: str) -> None:
    """Put a message on stderr: one line, whatever is in it."""
    sys.stderr.write(f"whence: {squeeze(message)}\n")


def is_page() -> bool:
    """Whether stdout is for eyes, that is a terminal."""
    return sys.stdout.isatty()


def is_colour_forced() -> bool:
    """Whether FORCE_COLOR asks for colour where the terminal is not known to show any.

    Empty and 0 mean no, and NO_COLOR is stronger.
    """
    return os.environ.get("FORCE_COLOR", "") not in {"", "0"} and not os.environ.get("NO_COLOR")


def make_console(*, no_color: bool, stream: TextIO | None = None) -> "Console":
    """A console that takes no markup, emoji codes or highlights from any text.

    Args:
        no_color: Leave colours out, whatever the environment says; bold and italics stay.
        stream: Where it writes; None for stdout.
    """
    from rich.console import Console

    file = stream or sys.stdout
    return Console(
        file=file,
        force_terminal=file.isatty(),  # else rich would take FORCE_COLOR for a terminal
        color_system="standard" if is_colour_forced() and _is_colour_unknown() else "auto",
        no_color=True if no_color else None,  # None: as NO_COLOR says
        markup=False,
        emoji=False,
        highlight=False,
    )


def _is_colour_unknown() -> bool:
    """Whether the terminal says of itself that it can do nothing, or says nothing."""
    return os.environ.get("TERM", "").lower() in {"", "dumb", "unknown"}


def print_page(page: "RenderableType", console: "Console") -> None:
    """Put a page on a terminal."""
    console.print(page, soft_wrap=False)


def print_lines(lines: Iterable[str]) -> None:
    """Put lines on stdout; they must be safe already."""
    for line in lines:
        sys.stdout.write(line + "\n")


def print_json(value: object, *, one_line: bool = False) -> None:
    """Put a record on stdout as JSON in UTF-8, whatever the locale, indented or on one line.

    What a terminal might act on stands in it as a JSON escape, so it decodes unchanged.
    """
    encoded = msgspec.json.encode(value)
    if not one_line:
        encoded = msgspec.json.format(encoded, indent=2)
    print_bytes(escape_json(encoded.decode()).encode() + b"\n")


def print_bytes(content: bytes) -> None:
    """Put bytes on stdout just as they are; never on a terminal, unless they are safe."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


@contextmanager
def show_progress(what: str, total: int | None = None) -> "Iterator[Callable[[int, int], None]]":
    """A progress bar on stderr while the block runs, where that is a terminal.

    Args:
        what: What is being done, in our own words: "reading".
        total: Steps to come, if that is known before; for a few there is no bar.

    Yields:
        A function to call after each step, with how many are done and of how many.
    """
    if not sys.stderr.isatty() or (total is not None and total < FEW):
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), Remaining())
    console = make_console(no_color=False, stream=sys.stderr)
    # Records keep going to stdout; lines on stderr are put above the bar.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def prepare_streams() -> None:
    """Let neither characters that the terminal lacks nor a stream that is closed end the run.

    Such characters are shown as escapes; what goes to a closed stream is dropped.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to stay
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def close_quietly() -> None:
    """Let nothing more be written to a pipe that nobody reads, or to a disk that is full."""
    with suppress(OSError):  # a stream without a file needs none
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
