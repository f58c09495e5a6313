"""Run the frames benchmark: load, read, score, print."""

from collections.abc import Sequence

from benchmarks.annotators import find_annotator, model_hash
from benchmarks.attribution.corpus import Found, load_gold, load_predictions, write_predictions
from benchmarks.corpus import describe_file, find_split
from benchmarks.floors import load_floors
from benchmarks.frames.corpus import GoldRow, StatementsRow, join_wrapped_lines
from benchmarks.frames.metric import FIGURES, tally_document
from benchmarks.options import Options
from benchmarks.results import Result, make_result
from benchmarks.scoring import compute_scores
from benchmarks.table import score_table, show_annotator

TASK = "frames"
PATTERN = "chains/{split}.jsonl"


def find_frames(rows: Sequence[GoldRow], options: Options) -> Found:
    """What there is to score: from the file that the options name, or else by reading."""
    if options.predictions_in is not None:
        texts = {row.id: row.text for row in rows}
        return load_predictions(options.predictions_in, StatementsRow, texts)
    annotate = find_annotator(options.annotator)
    return {row.id: annotate(join_wrapped_lines(row.text), "nested") for row in rows}


def run(options: Options) -> Result:
    """Score a split of the chains corpus, print the table, and return the result.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    path = find_split(options.data, PATTERN, options.split)
    rows = load_gold(path, GoldRow, options.limit)
    found = find_frames(rows, options)
    if options.predictions is not None:
        write_predictions(options.predictions, StatementsRow, rows, found)
    tallies = [tally_document(row.text, found.get(row.id, ()), row.attributions) for row in rows]
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
    ours = show_annotator(result.annotator)
    print(f"frames: own chains {result.split}, {result.n_documents} articles of world news\n")
    print(score_table(FIGURES, result.scores, load_floors()[TASK], ours=ours))
    return result
