"""A ledger in a folder of its own, with a clock that a test can foresee."""

import atexit
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ledger.reports import FERRY, HARBOUR, UNDATED, raw_of, tick
from whence.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "whence.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, clock=tick()) as opened:
        yield opened


@cache
def shared_ledger() -> Ledger:
    """One ledger for all examples of a property, in a folder that ends with the tests."""
    folder = TemporaryDirectory(prefix="whence-")
    atexit.register(folder.cleanup)
    opened = Ledger.open(Path(folder.name) / "whence.db")
    atexit.register(opened.close)
    for reading in (HARBOUR, FERRY, UNDATED):
        opened.add(reading, raw_of(reading))
    return opened
