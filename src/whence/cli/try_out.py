"""``whence try``: the bundled dispatches on the loss of the Titanic, read and shown."""

import shlex
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli import options
from whence.cli.add import Addition, add_document, summarise
from whence.cli.output import print_lines, show_progress
from whence.cli.show import show_document
from whence.cli.statements import show_rows
from whence.view.words import squeeze

if TYPE_CHECKING:
    from whence.ledger import Ledger

EXAMPLES = """\
whence try
whence try --ledger elsewhere.db
"""
DEFAULT_LEDGER = Path("whence-try.db")
SHOWN = "02-evening-sun.txt"
WORDS = "saved"

# Not the shared option: a ledger named in the environment is for the user's own documents.
TryLedger = Annotated[
    Path, typer.Option("--ledger", metavar="PATH", help="File of the ledger to make.")
]


def try_out(ledger: TryLedger = DEFAULT_LEDGER, no_color: options.NoColor = False) -> None:
    """Read bundled dispatches of April 1912, and show them.

    Fourteen of them go into a ledger, and the command shows what is in it then.
    They tell of the loss of the Titanic: first reports, false ones, denials, inquiries.
    """
    from whence.ledger import Ledger

    with Ledger.open(ledger) as opened:
        ids = _add_dispatches(opened, str(ledger))
        print_lines([""])
        show_document(opened.reading(ids[SHOWN]), no_color=no_color)
        print_lines(["", f"Who was {WORDS}, as one paper after the other has it:", ""])
        show_rows(opened.statements(words=WORDS), no_color=no_color)
    name = f"--ledger {squeeze(shlex.quote(str(ledger)))}"
    print_lines(
        [
            f"Look on: whence statements {name} --speaker franklin",
            f"         whence search {name} halifax",
        ]
    )


def _add_dispatches(ledger: "Ledger", name: str) -> dict[str, str]:
    """Add the dispatches and say so; document ids by file name."""
    from whence.ingest import ingest_path

    additions = []
    with as_file(files("whence.examples") / "titanic") as folder:
        paths = sorted(folder.glob("*.txt"))
        with show_progress("reading", len(paths)) as progress:
            for number, path in enumerate(paths, 1):
                added = add_document(ledger, ingest_path(path))
                additions.append(Addition(input=path.name, **added._asdict()))
                progress(number, len(paths))
    print_lines([summarise(additions, name)])
    return {each.input: each.document_id or "" for each in additions}
