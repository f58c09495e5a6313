"""Measure words and sentences in raw text: ``python -m scripts.measure_words --data DATA``.

DATA is a folder with ``trees/ewt-dev.conllu`` and ``trees/gum/GUM_news_*.conllu``. Each
document's text is made anew: sentences joined by a blank, paragraphs by a blank line. A word
or sentence is right if both its ends are. With ``--train`` the sets that the rules were made on
are measured instead.
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.trees.corpus import TreeDocument, load_documents
from whence.encoder.words import find_sentence_candidates, find_words, split_sentences

Span = tuple[int, int]
ROW = "{:<22}{:>8}{:>8}{:>8}{:>10}{:>12}{:>14}"


def list_sets(data: Path, *, is_train: bool) -> dict[str, list[Path]]:
    """Files of each set by its name."""
    gum = sorted((data / "trees/gum").glob("GUM_*.conllu"))
    news = [path for path in gum if path.name.startswith("GUM_news")]
    others = [path for path in gum if path not in news]
    if is_train:
        return {"EWT train": [data / "trees/ewt-train.conllu"], "GUM other": others}
    return {"EWT dev": [data / "trees/ewt-dev.conllu"], "GUM news": news}


def f1(pairs: Iterable[tuple[set[Span], set[Span]]]) -> float:
    """F1 in per cent over the spans of all documents, each given as gold and found."""
    n_both = n_all = 0
    for gold, found in pairs:
        n_both += len(gold & found)
        n_all += len(gold) + len(found)
    return 200 * n_both / max(n_all, 1)


def join(sentences: Iterable[Sequence[Span]]) -> set[Span]:
    """Span of each sentence from its words."""
    return {(words[0][0], words[-1][1]) for words in sentences}


def measure(name: str, documents: Sequence[TreeDocument]) -> str:
    """Row of figures of a set."""
    gold = [[[word.span for word in s] for s in document.sentences] for document in documents]
    texts = [document.text for document in documents]
    begun = time.process_time()
    found = [find_words(text) for text in texts]
    took_s = time.process_time() - begun
    both = list(zip(texts, found, strict=True))
    sentences = [[ws[a:b] for a, b in split_sentences(text, ws)] for text, ws in both]
    possible = [{ws[k][0] for k in find_sentence_candidates(text, ws)} for text, ws in both]
    n_begun = sum(len(document) for document in gold)
    n_possible = sum(s[0][0] in places for g, places in zip(gold, possible, strict=True) for s in g)
    words = f1(({w for s in g for w in s}, set(f)) for g, f in zip(gold, found, strict=True))
    whole = f1((join(g), join(f)) for g, f in zip(gold, sentences, strict=True))
    return ROW.format(
        name,
        sum(len(s) for g in gold for s in g),
        n_begun,
        f"{words:.2f}",
        f"{whole:.2f}",
        f"{100 * n_possible / n_begun:.2f}",
        f"{sum(len(text.encode()) for text in texts) / 1e6 / max(took_s, 1e-9):.1f}",
    )


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--train", action="store_true", help="the sets that rules were made on")
    options = parser.parse_args()
    lines = [ROW.format("", "words", "sents", "word F1", "sent F1", "candidates", "MB/s of CPU")]
    for name, paths in list_sets(options.data, is_train=options.train).items():
        lines.append(measure(name, [d for path in paths for d in load_documents(path)]))
    print("\n".join(lines))  # noqa: T201  # a measurement prints its table


if __name__ == "__main__":
    main()
