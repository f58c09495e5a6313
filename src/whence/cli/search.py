"""``whence search``: words in statements and documents of a ledger."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli import options
from whence.cli.listing import cut_to, open_to_look, print_records
from whence.cli.output import is_page, make_console, print_lines, print_page
from whence.cli.statements import make_entry
from whence.view import Find

if TYPE_CHECKING:
    from whence.ledger import Hit

EXAMPLES = """\
whence search passengers saved
whence search '"in tow"' halifax
whence search iceberg --publisher "The Times" --until 1912-04-20
whence search 'ship*' --limit 5 --jsonl
"""


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORD", help='All must occur; "two words" is a phrase, ship* a stem.'
        ),
    ],
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    publisher: options.FromPublisher = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = 20,
    as_json: options.AsJson = False,
    as_json_lines: options.AsJsonLines = False,
    no_color: options.NoColor = False,
) -> None:
    """Search statements and documents for words, best finds first.

    A pipe gets a line for each find, with tabs between the id of the statement or document,
    day of publication, publisher, speaker (empty for a document) and passage.
    """
    options.check_format(as_json=as_json, as_json_lines=as_json_lines)
    with open_to_look(ledger) as opened:
        found = opened.search(
            " ".join(words),
            publisher=publisher,
            since=since,
            until=until,
            limit=limit + 1 if limit else sys.maxsize,
        )
    hits = cut_to(found, limit, "find")
    if as_json or as_json_lines:
        print_records(hits, one_line=as_json_lines)
        return
    finds = [make_find(hit) for hit in hits]
    if is_page():
        from whence.view.tables import show_finds

        print_page(show_finds(finds), make_console(no_color=no_color))
    else:
        from whence.view.plain import plain_find

        print_lines(plain_find(find) for find in finds)


def make_find(hit: "Hit") -> Find:
    """A hit of the ledger as an entry of a list."""
    row = hit.statement
    return Find(
        record_id=row.statement.id if row else hit.document.id,
        passage=hit.snippet,
        marks=hit.marks,
        title=hit.document.title,
        publisher=hit.document.publisher,
        published=hit.document.published,
        entry=make_entry(row) if row else None,
    )
