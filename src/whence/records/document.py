"""Documents: the frozen text of one report, and where each character of it came from."""

from typing import Literal

import msgspec

from whence.records.identity import hash_text, make_document_id
from whence.records.span import Span

PARAGRAPH_BREAK = "\n\n"  # between paragraphs of a document's text
VERBATIM = "verbatim-1"  # extractor of documents whose text is the input, character for character

PublishedBasis = Literal["flag", "front-matter", "metadata", "dateline", "url"]
PublisherBasis = Literal["flag", "front-matter", "metadata", "url"]


class Segment(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A run of the text copied from the raw input.

    Written as ``[text_start, text_end, raw_start, raw_end, page]``. ``raw``
    positions are code points of the decoded input. A run whose two sides differ in length
    stands for something rewritten (a line break that became a space).
    """

    text_start: int
    text_end: int
    raw_start: int
    raw_end: int
    page: int | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as published: headline, dateline and body, without boilerplate.

    In ``text`` wrapped lines are joined by one space and paragraphs are split by one blank
    line. Dates are ISO 8601: with the zone that the document states, or a bare date.
    """

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    publisher_basis: PublisherBasis | None = None
    title: str | None = None
    title_span: Span | None = None
    byline_span: Span | None = None
    dateline_span: Span | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    retrieved: str | None = None
    sha256: str
    text_sha256: str
    extractor: str
    origin: tuple[Segment, ...] = ()
    links: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """The exact characters of a span."""
        return self.text[span.start : span.end]

    @classmethod
    def from_text(
        cls, text: str, *, publisher: str | None = None, published: str | None = None
    ) -> "Document":
        """A document whose text is exactly this one; no character is changed or left out.

        Args:
            text: The text; its SHA-256 in UTF-8 stands for that of raw bytes.
            publisher: Name of the publisher, if known.
            published: ISO 8601 date or moment, if known.
        """
        digest = hash_text(text)
        return cls(
            id=make_document_id(digest, None, publisher, published, VERBATIM),
            text=text,
            publisher=publisher,
            publisher_basis="flag" if publisher else None,
            published=published,
            published_basis="flag" if published else None,
            sha256=digest,
            text_sha256=digest,
            extractor=VERBATIM,
            origin=(Segment(text_start=0, text_end=len(text), raw_start=0, raw_end=len(text)),),
        )
