"""Exceptions: faults of the caller or the machine. Text that cannot be decided is a Problem.

The whole tree, with the exit code of the command line:

    WhenceError
    ├── InputError              3   a document that cannot be read at all
    │   ├── MissingInputError       no such file, or a folder
    │   ├── EmptyInputError         nothing but blanks
    │   ├── BinaryInputError        not text
    │   ├── OversizeInputError      more than the limit
    │   ├── UndecodableInputError   bytes of no known encoding
    │   ├── OptionError             a value given for the document is malformed
    │   └── AnnotationFileError     a file of annotations that cannot be read
    ├── LedgerError             5   a ledger that cannot be opened or written
    │   ├── MissingLedgerError      there is no ledger at the path
    │   ├── NotALedgerError         a file of another kind or schema
    │   ├── CorruptLedgerError      the file is damaged
    │   ├── UnwritableLedgerError   a place without permission, or a full disk
    │   ├── LockedLedgerError       another process is writing
    │   └── UnknownRecordError      no such document or statement
    │       └── AmbiguousIdError        an id cut so short that several begin with it
    ├── VerificationError       4   spans or hashes that do not match the stored text
    │   ├── FaultyReadingError      a reading that breaks the data model; it is not stored
    │   ├── FaultyAnnotationError   an annotator gave what does not fit its document
    │   └── MisplacedAnnotationError  a span of a file of annotations that does not re-read
    ├── SearchSyntaxError       2   a search with no words in it
    ├── FilterError             2   a filter of a listing that is malformed
    ├── UsageError              2   options of the command line that do not go together
    │   └── MissingBenchmarksError  the benchmarks are not at hand
    ├── AnnotatorError          2   an annotator that cannot be had
    │   ├── UnknownAnnotatorError   none has this name
    │   ├── AnnotatorLoadError      it is installed, but cannot be made
    │   └── UnprovidedLayerError    it does not give the layer that is wanted
    └── ModelError              6   weights missing, or not those of the model card

Exit code 0 is success, 1 means that a batch went through but some inputs were not read,
2 is wrong usage of the command line.
"""

from collections.abc import Sequence
from typing import ClassVar


class WhenceError(Exception):
    """Base of all: the message says what is wrong, in which document, and what to do."""

    exit_code: ClassVar[int] = 1


class InputError(WhenceError):
    """A document cannot be read at all; nothing of it is stored."""

    exit_code = 3


class MissingInputError(InputError):
    """There is no such file."""

    def __init__(self, name: str, reason: str = "there is no such file") -> None:
        super().__init__(f"{name}: {reason}; give the path of a text file, or - for stdin")


class EmptyInputError(InputError):
    """The document has no text."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: the document is empty; there is nothing to read")


class BinaryInputError(InputError):
    """The document is not text."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(f"{name}: this is {kind}, not plain text; convert it to text first")


class OversizeInputError(InputError):
    """The document is larger than the limit."""

    def __init__(self, name: str, n: int, limit: int, unit: str = "bytes") -> None:
        super().__init__(
            f"{name}: {n:,} {unit} is over the limit of {limit:,}; split it into articles"
        )


class UndecodableInputError(InputError):
    """The bytes are of no encoding that Whence knows."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: not UTF-8, UTF-16 or Windows-1252; convert it to UTF-8 "
            "(iconv -t UTF-8) and try again"
        )


class OptionError(InputError):
    """A value that the caller gave for the document is malformed."""

    def __init__(self, option: str, value: str, wanted: str) -> None:
        super().__init__(f"{option}: {value!r} is not {wanted}")


class AnnotationFileError(InputError):
    """A file of annotations cannot be read, or a line of it has another shape.

    Args:
        path: The file.
        line: Number of the line from 1; None where it is the whole file.
        reason: What is wrong.
    """

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        where = path if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {reason}")


class LedgerError(WhenceError):
    """A ledger cannot be opened or written; what it held is as before."""

    exit_code = 5


class MissingLedgerError(LedgerError):
    """There is no ledger at the path, and none was to be made."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: there is no ledger here; whence add makes one")


class NotALedgerError(LedgerError):
    """The file is of another kind, or of a schema that this version does not know."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}; name another file with --ledger")


class CorruptLedgerError(LedgerError):
    """The file is damaged; what can still be read of it is not to be trusted."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: the ledger is damaged ({reason}); restore it from a copy")


class UnwritableLedgerError(LedgerError):
    """The ledger cannot be written: no permission, no space, or opened for reading only."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: the ledger cannot be written ({reason}); nothing was stored")


class LockedLedgerError(LedgerError):
    """Another process holds the ledger."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: another process is writing to this ledger; try again later")


class UnknownRecordError(LedgerError):
    """The ledger holds no record of this id."""

    def __init__(self, kind: str, record_id: str) -> None:
        super().__init__(
            f"no {kind} in this ledger has the id {record_id!r}; "
            "give it whole, or its first 4 characters or more"
        )


class AmbiguousIdError(UnknownRecordError):
    """Several ids begin with what the caller gave."""

    def __init__(self, kind: str, prefix: str, n_found: int) -> None:
        LedgerError.__init__(
            self,
            f"{n_found} {kind}s in this ledger have an id that begins with {prefix!r}; "
            "give more of its characters",
        )


class VerificationError(WhenceError):
    """Spans or hashes do not match the stored text."""

    exit_code = 4


class FaultyReadingError(VerificationError):
    """A reading breaks promises of the data model; nothing of it is stored.

    Args:
        document_id: Id that the reading gives for its document.
        faults: One message for each broken promise.
    """

    def __init__(self, document_id: str, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        shown = "; ".join(self.faults[:3]) + ("; ..." if len(self.faults) > 3 else "")  # noqa: PLR2004
        super().__init__(f"{document_id}: the reading is not stored, since {shown}")


class FaultyAnnotationError(VerificationError):
    """What an annotator gave does not fit the document that it was given for."""

    def __init__(self, annotator: str, document_id: str, reason: str) -> None:
        super().__init__(
            f"{document_id}: the annotator {annotator} gave {reason}; nothing of it is used"
        )


class MisplacedAnnotationError(VerificationError):
    """A span or word of a file of annotations is not what the text of the document has there.

    Args:
        path: The file.
        line: Number of the line from 1.
        expected: What the file says that stands there.
        found: What the text of the document has instead.
    """

    def __init__(self, path: str, line: int, expected: str, found: str) -> None:
        super().__init__(
            f"{path}, line {line}: expected {expected} but the document has {found}; "
            "the annotations must be of exactly this text"
        )


class SearchSyntaxError(WhenceError):
    """A search without a word in it."""

    exit_code = 2

    def __init__(self) -> None:
        super().__init__("the search has no words in it; give at least one")


class FilterError(WhenceError):
    """A filter of a listing is malformed."""

    exit_code = 2

    def __init__(self, name: str, value: object, wanted: str) -> None:
        super().__init__(f"{name}: {value!r} is not {wanted}")


class UsageError(WhenceError):
    """Options or arguments of the command line do not go together."""

    exit_code = 2


class MissingBenchmarksError(UsageError):
    """The benchmarks, which are no part of the installed package, cannot be imported."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"the benchmarks are not at hand ({reason}); they are in the source of Whence, not "
            "in the installed package: run whence eval in the folder of a checkout"
        )


class AnnotatorError(WhenceError):
    """The annotator that is wanted cannot be had."""

    exit_code = 2


class UnknownAnnotatorError(AnnotatorError):
    """No annotator has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no annotator {name!r}; there are: {', '.join(known)}")


class AnnotatorLoadError(AnnotatorError):
    """The annotator is there, but cannot be made."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"the annotator {name!r} cannot be used: {reason}")


class UnprovidedLayerError(AnnotatorError):
    """The annotator does not give the layer that is wanted."""

    def __init__(self, name: str, layer: str, provided: Sequence[str]) -> None:
        given = ", ".join(provided) or "nothing"
        super().__init__(f"the annotator {name!r} does not give {layer}; it gives: {given}")


class ModelError(WhenceError):
    """The weights are missing, or are not those that the model card names."""

    exit_code = 6
