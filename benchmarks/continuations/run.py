"""Run the benchmark of continued quotations: load, read, score, print."""

from benchmarks.annotators import model_hash
from benchmarks.attribution.corpus import load_gold
from benchmarks.continuations.corpus import ChainsRow
from benchmarks.continuations.metric import FIGURES, tally_document
from benchmarks.corpus import describe_file, find_split
from benchmarks.frames.corpus import join_wrapped_lines
from benchmarks.frames.run import PATTERN
from benchmarks.options import Options
from benchmarks.results import Result, make_result
from benchmarks.scoring import compute_scores
from benchmarks.table import score_table
from whence.annotate import find_statements
from whence.records import Document, Statement

TASK = "continuations"


def find_continued(text: str) -> list[Statement]:
    """Statements that the product makes of quotations without a cue."""
    document = Document.from_text(join_wrapped_lines(text))
    return [s for s in find_statements(document) if s.method.startswith("rule:continuation")]


def run(options: Options) -> Result:
    """Score a split of the chains corpus, print the table, and return the result.

    Raises:
        BenchmarkError: Data or split are not there, or malformed.
        ModelError: The model is not there.
    """
    path = find_split(options.data, PATTERN, options.split)
    rows = load_gold(path, ChainsRow, options.limit)
    tallies = [tally_document(row.text, find_continued(row.text), row.attributions) for row in rows]
    result = make_result(
        task=TASK,
        split=options.split,
        annotator="whence",
        n_documents=len(rows),
        scores=compute_scores(FIGURES, tallies),
        data=(describe_file(path, options.data),),
        model_sha256=model_hash(),
    )
    print(f"continued quotations: own chains {result.split}, {result.n_documents} articles\n")
    print(score_table(FIGURES, result.scores, {}))
    return result
