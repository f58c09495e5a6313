"""Any annotator of the registry put to a benchmark: its records as what the benchmark scores.

The interface knows no conventions, schemes or given words, so an annotator answers every
benchmark of a layer in the one way it has.
"""

import sys
from collections.abc import Sequence

from benchmarks.attribution.corpus import Attribution
from benchmarks.layers import FoundMention, FoundReading, FoundWord, Range
from whence.annotate.annotators import Annotations, Layer, annotate_documents, find_annotator
from whence.annotate.mentions import KINDS, PLACES
from whence.encoder.entities import SCHEMES, Scheme
from whence.errors import UnprovidedLayerError
from whence.records import Document, Mention, Spans

CORPUS_KINDS = {ours: theirs for theirs, ours in KINDS.items()}
# The politics corpus has no name for these; it has none at all for days and sums.
POLITICS_KINDS = {"norp": "misc", "facility": "location", "product": "misc"}
NATIONALITY = "norp"


class AskedAnnotator:
    """An annotator of the registry that is asked for one layer, text by text.

    The first problem of each code that it states goes to stderr, since a document that it
    could not decide counts as empty.

    Raises:
        AnnotatorError: There is none of this name, it cannot be made, or it does not give the
            layer.
    """

    def __init__(self, name: str, layer: Layer) -> None:
        self.annotator = find_annotator(name)
        self.name = name
        self._told: set[str] = set()
        self._last: tuple[str, Annotations] | None = None
        if layer not in self.annotator.provides:
            raise UnprovidedLayerError(name, layer, sorted(self.annotator.provides))

    def ask(self, text: str) -> Annotations:
        """What it gives for one text.

        Raises:
            FaultyAnnotationError: It does not fit the text.
        """
        if self._last is not None and self._last[0] == text:  # given words, then its own
            return self._last[1]
        ((_, found),) = annotate_documents(self.annotator, [Document.from_text(text)])
        self._last = text, found
        for problem in found.problems:
            if problem.code not in self._told:
                self._told.add(problem.code)
                first = f"{self.name}: {problem.code}, for the first time: {problem.message}"
                print(first, file=sys.stderr)
        return found

    def find_attributions(self, text: str) -> list[Attribution]:
        """Its attribution frames."""
        return [
            Attribution(
                source=_ranges(frame.source),
                cue=_ranges(frame.cue),
                content=_ranges(frame.content),
                confidence=frame.confidence,
            )
            for frame in self.ask(text).frames
        ]

    def find_mentions(self, text: str, scheme: Scheme) -> list[FoundMention]:
        """Its mentions, their kinds as the corpus of the scheme calls them.

        A kind that has no other name there stays as it is, but for those of our records that
        the corpus does not annotate.
        """
        found = []
        for m in self.ask(text).mentions:
            kind = name_kind(m.kind, scheme)
            if kind is not None:
                found.append(FoundMention(m.span.start, m.span.end, kind, m.confidence))
        return found

    def find_readings(self, text: str, spans: Sequence[Range]) -> list[FoundReading]:
        """What its mentions say of some place words; see ``read_place``."""
        mentions = self.ask(text).mentions
        return [read_place(span, mentions) for span in spans]

    def find_trees(self, text: str, sentences: Sequence[Sequence[Range]]) -> list[list[FoundWord]]:
        """Its trees on the words of a corpus; a word that it cuts otherwise is wrong."""
        own = self.find_own_words(text)
        whole = {tuple(span for span, _ in cut): [word for _, word in cut] for cut in own}
        place = {
            span: (cut[word.head - 1][0] if word.head else None, word)
            for cut in own
            for span, word in cut
        }
        # Parts of one token may share their characters: then only the whole sentence tells.
        return [whole.get(tuple(sentence)) or _put_on(sentence, place) for sentence in sentences]

    def find_own_words(self, text: str) -> list[list[tuple[Range, FoundWord]]]:
        """Its own sentences: each word's span, and its place in the tree."""
        return [
            [
                ((span.start, span.end), FoundWord(head, relation, upos))
                for span, head, relation, upos in zip(
                    tree.words, tree.heads, tree.relations, tree.upos, strict=True
                )
            ]
            for tree in self.ask(text).trees
            if tree.words
        ]


def name_kind(kind: str, scheme: Scheme) -> str | None:
    """The name that the corpus of a scheme has for a kind; None where it does not annotate it."""
    if scheme == "world":
        return CORPUS_KINDS.get(kind, kind)
    if kind in SCHEMES[scheme] or kind not in CORPUS_KINDS:
        return kind
    return POLITICS_KINDS.get(kind)


def read_place(span: Range, mentions: Sequence[Mention]) -> FoundReading:
    """The class of a place word, from the mention that shares most characters with it.

    A mention with a reading is literal or metonymic by it, a nationality is a demonym, and a
    word inside a longer name of another kind is a modifier. Of what is not mentioned, the
    commonest class is taken: literal, with confidence 0.
    """

    def shared(mention: Mention) -> int:
        return min(mention.span.end, span[1]) - max(mention.span.start, span[0])

    near = [mention for mention in mentions if shared(mention) > 0]
    if not near:
        return FoundReading("literal", None, 0.0)
    mention = max(near, key=lambda m: (shared(m), m.span.start - m.span.end))
    confidence = 1.0 if mention.confidence is None else mention.confidence
    if mention.kind in {NATIONALITY, NATIONALITY.upper()}:
        return FoundReading("demonym", None, confidence)
    if mention.reading is not None:
        group = "literal" if mention.reading == "place" else "metonymic"
        return FoundReading(group, mention.reading, confidence)
    is_longer = mention.span.end - mention.span.start > span[1] - span[0]
    group = "modifier" if is_longer and mention.kind not in PLACES else "literal"
    return FoundReading(group, None, confidence)


def _ranges(spans: Spans) -> tuple[Range, ...]:
    return tuple((span.start, span.end) for span in spans)


def _put_on(
    sentence: Sequence[Range], place: dict[Range, tuple[Range | None, FoundWord]]
) -> list[FoundWord]:
    """Words of one sentence; one with no place in it hangs on itself, which is never right."""
    index = {span: i for i, span in enumerate(sentence, start=1)}
    words = []
    for i, span in enumerate(sentence, start=1):
        if span not in place:
            words.append(FoundWord(i, "dep", "X"))
            continue
        head, word = place[span]
        words.append(word._replace(head=index.get(head, i) if head else 0))
    return words
