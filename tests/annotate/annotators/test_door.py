"""The check at the door: answers in order, one a document, with spans that lie in the text."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
import pytest

from whence.annotate.annotators import (
    Annotations,
    Annotator,
    AttributionFrame,
    Layer,
    SentenceTree,
    annotate_documents,
)
from whence.errors import FaultyAnnotationError
from whence.records import Document, Mention, Span

TEXTS = ("Rain fell in Oslo.", "Snow fell.", "Hail fell.")
DOCUMENTS = [Document.from_text(text) for text in TEXTS]
TREE = SentenceTree(
    words=(Span(0, 4), Span(5, 9)),
    heads=(2, 0),
    relations=("nsubj", "root"),
    upos=("NOUN", "VERB"),
)
Answer = Callable[[Iterable[Document]], Iterable[Annotations]]


class Stub:
    """An annotator that answers as a test wants it to."""

    name = "stub"
    version = "1"

    def __init__(self, answer: Answer, *provides: Layer) -> None:
        self._answer = answer
        self.provides = frozenset(provides)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        yield from self._answer(documents)


def always(*provides: Layer, **layers: object) -> Annotator:
    """An annotator that gives the same layers for each document."""
    return Stub(
        lambda documents: (
            msgspec.structs.replace(Annotations(document_id=d.id), **layers) for d in documents
        ),
        *provides,
    )


def mention(start: int, end: int, **fields: object) -> Mention:
    plain = Mention(id="m", document_id=DOCUMENTS[0].id, span=Span(start, end), kind="location")
    return msgspec.structs.replace(plain, **fields)


def refuse(annotator: Annotator, documents: Iterable[Document] = DOCUMENTS[:1]) -> str:
    with pytest.raises(FaultyAnnotationError) as caught:
        list(annotate_documents(annotator, documents))
    return str(caught.value)


def test_answers_come_in_order_and_documents_are_taken_as_they_are_asked_for() -> None:
    taken: list[str] = []

    def hand_out() -> Iterator[Document]:
        for document in DOCUMENTS:
            taken.append(document.text)
            yield document

    answers = annotate_documents(always(), hand_out())
    assert taken == []
    document, found = next(answers)
    assert (document, found.document_id) == (DOCUMENTS[0], DOCUMENTS[0].id)
    assert taken == list(TEXTS[:1])
    assert [document for document, _ in answers] == DOCUMENTS[1:]


def test_a_batch_may_be_taken_before_the_first_answer() -> None:
    def answer(documents: Iterable[Document]) -> Iterator[Annotations]:
        yield from [Annotations(document_id=document.id) for document in list(documents)]

    answers = annotate_documents(Stub(answer), DOCUMENTS)
    assert [document for document, _ in answers] == DOCUMENTS


def test_what_fits_goes_through_unchanged() -> None:
    frame = AttributionFrame(
        source=(Span(13, 17),), content=(Span(0, 4), Span(5, 9)), confidence=0.5
    )
    named = mention(13, 17, reading="place", confidence=1)
    annotator = always(
        "attribution", "entities", "readings", "trees",
        frames=(frame,), mentions=(named,), trees=(TREE,),
    )  # fmt: skip
    ((_, found),) = annotate_documents(annotator, DOCUMENTS[:1])
    assert (found.frames, found.mentions, found.trees) == ((frame,), (named,), (TREE,))


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (AttributionFrame(content=(Span(0, 19),)), r"content [0, 19], which lies outside the 18"),
        (AttributionFrame(content=(Span(-1, 4),)), "content [-1, 4], which lies outside"),
        (AttributionFrame(content=(Span(4, 4),)), "content [4, 4], which lies outside"),
        (AttributionFrame(content=(Span(0, 4),), cue=(Span(9, 5),)), "cue [9, 5]"),
        (AttributionFrame(content=(Span(0, 4),), source=(Span(13, 40),)), "source [13, 40]"),
        (AttributionFrame(content=()), "a frame of no words"),
        (AttributionFrame(content=(Span(5, 9), Span(0, 4))), "out of order"),
        (AttributionFrame(content=(Span(0, 6), Span(5, 9))), "overlap"),
        (AttributionFrame(content=(Span(0, 4),), confidence=1.01), "confidence 1.01"),
        (AttributionFrame(content=(Span(0, 4),), confidence=float("nan")), "confidence nan"),
    ],
)
def test_a_frame_that_does_not_fit_is_refused(frame: AttributionFrame, reason: str) -> None:
    message = refuse(always("attribution", frames=(frame,)))
    assert message.startswith(f"{DOCUMENTS[0].id}: the annotator stub gave ")
    assert reason in message


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (mention(13, 19), "mention [13, 19]"),
        (mention(13, 17, confidence=-0.1), "confidence -0.1"),
        (mention(13, 17, document_id="another"), "a mention of another document, another"),
    ],
)
def test_a_mention_that_does_not_fit_is_refused(given: Mention, reason: str) -> None:
    assert reason in refuse(always("entities", mentions=(given,)))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"words": (Span(0, 4), Span(5, 99))}, "word [5, 99]"),
        ({"heads": (3, 0)}, "a head outside a tree of 2 words"),
        ({"heads": (-1, 0)}, "a head outside a tree of 2 words"),
        ({"heads": (0,)}, "another number of heads"),
        ({"upos": ("NOUN",)}, "another number of heads, relations or parts of speech"),
    ],
)
def test_a_tree_that_does_not_fit_is_refused(changes: dict[str, object], reason: str) -> None:
    tree = msgspec.structs.replace(TREE, **changes)
    assert reason in refuse(always("trees", trees=(tree,)))


def test_only_the_layers_that_are_promised_are_taken() -> None:
    assert "the layer trees, which it does not say" in refuse(always("entities", trees=(TREE,)))
    assert "the layer entities" in refuse(always("trees", mentions=(mention(13, 17),)))


def test_mentions_may_come_for_the_sake_of_their_readings_alone() -> None:
    annotator = always("readings", mentions=(mention(13, 17, reading="government"),))
    assert len(list(annotate_documents(annotator, DOCUMENTS[:1]))) == 1


def test_an_answer_too_few_too_many_or_out_of_place_is_told_with_the_document() -> None:
    def drop_last(documents: Iterable[Document]) -> Iterator[Annotations]:
        return (Annotations(document_id=d.id) for d in list(documents)[:-1])

    def repeat(documents: Iterable[Document]) -> Iterator[Annotations]:
        return (Annotations(document_id=d.id) for d in documents for _ in range(2))

    def turn_round(documents: Iterable[Document]) -> Iterator[Annotations]:
        return (Annotations(document_id=d.id) for d in list(documents)[::-1])

    last, first = DOCUMENTS[-1].id, DOCUMENTS[0].id
    assert refuse(Stub(drop_last), DOCUMENTS).startswith(f"{last}: the annotator stub gave no ")
    assert "or given twice" in refuse(Stub(repeat), DOCUMENTS)
    message = refuse(Stub(turn_round), DOCUMENTS)
    assert message.startswith(f"{first}: ")
    assert f"annotations of {last} stand in its place" in message


def test_one_that_stops_early_is_told_though_documents_are_left() -> None:
    message = refuse(Stub(lambda _: ()), DOCUMENTS)
    assert message.startswith(f"{DOCUMENTS[0].id}: the annotator stub gave no annotations of it")


def test_an_error_of_the_annotator_names_the_document_and_keeps_its_cause() -> None:
    def fail(documents: Iterable[Document]) -> Iterator[Annotations]:
        for document in documents:
            if document == DOCUMENTS[1]:
                raise KeyError("no such label")
            yield Annotations(document_id=document.id)

    answers = annotate_documents(Stub(fail), DOCUMENTS)
    assert next(answers)[0] == DOCUMENTS[0]
    with pytest.raises(FaultyAnnotationError, match="KeyError: 'no such label'") as caught:
        next(answers)
    assert str(caught.value).startswith(DOCUMENTS[1].id)
    assert isinstance(caught.value.__cause__, KeyError)


def test_an_error_of_the_documents_is_not_put_on_the_annotator() -> None:
    def hand_out() -> Iterator[Document]:
        yield DOCUMENTS[0]
        raise OSError("the disk is gone")

    answers = annotate_documents(always(), hand_out())
    assert next(answers)[0] == DOCUMENTS[0]
    with pytest.raises(OSError, match="the disk is gone"):
        next(answers)


@pytest.mark.parametrize("answer", [{"frames": []}, None, "said"])
def test_an_answer_of_another_kind_is_refused(answer: object) -> None:
    class Other(Stub):
        def annotate(self, documents: Iterable[Document]) -> Iterator[Annotations]:
            return (answer for _ in documents)  # type: ignore[misc]

    assert f"a {type(answer).__name__} instead of Annotations" in refuse(Other(lambda _: ()))
