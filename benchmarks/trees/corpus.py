"""Documents of CoNLL-U files: their text, and the words of each sentence with their spans.

Sentences are joined by a blank, paragraphs by a blank line; a word of a multiword token
("do" of "don't") has its part of the token, where the parts spell it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.errors import CorpusError, MissingDataError
from benchmarks.layers import FoundWord, Range

N_COLUMNS = 10
ID = re.compile(r"\d+(?:[-.]\d+)?")  # a word, a token of several, an empty node


class Word(NamedTuple):
    """One word: its span in the text, and its place in the tree."""

    span: Range
    tree: FoundWord


class TreeDocument(NamedTuple):
    """A document, its sentences as words, and the lines that it was read from."""

    id: str
    text: str
    sentences: list[list[Word]]
    lines: list[list[str]]


def load_documents(path: Path, limit: int | None = None) -> list[TreeDocument]:
    """Documents of a file, or the first of them.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A line is not CoNLL-U.
    """
    documents = []
    for document in _read_documents(path):
        documents.append(document)
        if len(documents) == limit:
            break
    return documents


def _read_documents(path: Path) -> Iterator[TreeDocument]:
    current = TreeDocument(path.stem, "", [], [])
    for number, block in _read_blocks(path):
        named = [line for line in block if line.startswith("# newdoc")]
        if named:
            if current.sentences:
                yield current
            current = TreeDocument(named[0].split("=")[-1].strip(), "", [], [])
        is_paragraph = any(line.split("=")[0].split()[1:2] == ["newpar"] for line in block)
        joint = ("\n\n" if is_paragraph else " ") if current.text else ""
        text = current.text + joint
        surface, words = _place_words(path, number, block, len(text))
        current = current._replace(text=text + surface)
        current.sentences.append(words)
        current.lines.append(block)
    if current.sentences:
        yield current


def _read_blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Blocks of lines between blank lines, each with the number of its first line."""
    try:
        lines = path.read_text(encoding="utf8").split("\n")
    except OSError:
        raise MissingDataError(path) from None
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _place_words(
    path: Path, number: int, block: Sequence[str], offset: int
) -> tuple[str, list[Word]]:
    """Surface of a sentence, and its words with spans counted from ``offset``."""
    surface = ""
    words: list[Word] = []
    token_end, last_inside, cursor = 0, 0, 0
    rows = _read_rows(path, number, block)
    n_words = sum(row[0].isdigit() for row in rows)
    for k, row in enumerate(rows, start=number + len(block) - len(rows)):
        name, form, blank = row[0], row[1], "" if "SpaceAfter=No" in row[9] else " "
        if "." in name:
            continue
        if "-" in name:
            cursor = offset + len(surface)
            token_end, last_inside = cursor + len(form), int(name.split("-")[1])
            surface += form + blank
            continue
        if int(name) <= last_inside:
            start = min(cursor, token_end - 1)
            end = token_end if int(name) == last_inside else min(start + len(form), token_end)
            cursor = end
        else:
            start, end = offset + len(surface), offset + len(surface) + len(form)
            surface += form + blank
        if not row[6].isdecimal() or int(row[6]) > n_words:
            raise CorpusError(path, k, f"head {row[6]!r} is none of 0 to {n_words}")
        words.append(Word((start, end), FoundWord(int(row[6]), row[7], row[3])))
    return surface.rstrip(" "), words


def _read_rows(path: Path, number: int, block: Sequence[str]) -> list[list[str]]:
    """Columns of the lines of a sentence, which follow its comments."""
    rows: list[list[str]] = []
    for k, line in enumerate(block, start=number):
        if line.startswith("#") and not rows:
            continue
        row = line.split("\t")
        if len(row) != N_COLUMNS:
            raise CorpusError(path, k, f"{len(row)} columns, not {N_COLUMNS}")
        if not ID.fullmatch(row[0]):
            raise CorpusError(path, k, f"{row[0]!r} is no number of a word")
        rows.append(row)
    if not rows:
        raise CorpusError(path, number, "a sentence without words")
    return rows


Found = Mapping[str, Sequence[Sequence[FoundWord]]]


def write_predictions(path: Path, documents: Sequence[TreeDocument], found: Found) -> None:
    """Write the corpus with heads, relations and parts of speech as they were found."""
    lines: list[str] = []
    for document in documents:
        for block, words in zip(document.lines, found[document.id], strict=True):
            for line in block:
                row = line.split("\t")
                if len(row) == N_COLUMNS and row[0].isdigit():
                    word = words[int(row[0]) - 1]
                    row[3], row[6], row[7], row[8] = word.upos, str(word.head), word.relation, "_"
                lines.append("\t".join(row))
            lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf8")


def load_predictions(path: Path, documents: Sequence[TreeDocument]) -> Found:
    """Load predictions of any system for some documents: the corpus with other trees.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A document is not there, or has other words.
    """
    given = {document.id: document for document in load_documents(path)}
    found = {}
    for document in documents:
        theirs = given.get(document.id)
        spans = [[word.span for word in sentence] for sentence in document.sentences]
        if theirs is None or [[w.span for w in s] for s in theirs.sentences] != spans:
            raise CorpusError(path, 1, f"{document.id} is missing, or has other words")
        found[document.id] = [[word.tree for word in sentence] for sentence in theirs.sentences]
    return found
