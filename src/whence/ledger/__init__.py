"""The ledger: an insert-only store of readings in one file, with search and verification."""

from whence.ledger.ledger import Ledger
from whence.ledger.rows import Added, DocumentRow, Hit, StatementRow, Stats, Verification

__all__ = ["Added", "DocumentRow", "Hit", "Ledger", "StatementRow", "Stats", "Verification"]
