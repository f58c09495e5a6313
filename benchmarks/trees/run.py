"""Run the benchmark of trees: load, read, score, print."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.annotators import OWN, Parser, find_parser, model_hash
from benchmarks.corpus import describe_file, find_split
from benchmarks.floors import load_floors
from benchmarks.options import Options
from benchmarks.peers import load_peers
from benchmarks.results import Result, make_result
from benchmarks.scoring import Figure, Score, compute_scores
from benchmarks.table import score_table, show_annotator
from benchmarks.trees.corpus import (
    Found,
    TreeDocument,
    load_documents,
    load_predictions,
    write_predictions,
)
from benchmarks.trees.metric import FIGURES, RAW_FIGURES, tally_raw, tally_trees

TASK = "trees"
PATTERN = "trees/ewt-{split}.conllu"
NEWS = "trees/gum/GUM_news_*.conllu"
PEERS = Path(__file__).with_name("peers.json")


def parse(documents: Sequence[TreeDocument], parser: Parser) -> Found:
    """Trees of the words that the corpus gives."""
    return {
        document.id: parser.parse(
            document.text, [[word.span for word in sentence] for sentence in document.sentences]
        )
        for document in documents
    }


def run(options: Options) -> Result:
    """Score a split of EWT, and GUM's news beside it; print the table, return the result.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    path = find_split(options.data, PATTERN, options.split)
    documents = load_documents(path, options.limit)
    from_file = options.predictions_in
    parser: Parser | None = None
    if from_file is not None:
        found = load_predictions(from_file, documents)
    else:
        parser = find_parser(options.annotator)
        found = parse(documents, parser)
    if options.predictions is not None:
        write_predictions(options.predictions, documents, found)
    tallies = [tally_trees(found[d.id], d.sentences) for d in documents]
    figures: tuple[Figure, ...] = FIGURES
    scores = compute_scores(FIGURES, tallies)
    if parser is not None:
        raw = [tally_raw(parser.cut(d.text), d.sentences) for d in documents]
        scores |= compute_scores(RAW_FIGURES, raw)
        news, more = score_news(options, parser)
        scores |= more
        figures = (*FIGURES, *RAW_FIGURES, *news)
    result = make_result(
        task=TASK,
        split=options.split,
        annotator=from_file.name if from_file else options.annotator,
        n_documents=len(documents),
        scores=scores,
        data=(describe_file(path, options.data),),
        model_sha256=model_hash() if not from_file and options.annotator == OWN else None,
    )
    ours = show_annotator(result.annotator)
    known = load_peers(PEERS)
    print(f"trees: {path.name}, {len(documents)} documents; news: GUM\n")
    print(score_table(figures, scores, load_floors()[TASK], known, ours=ours))
    print()
    for peer in known:
        print(f"{peer.name}: {peer.about}")
    return result


def score_news(options: Options, parser: Parser) -> tuple[list[Figure], dict[str, Score]]:
    """The same figures on GUM's news documents, which training leaves out; none without GUM."""
    paths = sorted(options.data.glob(NEWS))[: options.limit]
    documents = [document for path in paths for document in load_documents(path)]
    if not documents:
        return [], {}
    found = parse(documents, parser)
    pairs = [
        (FIGURES, [tally_trees(found[d.id], d.sentences) for d in documents]),
        (RAW_FIGURES, [tally_raw(parser.cut(d.text), d.sentences) for d in documents]),
    ]
    figures: list[Figure] = []
    scores: dict[str, Score] = {}
    for kind, tallies in pairs:
        renamed = [
            msgspec.structs.replace(f, name=f"news_{f.name}", label=f"news: {f.label}")
            for f in kind
        ]
        figures += renamed
        scores |= compute_scores(renamed, tallies)
    return figures, scores
