"""From bytes to a Document: the frozen text of a report, and where each character came from."""

from whence.ingest.options import DocumentOptions
from whence.ingest.text import (
    EXTRACTOR,
    LIMIT_BYTES,
    Ingested,
    ingest_bytes,
    ingest_path,
    ingest_text,
)

__all__ = [
    "EXTRACTOR",
    "LIMIT_BYTES",
    "DocumentOptions",
    "Ingested",
    "ingest_bytes",
    "ingest_path",
    "ingest_text",
]
