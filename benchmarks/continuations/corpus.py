"""The chains corpus as far as authors go."""

import msgspec

from benchmarks.attribution.corpus import Attribution, AttributionRow


class GoldVoice(msgspec.Struct, frozen=True, kw_only=True):
    """A voice of a chain; equal depths speak jointly."""

    depth: int
    name: str | None


class GoldStatement(Attribution, frozen=True, kw_only=True):
    """A statement with its chain, outermost voice first."""

    form: str
    chain: tuple[GoldVoice, ...] = ()

    @property
    def is_continued(self) -> bool:
        """Whether these are quoted words with neither cue nor source of their own."""
        return self.form == "direct" and not self.cue and not self.source

    @property
    def authors(self) -> frozenset[str | None]:
        """Names of those whom the words go back to."""
        deepest = max((voice.depth for voice in self.chain), default=0)
        return frozenset(voice.name for voice in self.chain if voice.depth == deepest)


class ChainsRow(AttributionRow, frozen=True, kw_only=True):
    """One article of the corpus."""

    attributions: tuple[GoldStatement, ...] = msgspec.field(name="statements")
