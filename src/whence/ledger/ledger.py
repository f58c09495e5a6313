"""The ledger: one file of readings that grows and never changes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from whence.errors import FilterError, LedgerError, UnwritableLedgerError
from whence.ledger.addition import add_reading
from whence.ledger.connection import BUSY_TIMEOUT_S, connect, translate_errors
from whence.ledger.dates import format_recorded
from whence.ledger.filters import (
    Filter,
    check_window,
    filter_document_words,
    filter_documents,
    filter_statements,
)
from whence.ledger.identify import resolve_id
from whence.ledger.listing import Window, count_records, list_documents, list_statements
from whence.ledger.retrieval import read_document, read_raw, read_reading
from whence.ledger.rows import Added, DocumentRow, Hit, StatementRow, Stats, Verification
from whence.ledger.search import search
from whence.ledger.verification import Progress, verify
from whence.records import Document, Form, Reading


def read_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class Ledger:
    """An open ledger; made by ``Ledger.open``, closed by ``close`` or the end of a with block.

    Every method raises a LedgerError, or one of its kinds, where the file fails. An instance
    belongs to the thread that opened it; any number of processes may open one file.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        clock: Callable[[], datetime],
        *,
        is_read_only: bool,
    ) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = connection
        self._clock = clock
        self._is_read_only = is_read_only

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        clock: Callable[[], datetime] = read_clock,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
    ) -> Self:
        """Open a ledger, or make one.

        Args:
            path: The file. Beside it SQLite keeps ``-wal`` and ``-shm`` files while it is
                open; they belong to it.
            create: Make the file where there is none.
            read_only: Never write; the file must exist.
            clock: Gives the recorded time of documents.
            busy_timeout_s: How long to wait for another writer before LockedLedgerError.

        Raises:
            MissingLedgerError: where there is no file and none is to be made.
            NotALedgerError: where the file is something else, or of a later schema.
            CorruptLedgerError: where the file is damaged.
            UnwritableLedgerError: where the place does not let us write.
            LedgerError: where the path is a folder or lies in none.
        """
        connection = connect(
            Path(path),
            create=create,
            read_only=read_only,
            created=format_recorded(clock()),
            busy_timeout_s=busy_timeout_s,
        )
        return cls(Path(path), connection, clock, is_read_only=read_only)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        if self._connection is not None:
            with translate_errors(str(self.path)):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    @contextmanager
    def _use(self) -> Iterator[sqlite3.Connection]:
        if self._connection is None:
            raise LedgerError(f"{self.path}: the ledger is closed; open it again")
        with translate_errors(str(self.path)):
            yield self._connection

    def add(self, reading: Reading, raw: bytes) -> Added:
        """Store a reading, its document and the bytes it was made of: all of it or nothing.

        A document that is here already adds nothing, whatever the reading says. The same
        bytes under another URL or publisher are another document, and stored once.

        Raises:
            FaultyReadingError: where the reading breaks the data model, or the bytes do not
                have the document's hash.
        """
        if self._is_read_only:
            raise UnwritableLedgerError(str(self.path), "it was opened for reading only")
        with self._use() as connection:
            return add_reading(connection, reading, raw, lambda: format_recorded(self._clock()))

    def document(self, document_id: str) -> Document:
        """The document of an id, or of the only id that begins so (4 characters or more).

        Raises:
            UnknownRecordError: where there is none; AmbiguousIdError where there are several.
        """
        with self._use() as connection:
            return read_document(connection, resolve_id(connection, "document", document_id))

    def reading(self, document_id: str) -> Reading:
        """The reading of a document, equal to what was added; ids as for ``document``."""
        with self._use() as connection:
            return read_reading(connection, resolve_id(connection, "document", document_id))

    def raw(self, document_id: str) -> bytes:
        """The bytes that a document was made of; ids as for ``document``."""
        with self._use() as connection:
            return read_raw(connection, resolve_id(connection, "document", document_id))

    def statement(self, statement_id: str) -> StatementRow:
        """One statement; ids as for ``document``."""
        with self._use() as connection:
            full_id = resolve_id(connection, "statement", statement_id)
            by_id = Filter("s.id = ?", full_id, is_narrow=True)
            return list_statements(connection, [by_id], Window(1, 0))[0]

    def documents(  # noqa: PLR0913 - one argument for each filter of the command
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        words: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[DocumentRow]:
        """Documents by moment of publication, then id; undated ones come first.

        Args:
            publisher: The whole name; the case of A to Z does not count.
            since: First day of publication (ISO 8601), in the publication's own zone.
            until: Last day.
            words: Words that title or text must hold, as for ``search``.
            limit: How many at most.
            offset: How many to pass over.

        Raises:
            FilterError: where a day or number is malformed, or a name empty.
            SearchSyntaxError: where ``words`` has none.
        """
        filters = filter_documents(publisher, since, until) + filter_document_words(words)
        window = Window(*check_window(limit, offset))
        with self._use() as connection:
            return list_documents(connection, filters, window)

    def statements(  # noqa: PLR0913 - one argument for each filter of the command
        self,
        *,
        speaker: str | None = None,
        form: Form | None = None,
        words: str | None = None,
        document: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[StatementRow]:
        """Statements in the order of ``documents``, then as the reading has them.

        Args:
            speaker: Part of the name of a voice below the publisher, or of the source's
                words; case and accents do not count.
            form: Direct, indirect, mixed or narrated.
            words: Words that the content must hold, as for ``search``.
            document: Id, as for ``document``.
            publisher: As for ``documents``, and so ``since`` and ``until``.
            since: First day of publication.
            until: Last day.
            min_confidence: Leaves out statements of less confidence, or of none stated.
            limit: How many at most.
            offset: How many to pass over.

        Raises:
            FilterError: where a day or number is malformed, or a name empty.
            SearchSyntaxError: where ``words`` has none.
            UnknownRecordError: where no document has the id.
        """
        filters = filter_documents(publisher, since, until)
        filters += filter_statements(speaker, form, words, min_confidence)
        if document is not None and not document.strip():
            raise FilterError("document", document, "an id")
        window = Window(*check_window(limit, offset))
        with self._use() as connection:
            if document is not None:
                full_id = resolve_id(connection, "document", document)
                filters.append(Filter("d.id = ?", full_id, is_narrow=True))
            return list_statements(connection, filters, window)

    def search(
        self,
        words: str,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
    ) -> list[Hit]:
        """The best finds among statements (content, source) and documents (title, text).

        Every word must occur, in any form of case and accents; ``"two words"`` is a phrase
        and ``word*`` any word that begins so. Nothing else in it is syntax. Where words are so
        common that more than 5,000 statements or documents have them, the best are those of
        the latest added 5,000, unless ``limit`` is higher.

        Args:
            words: As typed.
            publisher: As for ``documents``, and so ``since`` and ``until``.
            since: First day of publication.
            until: Last day.
            limit: How many at most.

        Raises:
            SearchSyntaxError: where there is no word in it.
            FilterError: where a day or number is malformed, or a name empty.
        """
        filters = filter_documents(publisher, since, until)
        most, _ = check_window(limit, 0)
        with self._use() as connection:
            return search(connection, words, filters, most)

    def verify(self, *, progress: Progress | None = None) -> Verification:
        """Read every span, hash, row and index entry again.

        Args:
            progress: Called after each document with how many are done, and of how many.
        """
        with self._use() as connection:
            return verify(connection, is_read_only=self._is_read_only, progress=progress)

    def stats(self) -> Stats:
        """How much the ledger holds."""
        with self._use() as connection:
            return count_records(connection)
