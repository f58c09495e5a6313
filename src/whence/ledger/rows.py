"""What the ledger answers with: small frozen values, ready for a page or a table."""

from typing import Literal, NamedTuple

import msgspec

from whence.records import Problem, Span, Spans, Statement


class Added(NamedTuple):
    """What adding a reading did; ``n_statements`` is what the ledger holds of the document."""

    document_id: str
    is_new: bool
    n_statements: int


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document in a listing; ``added`` is when the ledger learned it, ISO 8601 in UTC."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    n_statements: int
    added: str


class StatementRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a listing, with the characters of its spans.

    ``quote``, ``source_text`` and ``cue_text`` have " … " between fragments and are empty
    where there is no span.
    """

    statement: Statement
    quote: str
    source_text: str
    cue_text: str
    document: DocumentRow


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One find of a search.

    ``field`` says what the snippet is cut from: the content or source of ``statement``, or,
    where that is None, title or text of ``document``. ``marks`` are the words found, in code
    points of ``snippet``; ``passage`` is the snippet's place in the document's text, for a
    snippet of that. A higher ``score`` is a better find.
    """

    document: DocumentRow
    statement: StatementRow | None = None
    field: Literal["content", "source", "title", "text"]
    snippet: str
    marks: Spans = ()
    passage: Span | None = None
    score: float


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What verify read and what did not hold."""

    n_documents: int
    n_statements: int
    faults: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether every promise of the ledger holds."""
        return not self.faults


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """How much a ledger holds; ``n_raw`` counts distinct inputs, ``n_bytes`` their size."""

    n_documents: int
    n_statements: int
    n_publishers: int
    n_raw: int
    n_bytes: int
    n_runs: int
