"""Run the attribution benchmark: load, read, score, print."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.annotators import find_annotator, model_hash
from benchmarks.attribution.corpus import (
    AttributionRow,
    Found,
    load_gold,
    load_predictions,
    write_predictions,
)
from benchmarks.attribution.metric import FIGURES, tally_document
from benchmarks.confidence import reliability_rows
from benchmarks.corpus import describe_file, find_split
from benchmarks.floors import load_floors
from benchmarks.options import Options
from benchmarks.peers import load_peers
from benchmarks.results import Result, make_result
from benchmarks.scoring import Tally, compute_scores
from benchmarks.table import lay_out, score_table, show_annotator

TASK = "attribution"
PATTERN = "attribution/polnear-{split}.jsonl"
PEERS = Path(__file__).with_name("peers.json")


def tally_rows(rows: Sequence[AttributionRow], found: Found) -> list[Tally]:
    """Tally each document against what was found in it."""
    return [tally_document(row.text, found.get(row.id, ()), row.attributions) for row in rows]


def find_attributions(rows: Sequence[AttributionRow], options: Options) -> Found:
    """What there is to score: from the file that the options name, or else by reading."""
    if options.predictions_in is not None:
        texts = {row.id: row.text for row in rows}
        return load_predictions(options.predictions_in, AttributionRow, texts)
    annotate = find_annotator(options.annotator)
    return {row.id: annotate(row.text, "outermost") for row in rows}


def run(options: Options) -> Result:
    """Score a split of PolNeAR, print the tables, and return the result.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    path = find_split(options.data, PATTERN, options.split)
    rows = load_gold(path, AttributionRow, options.limit)
    found = find_attributions(rows, options)
    if options.predictions is not None:
        write_predictions(options.predictions, AttributionRow, rows, found)
    tallies = tally_rows(rows, found)
    from_file = options.predictions_in
    result = make_result(
        task=TASK,
        split=options.split,
        annotator=from_file.name if from_file else options.annotator,
        n_documents=len(rows),
        scores=compute_scores(FIGURES, tallies),
        data=(describe_file(path, options.data),),
        model_sha256=model_hash() if not from_file and options.annotator == "whence" else None,
    )
    print_tables(result, tallies, n_without=sum(row.id not in found for row in rows))
    return result


def print_tables(result: Result, tallies: Sequence[Tally], *, n_without: int = 0) -> None:
    """Print scores beside floors and peers, who the peers are, and the reliability table."""
    peers = load_peers(PEERS)
    floors = load_floors()[TASK]
    ours = show_annotator(result.annotator)
    print(f"attribution: PolNeAR {result.split}, {result.n_documents} documents\n")
    print(score_table(FIGURES, result.scores, floors, peers, ours=ours))
    print()
    for peer in peers:
        print(f"{peer.name}: {peer.about}")
    if n_without:
        print(f"{n_without} documents have no line in the predictions and count as empty")
    bins = [
        [f"{k / 10:.1f} to {(k + 1) / 10:.1f}", str(n), f"{stated:.3f}", f"{right:.3f}"]
        for k, n, stated, right in reliability_rows(tallies)
    ]
    if bins:
        print("\nreliability: of the attributions with a stated confidence, how many are right")
        print(lay_out(["confidence", "n", "mean stated", "share right"], bins))
