"""From the strings of a generator to spans: a generator never states offsets."""

from collections.abc import Iterable
from typing import NamedTuple

from whence.records import Problem, Span

SHOWN = 60  # characters of a dropped string in its message


class Grounded(NamedTuple):
    """One span for each string, None where it is not in the text; a problem for each of those."""

    spans: tuple[Span | None, ...]
    problems: tuple[Problem, ...]

    @property
    def found(self) -> tuple[Span, ...]:
        """Spans of the strings that stand in the text."""
        return tuple(span for span in self.spans if span is not None)


def ground_strings(text: str, strings: Iterable[str], *, step: str = "grounding") -> Grounded:
    """Find strings in a text, character for character.

    Nothing is normalised: neither quote marks nor case nor blanks. A string is sought behind
    the last one that was found, then from the beginning: strings in reading order find their
    own places, also where one occurs several times.

    Args:
        text: Where they are sought.
        strings: What a generator says that stands there.
        step: Name of the step for the problems.

    Returns:
        Spans in the order of the strings; the number of those dropped is that of the problems,
        each of code ``not-in-text``.
    """
    spans: list[Span | None] = []
    problems: list[Problem] = []
    behind = 0
    for string in strings:
        at = text.find(string, behind) if string else -1
        if at < 0 and string:
            at = text.find(string)
        if at < 0:
            spans.append(None)
            shown = string if len(string) <= SHOWN else string[:SHOWN] + "..."
            message = f"{shown!r} does not stand in the text; it is dropped"
            problems.append(Problem(step=step, code="not-in-text", message=message))
        else:
            spans.append(Span(at, at + len(string)))
            behind = at + len(string)
    return Grounded(tuple(spans), tuple(problems))
