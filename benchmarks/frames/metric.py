"""The metric of frames: linked F1 over all, over outer and over inner frames with a cue."""

from collections import Counter
from collections.abc import Sequence

from benchmarks.attribution.corpus import Attribution, Parts, Ranges, trim_parts
from benchmarks.attribution.matching import count_shared, pair_relaxed
from benchmarks.frames.corpus import GoldFrame
from benchmarks.scoring import Array, Figure, Tally, Totals, f1, harmonic_mean, rate

FOUND_OVERLAP = 0.5  # F1 of content characters from which a frame counts as found; protocol
GROUPS = ("outer", "inner")


def tally_document(text: str, found: Sequence[Attribution], wanted: Sequence[GoldFrame]) -> Tally:
    """Count in one article; statements without a cue (narration, continued quotes) are left out.

    A wanted frame is inner where the corpus says so. One that was found is inner where its
    content and its cue lie inside the content of another that was found.
    """
    ours = [trim_parts(frame, text) for frame in found]
    ours = [parts for parts in ours if parts.cue]
    kept = [(trim_parts(frame, text), frame.outer) for frame in wanted if frame.cue]
    theirs = [parts for parts, _ in kept]
    our_groups = [
        "inner" if any(_lies_inside(parts, other) for other in ours) else "outer" for parts in ours
    ]
    their_groups = ["outer" if outer is None else "inner" for _, outer in kept]
    tally: Counter[str] = Counter()
    tally["all.found"], tally["all.wanted"] = len(ours), len(theirs)
    tally["exact.hits"] = (Counter(ours) & Counter(theirs)).total()
    for group in GROUPS:
        tally[f"{group}.found"] = our_groups.count(group)
        tally[f"{group}.wanted"] = their_groups.count(group)
    for i, j in pair_relaxed(ours, theirs):
        tally["all.hits"] += 1
        tally[f"{our_groups[i]}.found hits"] += 1
        tally[f"{their_groups[j]}.wanted hits"] += 1
        if ours[i] == theirs[j]:
            tally[f"{our_groups[i]}.found exact"] += 1
            tally[f"{their_groups[j]}.wanted exact"] += 1
    for j in pair_contents([p.content for p in ours], [p.content for p in theirs]):
        tally["all.touched"] += 1
        tally[f"{their_groups[j]}.touched"] += 1
    return dict(tally)


def pair_contents(found: Sequence[Ranges], wanted: Sequence[Ranges]) -> set[int]:
    """Pair contents one to one, those that share most (F1 of characters) first.

    Returns:
        Which of the wanted ones have a partner with at least half in common.
    """
    candidates = sorted(
        (-shared, i, j)
        for i, ours in enumerate(found)
        for j, theirs in enumerate(wanted)
        if (shared := content_f1(ours, theirs)) >= FOUND_OVERLAP
    )
    used: set[int] = set()
    paired: set[int] = set()
    for _, i, j in candidates:
        if i not in used and j not in paired:
            used.add(i)
            paired.add(j)
    return paired


def content_f1(left: Ranges, right: Ranges) -> float:
    """F1 of the characters of two contents, from 0 to 1."""
    size = sum(end - start for start, end in (*left, *right))
    return 2 * count_shared(left, right) / size if size else 0.0


def _lies_inside(parts: Parts, other: Parts) -> bool:
    """Whether content and cue of a frame lie wholly inside the content of another."""
    return parts != other and all(
        any(start <= a and b <= end for start, end in other.content)
        for a, b in (*parts.content, *parts.cue)
    )


def _grouped_f1(group: str, hits: str) -> Figure:
    """F1 from precision over frames found in a group and recall over those wanted in it."""

    def compute(t: Totals) -> Array:
        precision = rate(t[f"{group}.found {hits}"], t[f"{group}.found"])
        return harmonic_mean(precision, rate(t[f"{group}.wanted {hits}"], t[f"{group}.wanted"]))

    kind = "relaxed" if hits == "hits" else "exact"
    return Figure(
        name=f"{group}_{kind}_f1",
        label=f"{group} frames, {kind} F1",
        items=f"{group}.wanted",
        compute=compute,
    )


def _found(group: str) -> Figure:
    return Figure(
        name=f"{group}_found",
        label=f"{group} frames found",
        items=f"{group}.wanted",
        compute=lambda t: rate(t[f"{group}.touched"], t[f"{group}.wanted"]),
    )


FIGURES: tuple[Figure, ...] = (
    _found("all"),
    Figure(
        name="relaxed_f1",
        label="all frames, relaxed F1",
        items="all.wanted",
        compute=lambda t: f1(t["all.hits"], t["all.found"], t["all.wanted"]),
    ),
    Figure(
        name="exact_f1",
        label="all frames, exact F1",
        items="all.wanted",
        compute=lambda t: f1(t["exact.hits"], t["all.found"], t["all.wanted"]),
    ),
    *(_found(group) for group in GROUPS),
    *(_grouped_f1(group, "hits") for group in GROUPS),
    *(_grouped_f1(group, "exact") for group in GROUPS),
)
