"""Reports written as readers get them, with the expected parts of the head in brackets."""

import re
from typing import NamedTuple

from whence.ingest import DocumentOptions, Ingested, ingest_text
from whence.records import Document

_MARK = re.compile(r"\[(headline|byline|dateline):([^\]]*)\]", re.DOTALL)


class Case(NamedTuple):
    """A report that was read, and what its marks say of it (None where there is no mark)."""

    document: Document
    headline: str | None
    byline: str | None
    dateline: str | None


def strip_marks(report: str) -> str:
    return _MARK.sub(lambda match: match[2], report)


def mark(report: str, **options: str) -> Case:
    """Read a report without its marks; wrapped marks are expected with blanks for line ends."""
    expected = {match[1]: " ".join(match[2].split()) for match in _MARK.finditer(report)}
    document = read(strip_marks(report), **options).document
    return Case(
        document, expected.get("headline"), expected.get("byline"), expected.get("dateline")
    )


def read(text: str, **options: str) -> Ingested:
    return ingest_text(text, options=DocumentOptions(**options))


def paragraphs_of(text: str, **options: str) -> list[str]:
    return read(text, **options).document.text.split("\n\n")


def codes_of(found: Ingested) -> list[str]:
    return [problem.code for problem in found.problems]
