"""Context: the paragraphs that a statement stands in."""

from whence.records import PARAGRAPH_BREAK, Span, Statement


def find_context(text: str, statement: Statement) -> Span:
    """The paragraphs from the first to the last that source, cue or content lie in."""
    spans = (*statement.content, *statement.cue, *statement.source)
    first = min((span.start for span in spans), default=0)
    last = max((span.end for span in spans), default=len(text))
    before = text.rfind(PARAGRAPH_BREAK, 0, first)
    after = text.find(PARAGRAPH_BREAK, last)
    start = 0 if before < 0 else before + len(PARAGRAPH_BREAK)
    return Span(start, len(text) if after < 0 else after)


def describe_place(statement: Statement) -> str:
    """Where the content stands, in code points of the document's text: "120-164, 190-201"."""
    return ", ".join(f"{span.start}-{span.end}" for span in statement.content)
