"""``whence verify``: read every span and hash of a ledger again."""

from whence.cli import options
from whence.cli.listing import open_to_look
from whence.cli.output import is_page, print_json, print_lines, show_progress
from whence.errors import VerificationError
from whence.view.words import count, squeeze

EXAMPLES = """\
whence verify
whence verify --ledger elections.db && cp elections.db backup/
"""


def verify(
    ledger: options.LedgerPath = options.DEFAULT_LEDGER,
    as_json: options.AsJson = False,
) -> None:
    """Read every hash, id, span and index entry again.

    Prints each fault on a line, with tabs between code and message. Ends with exit code 4
    if there is one.
    """
    with open_to_look(ledger) as opened, show_progress("verifying") as progress:
        found = opened.verify(progress=progress)
    n_documents, n_statements = found.n_documents, found.n_statements
    held = f"{count(n_documents, 'document')} and {count(n_statements, 'statement')}"
    if as_json:
        print_json(found)
    elif found.is_sound:
        print_lines([f"sound: {held}"])
    else:
        gap = "  " if is_page() else "\t"
        print_lines(f"{squeeze(fault.code)}{gap}{squeeze(fault.message)}" for fault in found.faults)
    if not found.is_sound:
        n_faults = count(len(found.faults), "fault")
        raise VerificationError(f"{ledger}: {n_faults} in {held}; restore the ledger from a copy")
