"""The page of a reading for a terminal: the marked text, who said what, and who is named.

What stands out never does so by colour alone: a source is bold, a cue underlined, a content in
italics between ``[1:`` and ``]``, with the number that it has in the table below. No blank
follows the colon, so that no line ends there.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from whence.records import Document, Reading, Span, Statement
from whence.view.context import describe_place, find_context
from whence.view.entries import Entry, list_entries
from whence.view.marks import Stretch, close_mark, mark_stretches
from whence.view.names import list_names
from whence.view.safe import escape_text
from whence.view.tables import show_entries, show_names
from whence.view.words import count, describe_issue, describe_problems, squeeze

TEXT_WIDTH = 84  # characters a line: beyond some 90 the eye loses the next line
SOURCE = Style(bold=True, color="cyan")
CUE = Style(underline=True, color="magenta")
CONTENT = Style(italic=True)
MARK = Style(bold=True, color="green")
QUIET = Style(dim=True)
TITLE = Style(bold=True)


def show_reading(reading: Reading, width: int) -> RenderableType:
    """The whole page of a reading: heading, marked text, table of statements, names, problems.

    Args:
        reading: Text in it may be hostile; it is shown escaped.
        width: Of the terminal, in columns.
    """
    document = reading.document
    parts: list[RenderableType] = [show_heading(document, len(reading.statements))]
    if reading.statements:
        parts += [Text(), _show_legend()]
    marked = show_marked_text(document, reading.statements)
    parts += [Text(), Padding(marked, (0, max(0, width - TEXT_WIDTH - 2), 0, 2))]
    if reading.statements:
        parts += [show_entries(list_entries(reading), width)]  # a blank line before and after
    sections = list_names(reading)
    if sections:
        parts += [] if reading.statements else [Text()]
        parts += [show_names(sections, width)]  # a blank line after
    problems = describe_problems(reading.problems, document)
    if problems:
        parts += [] if reading.statements or sections else [Text()]
        parts += [Text("Not decided", style=TITLE)]
        parts += [Padding(Text(line), (0, 0, 0, 2)) for line in problems]
    return Group(*parts)


def show_in_context(entry: Entry, document: Document, width: int) -> RenderableType:
    """One statement: its document, its paragraphs with only it marked, and how it was read."""
    statement = entry.statement
    window = find_context(document.text, statement)
    marked = show_marked_text(document, (statement,), window)
    how = f"statement {squeeze(statement.id)}, characters {describe_place(statement)}"
    listed = show_entries([replace(entry, number=1, outer_number=None)], width)
    return Group(
        show_heading(document),
        Text(),
        Padding(marked, (0, max(0, width - TEXT_WIDTH - 2), 0, 2)),
        listed,
        Text(how, style=QUIET, overflow="fold"),
    )


def show_heading(document: Document, n_statements: int | None = None) -> RenderableType:
    """Publisher, date and how much was found; the address and the id below, quietly."""
    issue = describe_issue(document.publisher, document.published)
    found = "" if n_statements is None else f"   {count(n_statements, 'statement')}"
    lines = [Text.assemble((issue, TITLE), (found, QUIET))]
    if document.title and document.title_span is None:
        lines.append(Text(squeeze(document.title), style=TITLE))
    if document.url:
        lines.append(Text(squeeze(document.url), style=QUIET, overflow="fold"))
    lines.append(Text(f"document {squeeze(document.id)}", style=QUIET))
    return Group(*lines)


def show_marked_text(
    document: Document, statements: Sequence[Statement], window: Span | None = None
) -> Text:
    """The text with statements marked and numbered in the order given, all of it escaped.

    Args:
        document: Whose text it is.
        statements: Of this document.
        window: Show only this part of the text.
    """
    shown = Text(overflow="fold")
    still_open: list[int] = []
    for stretch in mark_stretches(len(document.text), statements, document.title_span, window):
        for number in stretch.opens:
            still_open.append(number)
            shown.append(f"[{number}:", MARK)
        text = escape_text(stretch.span.of(document.text), keep_newlines=True)
        shown.append(text, _choose_style(stretch))
        for number in stretch.closes:
            shown.append(close_mark(number, still_open), MARK)
    return shown


def _choose_style(stretch: Stretch) -> Style:
    roles = (
        (stretch.is_title, TITLE),
        (stretch.depth > 0, CONTENT),
        (stretch.is_cue, CUE),
        (stretch.is_source, SOURCE),
    )
    return Style.combine([style for is_so, style in roles if is_so] or [Style.null()])


def _show_legend() -> Text:
    def parts() -> Iterator[tuple[str, Style]]:
        yield "source", SOURCE
        yield "  ", QUIET
        yield "cue", CUE
        yield "  ", QUIET
        yield "[1:", MARK
        yield "what is said", CONTENT
        yield "]", MARK

    return Text.assemble(*parts())
