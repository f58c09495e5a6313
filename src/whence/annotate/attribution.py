"""Who said what: one document in, its statements out."""

import msgspec

from whence.annotate.chain import find_outer, make_chain
from whence.annotate.continuation import find_continuations
from whence.annotate.form import find_form
from whence.annotate.frames import Frame
from whence.annotate.layers import Layers, read_layers
from whence.annotate.mentions import find_mentions
from whence.annotate.naming import name_voice
from whence.encoder.card import load_card
from whence.encoder.quotes import Quotation, find_quotations
from whence.records import (
    UNSUPPORTED_LANGUAGE,
    Document,
    Mention,
    Problem,
    Reading,
    Run,
    Span,
    Statement,
    make_id,
    make_statement_id,
)
from whence.version import __version__

SENTENCE_WORDS = 5  # shorter quotations are mostly names and single words
CONTINUATION = "rule:continuation"
# Speaker right in 46 of 46 on chains train (benchmarks.continuations), by the rule of succession.
CONTINUATION_PRECISION = 0.98


def find_statements(
    document: Document, layers: Layers | None = None, mentions: tuple[Mention, ...] | None = None
) -> list[Statement]:
    """Find the attributed statements of a document, in reading order.

    Args:
        document: Its text is read as it stands.
        layers: Of its text, where they have been read.
        mentions: Of the document, where they have been found.

    Returns:
        Statements with exact spans, form, chain (publisher, then sources from the outside in)
        and calibrated confidence; two frames with the same spans are one.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    text = document.text
    method = f"whence-reader:{load_card().version}"
    layers = layers or read_layers(text)
    mentions = find_mentions(document, layers) if mentions is None else mentions
    frames = [f for f in layers.frames() if not _is_in_head(document, f)]
    quotations = find_quotations(text)
    outer = find_outer(frames)
    names = [name_voice(f.source, text, layers.sentences, layers.trees, mentions) for f in frames]
    ids = [make_statement_id(document.id, f.content, f.cue, f.source) for f in frames]
    statements: dict[str, Statement] = {}
    for i, frame in enumerate(frames):
        above = outer[i]
        statements[ids[i]] = Statement(
            id=ids[i],
            document_id=document.id,
            outer_id=None if above is None else ids[above],
            content=frame.content,
            cue=frame.cue,
            source=frame.source,
            form=find_form(text, frame.content, frame.cue, quotations),
            chain=make_chain(document, outer, names, i),
            confidence=round(frame.confidence, 4),
            method=method,
        )
    continued = _continue(document, quotations, list(statements.values()))
    found = [*(adopt(s, continued) for s in statements.values()), *continued]
    return sorted(found, key=lambda s: (s.content[0], s.cue))


def _is_in_head(document: Document, frame: Frame) -> bool:
    """Whether a cue stands in the byline or the dateline: "By Ann Lee, with agency reports"."""
    heads = [s for s in (document.byline_span, document.dateline_span) if s]
    return any(head.overlaps(span) for head in heads for span in frame.cue)


def adopt(statement: Statement, continued: list[Statement]) -> Statement:
    """Put a statement that lies in continued speech behind the voices of that speech."""
    spans = (*statement.content, *statement.cue, *statement.source)
    for outer in continued:
        whole = outer.content[0]
        if statement.outer_id is None and statement.cue and all(map(whole.contains, spans)):
            relays = [
                msgspec.structs.replace(v, role="relay") if v.role == "author" else v
                for v in outer.chain
            ]
            below = [
                msgspec.structs.replace(v, depth=len(relays) - 1 + v.depth)
                for v in statement.chain
                if v.depth
            ]
            return msgspec.structs.replace(statement, outer_id=outer.id, chain=(*relays, *below))
    return statement


def find_unattributed(
    quotations: list[Quotation], statements: list[Statement], text: str
) -> list[Problem]:
    """Quoted sentences that no statement touches: who says them could not be decided."""
    covered = bytearray(len(text))
    for statement in statements:
        for span in (*statement.content, *statement.cue, *statement.source):
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    message = "these quoted words have no speaker that could be told"
    return [
        Problem(step="attribution", code="unattributed-quotation", span=span, message=message)
        for quotation in quotations
        if not any(covered[quotation.start : quotation.end])
        and len((span := Span(quotation.start, quotation.end)).of(text).split()) >= SENTENCE_WORDS
    ]


def _continue(
    document: Document, quotations: list[Quotation], statements: list[Statement]
) -> list[Statement]:
    """Statements for quotations without a cue, their author carried from before."""
    continued = []
    for before, content in find_continuations(document.text, quotations, statements):
        carried = tuple(
            msgspec.structs.replace(voice, carried=True) if voice.depth else voice
            for voice in before.chain
        )
        continued.append(
            Statement(
                id=make_statement_id(document.id, content, (), ()),
                document_id=document.id,
                content=content,
                form="direct",
                chain=carried,
                confidence=round((before.confidence or 0.0) * CONTINUATION_PRECISION, 4),
                method=CONTINUATION,
            )
        )
    return continued


def annotate(document: Document, problems: tuple[Problem, ...] = ()) -> Reading:
    """Read one document.

    Args:
        document: Its text is read as it stands.
        problems: What ingest could not decide; kept in the reading. A document with the
            problem ``unsupported-language`` is not read.

    Returns:
        A reading with the statements and mentions found, none where the language is not
        supported.

    Raises:
        ModelError: The weights are missing or damaged.
    """
    card = load_card()
    is_readable = all(problem.code != UNSUPPORTED_LANGUAGE for problem in problems)
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    if is_readable:
        layers = read_layers(document.text)
        mentions = find_mentions(document, layers)
        statements = tuple(find_statements(document, layers, mentions))
        quotations = find_quotations(document.text)
        problems = (*problems, *find_unattributed(quotations, list(statements), document.text))
    run = Run(
        version=__version__,
        model=card.sha256,
        config_hash=make_id("config", CONTINUATION_PRECISION),
    )
    return Reading(
        document=document, statements=statements, mentions=mentions, problems=problems, run=run
    )
