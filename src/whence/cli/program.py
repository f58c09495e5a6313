"""The program: its commands, and how a fault becomes one line and an exit code."""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from whence import __version__
from whence.cli import (
    add,
    doctor,
    documents,
    evaluate,
    read,
    schema,
    search,
    show,
    statements,
    try_out,
    verify,
)
from whence.cli.output import close_quietly, prepare_streams, print_lines, say
from whence.errors import WhenceError

ABORTED = 130  # as if interrupted
CLOSED_PIPE = 141  # 128 + SIGPIPE, as shells have it
EPILOG = """\b
Exit codes:
  0  success
  1  a batch went through, but some of its inputs were not read
  2  wrong usage, a malformed filter, a search without a word, an
     annotator that cannot be had, or benchmarks that are not at hand
  3  the document cannot be read at all
  4  spans or hashes do not match the text
  5  the ledger cannot be opened or written, or has no such record
  6  the weights are missing, or not those of the model card

\b
Records go to stdout, messages to stderr. A terminal gets pages, a pipe
gets plain lines or, with --json and --jsonl, records. NO_COLOR takes the
colours out of pages, FORCE_COLOR puts them on a terminal that does not say
it has any. WHENCE_LEDGER names the ledger where --ledger does not.
"""
COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("read", read.read, read.EXAMPLES),
    ("add", add.add, add.EXAMPLES),
    ("statements", statements.statements, statements.EXAMPLES),
    ("documents", documents.documents, documents.EXAMPLES),
    ("show", show.show, show.EXAMPLES),
    ("search", search.search, search.EXAMPLES),
    ("verify", verify.verify, verify.EXAMPLES),
    ("eval", evaluate.evaluate, evaluate.EXAMPLES),
    ("schema", schema.schema, schema.EXAMPLES),
    ("doctor", doctor.doctor, doctor.EXAMPLES),
    ("try", try_out.try_out, try_out.EXAMPLES),
)


def make_program() -> typer.Typer:
    """The command line with all its commands."""
    program = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=EPILOG,
    )
    program.callback(invoke_without_command=True)(_begin)
    for name, command, examples in COMMANDS:
        listed = "".join(f"  {line}\n" for line in examples.splitlines())
        program.command(name, epilog=f"\b\nExamples:\n{listed}")(command)
    return program


def run(arguments: Sequence[str]) -> int:
    """Run one command line, and turn every fault of the user or machine into one line.

    Returns:
        The exit code; docs/exit-codes.md lists them.
    """
    prepare_streams()
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except WhenceError as fault:
        say(str(fault))
        return fault.exit_code
    except TyperException as fault:
        message = fault.format_message().replace("Value error, ", "").rstrip(".")
        say(f"{message}; see whence --help")
        return fault.exit_code
    except typer.Abort:
        return ABORTED
    except BrokenPipeError:
        close_quietly()
        return CLOSED_PIPE
    except OSError as fault:
        close_quietly()
        say(f"{fault.filename or 'output'}: {fault.strerror or fault}")
        return 1
    return code


def _invoke(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(make_program())
    try:
        with command.make_context("whence", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return 0


def _begin(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Read news reporting, and keep a ledger of who said what, on whose word."""
    if version:
        print_lines([f"whence {__version__}"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        print_lines([context.get_help()])
