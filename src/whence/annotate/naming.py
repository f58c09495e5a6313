"""What a voice is called: the name or noun phrase of a source, without what is said about it.

"Mariama, a nurse who fled" is called "Mariama", and "a nurse, Mariama" too.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from whence.encoder.sentences import Sentence
from whence.encoder.trees import Tree
from whence.records import Mention, Span, Spans

_APART = frozenset(",;:–—(")
_JOINED = ("conj", "flat", "compound", "list")  # a comma before these parts no description off


def name_voice(
    source: Spans,
    text: str,
    sentences: Sequence[Sentence],
    trees: Sequence[Tree | None],
    mentions: Iterable[Mention] = (),
) -> Span | None:
    """The part of a source that names its voice; None where there is no source.

    Args:
        source: Spans of the source; the first one names it.
        text: The document's.
        sentences: Words of each sentence, in order.
        trees: The tree of each; where there is none, the first comma ends a name.
        mentions: Of the document; a person behind a description gives the name.
    """
    if not source:
        return None
    whole = source[0]
    inside = [m for m in mentions if m.span.overlaps(whole)]
    joints = [
        at
        for at in _find_joints(whole, text, sentences, trees)
        if not any(m.span.start < at < m.span.end for m in inside)
    ]
    edges = [whole.start, *joints, whole.end]
    parts = [part for a, b in pairwise(edges) if (part := _trim(Span(a, b), text))]
    if not parts:
        return whole
    people = [m.span for m in inside if m.kind == "person"]
    first = parts[0]
    if any(first.overlaps(p) for p in people):
        return first
    named = [
        p for p in people if len(parts) > 1 and p.start == parts[1].start and whole.contains(p)
    ]
    return named[0] if named else first


def _find_joints(
    whole: Span, text: str, sentences: Sequence[Sentence], trees: Sequence[Tree | None]
) -> list[int]:
    """Offsets of the marks in a source behind which a description of it begins."""
    marks = [
        i
        for i in range(whole.start + 1, whole.end - 1)
        if text[i] in _APART
        and not (text[i - 1].isdigit() and text[i + 1].isdigit())
        and not _is_inside_title(text, i, whole.end)
    ]
    if not marks:
        return []
    for sentence, tree in zip(sentences, trees, strict=True):
        if sentence[0][0] <= whole.start < sentence[-1][1]:
            if tree is not None:
                return [at for at in marks if not _is_joined(at, whole, sentence, tree)]
            break
    return marks[:1]


def _is_inside_title(text: str, at: int, end: int) -> bool:
    """Whether a bracket opens a part of a title: "Superintendent (City) Anil Rao"."""
    close = text.find(")", at, end) if text[at] == "(" else -1
    return close >= 0 and bool(re.match(r"\) \w", text[close:end]))


def _is_joined(at: int, whole: Span, sentence: Sentence, tree: Tree) -> bool:
    """Whether what follows a mark goes on with the same name or list of names."""
    after = [i for i, (start, end) in enumerate(sentence) if at < start and end <= whole.end]
    for i in after:
        head = tree.heads[i] - 1
        is_from_before = head >= 0 and whole.start <= sentence[head][0] < at
        if is_from_before and tree.relations[i] != "punct":
            return tree.relations[i].split(":")[0] in _JOINED
    return False


def _trim(span: Span, text: str) -> Span | None:
    """Without blanks and marks at its ends; None where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _APART):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _APART):
        end -= 1
    return Span(start, end) if start < end else None
