"""The metric: of the statements that the rule makes, whose speaker is right."""

from collections.abc import Sequence

from benchmarks.attribution.corpus import Range, Ranges, trim_parts
from benchmarks.attribution.matching import do_overlap
from benchmarks.continuations.corpus import GoldStatement
from benchmarks.frames.metric import content_f1
from benchmarks.scoring import Figure, Tally, rate
from whence.records import Statement

FOUND_OVERLAP = 0.5  # F1 of content characters from which two contents are one; protocol


def tally_document(
    text: str, continued: Sequence[Statement], wanted: Sequence[GoldStatement]
) -> Tally:
    """Count the statements that the rule made in one article, and those that are right."""
    contents = [trim_parts(statement, text).content for statement in wanted]
    due = {i for i, statement in enumerate(wanted) if statement.is_continued}
    n_meant = n_right = 0
    reached = set()
    for statement in continued:
        ours = tuple((span.start, span.end) for span in statement.content)
        meant = find_statement(ours, contents)
        if meant is None:
            continue
        n_meant += 1
        if is_same_speaker(statement, wanted[meant], wanted):
            n_right += 1
            reached.add(meant)
    return {
        "made": len(continued),
        "meant": n_meant,
        "right": n_right,
        "due": len(due),
        "reached": len(due & reached),
    }


def find_statement(ours: Ranges, contents: Sequence[Ranges]) -> int | None:
    """Index of the content in the corpus that is nearest to ours, if any is near enough."""
    best = max(
        ((content_f1(ours, content), i) for i, content in enumerate(contents)), default=(0.0, 0)
    )
    return best[1] if best[0] >= FOUND_OVERLAP else None


def is_same_speaker(ours: Statement, meant: GoldStatement, wanted: Sequence[GoldStatement]) -> bool:
    """Whether the words that name our author name, in the corpus, the author meant."""
    deepest = max((voice.depth for voice in ours.chain), default=0)
    named: list[Range] = [
        (voice.span.start, voice.span.end)
        for voice in ours.chain
        if voice.depth == deepest and voice.span is not None
    ]
    return any(
        do_overlap(tuple(named), statement.source) and statement.authors == meant.authors
        for statement in wanted
    )


FIGURES: tuple[Figure, ...] = (
    Figure(
        name="speaker_right",
        label="continued quotations, speaker right",
        items="made",
        compute=lambda t: rate(t["right"], t["made"]),
    ),
    Figure(
        name="content_right",
        label="continued quotations, a statement at all",
        items="made",
        compute=lambda t: rate(t["meant"], t["made"]),
    ),
    Figure(
        name="continued_recall",
        label="quotations without a cue, found with speaker",
        items="due",
        compute=lambda t: rate(t["reached"], t["due"]),
    ),
)
