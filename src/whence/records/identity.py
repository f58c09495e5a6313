"""Ids: short hashes of what makes a record the same record."""

import hashlib

import msgspec

from whence.records.span import Spans

ID_LENGTH = 20  # hex digits: 80 bits, a collision is not to be expected below 10**11 records


def hash_text(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def hash_bytes(raw: bytes) -> str:
    """SHA-256 of bytes, as 64 hex digits."""
    return hashlib.sha256(raw).hexdigest()


def make_id(*parts: object) -> str:
    """Id of a record from the values that identify it, in their order."""
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:ID_LENGTH]


def make_document_id(
    sha256: str, url: str | None, publisher: str | None, published: str | None, extractor: str
) -> str:
    """Id of a document: its bytes, who published them where and when, and how they were read."""
    return make_id("document", sha256, url, publisher, published, extractor)


def make_statement_id(document_id: str, content: Spans, cue: Spans, source: Spans) -> str:
    """Id of a statement: its place in its document, and nothing that a model may revise."""
    return make_id("statement", document_id, content, cue, source)
