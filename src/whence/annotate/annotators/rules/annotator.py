"""The annotator ``rules``."""

from collections.abc import Iterable, Iterator, Sequence

from whence.annotate.annotators.annotations import Annotations, AttributionFrame, Layer
from whence.annotate.annotators.rules.attribution import Rule, RuleFrame, find_frames
from whence.annotate.annotators.rules.entities import FoundName, find_names
from whence.annotate.annotators.rules.phrases import Phrase
from whence.annotate.annotators.rules.readings import read_place
from whence.annotate.annotators.rules.sentences import Sentence, find_sentences
from whence.records import Document, Mention, Span, Spans, make_id
from whence.version import __version__

# Share of the frames of each rule that match relaxed; PolNeAR train, all 840 articles.
FRAME_PRECISION: dict[Rule, float] = {
    "quoted": 0.96,
    "parenthesis": 0.97,
    "according": 0.92,
    "behind": 0.85,
    "clause": 0.80,
    "participle": 0.74,
    "inverted": 0.72,
    "finding": 0.64,
    "judgement": 0.63,
    "wish": 0.51,
    "label": 0.45,
    "thought": 0.40,
}
# Share of the mentions of each rule and kind that are right, span and kind; world newswire
# train, all 867 articles.
NAME_PRECISION: dict[tuple[str, str], float] = {
    ("gazetteer", "person"): 0.92,
    ("gazetteer", "location"): 0.91,
    ("gazetteer", "norp"): 0.90,
    ("gazetteer", "organisation"): 0.88,
    ("money", "money"): 0.84,
    ("single word", "person"): 0.80,
    ("date", "date"): 0.78,
    ("title", "person"): 0.74,
    ("head", "organisation"): 0.68,
    ("context", "person"): 0.66,
    ("head", "location"): 0.59,
    ("context", "location"): 0.59,
    ("acronym", "organisation"): 0.56,
    ("head", "misc"): 0.56,
    ("head", "facility"): 0.41,
    ("several words", "person"): 0.41,
    ("article", "organisation"): 0.19,
}
PLACES = frozenset({"location", "facility"})


class RulesAnnotator:
    """Attribution, entities and readings of places by rules and word lists.

    It needs no weights and runs where the learned reader cannot. Only outermost attributions
    are found: a frame inside the content of another one is left out.

    Score: `whence eval LAYER --annotator rules`; docs/annotators.md has them.
    """

    name = "rules"
    version = __version__
    provides: frozenset[Layer] = frozenset({"attribution", "entities", "readings"})

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        """Annotate each document; the same text always gives the same."""
        for document in documents:
            sentences = find_sentences(document.text)
            yield Annotations(
                document_id=document.id,
                frames=tuple(_make_frame(words, frame) for words, frame in find_frames(sentences)),
                mentions=tuple(_make_mentions(document, sentences)),
            )


def _make_frame(words: Sentence, frame: RuleFrame) -> AttributionFrame:
    return AttributionFrame(
        source=_make_spans(words, (frame.source,)),
        cue=_make_spans(words, (frame.cue,)),
        content=_make_spans(words, frame.content),
        confidence=FRAME_PRECISION[frame.rule],
    )


def _make_spans(words: Sentence, phrases: Sequence[Phrase]) -> Spans:
    spans = (Span(words[p.start].start, words[p.end - 1].end) for p in phrases if p)
    return tuple(sorted(spans))


def _make_mentions(document: Document, sentences: Sequence[Sentence]) -> Iterator[Mention]:
    words = [(sentence, i) for sentence in sentences for i in range(len(sentence))]
    begins = {sentence[i].start: (sentence, i) for sentence, i in words}
    for found in find_names(document.text, sentences):
        span = Span(found.start, found.end)
        reading = None
        if found.kind in PLACES and found.start in begins:
            sentence, start = begins[found.start]
            end = start + sum(found.start <= word.start < found.end for word in sentence)
            reading = read_place(sentence, start, end)
        yield Mention(
            id=make_id("mention", document.id, span),
            document_id=document.id,
            span=span,
            kind=found.kind,
            reading=reading,
            confidence=_confidence(found),
        )


def _confidence(found: FoundName) -> float:
    return NAME_PRECISION[found.rule, found.kind]
