"""The command line: one file a command, each of which only asks the rooms and shows the answer."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``whence``.

    Args:
        arguments: What stands after the program's name; None for those of the process.

    Returns:
        The exit code; docs/exit-codes.md lists them.
    """
    try:
        from whence.cli.program import run

        return run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
