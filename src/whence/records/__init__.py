"""The data model: frozen values, and plain functions on them; imports nothing else of ours."""

from whence.records.check import check, check_document, check_statement
from whence.records.comparison import Claim, Link, LinkKind, Origin, Proof, Story
from whence.records.document import (
    PARAGRAPH_BREAK,
    Document,
    PublishedBasis,
    PublisherBasis,
    Segment,
)
from whence.records.event import Event, Participant
from whence.records.grounding import Place, Quantity, TimeRef
from whence.records.identity import (
    hash_bytes,
    hash_text,
    make_document_id,
    make_id,
    make_statement_id,
)
from whence.records.judgement import Judgement
from whence.records.mention import Entity, Mention
from whence.records.problem import UNSUPPORTED_LANGUAGE, Problem
from whence.records.reading import Reading, Run
from whence.records.span import FRAGMENT_JOINT, Span, Spans, quote_spans
from whence.records.statement import (
    Attribution,
    Form,
    MediumKind,
    Role,
    Stance,
    Statement,
    Status,
    Utterance,
    Voice,
)

__all__ = [
    "FRAGMENT_JOINT",
    "PARAGRAPH_BREAK",
    "UNSUPPORTED_LANGUAGE",
    "Attribution",
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Form",
    "Judgement",
    "Link",
    "LinkKind",
    "MediumKind",
    "Mention",
    "Origin",
    "Participant",
    "Place",
    "Problem",
    "Proof",
    "PublishedBasis",
    "PublisherBasis",
    "Quantity",
    "Reading",
    "Role",
    "Run",
    "Segment",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "Status",
    "Story",
    "TimeRef",
    "Utterance",
    "Voice",
    "check",
    "check_document",
    "check_statement",
    "hash_bytes",
    "hash_text",
    "make_document_id",
    "make_id",
    "make_statement_id",
    "quote_spans",
]
