"""What the commands that look things up share: the ledger, how many records, and as JSON."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from whence.cli.output import print_json, say
from whence.view.words import count

if TYPE_CHECKING:
    from whence.ledger import Ledger

Row = TypeVar("Row")


def open_to_look(path: Path) -> "Ledger":
    """Open a ledger to which nothing is added; it may lie where the caller cannot write.

    Raises:
        MissingLedgerError: There is none at the path; none is made.
        LedgerError: It cannot be opened.
    """
    from whence.ledger import Ledger

    # Who may write opens it so, since SQLite then tidies up its files beside the ledger.
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return Ledger.open(path, create=False, read_only=not is_writable)


def cut_to(rows: Sequence[Row], limit: int, noun: str, offset: int = 0) -> Sequence[Row]:
    """The first rows, with a word on stderr where there are none, or more than the limit.

    Args:
        rows: One more than the limit was asked for, to see whether there are more.
        limit: 0 for all.
        noun: What they are.
        offset: How many were passed over.
    """
    after = f" after the first {offset:,}" if offset else ""
    if not rows:
        say(f"no {noun} found{after}")
    if limit and len(rows) > limit:
        first = (
            f"{count(limit, noun)}{after}, of more"
            if offset
            else f"the first {count(limit, noun)} of more"
        )
        say(f"{first}; --limit 0 lists all")
        return rows[:limit]
    return rows


def print_records(rows: Sequence[object], *, one_line: bool) -> None:
    """Records as one JSON array, or as one object a line."""
    if one_line:
        for row in rows:
            print_json(row, one_line=True)
    else:
        print_json(list(rows))
