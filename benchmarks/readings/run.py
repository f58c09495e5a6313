"""Run the benchmark of place readings: load, read, score, print."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.annotators import OWN, find_place_reader, model_hash
from benchmarks.corpus import describe_file
from benchmarks.errors import UnknownSplitError
from benchmarks.floors import load_floors
from benchmarks.options import Options
from benchmarks.peers import Peer, load_peers
from benchmarks.readings.corpus import (
    PlaceText,
    find_relocar,
    has_own_files,
    load_geowebnews,
    load_relocar,
)
from benchmarks.readings.metric import (
    GEOWEBNEWS_FIGURES,
    RELOCAR_FIGURES,
    tally_groups,
    tally_relocar,
)
from benchmarks.readings.predictions import Found, load_predictions, write_predictions
from benchmarks.results import Result, make_result
from benchmarks.scoring import Figure, compute_scores
from benchmarks.table import score_table, show_annotator

TASK = "readings"
PEERS = Path(__file__).with_name("peers.json")


def load_documents(options: Options) -> list[PlaceText]:
    """Documents of GeoWebNews; none for a split that ReLocaR alone has."""
    if has_own_files(options.split):
        return []
    return load_geowebnews(options.data, options.split)


def find_places(texts: Sequence[PlaceText], options: Options) -> Found:
    """What there is to score: from the file that the options name, or else by reading."""
    if options.predictions_in is not None:
        return load_predictions(options.predictions_in, texts)
    read = find_place_reader(options.annotator)
    return {text.id: read(text.text, [(p.start, p.end) for p in text.places]) for text in texts}


def pair_groups(text: PlaceText, found: Found) -> tuple[list[str], list[str]]:
    """Class found and class wanted of every mention of a text."""
    return [r.group for r in found[text.id]], [place.group for place in text.places]


def compare_annotators(data: Path) -> Peer | None:
    """The second annotator of GeoWebNews dev, scored against the gold; None where there is none."""
    try:
        second = {t.id: t for t in load_geowebnews(data, "dev", annotator="-second")}
    except UnknownSplitError:
        return None
    gold = load_geowebnews(data, "dev")
    tallies = []
    for text in gold:
        theirs = {(p.start, p.end): p.group for p in second[text.id].places}
        shared = [p for p in text.places if (p.start, p.end) in theirs]
        tallies.append(
            tally_groups([theirs[p.start, p.end] for p in shared], [p.group for p in shared])
        )
    scores = compute_scores(GEOWEBNEWS_FIGURES, tallies, resamples=0)
    return Peer(
        name="second",
        about="a second annotator (a language model, as the first) on the same mentions",
        figures={name: round(score.value, 1) for name, score in scores.items()},
    )


def run(options: Options) -> Result:
    """Score a split of both sets, print the table, and return the result.

    GeoWebNews has dev and train alone; of another split only ReLocaR is scored.

    Raises:
        BenchmarkError: Data, split or predictions are not there, or malformed.
        AnnotatorError: The annotator cannot be had.
        ModelError: The model is not there.
    """
    samples = load_relocar(options.data, options.split)[: options.limit]
    documents = load_documents(options)[: options.limit]
    found = find_places([*samples, *documents], options)
    if options.predictions is not None:
        write_predictions(options.predictions, [*samples, *documents], found)
    figures: tuple[Figure, ...] = RELOCAR_FIGURES
    scores = compute_scores(
        RELOCAR_FIGURES, [tally_relocar(*pair_groups(text, found)) for text in samples]
    )
    if documents:
        figures = (*RELOCAR_FIGURES, *GEOWEBNEWS_FIGURES)
        scores |= compute_scores(
            GEOWEBNEWS_FIGURES, [tally_groups(*pair_groups(text, found)) for text in documents]
        )
    from_file = options.predictions_in
    result = make_result(
        task=TASK,
        split=options.split,
        annotator=from_file.name if from_file else options.annotator,
        n_documents=len(samples) + len(documents),
        scores=scores,
        data=tuple(
            describe_file(path, options.data) for path in find_relocar(options.data, options.split)
        ),
        model_sha256=model_hash() if not from_file and options.annotator == OWN else None,
    )
    second = compare_annotators(options.data) if options.split == "dev" else None
    peers = [*load_peers(PEERS), *([second] if second else [])]
    print(f"readings: {len(samples)} samples of ReLocaR, {len(documents)} of GeoWebNews\n")
    ours = show_annotator(result.annotator)
    print(score_table(figures, scores, load_floors()[TASK], peers, ours=ours))
    print()
    for peer in peers:
        print(f"{peer.name}: {peer.about}")
    return result
