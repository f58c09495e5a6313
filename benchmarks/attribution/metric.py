"""The metric: what is counted in one document, and the figures that follow from the sums."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from benchmarks.attribution.corpus import ROLES, Attribution, Ranges, Role, trim_parts
from benchmarks.attribution.matching import (
    crosses_sentence,
    do_overlap,
    finds_every_fragment,
    pair_relaxed,
)
from benchmarks.confidence import CALIBRATION_ERROR, tally_confidence
from benchmarks.scoring import Array, Figure, Tally, Totals, f1, harmonic_mean, rate


def tally_document(text: str, found: Sequence[Attribution], wanted: Sequence[Attribution]) -> Tally:
    """Count in one document all that the figures need."""
    ours = [trim_parts(attribution, text) for attribution in found]
    theirs = [trim_parts(attribution, text) for attribution in wanted]
    pairs = pair_relaxed(ours, theirs)
    tally: Counter[str] = Counter()
    for role in ROLES:
        _tally_role(tally, role, [p.of(role) for p in ours], [p.of(role) for p in theirs])
    _count_equal(tally, "full", ours, theirs)
    tally["relaxed.hits"] += len(pairs)
    hit = {j for _, j in pairs}
    for j, parts in enumerate(theirs):
        if crosses_sentence(parts, text):
            tally["cross.wanted"] += 1
            tally["cross.hits"] += j in hit
        if len(parts.content) > 1:
            tally["split.wanted"] += 1
            tally["split.hits"] += finds_every_fragment(ours, parts)
    stated = [attribution.confidence for attribution in found]
    return dict(tally) | tally_confidence(stated, {i for i, _ in pairs})


def _tally_role(
    tally: Counter[str], role: Role, found: Sequence[Ranges], wanted: Sequence[Ranges]
) -> None:
    """Count one role: equal spans, overlaps, characters, and equal fragments."""
    found, wanted = [r for r in found if r], [r for r in wanted if r]
    _count_equal(tally, role, found, wanted)
    tally[f"{role}.found touched"] += sum(any(do_overlap(r, q) for q in wanted) for r in found)
    tally[f"{role}.wanted touched"] += sum(any(do_overlap(r, q) for q in found) for r in wanted)
    for name, items in (("characters", _characters), ("fragments", _fragments)):
        _count_equal(tally, f"{role}.{name}", items(found), items(wanted))


def _count_equal(
    tally: Counter[str], name: str, found: Iterable[Hashable], wanted: Iterable[Hashable]
) -> None:
    """Count multisets, and what they have in common."""
    ours, theirs = Counter(found), Counter(wanted)
    tally[f"{name}.found"] += ours.total()
    tally[f"{name}.wanted"] += theirs.total()
    tally[f"{name}.hits"] += (ours & theirs).total()


def _characters(spans: Sequence[Ranges]) -> set[int]:
    """Positions that any of the spans covers; each counts once."""
    return {at for ranges in spans for span in ranges for at in range(*span)}


def _fragments(spans: Sequence[Ranges]) -> set[tuple[int, int]]:
    """Unbroken stretches; one that several attributions share (a speaker) counts once."""
    return {span for ranges in spans for span in ranges}


def _equal_f1(name: str, label: str, count: str) -> Figure:
    return Figure(
        name=name,
        label=label,
        items=f"{count}.wanted",
        compute=lambda t: f1(t[f"{count}.hits"], t[f"{count}.found"], t[f"{count}.wanted"]),
    )


def _overlap_f1(role: Role) -> Figure:
    def compute(t: Totals) -> Array:
        precision = rate(t[f"{role}.found touched"], t[f"{role}.found"])
        return harmonic_mean(precision, rate(t[f"{role}.wanted touched"], t[f"{role}.wanted"]))

    label = f"{role}, any overlap F1"
    return Figure(name=f"{role}_overlap_f1", label=label, items=f"{role}.wanted", compute=compute)


def _rate(name: str, label: str, hits: str, of: str) -> Figure:
    return Figure(name=name, label=label, items=of, compute=lambda t: rate(t[hits], t[of]))


FIGURES: tuple[Figure, ...] = (
    Figure(
        name="full_relaxed_f1",
        label="full relaxed F1",
        items="full.wanted",
        compute=lambda t: f1(t["relaxed.hits"], t["full.found"], t["full.wanted"]),
    ),
    _rate("full_relaxed_precision", "full relaxed precision", "relaxed.hits", "full.found"),
    _rate("full_relaxed_recall", "full relaxed recall", "relaxed.hits", "full.wanted"),
    _equal_f1("full_exact_f1", "full exact F1", "full"),
    _rate("full_exact_precision", "full exact precision", "full.hits", "full.found"),
    _rate("full_exact_recall", "full exact recall", "full.hits", "full.wanted"),
    *(_equal_f1(f"{role}_exact_f1", f"{role}, exact F1", role) for role in ROLES),
    *(_overlap_f1(role) for role in ROLES),
    *(
        _equal_f1(f"{role}_character_f1", f"{role}, character F1", f"{role}.characters")
        for role in ROLES
    ),
    *(
        _equal_f1(f"{role}_fragment_f1", f"{role}, exact fragment F1", f"{role}.fragments")
        for role in ROLES
    ),
    _rate("cross_sentence_recall", "cross-sentence recall", "cross.hits", "cross.wanted"),
    _rate("every_fragment_recall", "every fragment found", "split.hits", "split.wanted"),
    CALIBRATION_ERROR,
)
