"""``whence show``: one document with its statements marked, or one statement in its context."""

from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli import options
from whence.cli.listing import open_to_look
from whence.cli.output import (
    is_page,
    make_console,
    print_bytes,
    print_json,
    print_lines,
    print_page,
)
from whence.cli.statements import make_entry
from whence.errors import AmbiguousIdError, UnknownRecordError, UsageError
from whence.records import Document, Reading
from whence.view import list_entries

if TYPE_CHECKING:
    from whence.ledger import Ledger, StatementRow

EXAMPLES = """\
whence show 3f9c2a71
whence show 3f9c2a71 --json | jq '.statements | length'
whence show 3f9c2a71 | grep '^publisher'
whence show 3f9c2a71 | grep '^mention' | cut -s -f 2,6 | sort | uniq -c
whence show 3f9c2a71 --raw > article.txt
"""


def show(
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="Of a document or a statement, or its beginning.")
    ],
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
    as_raw: Annotated[
        bool, typer.Option("--raw", help="Print the bytes that the document was read from.")
    ] = False,
    no_color: options.NoColor = False,
) -> None:
    """Show a document or a statement in its context.

    A document comes with its statements marked and with the names in it, a statement with the
    paragraphs around it. In a pipe a name is a line for each mention, with tabs between the
    word "mention", kind, reading (what a place word stands for), start, end, words and
    confidence; start and end count characters from the beginning of the text.
    The ids stand in what the commands documents, statements and search print; their first
    characters are enough where they are of one record only. With --raw, a statement stands
    for its document.
    """
    if as_raw and as_json:
        raise UsageError("--raw and --json are two formats; choose one")
    if as_raw and is_page():
        raise UsageError("--raw prints bytes as they came; send them to a file or a pipe")
    with open_to_look(ledger) as opened:
        found = find_record(opened, record_id)
        if as_raw:
            print_bytes(opened.raw(found.document.id))
        elif as_json:
            print_json(found)
        elif isinstance(found, Reading):
            show_document(found, no_color=no_color)
        else:
            _show_statement(found, opened.document(found.document.id), no_color=no_color)


def find_record(ledger: "Ledger", record_id: str) -> "Reading | StatementRow":
    """The document or the statement that an id, or the beginning of one, belongs to.

    Raises:
        UnknownRecordError: There is none.
        AmbiguousIdError: There are several.
    """
    found: list[Reading | StatementRow] = []
    for look_up in (ledger.reading, ledger.statement):
        try:
            found.append(look_up(record_id))
        except AmbiguousIdError:
            raise
        except UnknownRecordError:
            continue
    if not found:
        raise UnknownRecordError("document or statement", record_id)
    if len(found) > 1:  # a document and a statement
        raise AmbiguousIdError("record", record_id, len(found))
    return found[0]


def show_document(reading: Reading, *, no_color: bool) -> None:
    """A whole document: as a page, or as plain lines for a pipe."""
    if is_page():
        from whence.view.page import show_reading

        console = make_console(no_color=no_color)
        print_page(show_reading(reading, console.width), console)
    else:
        from whence.view.plain import plain_page

        print_lines(plain_page(reading, list_entries(reading)))


def _show_statement(row: "StatementRow", document: Document, *, no_color: bool) -> None:
    if is_page():
        from whence.view.page import show_in_context

        console = make_console(no_color=no_color)
        print_page(show_in_context(make_entry(row), document, console.width), console)
    else:
        from whence.view.plain import plain_in_context

        print_lines(plain_in_context(make_entry(row), document))
