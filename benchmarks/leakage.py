"""Leakage: sentences of a dev split that also stand in training documents.

``python -m benchmarks.leakage`` lists the documents. They are boilerplate that an outlet puts
under many articles, and quotations that two outlets print; the recipe leaves them out.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from benchmarks.corpus import find_split, read_rows
from benchmarks.options import DATA, exit_plainly

PATTERNS = ("attribution/polnear-{split}.jsonl", "chains/{split}.jsonl")
LEAST_WORDS = 8  # shorter sentences ("He declined to comment.") are common property
SENTENCE_END = re.compile(r"""(?<=[.!?])["'”’)\]]*\s+|\n+""")
WORD = re.compile(r"\w+")

# Training documents that share a sentence with a dev split; a test holds that these are all.
EXCLUDED = frozenset(
    {
        "breitbart_2016-08-24_john-bolton-hillary-s-campaign-s",
        "huff-post_2016-03-23_how-the-democratic-elite-betraye",
        "huff-post_2016-05-19_ferguson-is-not-among-the-most-d",
        "huff-post_2016-06-08_chuck-grassley-compares-trump-s-",
        "huff-post_2016-06-17_trump-s-supporters-may-be-the-re",
        "huff-post_2016-06-23_why-hillary-clinton-s-attacks-on",
        "huff-post_2016-06-27_hillary-clinton-slams-donald-tru",
        "huff-post_2016-07-18_so-long-grand-old-party-hello-wh",
        "huff-post_2016-08-03_francois-hollande-says-donald-tr",
        "huff-post_2016-08-05_donald-trump-finally-endorses-ho",
        "huff-post_2016-08-10_another-gop-figure-endorses-hill",
        "huff-post_2016-08-11_donald-trump-is-now-calling-obam",
        "huff-post_2016-08-12_isis-truther-donald-trump-is-lik",
        "huff-post_2016-08-17_the-unhappy-campaign-of-paul-man",
        "huff-post_2016-08-23_donald-trump-jacked-up-his-campa",
        "wash-post_2016-08-10_philippine-lawmaker-wants-trump-",
    }
)


class TextRow(msgspec.Struct, frozen=True):
    """A document, as far as its text goes."""

    id: str
    text: str


def normalised_sentences(text: str) -> Iterator[str]:
    """Sentences of eight words or more, as lower-case words with single blanks between."""
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence.casefold())
        if len(words) >= LEAST_WORDS:
            yield " ".join(words)


def find_leaks(train: Iterable[TextRow], dev: Iterable[TextRow]) -> dict[str, list[str]]:
    """Sentences of dev documents that stand in training documents, by id of the latter."""
    known = {sentence for row in dev for sentence in normalised_sentences(row.text)}
    leaks = {row.id: sorted(known.intersection(normalised_sentences(row.text))) for row in train}
    return {name: sentences for name, sentences in leaks.items() if sentences}


def find_leaks_of_data(data: Path, split: str = "dev") -> dict[str, list[str]]:
    """Leaks from the training splits of all corpora into one other split of any of them.

    Raises:
        BenchmarkError: A corpus is not there, or has no such split.
    """
    train, dev = (
        [row for pattern in PATTERNS for _, row in read_rows(find_split(data, pattern, s), TextRow)]
        for s in ("train", split)
    )
    return find_leaks(train, dev)


def print_leaks(data: Path, split: str) -> None:
    """Print the training documents that share sentences with a split."""
    leaks = find_leaks_of_data(data, split)
    for name, sentences in leaks.items():
        state = "excluded" if name in EXCLUDED else "NOT EXCLUDED"
        print(f"{name}  {len(sentences)}  {state}")
    print(f"{len(leaks)} training documents share a sentence with {split}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leakage", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--split", default="dev", help="split to look in (default dev)")
    found = parser.parse_args()
    exit_plainly(lambda: print_leaks(found.data, found.split))
