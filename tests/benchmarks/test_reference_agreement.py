"""Our scores against those of the reference scorer, on the same spoilt predictions."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.attribution.corpus import (
    ROLES,
    Attribution,
    AttributionRow,
    Found,
    Ranges,
    load_gold,
    load_predictions,
    write_predictions,
)
from benchmarks.attribution.metric import FIGURES
from benchmarks.attribution.run import tally_rows
from benchmarks.options import DATA
from benchmarks.scoring import compute_scores

REFERENCE = DATA.parent / "scorers" / "attribution.py"

# The figures in the order in which the reference prints them; it gives no figure a name.
PRINTED = [
    *(
        name
        for role in ROLES
        for name in (f"{role}_exact_f1", f"{role}_overlap_f1", f"{role}_character_f1")
    ),
    *(f"full_exact_{what}" for what in ("precision", "recall", "f1")),
    *(f"full_relaxed_{what}" for what in ("precision", "recall", "f1")),
    "cross_sentence_recall",
    "every_fragment_recall",
]


def spoil(rows: list[AttributionRow], seed: int) -> Found:
    """Drop, move, split, double and disown attributions, as a poor reader would."""
    rng = random.Random(seed)  # noqa: S311 - repeatable faults, nothing secret

    def move(ranges: Ranges, n: int) -> Ranges:
        moved = [
            (
                min(n, max(0, start + rng.choice((0, 0, 0, -9, 4, -1)))),
                min(n, end + rng.choice((0, 0, 0, 1, 7, -2))),
            )
            for start, end in ranges
        ]
        moved = [span for span in moved if span[0] <= span[1] and rng.random() < 0.95]
        if len(moved) == 1 and moved[0][1] - moved[0][0] > 30 and rng.random() < 0.1:
            middle = sum(moved[0]) // 2
            moved = [(moved[0][0], middle), (middle + 2, moved[0][1])]
        return tuple(moved)

    found = {}
    for row in rows:
        if rng.random() < 0.05:
            continue
        mine = []
        for wanted in row.attributions:
            spoilt = Attribution(
                source=move(wanted.source, len(row.text)),
                cue=move(wanted.cue, len(row.text)),
                content=move(wanted.content, len(row.text)),
                confidence=round(rng.random(), 3),
            )
            mine += [spoilt] * rng.choice((0, 1, 1, 1, 1, 1, 1, 1, 2))
        rng.shuffle(mine)
        found[row.id] = mine
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_figure_agrees_with_the_reference(data: Path, tmp_path: Path, seed: int) -> None:
    if not REFERENCE.exists():
        pytest.skip(f"no reference scorer at {REFERENCE}")
    gold, file = data / "attribution" / "polnear-dev.jsonl", tmp_path / "found.jsonl"
    rows = load_gold(gold, AttributionRow)
    write_predictions(file, AttributionRow, rows, spoil(rows, seed))
    printed = subprocess.run(
        [sys.executable, REFERENCE, gold, file], capture_output=True, text=True, check=True
    ).stdout
    body, error = printed.split("calibration error ")
    numbers = [float(n) for n in re.findall(r"(\d+\.\d)", body)]
    # Per role it prints exact precision and recall too; ours gives only their F1.
    theirs = [n for i, n in enumerate(numbers) if not (i < 15 and i % 5 < 2)]
    found = load_predictions(file, AttributionRow, {row.id: row.text for row in rows})
    scores = compute_scores(FIGURES, tally_rows(rows, found), resamples=0)
    assert len(theirs) == len(PRINTED)
    for name, number in zip(PRINTED, theirs, strict=True):
        assert scores[name].value == pytest.approx(number, abs=0.051), name
    assert scores["calibration_error"].value == pytest.approx(float(error), abs=0.00051)
    counted = [int(n) for n in re.findall(r"\((\d+)\)", body)]
    assert counted == [scores[name].n for name in PRINTED[-2:]]


def test_written_predictions_have_the_shape_of_the_gold_file(data: Path, tmp_path: Path) -> None:
    gold, file = data / "attribution" / "polnear-dev.jsonl", tmp_path / "found.jsonl"
    rows = load_gold(gold, AttributionRow, 3)
    write_predictions(file, AttributionRow, rows, {row.id: row.attributions for row in rows})
    wanted = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()[:3]]
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in found:
        for attribution in line["attributions"]:
            assert attribution.pop("confidence") is None
    assert found == wanted
