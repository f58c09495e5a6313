"""Context: the paragraphs that a statement stands in."""

from whence.records import Span, Statement

BREAK = "\n\n"  # between paragraphs of a document's text


def find_context(text: str, statement: Statement) -> Span:
    """The paragraphs from the first to the last that source, cue or content lie in."""
    spans = (*statement.content, *statement.cue, *statement.source)
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=len(text))
    before = text.rfind(BREAK, 0, first)
    after = text.find(BREAK, last)
    start = 0 if before < 0 else before + len(BREAK)
    return Span(start, len(text) if after < 0 else after)


def describe_place(statement: Statement) -> str:
    """Where the content stands, in code points of the document's text: "120-164, 190-201"."""
    return ", ".join(f"{span.start}-{span.end}" for span in statement.content)
