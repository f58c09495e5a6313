"""Two hundred kills unless ROUNDS says else: the long version of tests/ledger/test_kill.py."""

import os
from pathlib import Path

import pytest

from tests.ledger.killing import run_rounds


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("seed", range(4))
def test_kills_lose_no_document(tmp_path: Path, seed: int, n_rounds: int) -> None:
    assert run_rounds(tmp_path, n_rounds=n_rounds, seed=seed) > 0
