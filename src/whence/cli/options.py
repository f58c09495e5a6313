"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from whence.errors import UsageError

DEFAULT_LEDGER = Path("whence.db")

LedgerPath = Annotated[
    Path,
    typer.Option("--ledger", envvar="WHENCE_LEDGER", metavar="PATH", help="File of the ledger."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print records as one JSON value.")]
AsJsonLines = Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line.")]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="Print without colour, as NO_COLOR=1 does.")
]
Url = Annotated[
    str | None, typer.Option("--url", metavar="URL", help="Address it was published at.")
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="When, in ISO 8601: 2025-08-15."),
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its headline.")]
Retrieved = Annotated[
    str | None,
    typer.Option("--retrieved", metavar="DATE", help="When it was fetched, in ISO 8601."),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Published on this day or before.")
]
FromPublisher = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="Published by them; the whole name."),
]
Limit = Annotated[int, typer.Option("--limit", min=0, help="At most so many; 0 for all.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="Pass over so many first.")]


def check_format(*, as_json: bool, as_json_lines: bool) -> None:
    """Refuse two formats at once.

    Raises:
        UsageError: Both are wanted.
    """
    if as_json and as_json_lines:
        raise UsageError("--json and --jsonl are two formats; choose one")
