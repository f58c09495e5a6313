"""The chains corpus as far as frames go: statements with content, cue, source and outer frame."""

import re

import msgspec

from benchmarks.attribution.corpus import Attribution, AttributionRow

WRAP = re.compile(r"(?<!\n)\n(?!\n)")  # one line break alone is a wrapped line


class GoldFrame(Attribution, frozen=True, kw_only=True):
    """A statement; ``outer`` is the index of the statement in whose content it lies."""

    outer: int | None = None


class StatementsRow(AttributionRow, frozen=True, kw_only=True):
    """One line of predictions: what PolNeAR calls attributions are ``statements`` here."""

    attributions: tuple[Attribution, ...] = msgspec.field(name="statements")


class GoldRow(AttributionRow, frozen=True, kw_only=True):
    """One article of the corpus."""

    attributions: tuple[GoldFrame, ...] = msgspec.field(name="statements")


def join_wrapped_lines(text: str) -> str:
    """Put a space for each line break inside a paragraph; every offset stays as it is."""
    return WRAP.sub(" ", text)
