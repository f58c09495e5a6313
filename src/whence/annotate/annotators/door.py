"""The check at the door: what an annotator gives must fit the document that it was given for."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from whence.annotate.annotators.annotations import Annotations, AttributionFrame, SentenceTree
from whence.annotate.annotators.protocol import Annotator
from whence.errors import FaultyAnnotationError, WhenceError
from whence.records import Document, Mention, Span


def annotate_documents(
    annotator: Annotator, documents: Iterable[Document]
) -> Iterator[tuple[Document, Annotations]]:
    """Ask an annotator for documents one after the other, and check each answer.

    Args:
        annotator: Whose answers they are.
        documents: Taken only as the annotator asks for them.

    Yields:
        Each document with its annotations, in order.

    Raises:
        FaultyAnnotationError: Spans lie outside the text, a document has no answer or that of
            another one, a layer is given that the annotator does not say it provides, or its
            code fails; the cause is kept.
    """
    waiting: deque[Document] = deque()

    faults: list[Exception] = []  # of the documents, not of the annotator

    def hand_out() -> Iterator[Document]:
        try:
            for document in documents:
                waiting.append(document)
                yield document
        except Exception as fault:
            faults.append(fault)
            raise

    handed_out = hand_out()
    for found in _ask(annotator, handed_out, waiting, faults):
        if not isinstance(found, Annotations):
            given = f"a {type(found).__name__} instead of Annotations"
            raise FaultyAnnotationError(annotator.name, _find_place(waiting), given)
        if not waiting:
            reason = "annotations of a document that it was not given, or given twice"
            raise FaultyAnnotationError(annotator.name, found.document_id, reason)
        document = waiting.popleft()
        if found.document_id != document.id:
            reason = f"annotations of {found.document_id} stand in its place; keep the order"
            raise FaultyAnnotationError(annotator.name, document.id, reason)
        check_annotations(annotator, document, found)
        yield document, found
    for document in [*waiting, *handed_out]:
        raise FaultyAnnotationError(annotator.name, document.id, "no annotations of it")


def _ask(
    annotator: Annotator,
    documents: Iterable[Document],
    waiting: Sequence[Document],
    faults: Sequence[Exception],
) -> Iterator[object]:
    """What an annotator answers; a fault in its code becomes one that names the document."""
    try:
        yield from annotator.annotate(documents)
    except WhenceError:
        raise
    except Exception as error:
        if error in faults:
            raise
        given = f"an error ({type(error).__name__}: {error})"
        raise FaultyAnnotationError(annotator.name, _find_place(waiting), given) from error


def _find_place(waiting: Sequence[Document]) -> str:
    """The document that comes next, as a message names it."""
    return waiting[0].id if waiting else "between documents"


def check_annotations(annotator: Annotator, document: Document, found: Annotations) -> None:
    """Check the annotations of one document.

    Raises:
        FaultyAnnotationError: The first fault, with the annotator's name and the document's id.
    """
    fault = next(_find_faults(annotator, document, found), None)
    if fault is not None:
        raise FaultyAnnotationError(annotator.name, document.id, fault)


def _find_faults(annotator: Annotator, document: Document, found: Annotations) -> Iterator[str]:
    given = {
        "attribution": found.frames,
        "entities": found.mentions,
        "trees": found.trees,
    }
    if annotator.provides.isdisjoint({"entities"}) and "readings" in annotator.provides:
        del given["entities"]  # mentions of places only, for the sake of their readings
    for layer, records in given.items():
        if records and layer not in annotator.provides:
            yield f"the layer {layer}, which it does not say that it provides"
    length = len(document.text)
    for frame in found.frames:
        yield from _check_frame(frame, length)
    for mention in found.mentions:
        yield from _check_mention(mention, document.id, length)
    for tree in found.trees:
        yield from _check_tree(tree, length)


def _check_frame(frame: AttributionFrame, length: int) -> Iterator[str]:
    if not (frame.source or frame.cue or frame.content):
        yield "a frame of no words"
    for role in ("source", "cue", "content"):
        yield from _check_spans(getattr(frame, role), length, role)
    yield from _check_confidence(frame.confidence, "frame")


def _check_mention(mention: Mention, document_id: str, length: int) -> Iterator[str]:
    if mention.document_id != document_id:
        yield f"a mention of another document, {mention.document_id}"
    yield from _check_spans((mention.span,), length, "mention")
    yield from _check_confidence(mention.confidence, "mention")


def _check_tree(tree: SentenceTree, length: int) -> Iterator[str]:
    n = len(tree.words)
    if not n == len(tree.heads) == len(tree.relations) == len(tree.upos):
        yield f"a tree of {n} words with another number of heads, relations or parts of speech"
    if any(not 0 <= head <= n for head in tree.heads):
        yield f"a head outside a tree of {n} words"
    for word in tree.words:  # parts of one token may share characters
        yield from _check_spans((word,), length, "word")


def _check_spans(spans: tuple[Span, ...], length: int, what: str) -> Iterator[str]:
    for span in spans:
        if not isinstance(span.start, int) or not isinstance(span.end, int):
            yield f"{what} [{span.start!r}, {span.end!r}], whose ends are no whole numbers"
        elif not 0 <= span.start < span.end <= length:
            yield (
                f"{what} [{span.start}, {span.end}], "
                f"which lies outside the {length} characters of the text or covers none"
            )
    if any(right.start < left.end for left, right in pairwise(spans)):
        yield f"{what} spans that overlap or stand out of order"


def _check_confidence(confidence: float | None, what: str) -> Iterator[str]:
    if confidence is not None and not 0 <= confidence <= 1:
        yield f"a {what} with the confidence {confidence}, which is no probability"
