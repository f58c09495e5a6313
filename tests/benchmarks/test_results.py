"""Recorded results: they meet the floors, name the shipped model, and stand in the README."""

import platform
import re
from pathlib import Path

import pytest

from benchmarks.all import TASKS
from benchmarks.attribution.run import run
from benchmarks.corpus import describe_file
from benchmarks.errors import FiguresError
from benchmarks.figures import LINES, README, find_block, render_figures, replace_block
from benchmarks.floors import Floor, load_floors
from benchmarks.machine import describe_machine
from benchmarks.options import Options
from benchmarks.results import Result, load_result, make_result, write_result
from benchmarks.scoring import Score
from whence.annotate import model_card

FLOORS = load_floors()
SIZES = {
    "attribution": 84,
    "frames": 16,
    "continuations": 16,
    "entities": 101,
    "politics": 541,
    "trees": 318,
    "readings": 224,
    "speed": 25,
}
BLOCKING = [
    (task, metric)
    for task, floors in FLOORS.items()
    for metric, floor in floors.items()
    if floor.blocking
]


@pytest.mark.parametrize(("task", "metric"), BLOCKING)
def test_a_result_meets_its_floor(task: str, metric: str) -> None:
    score, floor = load_result(task).scores[metric], FLOORS[task][metric]
    assert floor.is_met(score) or not floor.blocks(score), f"{score.value} misses {floor.floor}"


@pytest.mark.parametrize("task", TASKS)
def test_a_result_names_the_shipped_model(task: str) -> None:
    result = load_result(task)
    assert (result.task, result.annotator) == (task, "whence")
    assert result.model_sha256 == model_card().sha256


@pytest.mark.parametrize("task", TASKS)
def test_a_result_says_on_what_and_where_it_was_measured(task: str) -> None:
    result = load_result(task)
    assert result.split == (None if task == "speed" else "dev")
    assert result.n_documents == SIZES[task]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", result.date)
    assert "core" in result.machine
    assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for file in result.data)
    assert len(result.data) == {"speed": 0, "readings": 2}.get(task, 1)


@pytest.mark.parametrize("task", TASKS)
def test_every_score_over_documents_has_an_interval(task: str) -> None:
    for name, score in load_result(task).scores.items():
        if task != "speed":
            assert score.low is not None, name
            assert score.high is not None, name
            assert score.low <= score.high, name


def test_every_floor_is_of_a_figure_that_is_measured() -> None:
    for task, floors in FLOORS.items():
        assert set(floors) <= set(load_result(task).scores), task


def test_a_target_is_no_worse_than_its_floor() -> None:
    for task, floors in FLOORS.items():
        for metric, floor in floors.items():
            at_target = Score(value=floor.target, unit="%")
            assert floor.is_met(at_target), f"{task} {metric}"


def test_the_readme_shows_the_recorded_figures_and_no_others() -> None:
    page = README.read_text(encoding="utf-8")
    start, end = find_block(page)
    assert page[start:end].strip() == render_figures()


def test_results_were_measured_on_the_data_at_hand(data: Path) -> None:
    for task in TASKS:
        for file in load_result(task).data:
            assert describe_file(data / file.name, data) == file


def test_reading_the_corpus_again_gives_the_recorded_scores(data: Path) -> None:
    recorded, again = load_result("attribution").scores, run(Options(data=data)).scores
    for name, score in again.items():
        near = 0.01 if score.unit == "share" else 0.5  # processors round differently
        assert score.value == pytest.approx(recorded[name].value, abs=near), name


def make(task: str, value: float) -> Result:
    names = [line.metric for line in LINES if line.task == task]
    return make_result(
        task=task,
        split="dev",
        annotator="whence",
        n_documents=3,
        scores={name: Score(value=value, unit="%", n=9, low=1.25, high=98.76) for name in names},
        data=(),
        model_sha256="ab" * 32,
    )


def test_figures_come_from_the_results(tmp_path: Path) -> None:
    values = {"attribution": 61.26, "frames": 52.44, "speed": 7.0}
    for task in TASKS:
        write_result(make(task, values.get(task, 33.33)), tmp_path)
    block = render_figures(tmp_path)
    assert block.count("| 61.3 | 1.2 to 98.8 |") == 7
    assert block.count("| 52.4 |") == 1
    assert block.count("| 7.0 |") == 3
    assert "`abababababab`" in block


def test_a_result_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    result = make("frames", 50.0)
    write_result(result, tmp_path)
    assert load_result("frames", tmp_path) == result


def test_a_missing_result_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(FiguresError, match=r"python -m benchmarks\.all frames"):
        load_result("frames", tmp_path)


def test_a_block_is_replaced_between_its_markers_only() -> None:
    page = "Before.\n<!-- figures -->\nold\n<!-- /figures -->\nAfter.\n"
    assert replace_block(page, "new") == page.replace("old", "new")


def test_a_page_without_markers_is_left_alone() -> None:
    with pytest.raises(FiguresError, match="no block"):
        replace_block("Nothing here.", "new")


@pytest.mark.parametrize(
    ("n", "direction", "value", "met", "blocks"),
    [
        (500, "higher", 70.0, True, True),
        (500, "higher", 69.99, False, True),
        (99, "higher", 10.0, False, False),
        (None, "lower", 0.06, True, True),
        (None, "lower", 0.07, False, True),
    ],
)
def test_floors_over_few_items_do_not_block(
    *, n: int | None, direction: str, value: float, met: bool, blocks: bool
) -> None:
    up = direction == "higher"
    floor = Floor(
        floor=70 if up else 0.06,
        target=76 if up else 0.03,
        direction="higher" if up else "lower",
        note="",
    )
    score = Score(value=value, unit="%", n=n)
    assert (floor.is_met(score), floor.blocks(score)) == (met, blocks)


def test_a_machine_is_described_without_its_name() -> None:
    described = describe_machine()
    assert "core" in described
    assert platform.node() not in described.split()
