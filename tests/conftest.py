"""What holds for every test: no settings from outside, and property tests that repeat."""

import os

import pytest
from hypothesis import settings

# A test's outcome is a function of the commit: the same examples each time. What searches
# further with fresh ones is a soak test, which sets its own. No deadline: shared machines stall.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the ledger and the terminal settings of whoever runs the tests out of them."""
    for name in list(os.environ):
        if name.startswith("WHENCE_") or name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}:
            monkeypatch.delenv(name)


@pytest.fixture
def n_rounds() -> int:
    """How many rounds a soak test goes through: ``make soak ROUNDS=10``, or 50."""
    return int(os.environ.get("ROUNDS") or 50)
