"""Views: plain functions that turn records into text that is safe to show.

``safe`` escapes what comes from outside; ``plain`` makes lines for pipes, ``html`` fragments for
notebooks; ``page`` and ``tables`` make what rich prints in a terminal, and are the only files that
import rich, so they are not offered from here.
"""

from whence.view.entries import Entry, Find, list_entries
from whence.view.html import ledger_html, reading_html, statement_html
from whence.view.safe import escape_html, escape_json, escape_text
from whence.view.words import describe_chain, squeeze

__all__ = [
    "Entry",
    "Find",
    "describe_chain",
    "escape_html",
    "escape_json",
    "escape_text",
    "ledger_html",
    "list_entries",
    "reading_html",
    "squeeze",
    "statement_html",
]
