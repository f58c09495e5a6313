"""Reading plain text: bytes, a file or a string becomes a Document."""

import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from whence.errors import BinaryInputError, EmptyInputError, MissingInputError, OversizeInputError
from whence.ingest.decode import decode_bytes
from whence.ingest.footer import find_footer, find_masthead
from whence.ingest.frontmatter import FrontMatter, read_front_matter
from whence.ingest.head import find_head
from whence.ingest.joining import Joiner
from whence.ingest.language import find_language
from whence.ingest.lines import Line, split_lines
from whence.ingest.options import DocumentOptions, read_moment
from whence.ingest.origin import Piece, assemble
from whence.ingest.provenance import find_published, find_publisher
from whence.ingest.urls import (
    canonicalise_url,
    find_urls,
    list_links,
)
from whence.ingest.wrapping import measure_wrapping
from whence.records import (
    PARAGRAPH_BREAK,
    UNSUPPORTED_LANGUAGE,
    Document,
    Problem,
    hash_bytes,
    hash_text,
    make_document_id,
)

LIMIT_BYTES = 20_000_000
LIMIT_LINES = 500_000  # a report of 20 MB in lines of 40 characters; each costs memory
EXTRACTOR = "text-1"  # a change of what any text becomes takes the next number

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_OPTIONS = DocumentOptions()


class Ingested(NamedTuple):
    """A document with the bytes that it was read from and what could not be decided."""

    document: Document
    raw: bytes
    problems: tuple[Problem, ...]


class _Body(NamedTuple):
    """The report's own lines, and what stands around them."""

    lines: list[Line]
    front: FrontMatter
    set_off: tuple[str, ...]  # addresses outside the report, the likeliest to be its own first
    problems: tuple[Problem, ...]


def _has_content(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


def _part_lines(text: str, name: str) -> _Body:
    """Set front matter, masthead and footer apart from the report."""
    lines = split_lines(text, LIMIT_LINES + 1)
    if len(lines) > LIMIT_LINES:
        raise OversizeInputError(name, len(lines), LIMIT_LINES, "lines or more")
    front, n_front, problems = read_front_matter(text, lines)
    lines = lines[n_front:]
    footer = find_footer(text, lines)
    lines = lines[: len(lines) - footer.n_lines]
    masthead = find_masthead(text, lines)
    return _Body(
        lines[masthead.n_lines :],
        front,
        (*masthead.labelled, *masthead.bare, *footer.labelled, *footer.bare),
        problems,
    )


def _is_set_off(lines: Sequence[Line], pieces: Sequence[Piece]) -> bool:
    """Whether a blank line stands after the first paragraph; each piece is one line."""
    opening = (line for line, piece in zip(lines, pieces, strict=True) if _opens(piece))
    second = next(opening, None)
    return second is not None and second.n_blank > 0


def _opens(piece: Piece) -> bool:
    return piece.glue == PARAGRAPH_BREAK


def _find_problems(text: str, *, is_clear: bool) -> tuple[str | None, list[Problem]]:
    """The language's code, and what speaks against reading this text as it is."""
    problems = []
    language = find_language(text)
    if language is not None and language.code != "en":
        message = f"the text is in {language.name} ({language.code}); only English is read so far"
        problems.append(Problem(step="ingest", code=UNSUPPORTED_LANGUAGE, message=message))
    if not is_clear:
        message = "it is not clear whether the lines are hard-wrapped; each is kept as a paragraph"
        problems.append(Problem(step="ingest", code="unclear-line-breaks", message=message))
    return (language.code if language else None), problems


def ingest_bytes(raw: bytes, name: str, options: DocumentOptions = _NO_OPTIONS) -> Ingested:
    """Read the bytes of a plain text.

    Lines are joined where the text is hard-wrapped, front matter and footer are set apart,
    headline, byline and dateline are found. Every character of the text maps back to the
    decoded input through ``Document.origin``.

    Args:
        raw: At most ``LIMIT_BYTES`` bytes.
        name: What messages call the document: a path, or "stdin".
        options: What the caller knows of the document.

    Raises:
        EmptyInputError, BinaryInputError, OversizeInputError, UndecodableInputError: The
            document cannot be read; each says why.
    """
    if len(raw) > LIMIT_BYTES:
        raise OversizeInputError(name, len(raw), LIMIT_BYTES)
    decoded = decode_bytes(raw, name) if raw else ""
    body = _part_lines(decoded, name)
    if not body.lines:
        raise EmptyInputError(name)
    wrapping = measure_wrapping(decoded, body.lines)
    pieces = list(Joiner(decoded, body.lines, wrapping).join())
    made = assemble(decoded, pieces)
    text = made.text
    if not _has_content(text):
        raise EmptyInputError(name)

    front = body.front
    own = options.url or front.url or next(iter(body.set_off), None)
    url = canonicalise_url(own.strip()) if own else None
    title = " ".join(options.title.split()) if options.title else front.title
    head = find_head(
        text,
        made.paragraphs,
        is_set_off=_is_set_off(body.lines, pieces),
        title=title,
        author=front.author,
    )
    if title is None and head.title_span is not None:
        title = head.title_span.of(text)
    publisher, publisher_basis = find_publisher(options, front, url)
    published, published_basis = find_published(options, front, head.day, url)
    retrieved = options.retrieved or front.retrieved
    language, problems = _find_problems(text, is_clear=wrapping.is_clear)
    if published is None and head.day is not None:
        message = "the dateline states a day without its year, and nothing else dates the report"
        found = Problem(step="ingest", code="no-year", span=head.dateline_span, message=message)
        problems.append(found)
    digest = hash_bytes(raw)
    document = Document(
        id=make_document_id(digest, url, publisher, published, EXTRACTOR),
        text=text,
        url=url,
        publisher=publisher,
        publisher_basis=publisher_basis,
        title=title,
        title_span=head.title_span,
        byline_span=head.byline_span,
        dateline_span=head.dateline_span,
        published=published,
        published_basis=published_basis,
        language=language,
        retrieved=read_moment(retrieved) if retrieved else None,
        sha256=digest,
        text_sha256=hash_text(text),
        extractor=EXTRACTOR,
        origin=made.origin,
        links=list_links((*body.set_off, *find_urls(text)), url),
    )
    return Ingested(document, raw, (*body.problems, *problems))


def ingest_text(text: str, name: str = "text", options: DocumentOptions = _NO_OPTIONS) -> Ingested:
    """Read a string as ``ingest_bytes`` reads its UTF-8.

    Halves of surrogate pairs, which no encoding can store, become U+FFFD one by one, with
    the Problem ``lone-surrogate``.
    """
    if "\0" in text:
        raise BinaryInputError(name, "binary data")
    clean = _SURROGATE.sub("\ufffd", text)
    found = ingest_bytes(clean.encode(), name, options)
    if clean == text:
        return found
    message = "halves of surrogate pairs were replaced by U+FFFD"
    problem = Problem(step="ingest", code="lone-surrogate", message=message)
    return found._replace(problems=(problem, *found.problems))


def ingest_path(path: Path, options: DocumentOptions = _NO_OPTIONS) -> Ingested:
    """Read a plain text file; its size is looked at before it is read.

    Raises:
        MissingInputError: No such file, a folder, no regular file, or no leave to read it.
        InputError: As ``ingest_bytes``.
    """
    name = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MissingInputError(name, "this is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise MissingInputError(name, "this is not a regular file")
        if status.st_size > LIMIT_BYTES:
            raise OversizeInputError(name, status.st_size, LIMIT_BYTES)
        with path.open("rb") as file:
            raw = file.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise MissingInputError(name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise MissingInputError(name, f"it cannot be read ({reason.lower()})") from error
    return ingest_bytes(raw, name, options)
