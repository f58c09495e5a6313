"""Plain tables: text that reads the same in a terminal, a log and a mail."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from benchmarks.floors import Floor
from benchmarks.peers import Peer
from benchmarks.scoring import Figure, Score, Unit

SHOWN = {"%": 1, "share": 3, "articles/s": 1, "s": 2, "ms": 0, "MB": 0, "count": 0}
ABSENT = "-"


def show_number(value: float | None, unit: Unit) -> str:
    """A figure with the decimals of its unit; a dash where there is none."""
    return ABSENT if value is None else f"{value:.{SHOWN[unit]}f}"


def show_interval(score: Score) -> str:
    """The interval of a score, or a dash."""
    if score.low is None:
        return ABSENT
    return f"{show_number(score.low, score.unit)} to {show_number(score.high, score.unit)}"


def show_verdict(score: Score, floor: Floor | None) -> str:
    """In one word: where a score stands against floor and target."""
    if floor is None:
        return ""
    if floor.is_on_target(score):
        return "target"
    if floor.is_met(score):
        return "floor"
    return "MISSED" if floor.blocks(score) else "below"


def show_annotator(name: str) -> str:
    """Head of an annotator's column; of a path that it was given only the last part."""
    called, colon, argument = name.partition(":")
    return "Whence" if name == "whence" else f"{called}{colon}{PurePath(argument).name}"


def lay_out(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of even width: the first to the left, the others to the right."""
    widths = [max(len(line[i]) for line in [heads, *rows]) for i in range(len(heads))]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        shown = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        return "  ".join(shown).rstrip()

    return "\n".join([line(heads), line(["-" * width for width in widths]), *map(line, rows)])


def score_table(
    figures: Sequence[Figure],
    scores: Mapping[str, Score],
    floors: Mapping[str, Floor],
    peers: Sequence[Peer] = (),
    *,
    ours: str = "Whence",
) -> str:
    """Scores of one benchmark beside floors, targets and peers."""
    heads = ["", ours, "95 %", "n", "floor", "target", "", *(peer.name for peer in peers)]
    rows = []
    for figure in figures:
        score, floor = scores[figure.name], floors.get(figure.name)
        unit = figure.unit
        rows.append(
            [
                f"{figure.label}, {unit}",
                show_number(score.value, unit),
                show_interval(score),
                ABSENT if score.n is None else str(score.n),
                show_number(floor.floor if floor else None, unit),
                show_number(floor.target if floor else None, unit),
                show_verdict(score, floor),
                *(show_number(peer.figures.get(figure.name), unit) for peer in peers),
            ]
        )
    return lay_out(heads, rows)
