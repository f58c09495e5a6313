"""The corpora, where they are at hand."""

from pathlib import Path

import pytest

from benchmarks.options import DATA


@pytest.fixture(scope="session")
def data() -> Path:
    if not (DATA / "attribution").is_dir():
        pytest.skip(f"no corpora in {DATA}")
    return DATA
