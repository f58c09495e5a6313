"""``whence documents``: what is in a ledger."""

from typing import Annotated

import typer

from whence.cli import options
from whence.cli.listing import cut_to, open_to_look, print_records
from whence.cli.output import is_page, make_console, print_lines, print_page

EXAMPLES = """\
whence documents
whence documents --publisher "The Times" --since 2025-08-01
whence documents --words olympic --jsonl
"""


def documents(
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    publisher: options.FromPublisher = None,
    since: options.Since = None,
    until: options.Until = None,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that title or text must hold.")
    ] = None,
    limit: options.Limit = 100,
    offset: options.Offset = 0,
    as_json: options.AsJson = False,
    as_json_lines: options.AsJsonLines = False,
    no_color: options.NoColor = False,
) -> None:
    """List the documents of a ledger, in the order of publication.

    A pipe gets a line for each, with tabs between id, day of publication, publisher, number
    of statements and title.
    """
    options.check_format(as_json=as_json, as_json_lines=as_json_lines)
    with open_to_look(ledger) as opened:
        found = opened.documents(
            publisher=publisher,
            since=since,
            until=until,
            words=words,
            limit=limit + 1 if limit else None,
            offset=offset,
        )
    rows = cut_to(found, limit, "document", offset)
    if as_json or as_json_lines:
        print_records(rows, one_line=as_json_lines)
    elif is_page():
        from whence.view.tables import show_documents

        page = show_documents(
            (row.id, row.title or "untitled", row.publisher, row.published, row.n_statements)
            for row in rows
        )
        print_page(page, make_console(no_color=no_color))
    else:
        from whence.view.plain import join_fields

        print_lines(
            join_fields(row.id, row.published, row.publisher, row.n_statements, row.title)
            for row in rows
        )
