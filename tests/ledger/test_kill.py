"""A writer killed at any moment leaves a ledger that opens and verifies."""

import os
from pathlib import Path

import pytest

from tests.ledger.killing import check_prefix, kill_writer, run_rounds

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")


def test_a_writer_killed_at_random_moments_loses_no_document(tmp_path: Path) -> None:
    assert run_rounds(tmp_path, n_rounds=8, seed=1912) > 0


def test_what_was_told_as_added_is_there_after_the_kill(tmp_path: Path) -> None:
    path = tmp_path / "whence.db"
    n_told = kill_writer(path, 0.3)
    assert n_told > 0
    assert check_prefix(path, n_told) >= n_told
