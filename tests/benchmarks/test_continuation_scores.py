"""Scores of continued quotations, on reporting of our own."""

from benchmarks.continuations.corpus import GoldStatement, GoldVoice
from benchmarks.continuations.metric import FIGURES, tally_document
from benchmarks.scoring import Score, compute_scores
from tests.benchmarks.marked import mark
from whence.records import Span, Statement, Voice

TEXT, (COSTA, VANE, GOES_ON) = mark(
    "[0content:“The pumps held,”] [0source:Mirela Costa] [0cue:said]. "
    "[1content:“Not all of them,”] [1source:Idris Vane] [1cue:answered].\n\n"
    "[2content:“Two broke at noon.”]"
)


def gold(speaker_of_the_last: str) -> list[GoldStatement]:
    return [
        GoldStatement(
            source=said.source,
            cue=said.cue,
            content=said.content,
            form="direct",
            chain=(GoldVoice(depth=0, name="The Signal"), GoldVoice(depth=1, name=name)),
        )
        for said, name in ((COSTA, "Costa"), (VANE, "Vane"), (GOES_ON, speaker_of_the_last))
    ]


def continued(start: int, end: int) -> Statement:
    """The rule carries Vane to these words."""
    return Statement(
        id="s1",
        document_id="d1",
        content=(Span(start, end),),
        form="direct",
        chain=(
            Voice(depth=0, role="publisher", name="The Signal"),
            Voice(depth=1, role="author", name="Vane", span=Span(*VANE.source[0]), carried=True),
        ),
        method="rule:continuation",
    )


def score(made: list[Statement], wanted: list[GoldStatement]) -> dict[str, Score]:
    return compute_scores(FIGURES, [tally_document(TEXT, made, wanted)], resamples=0)


def percents(scores: dict[str, Score]) -> list[float]:
    return [scores[n].value for n in ("speaker_right", "content_right", "continued_recall")]


def test_the_right_speaker_is_right() -> None:
    (span,) = GOES_ON.content
    assert percents(score([continued(*span)], gold("Vane"))) == [100, 100, 100]


def test_another_speaker_is_wrong() -> None:
    (span,) = GOES_ON.content
    assert percents(score([continued(*span)], gold("Costa"))) == [0, 100, 0]


def test_words_that_are_no_statement_are_wrong() -> None:
    start, end = VANE.cue[0]
    assert percents(score([continued(start, end)], gold("Vane"))) == [0, 0, 0]


def test_a_quotation_that_is_left_alone_costs_recall() -> None:
    scores = score([], gold("Vane"))
    assert (scores["speaker_right"].n, scores["continued_recall"].n) == (0, 1)
    assert scores["continued_recall"].value == 0
