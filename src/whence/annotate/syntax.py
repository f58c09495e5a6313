"""What the dependency trees say of a frame: who is the subject of its cue, what belongs to whom."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from whence.annotate.frames import Frame
from whence.codebook.grammar import RELATIVE_PRONOUNS
from whence.encoder.reader import RawFrame
from whence.encoder.sentences import Sentence
from whence.encoder.trees import Tree
from whence.records import Span

_CLIMBED = ("conj", "xcomp", "advcl")  # from a verb to the one whose subject it shares
_MOST_CLIMBED = 3
_CLAUSES = ("acl:relcl", "parataxis", "appos")  # said about a name, and no part of it


_OPENERS = frozenset(("that", "and", "but", ","))  # before a content, and no part of it


class Parsed(NamedTuple):
    """One sentence with its tree."""

    words: Sentence
    tree: Tree

    def spelled(self, word: int, text: str) -> str:
        """A word in lower case."""
        return text[slice(*self.words[word])].lower()

    def inside(self, span: Span) -> list[int]:
        """Words that lie in a span."""
        return [i for i, (a, b) in enumerate(self.words) if span.start <= a and b <= span.end]

    def children(self, word: int) -> list[int]:
        """Words whose head is this one."""
        return [i for i, head in enumerate(self.tree.heads) if head == word + 1]

    def subtree(self, word: int, without: tuple[str, ...] = ()) -> list[int]:
        """A word and all below it, without what hangs on it by some relations; in order."""
        found = [word]
        for child in self.children(word):
            if self.tree.relations[child] not in without:
                found += self.subtree(child, without)
        return sorted(found)

    def span(self, words: Sequence[int]) -> Span:
        """From the first of some words to the last."""
        return Span(self.words[words[0]][0], self.words[words[-1]][1])


class Syntax:
    """The sentences of a text, found by place."""

    def __init__(self, sentences: Sequence[Sentence], trees: Sequence[Tree | None]) -> None:
        """Hold sentences in order, each with its tree."""
        self._starts = [sentence[0][0] for sentence in sentences]
        self._parsed = [
            Parsed(sentence, tree) if tree else None
            for sentence, tree in zip(sentences, trees, strict=True)
        ]

    def at(self, place: int) -> Parsed | None:
        """The sentence around a code point."""
        k = bisect_right(self._starts, place) - 1
        return self._parsed[k] if k >= 0 else None

    def complete(self, text: str, frame: Frame) -> Frame:
        """Give a frame without a source the subject of its cue, where there is one.

        Words of the subject's own clauses leave the content.
        """
        if frame.source:
            return frame
        parsed = self.at(frame.cue[0].start)
        subject = _find_subject(parsed, frame, text) if parsed else None
        if parsed is None or subject is None:
            return frame
        core = _around(subject, parsed.subtree(subject, _CLAUSES))
        source = parsed.span(core)
        whole = parsed.span(_around(subject, parsed.subtree(subject)))
        if any(whole.overlaps(part) for part in frame.cue):  # its relative clause is the frame
            whole = source
        between = Span(min(source.end, frame.cue[0].start), frame.cue[0].start)
        content = tuple(
            part
            for part in frame.content
            if not whole.contains(part) and not between.contains(part)
        )
        touched = any(source.overlaps(part) for part in (*frame.cue, *content))
        if touched or not content:
            return frame
        return frame._replace(source=(source,), content=content)

    def give_content(self, text: str, found: RawFrame) -> RawFrame:
        """Give a frame with source and cue but no content the clause that its verb governs."""
        if found.content or not found.cue or not found.source:
            return found
        parsed = self.at(found.cue[0][0])
        cue = (
            [i for start, end in found.cue for i in parsed.inside(Span(start, end))]
            if parsed
            else []
        )
        if parsed is None or not cue:
            return found
        after = found.cue[-1][1]
        verb = _top(parsed, cue[0], set(cue))
        clauses = [
            [i for i in _around(child, parsed.subtree(child)) if parsed.words[i][0] >= after]
            for child in parsed.children(verb)
            if parsed.tree.relations[child] == "ccomp" and parsed.words[child][0] > after
        ]
        words = next(iter(clauses), [])
        while words and parsed.spelled(words[0], text) in _OPENERS:
            words = words[1:]
        if not words:
            return found
        span = parsed.span(words)
        taken = (Span(*part) for part in (*found.cue, *found.source))
        if any(span.overlaps(part) for part in taken):
            return found
        return found._replace(content=((span.start, span.end),))


def _top(parsed: Parsed, word: int, inside: set[int]) -> int:
    """The highest word above a word that still lies inside."""
    while (head := parsed.tree.heads[word] - 1) in inside:
        word = head
    return word


def _around(word: int, subtree: Sequence[int]) -> list[int]:
    """The unbroken run of a subtree around its own word."""
    first = last = subtree.index(word)
    while first and subtree[first - 1] == subtree[first] - 1:
        first -= 1
    while last + 1 < len(subtree) and subtree[last + 1] == subtree[last] + 1:
        last += 1
    return list(subtree[first : last + 1])


def _find_subject(parsed: Parsed, frame: Frame, text: str) -> int | None:
    """The word that is the subject of a cue, or of the verb that the cue hangs on."""
    cue = [i for span in frame.cue for i in parsed.inside(span)]
    if not cue:
        return None
    verb = _top(parsed, cue[0], set(cue))
    for _ in range(_MOST_CLIMBED):
        children = parsed.children(verb)
        subjects = [i for i in children if parsed.tree.relations[i] == "nsubj"]
        if subjects:
            return _resolve_relative(parsed, subjects[0], verb, text)
        is_passive = any(parsed.tree.relations[i].endswith(":pass") for i in children)
        is_shared = parsed.tree.relations[verb].split(":", maxsplit=1)[0] in _CLIMBED
        if is_passive or not is_shared:
            return None
        verb = parsed.tree.heads[verb] - 1
    return None


def _resolve_relative(parsed: Parsed, subject: int, verb: int, text: str) -> int | None:
    """The noun that a relative pronoun stands for; a subject that is none is left alone."""
    if parsed.spelled(subject, text) not in RELATIVE_PRONOUNS:
        return subject
    while parsed.tree.relations[verb] == "conj":
        verb = parsed.tree.heads[verb] - 1
    is_clause = parsed.tree.relations[verb] == "acl:relcl"
    return parsed.tree.heads[verb] - 1 if is_clause else None
