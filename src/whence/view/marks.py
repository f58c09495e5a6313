"""Marks: where in a text statements open and close, and what each stretch of it is to them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from whence.records import Span, Statement


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text that is one thing throughout, with the numbers of statements around it.

    ``opens`` are the statements (counted from 1) of whose content a part begins at ``span.start``,
    outermost first; ``closes`` are those of which a part ends at ``span.end``, innermost first.
    ``depth`` is how many contents cover the run: 2 is a statement within a statement.
    """

    span: Span
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    depth: int = 0
    is_source: bool = False
    is_cue: bool = False
    is_title: bool = False


def mark_stretches(
    length: int,
    statements: Sequence[Statement],
    title_span: Span | None = None,
    window: Span | None = None,
) -> Iterator[Stretch]:
    """Cut a text into stretches, in reading order; together they cover it without a gap.

    Spans that reach out of the text are clipped; those without a character in it are left out.

    Args:
        length: Of the text, in code points.
        statements: Numbered from 1 in the order given.
        title_span: The headline's place in the text.
        window: Cover only this part of the text, and clip all spans to it.
    """
    whole = Span(max(0, window.start), min(length, window.end)) if window else Span(0, length)
    contents = [
        (span, number)
        for number, statement in enumerate(statements, 1)
        for span in _clip(statement.content, whole)
    ]
    sources = [span for s in statements for span in _clip(s.source, whole)]
    cues = [span for s in statements for span in _clip(s.cue, whole)]
    titles = _clip((title_span,) if title_span else (), whole)
    named = [*(span for span, _ in contents), *sources, *cues, *titles]
    edges = sorted({whole.start, whole.end, *(s.start for s in named), *(s.end for s in named)})
    for start, end in pairwise(edges):
        span = Span(start, end)
        opening = [(s, n) for s, n in contents if s.start == start]
        closing = [(s, n) for s, n in contents if s.end == end]
        yield Stretch(
            span=span,
            opens=tuple(n for s, n in sorted(opening, key=lambda pair: (-pair[0].end, pair[1]))),
            closes=tuple(
                n for s, n in sorted(closing, key=lambda pair: (-pair[0].start, -pair[1]))
            ),
            depth=sum(s.contains(span) for s, _ in contents),
            is_source=any(s.contains(span) for s in sources),
            is_cue=any(s.contains(span) for s in cues),
            is_title=any(s.contains(span) for s in titles),
        )


def close_mark(number: int, still_open: list[int]) -> str:
    """The bracket that closes a statement; numbered only where statements cross.

    Args:
        number: The statement that ends here.
        still_open: Open statements, innermost last; the number is taken out of it.
    """
    innermost = still_open[-1] if still_open else number
    if number in still_open:
        still_open.reverse()
        still_open.remove(number)
        still_open.reverse()
    return "]" if innermost == number else f" {number}]"


def _clip(spans: Sequence[Span], whole: Span) -> list[Span]:
    cut = (Span(max(whole.start, s.start), min(whole.end, s.end)) for s in spans)
    return [span for span in cut if span.start < span.end]
