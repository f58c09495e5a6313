"""Run the entity benchmarks: load, read, score, print."""

from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.annotators import find_mention_reader, model_hash
from benchmarks.corpus import describe_file, find_split
from benchmarks.entities.corpus import (
    Found,
    MentionRow,
    load_articles,
    load_predictions,
    load_sentences,
    write_predictions,
)
from benchmarks.entities.metric import make_figures, tally_text
from benchmarks.floors import load_floors
from benchmarks.options import Options
from benchmarks.peers import load_peers
from benchmarks.results import Result, make_result
from benchmarks.scoring import Figure, compute_scores
from benchmarks.table import score_table, show_annotator
from whence.encoder.entities import SCHEMES, Scheme

PATTERN = "entities/worldwide-{split}.jsonl"
POLITICS = "entities/crossner-politics-{split}.txt"
PEERS = Path(__file__).with_name("peers.json")
POLITICS_PEERS = Path(__file__).with_name("politics_peers.json")
Change = Callable[[str], str]

# How some feeds set their text; letters change, their number does not.
CASES: dict[str, Change] = {
    "lower": lambda text: "".join(c.lower() if len(c.lower()) == 1 else c for c in text),
    "upper": lambda text: "".join(c.upper() if len(c.upper()) == 1 else c for c in text),
}


def run(options: Options) -> Result:
    """Score a split of world newswire, print the table, and return the result.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    path = find_split(options.data, PATTERN, options.split)
    rows = load_articles(path, options.limit)
    return _score("entities", path, rows, options, "world", PEERS)


def run_politics(options: Options) -> Result:
    """Score a split of CrossNER politics, print the table, and return the result.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    path = find_split(options.data, POLITICS, options.split)
    rows = load_sentences(path, options.limit)
    return _score("politics", path, rows, options, "politics", POLITICS_PEERS)


def find_mentions(
    rows: Sequence[MentionRow], options: Options, scheme: Scheme, change: Change = str
) -> Found:
    """What there is to score: from the file that the options name, or else by reading."""
    if options.predictions_in is not None:
        return load_predictions(options.predictions_in, {row.id: row.text for row in rows})
    read = find_mention_reader(options.annotator)
    return {row.id: read(change(row.text), scheme) for row in rows}


def _score(  # noqa: PLR0913, PLR0917  # all that makes a task
    task: str,
    path: Path,
    rows: Sequence[MentionRow],
    options: Options,
    scheme: Scheme,
    peers: Path,
) -> Result:
    found = find_mentions(rows, options, scheme)
    if options.predictions is not None:
        write_predictions(options.predictions, rows, found)
    figures = make_figures(SCHEMES[scheme])
    tallies = [tally_text(found.get(row.id, ()), row.mentions) for row in rows]
    scores = compute_scores(figures, tallies)
    from_file = options.predictions_in
    if scheme == "world" and from_file is None:
        for name, change in CASES.items():
            changed = find_mentions(rows, options, scheme, change)
            figure = Figure(
                name=f"{name}_case_f1",
                label=f"all letters {name} case, F1",
                items="wanted",
                compute=figures[0].compute,
            )
            again = [tally_text(changed.get(row.id, ()), row.mentions) for row in rows]
            scores |= compute_scores((figure,), again)
            figures = (*figures, figure)
    result = make_result(
        task=task,
        split=options.split,
        annotator=from_file.name if from_file else options.annotator,
        n_documents=len(rows),
        scores=scores,
        data=(describe_file(path, options.data),),
        model_sha256=model_hash() if not from_file and options.annotator == "whence" else None,
    )
    ours = show_annotator(result.annotator)
    known = load_peers(peers)
    print(f"{task}: {path.name}, {result.n_documents} texts\n")
    print(score_table(figures, result.scores, load_floors()[task], known, ours=ours))
    print()
    for peer in known:
        print(f"{peer.name}: {peer.about}")
    return result
