"""``whence add``: read articles and keep them in a ledger."""

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from whence.cli import options
from whence.cli.inputs import Batch, find_inputs, ingest_input, make_options
from whence.cli.output import print_json, print_lines, say, show_progress
from whence.errors import FaultyReadingError, InputError, UnknownRecordError
from whence.view.words import count, squeeze

if TYPE_CHECKING:
    from whence.ingest import Ingested
    from whence.ledger import Added, Ledger

EXAMPLES = """\
whence add article.txt
whence add folder other.txt --ledger elections.db
whence add folder --publisher "The Times"
whence add - --url https://example.org/report < report.txt
whence add folder --jsonl | jq -r .document_id
"""


class Addition(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input; a line of ``--jsonl``. Without a document, ``fault`` says why."""

    input: str
    document_id: str | None = None
    is_new: bool | None = None
    n_statements: int | None = None
    fault: str | None = None


def add(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text files, folders of them, - for stdin.")
    ],
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json_lines: options.AsJsonLines = False,
    url: options.Url = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    title: options.Title = None,
    retrieved: options.Retrieved = None,
) -> None:
    """Read articles and keep them, with who said what, in a ledger.

    Each article is stored at once and whole, or not at all. One that is in the ledger
    already adds nothing. An input that cannot be read is named on stderr, and the others
    are added all the same.
    """
    from whence.ledger import Ledger

    inputs = list(find_inputs(files))
    given = make_options(url, publisher, published, title, retrieved, len(inputs))
    batch = Batch(len(inputs))
    additions = []
    try:
        with ExitStack() as stack:
            # One that is there is looked at first. A new one waits for something to hold, so
            # that a name mistyped leaves no empty ledger behind.
            opened = stack.enter_context(Ledger.open(ledger)) if os.path.lexists(ledger) else None
            progress = stack.enter_context(show_progress("reading", len(inputs)))
            for number, name in enumerate(inputs, 1):
                try:
                    ingested = ingest_input(name, given)
                    opened = opened or stack.enter_context(Ledger.open(ledger))
                    added = add_document(opened, ingested)
                except (InputError, FaultyReadingError) as fault:
                    batch.note(fault)
                    addition = Addition(input=name, fault=str(fault))
                else:
                    addition = Addition(input=name, **added._asdict())
                additions.append(addition)
                if as_json_lines:
                    print_json(_make_printable(addition), one_line=True)
                progress(number, len(inputs))
    finally:  # a full disk or Ctrl-C may end it, and what was added before stays
        if additions and not as_json_lines:
            print_lines([summarise(additions, str(ledger) if ledger.exists() else None)])
    raise typer.Exit(batch.exit_code)


def add_document(ledger: "Ledger", ingested: "Ingested") -> "Added":
    """Read a document and store it, unless the ledger has it already."""
    from whence.annotate import annotate
    from whence.ledger import Added

    document, raw, problems = ingested
    try:
        stored = ledger.reading(document.id)
    except UnknownRecordError:
        for problem in problems:
            say(f"{document.title or document.id}: {problem.message}")
        return ledger.add(annotate(document, problems), raw)
    return Added(document.id, is_new=False, n_statements=len(stored.statements))


def summarise(additions: list[Addition], ledger: str | None) -> str:
    """One line on a whole batch; ``ledger`` is None where none was made."""
    added = [each for each in additions if each.is_new]
    n_known = sum(each.is_new is False for each in additions)
    n_failed = sum(each.fault is not None for each in additions)
    n_statements = sum(each.n_statements or 0 for each in added)
    line = f"added {count(len(added), 'document')} with {count(n_statements, 'statement')}"
    line += f", {n_known:,} already there" if n_known else ""
    line += f", {n_failed:,} failed" if n_failed else ""
    return f"{line}; ledger {squeeze(ledger)}" if ledger else f"{line}; no ledger was made"


def _make_printable(addition: Addition) -> Addition:
    """The same with file names that are no Unicode text shown as escapes; JSON cannot hold them."""
    name = addition.input.encode("utf-8", "backslashreplace").decode()
    fault = addition.fault
    if fault is not None:
        fault = fault.encode("utf-8", "backslashreplace").decode()
    return msgspec.structs.replace(addition, input=name, fault=fault)
