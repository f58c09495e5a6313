"""Texts with entity mentions: two corpora of tagged tokens, and predictions for them.

A text is its tokens with a blank between each two, so that spans are code points of a text
that anyone can make again from the corpus.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.corpus import read_rows
from benchmarks.errors import CorpusError, MissingDataError
from benchmarks.layers import FoundMention

Token = tuple[str, str]
Found = Mapping[str, Sequence[FoundMention]]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention in half-open code points; gold has no confidence."""

    start: int
    end: int
    kind: str
    confidence: float | None = None


class MentionRow(msgspec.Struct, frozen=True, kw_only=True):
    """One text with its mentions, and one line of predictions; those may leave the text out."""

    id: str
    text: str = ""
    mentions: tuple[Mention, ...] = ()


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the world newswire set."""

    id: str
    sentences: tuple[tuple[Token, ...], ...]


def load_articles(path: Path, limit: int | None = None) -> list[MentionRow]:
    """Articles of the world newswire set.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A line has another shape.
    """
    rows: list[MentionRow] = []
    for number, row in read_rows(path, ArticleRow):
        tokens = [token for sentence in row.sentences for token in sentence]
        rows.append(_join(path, number, row.id, tokens))
        if len(rows) == limit:
            break
    return rows


def load_sentences(path: Path, limit: int | None = None) -> list[MentionRow]:
    """Sentences of a file of tokens and tags in columns, each a text of its own.

    Raises:
        MissingDataError: There is no such file.
        CorpusError: A line has another shape.
    """
    rows: list[MentionRow] = []
    for number, tokens in _read_blocks(path):
        rows.append(_join(path, number, f"sentence-{len(rows) + 1}", tokens))
        if len(rows) == limit:
            break
    return rows


def _read_blocks(path: Path) -> Iterator[tuple[int, list[Token]]]:
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except OSError:
        raise MissingDataError(path) from None
    tokens: list[Token] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            token, _, tag = line.rpartition("\t")
            if not token:
                raise CorpusError(path, number, "a line is a token, a tab and a tag")
            tokens.append((token, tag.strip()))
        elif tokens:
            yield number, tokens
            tokens = []


def _join(path: Path, number: int, name: str, tokens: Sequence[Token]) -> MentionRow:
    """Join tokens with blanks; I after another kind, or after nothing, begins a mention too."""
    text = " ".join(token for token, _ in tokens)
    mentions: list[Mention] = []
    at = 0
    before = "O"
    for token, tag in tokens:
        end = at + len(token)
        mark, _, kind = tag.partition("-")
        if mark not in {"O", "B", "I"} or (mark != "O") != bool(kind):
            raise CorpusError(path, number, f"{tag!r} is no tag")
        if mark == "I" and before[2:] == kind:
            mentions[-1] = msgspec.structs.replace(mentions[-1], end=end)
        elif mark != "O":
            mentions.append(Mention(start=at, end=end, kind=kind))
        before = tag
        at = end + 1
    return MentionRow(id=name, text=text, mentions=tuple(mentions))


def load_predictions(path: Path, texts: Mapping[str, str]) -> Found:
    """Load predictions of any system for the texts given by id; others are passed over.

    Raises:
        CorpusError: A line has another shape, another text, spans outside the text, a
            confidence that is no probability, or the id of an earlier line.
    """
    found: dict[str, list[FoundMention]] = {}
    for number, row in read_rows(path, MentionRow):
        text = texts.get(row.id)
        if text is None:
            continue
        if row.id in found:
            raise CorpusError(path, number, f"a second line for {row.id}")
        if row.text not in ("", text):
            raise CorpusError(path, number, f"the text of {row.id} is not that of the corpus")
        for mention in row.mentions:
            fault = _find_fault(mention, text)
            if fault:
                raise CorpusError(path, number, fault)
        found[row.id] = [FoundMention(m.start, m.end, m.kind, m.confidence) for m in row.mentions]
    return found


def _find_fault(mention: Mention, text: str) -> str | None:
    """Say what is wrong with a mention that comes from outside, if anything."""
    start, end, confidence = mention.start, mention.end, mention.confidence
    if not 0 <= start < end <= len(text):
        return f"[{start}, {end}] lies outside the {len(text)} characters"
    if confidence is not None and not 0 <= confidence <= 1:
        return f"confidence {confidence} is no probability"
    return None


def write_predictions(path: Path, rows: Iterable[MentionRow], found: Found) -> None:
    """Write predictions as JSON lines, one a text, in the order of the corpus."""
    lines = (
        MentionRow(
            id=row.id,
            text=row.text,
            mentions=tuple(Mention(**m._asdict()) for m in found.get(row.id, ())),
        )
        for row in rows
    )
    path.write_bytes(msgspec.json.Encoder().encode_lines(lines))
