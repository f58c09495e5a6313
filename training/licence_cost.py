"""Note on the card what free data alone reach: ``python -m training.licence_cost RESULTS``.

RESULTS is a folder of benchmark results of weights from ``training.train --licence A``, made by
``WHENCE_WEIGHTS=FOLDER python -m benchmarks.all --results RESULTS``.
"""

import argparse
from pathlib import Path

import msgspec

from benchmarks.results import load_result
from whence.encoder.card import WEIGHTS, load_card

NOTED = (
    ("attribution", "full_relaxed_f1"),
    ("attribution", "full_exact_f1"),
    ("frames", "relaxed_f1"),
    ("entities", "f1"),
    ("politics", "f1"),
    ("trees", "las"),
    ("readings", "relocar_accuracy"),
    ("readings", "geowebnews_macro_f1"),
)


def main() -> None:
    """Parse the command line and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", type=Path)
    results: Path = parser.parse_args().results
    scores = {
        f"{task} {name}": round(load_result(task, results).scores[name].value, 1)
        for task, name in NOTED
    }
    card = msgspec.structs.replace(load_card(), class_a_scores=scores)
    text = msgspec.json.format(msgspec.json.encode(card), indent=1)
    (WEIGHTS / "card.json").write_bytes(text + b"\n")


if __name__ == "__main__":
    main()
