"""The metric: a mention is right if its span and its kind are."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.confidence import CALIBRATION_ERROR, tally_confidence
from benchmarks.entities.corpus import Mention
from benchmarks.layers import FoundMention
from benchmarks.scoring import Figure, Tally, f1, rate


def tally_text(found: Sequence[FoundMention], wanted: Sequence[Mention]) -> Tally:
    """Count the mentions found in one text, those wanted, and those that are both.

    A mention that is found twice counts twice, and is right once.
    """
    gold = {(m.start, m.end, m.kind) for m in wanted}
    spans = {(start, end) for start, end, _ in gold}
    tally: Counter[str] = Counter(found=len(found), wanted=len(gold))
    tally.update(f"wanted {kind}" for _, _, kind in gold)
    tally.update(f"found {mention.kind}" for mention in found)
    right = set()
    for i, mention in enumerate(found):
        place = (mention.start, mention.end)
        if place in spans:
            spans.remove(place)
            tally["span_right"] += 1
        if (*place, mention.kind) in gold:
            gold.remove((*place, mention.kind))
            right.add(i)
            tally["right"] += 1
            tally[f"right {mention.kind}"] += 1
    return dict(tally) | tally_confidence([mention.confidence for mention in found], right)


def make_figures(kinds: Sequence[str]) -> tuple[Figure, ...]:
    """Figures of a corpus with these kinds."""

    def of_kind(kind: str) -> Figure:
        return Figure(
            name=f"{kind.lower()}_f1",
            label=f"{kind}, F1",
            items=f"wanted {kind}",
            compute=lambda t: f1(t[f"right {kind}"], t[f"found {kind}"], t[f"wanted {kind}"]),
        )

    return (
        Figure(
            name="f1",
            label="span and kind exact, F1",
            items="wanted",
            compute=lambda t: f1(t["right"], t["found"], t["wanted"]),
        ),
        Figure(
            name="precision",
            label="of those found, right",
            items="found",
            compute=lambda t: rate(t["right"], t["found"]),
        ),
        Figure(
            name="recall",
            label="of those wanted, found",
            items="wanted",
            compute=lambda t: rate(t["right"], t["wanted"]),
        ),
        Figure(
            name="span_f1",
            label="span exact, F1",
            items="wanted",
            compute=lambda t: f1(t["span_right"], t["found"], t["wanted"]),
        ),
        *map(of_kind, kinds),
        CALIBRATION_ERROR,
    )
