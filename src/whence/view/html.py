"""HTML fragments for notebooks: what is in them from outside is escaped, and nothing is fetched."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from whence.errors import LedgerError
from whence.records import Document, Reading, Statement
from whence.view.context import describe_place
from whence.view.entries import Entry, list_entries
from whence.view.marks import Stretch, mark_stretches
from whence.view.names import NameLine, list_names
from whence.view.safe import escape_html
from whence.view.words import (
    count,
    describe_chain,
    describe_issue,
    describe_problems,
    percent,
    squeeze,
)

_TEXT = "white-space:pre-wrap;max-width:46em;line-height:1.5"
_CELL = "text-align:left;vertical-align:top"
_HEADS = ("", "Who", "Cue", "What", "Form", "Sure")


class LedgerCounts(Protocol):
    """How much a ledger holds."""

    @property
    def n_documents(self) -> int:
        """Documents."""

    @property
    def n_statements(self) -> int:
        """Statements of all documents."""

    @property
    def n_publishers(self) -> int:
        """Publishers with a document."""


class CountedLedger(Protocol):
    """What a view needs of a ledger, whose room it does not import."""

    @property
    def path(self) -> Path:
        """Its file."""

    def stats(self) -> LedgerCounts:
        """How much it holds."""


def reading_html(reading: Reading) -> str:
    """A reading as a fragment: heading, marked text, tables of statements and names, problems."""
    document = reading.document
    n_statements = count(len(reading.statements), "statement")
    issue = escape_html(describe_issue(document.publisher, document.published))
    parts = [f"<div><p><strong>{issue}</strong> {n_statements}</p>"]
    if document.url:
        parts.append(f"<p><small>{escape_html(squeeze(document.url))}</small></p>")
    marked = marked_text_html(document, reading.statements)
    parts += [f'<div style="{_TEXT}">{marked}</div>', entries_html(list_entries(reading))]
    parts.append(names_html(reading))
    problems = describe_problems(reading.problems, document)
    if problems:
        listed = "".join(f"<li>{escape_html(line)}</li>" for line in problems)
        parts.append(f"<p><strong>Not decided</strong></p><ul>{listed}</ul>")
    return "".join([*parts, "</div>"])


def statement_html(statement: Statement) -> str:
    """A statement as a fragment: who, how and where; its words stand in the document only."""
    sure = percent(statement.confidence)
    how = statement.form + (f", {sure}" if sure else "")
    return (
        f"<div><strong>{escape_html(describe_chain(statement))}</strong> "
        f"<small>{escape_html(how)}, characters {describe_place(statement)} of document "
        f"{escape_html(squeeze(statement.document_id))}</small></div>"
    )


def ledger_html(ledger: CountedLedger) -> str:
    """A ledger as a fragment: its file, and how much it holds."""
    try:
        stats = ledger.stats()
    except LedgerError as fault:  # closed, or its file is gone
        return f"<div>{escape_html(squeeze(str(fault)))}</div>"
    held = ", ".join(
        (
            count(stats.n_documents, "document"),
            count(stats.n_statements, "statement"),
            count(stats.n_publishers, "publisher"),
        )
    )
    return f"<div><strong>{escape_html(squeeze(str(ledger.path)))}</strong> {held}</div>"


def entries_html(entries: Sequence[Entry]) -> str:
    """Who said what, as a table; empty where nobody said anything."""
    if not entries:
        return ""
    head = "".join(f'<th style="{_CELL}">{name}</th>' for name in _HEADS)
    rows = "".join(f"<tr>{''.join(_list_cells(entry))}</tr>" for entry in entries)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def names_html(reading: Reading) -> str:
    """Who and what is named, as a table for each heading; empty where nothing is."""
    parts = []
    for section in list_names(reading):
        rows = "".join(
            f'<tr><th style="{_CELL};font-weight:normal">{escape_html(line.label)}</th>'
            f'<td style="{_CELL}">{_list_names_html(line)}</td></tr>'
            for line in section.lines
        )
        parts.append(
            f"<p><strong>{section.heading}</strong></p><table><tbody>{rows}</tbody></table>"
        )
    return "".join(parts)


def marked_text_html(document: Document, statements: Sequence[Statement]) -> str:
    """The text with sources bold, cues underlined, contents in italics after their number."""
    shown = []
    for stretch in mark_stretches(len(document.text), statements, document.title_span):
        shown += [f"<sup>[{number}]</sup>" for number in stretch.opens]
        shown.append(_mark_up(escape_html(stretch.span.of(document.text)), stretch))
    return "".join(shown)


def _list_names_html(line: NameLine) -> str:
    """The names; what we say of them is small, so that no name can pose as it."""
    shown = [
        escape_html(name.words) + (f"<small>{escape_html(name.note)}</small>" if name.note else "")
        for name in line.names
    ]
    return "; ".join([*shown, f"<small>{line.more}</small>"] if line.more else shown)


def _mark_up(escaped: str, stretch: Stretch) -> str:
    for is_so, tag in (
        (stretch.is_source or stretch.is_title, "strong"),
        (stretch.is_cue, "u"),
        (stretch.depth > 0, "em"),
    ):
        if is_so:
            escaped = f"<{tag}>{escaped}</{tag}>"
    return escaped


def _list_cells(entry: Entry) -> list[str]:
    statement = entry.statement
    number = "" if entry.number is None else str(entry.number)
    if entry.outer_number is not None:
        number += f" in {entry.outer_number}"
    values = (
        number,
        describe_chain(statement),
        squeeze(entry.cue),
        squeeze(entry.quote),
        statement.form,
        percent(statement.confidence),
    )
    return [f'<td style="{_CELL}">{escape_html(value)}</td>' for value in values]
