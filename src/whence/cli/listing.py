"""What the commands that list records share: how many, and as JSON."""

from collections.abc import Sequence
from typing import TypeVar

from whence.cli.output import print_json, say
from whence.view.words import count

Row = TypeVar("Row")


def cut_to(rows: Sequence[Row], limit: int, noun: str) -> Sequence[Row]:
    """The first rows, with a word on stderr where there are none, or more than the limit.

    Args:
        rows: One more than the limit was asked for, to see whether there are more.
        limit: 0 for all.
        noun: What they are.
    """
    if not rows:
        say(f"no {noun} found")
    if limit and len(rows) > limit:
        say(f"the first {count(limit, noun)} of more; --limit 0 lists all")
        return rows[:limit]
    return rows


def print_records(rows: Sequence[object], *, one_line: bool) -> None:
    """Records as one JSON array, or as one object a line."""
    if one_line:
        for row in rows:
            print_json(row, one_line=True)
    else:
        print_json(list(rows))
