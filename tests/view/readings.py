"""Readings to show: a text with its statements marked as ``[content:...]``, ``[cue:...]``."""

import re
import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from whence.records import (
    Document,
    Form,
    Mention,
    Problem,
    Reading,
    Run,
    Span,
    Statement,
    Voice,
    make_id,
    make_statement_id,
)
from whence.records.mention import PlaceReading

# Everything that a terminal, a browser or rich might act on, in one line.
HOSTILE = (
    "\x1b[31mred\x1b[0m \x9b2J \x07 \u202eevil\u2066 \u200bhid\ufeff \U000e0041 [bold]x[/bold]"
    " [/nothing] :smile: <script>alert('1')</script> &amp; \"q\""
)


def find_unsafe(shown: str, allowed: str = "\n\t") -> set[str]:
    """Characters of a shown text that are invisible or control the display."""
    bad = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return {c for c in shown if unicodedata.category(c) in bad and c not in allowed}


def strip_styles(shown: str) -> str:
    """A terminal's page without the sequences that rich itself sets for bold, colour and so on."""
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


def find_span(text: str, words: str) -> Span:
    """Where words stand in a text; they must stand there once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def make_statement(  # noqa: PLR0913 - one for each field that a case may set
    document: Document,
    content: Sequence[str],
    cue: str | None = None,
    source: str | None = None,
    *,
    chain: Sequence[str] = (),
    form: Form = "indirect",
    outer: Statement | None = None,
    confidence: float | None = 0.874,
) -> Statement:
    """A statement whose spans are given by their words, with publisher and chain as voices."""

    def find(words: Sequence[str | None]) -> tuple[Span, ...]:
        return tuple(find_span(document.text, each) for each in words if each)

    spans = find(content), find([cue]), find([source])
    voices = [Voice(depth=0, role="publisher", name=document.publisher)]
    voices += [Voice(depth=n, role="author", name=name) for n, name in enumerate(chain, 1)]
    return Statement(
        id=make_statement_id(document.id, *spans),
        document_id=document.id,
        outer_id=outer.id if outer else None,
        content=spans[0],
        cue=spans[1],
        source=spans[2],
        form=form,
        chain=tuple(voices),
        confidence=confidence,
        method="by hand",
    )


def make_reading(
    document: Document, *statements: Statement, problems: tuple[Problem, ...] = ()
) -> Reading:
    """A reading of a document."""
    run = Run(version="0", model=None, config_hash="0")
    return Reading(document=document, statements=statements, problems=problems, run=run)


def make_mentions(
    document: Document, *named: tuple[str, str] | tuple[str, str, PlaceReading]
) -> tuple[Mention, ...]:
    """Mentions by their words, kind and perhaps reading, in the order in which they stand."""
    mentions = []
    at = 0
    for words, kind, *reading in named:
        start = document.text.index(words, at)
        span = Span(start, at := start + len(words))
        mentions.append(
            Mention(
                id=make_id("mention", document.id, span),
                document_id=document.id,
                span=span,
                kind=kind,
                reading=reading[0] if reading else None,
                confidence=0.914,
            )
        )
    return tuple(mentions)


def summit() -> Reading:
    """A report whose place words stand for a place here, and there for who governs or plays."""
    document = Document.from_text(
        "Talks open in Seoul\n\n"
        "SEOUL, April 9 - Seoul will send 3 million dollars to Laos, Park Min-jun said in Seoul on "
        "Wednesday. The money is for Lao farmers, Park added; Seoul had promised it in "
        "2019.\n\n"
        "The Mekong Relief Fund welcomed the step. Seoul lost to Laos, 2-1, at Blue Stadium.",
        publisher="The Evening Ledger",
        published="2025-04-09",
    )
    statement = make_statement(
        document,
        ["Seoul will send 3 million dollars to Laos"],
        "said",
        "Park Min-jun",
        chain=["Park Min-jun"],
    )
    mentions = make_mentions(
        document,
        ("Seoul", "location", "place"),
        ("SEOUL", "location", "place"),
        ("April 9", "date"),
        ("Seoul", "location", "government"),
        ("3 million dollars", "money"),
        ("Laos", "location", "place"),
        ("Park Min-jun", "person"),
        ("Seoul", "location", "place"),
        ("Wednesday", "date"),
        ("Lao", "norp"),
        ("Park", "person"),
        ("Seoul", "location", "government"),
        ("2019", "date"),
        ("Mekong Relief Fund", "organisation"),
        ("Seoul", "location", "team"),
        ("Laos", "location", "team"),
        ("Blue Stadium", "facility", "place"),
    )
    return replace(make_reading(document, statement), mentions=mentions)


def harbour() -> Reading:
    """A report with a frame in a frame, a broken quotation, a passive and a sentence of its own."""
    document = Document.from_text(
        "Harbour talks end without a pact\n\n"
        "VARNA, March 3 - The envoy hailed the crews as “heroic” in a letter to the mayor, the "
        "state agency Orbis reported on Friday.\n\n"
        "“The two ports stay open,” Ivan Petrov said, “as they always were.” Orbis counted about "
        "600 people who had to leave the lower town.\n\n"
        "It was rumoured that two ships were lost.\n\n"
        "The port opened in 1902.",
        publisher="The Evening Ledger",
        published="2025-03-03",
    )
    outer = make_statement(
        document,
        ["The envoy hailed the crews as “heroic” in a letter to the mayor"],
        "reported",
        "the state agency Orbis",
        chain=["Orbis"],
        form="mixed",
    )
    inner = make_statement(
        document,
        ["the crews as “heroic”"],
        "hailed",
        "The envoy",
        chain=["Orbis", "the envoy"],
        form="mixed",
        outer=outer,
    )
    return make_reading(
        document,
        outer,
        inner,
        make_statement(
            document,
            ["“The two ports stay open,”", "“as they always were.”"],
            "said",
            "Ivan Petrov",
            chain=["Ivan Petrov"],
            form="direct",
        ),
        make_statement(document, ["two ships were lost"], "It was rumoured that", confidence=None),
        make_statement(document, ["The port opened in 1902."], form="narrated"),
        problems=(
            Problem(
                step="chain",
                code="who",
                span=find_span(document.text, "lower town"),
                message="it is not clear which town this is",
            ),
        ),
    )


def hostile() -> Reading:
    """A report in which everything that comes from outside is hostile."""
    document = Document.from_text(
        f"{HOSTILE}\n\n“{HOSTILE}\t1” the \x1b[2Jmayor sa\u202eid.",
        publisher=HOSTILE,
        published=HOSTILE,
    )
    text = document.text
    start = text.index("“")
    spans = (Span(start, text.index("”") + 1),)
    cue, source = find_span(text, "sa\u202eid"), find_span(text, "the \x1b[2Jmayor")
    statement = Statement(
        id=make_statement_id(document.id, spans, (cue,), (source,)),
        document_id=document.id,
        content=spans,
        cue=(cue,),
        source=(source,),
        form="direct",
        chain=(
            Voice(depth=0, role="publisher", name=HOSTILE),
            Voice(depth=1, role="relay", name=HOSTILE, carried=True),
            Voice(depth=2, role="author", name=HOSTILE),
        ),
        confidence=0.5,
        method="by hand",
    )
    problem = Problem(step="x", code="x", span=source, message=HOSTILE)
    mention = Mention(
        id="x",
        document_id=document.id,
        span=Span(0, len(HOSTILE)),
        kind=HOSTILE,
        reading="team",
        confidence=0.5,
    )
    return replace(
        make_reading(document, statement, problems=(problem,)),
        # of a kind that we know, and of one that some other annotator made up
        mentions=(replace(mention, id="y", kind="person", reading=None), mention),
    )
