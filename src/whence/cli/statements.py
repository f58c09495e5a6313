"""``whence statements``: who said what in a ledger, filtered."""

from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli import options
from whence.cli.listing import cut_to, open_to_look, print_records
from whence.cli.output import is_page, make_console, print_lines, print_page
from whence.records import Form
from whence.view import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whence.ledger import StatementRow

EXAMPLES = """\
whence statements --speaker ismay
whence statements --form direct --words flood --since 2025-08-15
whence statements --publisher "The Times" --min-confidence 0.8
whence statements --limit 0 | cut -f 3 | sort | uniq -c
"""


def statements(
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of a name in the source chain.")
    ] = None,
    form: Annotated[Form | None, typer.Option(help="How the words are given.")] = None,
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that the content must hold.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Of this document only.")
    ] = None,
    publisher: options.FromPublisher = None,
    since: options.Since = None,
    until: options.Until = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="P", help="Least confidence, from 0 to 1."),
    ] = None,
    limit: options.Limit = 100,
    offset: options.Offset = 0,
    as_json: options.AsJson = False,
    as_json_lines: options.AsJsonLines = False,
    no_color: options.NoColor = False,
) -> None:
    """List who said what, in the order of publication.

    A pipe gets a line for each statement, with tabs between its id, day of publication,
    source chain, cue, content, form and confidence.
    """
    options.check_format(as_json=as_json, as_json_lines=as_json_lines)
    with open_to_look(ledger) as opened:
        found = opened.statements(
            speaker=speaker,
            form=form,
            words=words,
            document=document,
            publisher=publisher,
            since=since,
            until=until,
            min_confidence=min_confidence,
            limit=limit + 1 if limit else None,
            offset=offset,
        )
    rows = cut_to(found, limit, "statement", offset)
    if as_json or as_json_lines:
        print_records(rows, one_line=as_json_lines)
    else:
        show_rows(rows, no_color=no_color)


def show_rows(rows: "Sequence[StatementRow]", *, no_color: bool) -> None:
    """Statements of several documents, as a list or as lines for a pipe."""
    entries = [make_entry(row) for row in rows]
    if is_page():
        from whence.view.tables import show_dated_entries

        print_page(show_dated_entries(entries), make_console(no_color=no_color))
    else:
        from whence.view.plain import plain_dated_entry

        print_lines(plain_dated_entry(entry) for entry in entries)


def make_entry(row: "StatementRow") -> Entry:
    """A row of the ledger as an entry of a list."""
    return Entry(
        statement=row.statement,
        quote=row.quote,
        cue=row.cue_text,
        publisher=row.document.publisher,
        published=row.document.published,
    )
