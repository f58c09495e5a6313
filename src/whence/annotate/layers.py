"""All layers of a text that the network reads, from one pass over it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from whence.annotate.frames import Frame
from whence.annotate.reading import choose_frames
from whence.encoder.calibration import calibrate_odds
from whence.encoder.card import ModelCard
from whence.encoder.entities import Scheme
from whence.encoder.mentions import FoundMention, read_mentions, read_place
from whence.encoder.reader import Reader
from whence.encoder.readings import GROUPS, READINGS
from whence.encoder.scan import Convention, Scan
from whence.encoder.sentences import Sentence
from whence.encoder.session import load_reader
from whence.encoder.trees import Tree

_NO_END = (",", ";", ":")  # no mention ends so ("PORT SUDAN, March 14")


class PlaceReading(NamedTuple):
    """What a place word stands for: the class of the benchmark, and the reading itself.

    ``reading`` is None for nationality words; ``confidence`` is that of the class.
    """

    group: str
    reading: str | None
    confidence: float


class Layers:
    """A scanned text; each layer is decoded when it is asked for."""

    def __init__(self, text: str, scan: Scan, reader: Reader, card: ModelCard) -> None:
        """Hold the scan and what decodes it."""
        self.text = text
        self.scan = scan
        self._reader = reader
        self._card = card
        self._words = [word for sentence in scan.sentences for word in sentence]
        self._starts = [start for start, _ in self._words]

    def frames(self, convention: Convention = "nested") -> list[Frame]:
        """Attribution frames, as ``read_frames`` gives them; of the convention scanned for."""
        return choose_frames(self.text, self.scan, convention, self._reader, self._card)

    def mentions(self, scheme: Scheme = "world") -> list[FoundMention]:
        """Entity mentions in order; probabilities of the world scheme are calibrated."""
        read = read_mentions(self.scan, self._reader.wordpieces, scheme)
        found = [whole for m in read if (whole := self._to_words(m))]
        if scheme != "world":
            return found
        bias, slope = self._card.mention_calibration
        return [m._replace(probability=calibrate_odds(m.probability, bias, slope)) for m in found]

    def _to_words(self, mention: FoundMention) -> FoundMention | None:
        """The words that a mention covers by more than half, without a comma at their end.

        A piece of a word names nothing: "3." of "3.5". None where no word is left.
        """
        first = max(0, bisect_right(self._starts, mention.start) - 1)
        covered = []
        for start, end in self._words[first : bisect_left(self._starts, mention.end)]:
            shared = min(end, mention.end) - max(start, mention.start)
            if 2 * shared > end - start:
                covered.append((start, end))
        while covered and self.text[slice(*covered[-1])] in _NO_END:
            covered.pop()
        return mention._replace(start=covered[0][0], end=covered[-1][1]) if covered else None

    def place_reading(self, start: int, end: int) -> PlaceReading:
        """What the place word in a span stands for."""
        chances = read_place(self.scan, start, end)
        by_group = {name: float(chances[list(own)].sum()) for name, own in GROUPS.items()}
        group = max(by_group, key=by_group.__getitem__)
        own = GROUPS[group]
        reading: str | None = READINGS[own[int(np.argmax(chances[list(own)]))]]
        if group in {"demonym", "modifier"}:  # a name inside another phrase still is a place
            reading = None if group == "demonym" else "place"
        return PlaceReading(group, reading, by_group[group])

    @property
    def sentences(self) -> list[Sentence]:
        """Words of each sentence, as half-open code points."""
        return self.scan.sentences

    @property
    def trees(self) -> list[Tree | None]:
        """Dependency tree of each sentence; None where one is too long for a window."""
        return self.scan.trees


def read_layers(
    text: str, convention: Convention = "nested", sentences: Sequence[Sentence] | None = None
) -> Layers:
    """Read a text once for all layers.

    Args:
        text: Paragraphs are its lines, so wrapped lines must have been joined.
        convention: Which attribution frames are wanted (see ``read_frames``).
        sentences: Words of each sentence, where they are known (a benchmark's); found otherwise.

    Raises:
        ModelError: The weights are missing or damaged.

    Score: benchmarks/entities, benchmarks/readings, benchmarks/trees, floors.json.
    """
    reader, card = load_reader()
    return Layers(text, reader.scan(text, convention, sentences), reader, card)
