"""Spans: half-open ranges of code points in a text."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` of Unicode code points in ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
FRAGMENT_JOINT = " … "  # between the fragments of what does not run through


def quote_spans(text: str, spans: Spans) -> str:
    """The characters of several spans, with ``FRAGMENT_JOINT`` between them; none for none."""
    return FRAGMENT_JOINT.join(span.of(text) for span in spans)
