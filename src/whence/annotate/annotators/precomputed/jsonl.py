"""JSON lines: the layout of the attribution corpus, with mentions beside the attributions."""

from collections.abc import Iterator
from functools import partial

import msgspec

from whence.annotate.annotators.annotations import Annotations, AttributionFrame, Layer
from whence.annotate.annotators.precomputed.entry import (
    Entry,
    Range,
    check_range,
    check_text,
    make_key,
    make_mention,
    make_spans,
)
from whence.errors import AnnotationFileError
from whence.records import Document, Span
from whence.records.mention import PlaceReading


class StoredFrame(msgspec.Struct, frozen=True, kw_only=True):
    """One attribution as ranges ``[start, end]``."""

    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    confidence: float | None = None


class StoredMention(msgspec.Struct, frozen=True, kw_only=True):
    """One mention; its kind is what the file calls it."""

    start: int
    end: int
    kind: str
    reading: PlaceReading | None = None
    confidence: float | None = None


class StoredLine(msgspec.Struct, frozen=True, kw_only=True):
    """One document; ``statements`` is what the chains corpus calls its attributions."""

    id: str | None = None
    text: str = ""
    attributions: tuple[StoredFrame, ...] | None = None
    statements: tuple[StoredFrame, ...] | None = None
    mentions: tuple[StoredMention, ...] | None = None

    @property
    def frames(self) -> tuple[StoredFrame, ...] | None:
        """Attributions under either name; None where the line has neither."""
        return self.statements if self.attributions is None else self.attributions

    @property
    def layers(self) -> frozenset[Layer]:
        """Layers that the line is about, also where it says that there is nothing."""
        layers: set[Layer] = set()
        if self.frames is not None:
            layers.add("attribution")
        if self.mentions is not None:
            layers.add("entities")
            if any(mention.reading for mention in self.mentions):
                layers.add("readings")
        return frozenset(layers)


def load_jsonl(path: str, content: str) -> Iterator[Entry]:
    """Entries of a file of JSON lines.

    Raises:
        AnnotationFileError: A line is no such object, or names neither id nor text.
    """
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=StoredLine)
        except msgspec.MsgspecError as error:
            raise AnnotationFileError(path, number, str(error)) from None
        if row.id is None and not row.text:
            reason = "neither id nor text says which document this is of"
            raise AnnotationFileError(path, number, reason)
        yield Entry(
            path=path,
            line=number,
            id=row.id,
            key=make_key(row.text) if row.text else None,
            layers=row.layers,
            place=partial(_place, path, number, row),
        )


def _place(path: str, number: int, row: StoredLine, document: Document) -> Annotations:
    if row.text:
        check_text(path, number, row.text, document)
    frames, mentions = row.frames or (), row.mentions or ()
    ranges = [r for f in frames for role in (f.source, f.cue, f.content) for r in role]
    for found in [*ranges, *((m.start, m.end) for m in mentions)]:
        check_range(path, number, found, document)
    return Annotations(
        document_id=document.id,
        frames=tuple(
            AttributionFrame(
                source=make_spans(frame.source),
                cue=make_spans(frame.cue),
                content=make_spans(frame.content),
                confidence=frame.confidence,
            )
            for frame in frames
            if frame.source or frame.cue or frame.content  # a corpus may hold one of no words
        ),
        mentions=tuple(
            make_mention(
                document,
                Span(mention.start, mention.end),
                mention.kind,
                reading=mention.reading,
                confidence=mention.confidence,
            )
            for mention in mentions
        ),
    )
