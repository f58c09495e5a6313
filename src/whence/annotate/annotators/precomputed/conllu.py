"""CoNLL-U: sentences with trees, each word put on exactly its characters of the text."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from whence.annotate.annotators.annotations import Annotations, SentenceTree
from whence.annotate.annotators.precomputed.entry import Entry, make_key, show
from whence.errors import AnnotationFileError, MisplacedAnnotationError
from whence.records import Document, Span

N_COLUMNS = 10


class Word(NamedTuple):
    """One word with its place in the tree; ``form`` is that of the word, not of its token."""

    form: str
    upos: str
    head: int
    relation: str


class Token(NamedTuple):
    """What stands in the text: mostly one word, several for "don't"; ``line`` in the file."""

    line: int
    form: str
    words: list[Word]


Sentence = list[Token]


def load_conllu(path: str, content: str) -> Iterator[Entry]:
    """Entries of a CoNLL-U file, one for each ``# newdoc``; a file without is one document.

    Raises:
        AnnotationFileError: A line is not CoNLL-U.
    """
    name, begun = PurePath(path).stem, 1
    sentences: list[Sentence] = []
    lines = [*content.split("\n"), ""]
    sentence: Sentence = []
    n_inside = 0  # words of the current token that are still to come
    for number, line in enumerate(lines, start=1):
        if line.startswith("# newdoc"):
            if sentences:
                yield _make_entry(path, begun, name, sentences)
            name, begun, sentences = line.partition("=")[2].strip(), number, []
        elif not line.strip():
            if sentence:
                sentences.append(sentence)
            sentence, n_inside = [], 0
        elif not line.startswith("#"):
            n_inside = _add_line(path, number, line, sentence, n_inside)
    if sentences:
        yield _make_entry(path, begun, name, sentences)


def _add_line(path: str, number: int, line: str, sentence: Sentence, n_inside: int) -> int:
    """Add one line to a sentence; returns how many words its token still lacks."""
    columns = line.split("\t")
    if len(columns) != N_COLUMNS:
        raise AnnotationFileError(path, number, f"{len(columns)} columns, not {N_COLUMNS}")
    index, form = columns[0], columns[1]
    if "." in index:  # an empty node, which no character stands for
        return n_inside
    try:
        if "-" in index:
            first, last = map(int, index.split("-"))
            sentence.append(Token(number, form, []))
            return last - first + 1
        word = Word(form, columns[3], int(columns[6]), columns[7])
    except ValueError:
        reason = "the index and the head of a word are whole numbers"
        raise AnnotationFileError(path, number, reason) from None
    if n_inside:
        sentence[-1].words.append(word)
        return n_inside - 1
    sentence.append(Token(number, form, [word]))
    return 0


def _make_entry(path: str, line: int, name: str, sentences: list[Sentence]) -> Entry:
    return Entry(
        path=path,
        line=line,
        id=name or None,
        key=make_key("".join(token.form for sentence in sentences for token in sentence)),
        layers=frozenset({"trees"}),
        place=partial(_place, path, sentences),
    )


def _place(path: str, sentences: list[Sentence], document: Document) -> Annotations:
    text = document.text
    at = 0
    trees = []
    for sentence in sentences:
        spans: list[Span] = []
        for token in sentence:
            while at < len(text) and text[at].isspace():
                at += 1
            if not text.startswith(token.form, at):
                expected = f"the word {token.form!r} at {at} of {document.id}"
                raise MisplacedAnnotationError(path, token.line, expected, show(text[at:]))
            spans += _part_token(token, at)
            at += len(token.form)
        words = [word for token in sentence for word in token.words]
        trees.append(
            SentenceTree(
                words=tuple(spans),
                heads=tuple(word.head for word in words),
                relations=tuple(word.relation for word in words),
                upos=tuple(word.upos for word in words),
            )
        )
    return Annotations(document_id=document.id, trees=tuple(trees))


def _part_token(token: Token, start: int) -> Iterator[Span]:
    """Spans of the words of a token; each has as many characters as it is long, the last the rest.

    Where the words do not spell the token ("du" of "de" and "le"), no word is left without one.
    """
    end = start + len(token.form)
    for i, word in enumerate(token.words):
        begin = min(start, end - 1)
        is_last = i == len(token.words) - 1
        start = end if is_last else min(begin + len(word.form), end)
        yield Span(begin, start)
