"""Whence: who said what, on whose word.

>>> import whence
>>> reading = whence.read("The pact will hold, the minister said.")
>>> ledger = whence.Ledger.open("whence.db")
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whence.records import Document, Problem, Reading, Span, Statement, Voice
from whence.version import __version__

if TYPE_CHECKING:
    from whence.ledger import Ledger

__all__ = [
    "Document",
    "Ledger",
    "Problem",
    "Reading",
    "Span",
    "Statement",
    "Voice",
    "__version__",
    "read",
]

LONGEST_NAME = 255  # characters; no usual file system takes a longer one
_ENDING = re.compile(r".\.[A-Za-z0-9]{2,5}\Z")


def read(  # noqa: PLR0913 - one argument for each thing that a caller may know
    text_or_path: str | Path,
    *,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    retrieved: str | None = None,
) -> Reading:
    """Find who said what in one news report.

    Args:
        text_or_path: A Path is a file. A str is a file if it is of one line and a file of
            that name exists, or if it is no text but a name: without blanks, and with an
            ending ("report.txt") or a separator of folders. Any other str is the text itself.
        url: Address that it was published at.
        publisher: Name of who published it.
        published: ISO 8601 date or moment of publication.
        title: Headline.
        retrieved: ISO 8601 date or moment at which it was fetched.

    Returns:
        The document with its statements, in reading order. What could not be decided is in
        ``problems``; text in another language than English has no statements.

    Raises:
        InputError: It cannot be read at all, or an option is malformed; MissingInputError
            where a name is of no file.
        ModelError: The weights are missing.
    """
    from whence.annotate import annotate
    from whence.ingest import DocumentOptions, ingest_path, ingest_text

    options = DocumentOptions(
        url=url, publisher=publisher, published=published, title=title, retrieved=retrieved
    )
    if isinstance(text_or_path, str) and not _names_file(text_or_path):
        found = ingest_text(text_or_path, "text", options)
    else:
        found = ingest_path(Path(text_or_path), options)
    return annotate(found.document, found.problems)


def _names_file(text: str) -> bool:
    """Whether a text is the name of a file, be it there or not."""
    if "\n" in text or "\0" in text:
        return False
    try:
        if Path(text).is_file():
            return True
    except (OSError, ValueError):  # longer than a name can be, or half a character in it
        pass
    parts = text.replace(os.sep, "/").split("/")
    if any(char.isspace() for char in text) or max(map(len, parts)) > LONGEST_NAME:
        return False
    return len(parts) > 1 or _ENDING.search(text) is not None


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: whatever the name stands for
    """The ledger, which brings SQLite along, is loaded when it is first asked for."""
    if name != "Ledger":
        raise AttributeError(f"module 'whence' has no attribute {name!r}")
    from whence.ledger import Ledger

    _offer_to_notebooks(Ledger, "ledger_html")
    globals()[name] = Ledger
    return Ledger


def __dir__() -> list[str]:
    """All names, also of what is not loaded yet."""
    return sorted({*globals(), *__all__})


def _offer_to_notebooks(kind: type, view: str) -> None:
    """Let a notebook show values of a class by a view.

    Done here since records and ledger import no view: this is the one place that knows both.
    The view itself is loaded when a notebook asks.
    """

    def _repr_html_(self: object) -> str:
        from whence.view import html

        shown: str = getattr(html, view)(self)
        return shown

    kind._repr_html_ = _repr_html_  # type: ignore[attr-defined]


_offer_to_notebooks(Reading, "reading_html")
_offer_to_notebooks(Statement, "statement_html")
