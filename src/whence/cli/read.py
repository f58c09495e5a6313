"""``whence read``: find who said what in articles, without keeping it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli import options
from whence.cli.inputs import Batch, find_inputs, ingest_input, make_options
from whence.cli.output import (
    is_page,
    make_console,
    print_json,
    print_lines,
    print_page,
    show_progress,
)
from whence.errors import InputError, UsageError
from whence.records import Reading
from whence.view.words import squeeze

if TYPE_CHECKING:
    from whence.ingest import DocumentOptions

EXAMPLES = """\
whence read article.txt
whence read article.txt --publisher "The Times" --published 1912-04-22
curl -s https://example.org/report.txt | whence read - --json
whence read folder --jsonl > readings.jsonl
whence read article.txt | cut -f 2,4
whence read article.txt --json | jq -r '.document.text as $t | .mentions[]
  | [.kind, .reading, $t[.span.start:.span.end]] | @tsv'
"""


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, - for stdin.")
    ],
    as_json: options.AsJson = False,
    as_json_lines: options.AsJsonLines = False,
    url: options.Url = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    title: options.Title = None,
    retrieved: options.Retrieved = None,
    no_color: options.NoColor = False,
) -> None:
    """Find who said what in an article, and on whose word.

    A terminal gets the text with its statements marked, a table of them, and who and what is
    named in it. A pipe gets a line for each statement, with tabs between number, source
    chain, cue, content, form and confidence; of several files each line begins with the
    file's name. The names are in --json and --jsonl, as mentions.
    """
    options.check_format(as_json=as_json, as_json_lines=as_json_lines)
    inputs = list(find_inputs(files))
    if as_json and len(inputs) > 1:
        raise UsageError(f"--json prints one document, and here are {len(inputs)}; use --jsonl")
    given = make_options(url, publisher, published, title, retrieved, len(inputs))
    batch = Batch(len(inputs))
    n_awaited = 0 if is_page() else len(inputs)  # pages tell by themselves how far it is
    with show_progress("reading", n_awaited) as progress:
        for number, (name, reading) in enumerate(_read_each(inputs, given, batch, progress)):
            if as_json or as_json_lines:
                print_json(reading, one_line=as_json_lines)
            else:
                label = squeeze(name) if len(inputs) > 1 else None
                _show(reading, label, no_color=no_color, is_first=number == 0)
    raise typer.Exit(batch.exit_code)


def _read_each(
    inputs: list[str],
    given: "DocumentOptions",
    batch: Batch,
    progress: Callable[[int, int], None],
) -> Iterator[tuple[str, Reading]]:
    from whence.annotate import annotate

    for number, name in enumerate(inputs, 1):
        try:
            ingested = ingest_input(name, given)
        except InputError as fault:
            batch.note(fault)
        else:
            yield name, annotate(ingested.document, ingested.problems)
        progress(number, len(inputs))


def _show(reading: Reading, label: str | None, *, no_color: bool, is_first: bool) -> None:
    """Print one reading; of several in a pipe each line begins with the ``label``, as grep's."""
    if not is_page():
        from whence.cli.output import say
        from whence.view import list_entries
        from whence.view.plain import plain_entry
        from whence.view.words import describe_problems

        mark = "" if label is None else f"{label}\t"
        print_lines(f"{mark}{plain_entry(entry)}" for entry in list_entries(reading))
        for line in describe_problems(reading.problems, reading.document):
            say(line if label is None else f"{label}: {line}")
        return
    from rich.rule import Rule

    from whence.view.page import show_reading

    console = make_console(no_color=no_color)
    if not is_first:
        print_page(Rule(style="dim"), console)
    print_page(show_reading(reading, console.width), console)
