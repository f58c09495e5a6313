"""Lists for a terminal: who said what, who is named, which documents, what a search found."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from whence.records import Statement
from whence.view.entries import Entry, Find
from whence.view.names import NameLine, NameSection
from whence.view.words import (
    count,
    describe_chain,
    flatten,
    name_speaker,
    percent,
    shorten,
    squeeze,
)

TABLE_WIDTH = 104  # columns from which the parts of a statement fit beside each other
MOST_WIDTH = 132  # columns: a table any wider is hard to follow from one end to the other
QUOTE_LENGTH = 240  # characters of a content in a list
CUE_LENGTH = 32
LABEL_WIDTH = 13  # columns: "organisations"
HEAD = Style(bold=True)
SPEAKER = Style(bold=True)
CONTENT = Style(italic=True)
FOUND = Style(italic=True, bold=True, underline=True)
MARK = Style(bold=True, color="green")
QUIET = Style(dim=True)


def show_entries(entries: Sequence[Entry], width: int) -> RenderableType:
    """Numbered statements of one document: a table, or in a narrow terminal a list."""
    if width >= TABLE_WIDTH:
        return _show_table(entries, width)
    listed = Table.grid(padding=(0, 1))
    listed.add_column(justify="right", no_wrap=True)
    listed.add_column(overflow="fold")
    for entry in entries:
        how = _describe_how(entry)
        if entry.outer_number is not None:
            how += f", inside [{entry.outer_number}]"
        number = Text(str(entry.number), style=MARK)
        listed.add_row(number, Padding(_show_entry(entry, how), (0, 0, 1, 0)))
    return Group(Text(), Text("Who said what", style=HEAD), Text(), listed)


def show_names(sections: Iterable[NameSection], width: int) -> RenderableType:
    """Who and what is named: a line for each kind, and no name broken where a line can hold it."""
    sections = list(sections)
    labels = [line.label for section in sections for line in section.lines]
    label_width = min(max(map(len, labels), default=0), LABEL_WIDTH)
    names_width = max(1, min(width, MOST_WIDTH) - label_width - 2)
    parts: list[RenderableType] = []
    for section in sections:
        listed = Table.grid(padding=(0, 2, 0, 0))
        listed.add_column(width=label_width, overflow="fold")
        listed.add_column(overflow="fold")
        for line in section.lines:
            listed.add_row(Text(line.label, style=QUIET), _pack_names(line, names_width))
        parts += [Text(section.heading, style=HEAD), Text(), listed, Text()]
    return Group(*parts)


def show_dated_entries(entries: Iterable[Entry]) -> RenderableType:
    """Statements of many documents: each with its date before it and its id below."""
    listed = Table.grid(padding=(0, 2))
    listed.add_column(no_wrap=True)
    listed.add_column(overflow="fold")
    for entry in entries:
        named = f"{_describe_how(entry)}, statement {squeeze(entry.statement.id)}"
        body = Group(_show_entry(entry), Text(named, style=QUIET))
        day = Text(squeeze(entry.published or "no date")[:10])
        listed.add_row(day, Padding(body, (0, 0, 1, 0)))
    return listed


def show_documents(rows: Iterable[tuple[str, str, str | None, str | None, int]]) -> RenderableType:
    """Documents with id, title, publisher, date and number of statements, in that order."""
    listed = Table.grid(padding=(0, 2))
    listed.add_column(no_wrap=True)
    listed.add_column(overflow="fold")
    for document_id, title, publisher, published, n_statements in rows:
        where = squeeze(publisher) if publisher else "unknown publisher"
        how = f"{where}, {count(n_statements, 'statement')}, document {squeeze(document_id)}"
        body = Group(Text(squeeze(title), style=HEAD), Text(how, style=QUIET))
        listed.add_row(Text(squeeze(published or "no date")[:10]), Padding(body, (0, 0, 1, 0)))
    return listed


def show_finds(finds: Iterable[Find]) -> RenderableType:
    """What a search found: who says it or where it stands, and the passage with its words."""
    listed = Table.grid(padding=(0, 2))
    listed.add_column(no_wrap=True)
    listed.add_column(overflow="fold")
    for find in finds:
        kind = "statement" if find.entry else "document"
        where = squeeze(find.publisher) if find.publisher else "unknown publisher"
        head = (
            show_chain(find.entry.statement)
            if find.entry
            else Text.assemble(where, ": ", (squeeze(find.title or "untitled"), HEAD))
        )
        how = Text(f"{kind} {squeeze(find.record_id)}", style=QUIET)
        body = Group(head, _show_passage(find), how)
        listed.add_row(Text(squeeze(find.published or "no date")[:10]), Padding(body, (0, 0, 1, 0)))
    return listed


def show_chain(statement: Statement) -> Text:
    """The source chain with the speaker at its end in bold."""
    chain, speaker = describe_chain(statement), name_speaker(statement)
    return Text.assemble(chain.removesuffix(speaker), (speaker, SPEAKER), overflow="fold")


def _show_table(entries: Sequence[Entry], width: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, leading=1, pad_edge=False, width=min(width, MOST_WIDTH))
    table.add_column("", no_wrap=True)
    table.add_column(Text("Who"), ratio=5, overflow="fold")
    table.add_column(Text("Cue"), ratio=2, overflow="fold")
    table.add_column(Text("What"), ratio=8, overflow="fold")
    table.add_column(Text("Form"), no_wrap=True)
    table.add_column(Text("Sure"), justify="right", no_wrap=True)
    for entry in entries:
        table.add_row(
            _show_number(entry),
            show_chain(entry.statement),
            Text(shorten(squeeze(entry.cue), CUE_LENGTH)),
            _show_quote(entry),
            Text(entry.statement.form),
            Text(percent(entry.statement.confidence)),
        )
    return table


def _show_number(entry: Entry) -> Text:
    if entry.outer_number is None:
        return Text(str(entry.number), style=MARK)
    return Text.assemble((str(entry.number), MARK), (f" in {entry.outer_number}", QUIET))


def _show_entry(entry: Entry, how: str = "") -> RenderableType:
    head = show_chain(entry.statement)
    cue = shorten(squeeze(entry.cue), CUE_LENGTH)
    head.append(f"  {cue}" if cue else "")
    head.append(f"  {how}" if how else "", style=QUIET)
    return Group(head, _show_quote(entry))


def _show_passage(find: Find) -> Text:
    """The passage with the words found in bold and underlined."""
    shown = Text(overflow="fold")
    at = 0
    for mark in find.marks:
        shown.append(flatten(find.passage[at : mark.start]), CONTENT)
        shown.append(flatten(mark.of(find.passage)), FOUND)
        at = mark.end
    shown.append(flatten(find.passage[at:]), CONTENT)
    return shown


def _show_quote(entry: Entry) -> Text:
    return Text(shorten(squeeze(entry.quote), QUOTE_LENGTH), style=CONTENT, overflow="fold")


def _pack_names(line: NameLine, width: int) -> Text:
    """The names with semicolons between them, on as many lines as they need.

    Ends lines by itself: rich would part a first name from its surname.
    """
    shown = Text(overflow="fold")
    pieces = [Text.assemble(name.words, (name.note, QUIET)) for name in line.names]
    pieces += [Text(line.more, style=QUIET)] if line.more else []
    at = 0
    for number, piece in enumerate(pieces, 1):
        piece.append(";" if number < len(pieces) else "")
        if at and at + 1 + piece.cell_len > width:
            shown.append("\n")
            at = 0
        shown.append(" " if at else "").append_text(piece)
        at += piece.cell_len + (1 if at else 0)
    return shown


def _describe_how(entry: Entry) -> str:
    sure = percent(entry.statement.confidence)
    return f"{entry.statement.form}, {sure}" if sure else entry.statement.form
