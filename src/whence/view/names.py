"""Names: the mentions of a document by kind, each name once for each thing that it stands for."""

from collections.abc import Iterable, Sequence

import msgspec

from whence.records import Mention, Reading
from whence.records.mention import PlaceReading
from whence.view.words import shorten, squeeze

# Kinds in the order of their lines, with what a page calls them; kinds that are not here follow
# the last of "Names" by their own name.
NAMED = {
    "person": "people",
    "organisation": "organisations",
    "location": "places",
    "facility": "facilities",
    "norp": "groups",
    "product": "products",
    "misc": "other",
}
MEASURED = {"date": "days", "money": "sums"}
MOST_NAMES = 20  # of a kind: some five lines of 80 columns; a report seldom names more people
NAME_LENGTH = 60  # characters of a name in a list


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A surface form in one reading, and how often it occurs so; ``words`` are safe to show.

    ``reading`` is what a place word stands for where that is not a place: "government".
    """

    words: str
    reading: PlaceReading | None = None
    n_mentions: int = 1

    @property
    def note(self) -> str:
        """What a list says behind the words: " (as government) ×3", or nothing."""
        stands_for = f" (as {self.reading})" if self.reading else ""
        return stands_for + (f" ×{self.n_mentions:,}" if self.n_mentions > 1 else "")


class NameLine(msgspec.Struct, frozen=True, kw_only=True):
    """The names of one kind in the order in which they first occur, and how many are left out."""

    label: str
    names: tuple[Name, ...]
    n_more: int = 0

    @property
    def more(self) -> str:
        """What a list says at its end: "and 7 more", or nothing."""
        return f"and {self.n_more:,} more" if self.n_more else ""


class NameSection(msgspec.Struct, frozen=True, kw_only=True):
    """Lines under one heading."""

    heading: str
    lines: tuple[NameLine, ...]


def list_names(reading: Reading) -> list[NameSection]:
    """The mentions of a reading as lines of names, people first, days and sums of money last.

    Of a kind with more than ``MOST_NAMES`` names those that occur most often are kept, and of
    these that occur equally often the first. Sections and lines without a name are left out.
    """
    by_kind: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        by_kind.setdefault(mention.kind, []).append(mention)
    others = {
        kind: shorten(squeeze(kind), NAME_LENGTH)
        for kind in sorted(set(by_kind) - {*NAMED, *MEASURED})
    }
    sections = []
    for heading, labels in (("Names", NAMED | others), ("Days and sums", MEASURED)):
        lines = [
            _cut_line(label, _count_names(by_kind[kind], reading.document.text))
            for kind, label in labels.items()
            if kind in by_kind
        ]
        kept = tuple(line for line in lines if line.names)
        if kept:
            sections.append(NameSection(heading=heading, lines=kept))
    return sections


def _count_names(mentions: Iterable[Mention], text: str) -> list[Name]:
    counts: dict[tuple[str, PlaceReading | None], int] = {}
    for mention in sorted(mentions, key=lambda each: each.span):
        key = (
            squeeze(mention.span.of(text)),
            None if mention.reading == "place" else mention.reading,
        )
        counts[key] = counts.get(key, 0) + 1
    return [
        Name(words=shorten(words, NAME_LENGTH), reading=reading, n_mentions=n)
        for (words, reading), n in counts.items()
        if words
    ]


def _cut_line(label: str, names: Sequence[Name]) -> NameLine:
    often = sorted(range(len(names)), key=lambda n: (-names[n].n_mentions, n))
    kept = tuple(names[n] for n in sorted(often[:MOST_NAMES]))
    return NameLine(label=label, names=kept, n_more=len(names) - len(kept))
