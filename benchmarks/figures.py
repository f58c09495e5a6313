"""The figures of the README, taken from the recorded results and from nowhere else.

``python -m benchmarks.figures`` prints them; ``--write`` puts them between the markers.
"""

import argparse
from pathlib import Path
from typing import NamedTuple

from benchmarks.attribution.run import PEERS
from benchmarks.errors import FiguresError
from benchmarks.floors import load_floors
from benchmarks.options import ROOT, exit_plainly
from benchmarks.peers import load_peers
from benchmarks.results import RESULTS, load_result
from benchmarks.table import show_interval, show_number

README = ROOT / "README.md"
BEGIN, END = "<!-- figures -->", "<!-- /figures -->"


class Line(NamedTuple):
    """One line of the block: which figure, and what readers of the page call it."""

    task: str
    metric: str
    label: str


LINES = (
    Line("attribution", "full_relaxed_f1", "attributions found and linked, F1 %"),
    Line("attribution", "full_exact_f1", "the same, every character right, F1 %"),
    Line("attribution", "source_overlap_f1", "sources touched, F1 %"),
    Line("attribution", "content_overlap_f1", "contents touched, F1 %"),
    Line("attribution", "cross_sentence_recall", "found across a sentence end, %"),
    Line("attribution", "every_fragment_recall", "split contents found in every part, %"),
    Line("attribution", "calibration_error", "error of the stated confidence"),
    Line("frames", "relaxed_f1", "frames in world news (own corpus), F1 %"),
    Line("entities", "f1", "entities of nine kinds in world newswire, F1 %"),
    Line("politics", "f1", "entities of political texts (CrossNER), F1 %"),
    Line("trees", "las", "dependencies, labelled attachment (EWT), %"),
    Line("readings", "relocar_accuracy", "places: literal or metonymic (ReLocaR), %"),
    Line("readings", "geowebnews_macro_f1", "places: what the word stands for (GeoWebNews), F1 %"),
    Line("speed", "read_rate", "articles of 750 words read a second"),
    Line("speed", "cold_start", "`whence read` of one article, seconds"),
    Line("speed", "peak_memory", "peak memory, MB"),
)


def render_figures(results: Path = RESULTS) -> str:
    """The block as a Markdown table, with what was measured and where below it.

    Raises:
        FiguresError: A result is not recorded.
    """
    peers = {peer.name: peer.figures for peer in load_peers(PEERS)}
    floors = load_floors()
    found = {task: load_result(task, results) for task in dict.fromkeys(x.task for x in LINES)}
    rows = ["| | Whence | 95 % interval | floor | Citron | people |", "|---|--:|--:|--:|--:|--:|"]
    for line in LINES:
        score = found[line.task].scores[line.metric]
        floor = floors[line.task].get(line.metric)
        others = [
            show_number(
                peers[peer].get(line.metric) if line.task == "attribution" else None, score.unit
            )
            for peer in ("Citron", "people")
        ]
        cells = [
            line.label,
            show_number(score.value, score.unit),
            show_interval(score),
            show_number(floor.floor if floor else None, score.unit),
            *others,
        ]
        rows.append(f"| {' | '.join(cells)} |")
    measured, speed = found["attribution"], found["speed"]
    origin = (
        f"Attribution: PolNeAR {measured.split}, {measured.n_documents} documents; the other sets "
        f"on their {measured.split} parts; {measured.date}, model "
        f"`{(measured.model_sha256 or '')[:12]}`. Speed on {speed.machine}. Peers and terms are "
        "explained in [docs/benchmarks.md](docs/benchmarks.md)."
    )
    return "\n".join([*rows, "", origin])


def find_block(page: str) -> tuple[int, int]:
    """Where the block stands on a page: code points between the two markers.

    Raises:
        FiguresError: A marker is missing.
    """
    start = page.find(BEGIN)
    end = page.find(END, start)
    if start < 0 or end < 0:
        message = f"the page has no block between {BEGIN} and {END}; put both lines in"
        raise FiguresError(message)
    return start + len(BEGIN), end


def replace_block(page: str, block: str) -> str:
    """The page with this block between its markers."""
    start, end = find_block(page)
    return f"{page[:start]}\n{block}\n{page[end:]}"


def run(*, write: bool) -> None:
    """Print the block, or write it into the README."""
    block = render_figures()
    if write:
        page = README.read_text(encoding="utf-8")
        README.write_text(replace_block(page, block), encoding="utf-8")
    else:
        print(block)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the block into README.md")
    write: bool = parser.parse_args().write
    exit_plainly(lambda: run(write=write))
