"""The form of speech: direct, mixed or indirect, from the quotation marks in the content."""

from whence.encoder.quotes import Quotation
from whence.records import Form, Span, Spans


def find_form(text: str, content: Spans, cue: Spans, quotations: list[Quotation]) -> Form:
    """Decide the form of a content.

    Direct where every word lies inside quotation marks, indirect where none does, mixed in
    between. A quotation that also holds the cue is another speaker's, around both, and does
    not count.
    """
    start, end = content[0].start, content[-1].end
    near = [q for q in quotations if q.start < end and start < q.end]  # of a long text a few
    own = [q for q in near if not any(_holds(q, span) for span in cue)]
    inside = outside = 0
    for span in content:
        for at in range(span.start, span.end):
            if text[at].isalnum():
                if any(q.start <= at < q.end for q in own):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _holds(quotation: Quotation, span: Span) -> bool:
    return quotation.start <= span.start and span.end <= quotation.end
