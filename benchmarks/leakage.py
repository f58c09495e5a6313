"""Leakage: sentences of a dev split that also stand in training documents.

``python -m benchmarks.leakage`` lists the documents. They are boilerplate that an outlet puts
under many articles, quotations that two outlets print, two articles on one event, and stock
phrases of letters; the recipe leaves them out.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from benchmarks.corpus import find_split, read_rows
from benchmarks.entities.corpus import ArticleRow, load_sentences
from benchmarks.options import DATA, exit_plainly
from benchmarks.readings.corpus import has_own_files, load_geowebnews, load_relocar
from benchmarks.trees.corpus import load_documents

PATTERNS = ("attribution/polnear-{split}.jsonl", "chains/{split}.jsonl")
EMERGING = "entities/wnut17train.conll"
RE3D = "entities/re3d/*__documents.json"
ENTITIES = "entities/worldwide-{split}.jsonl"
POLITICS = "entities/crossner-politics-{split}.txt"
TREES = "trees/ewt-{split}.conllu"
LEAST_WORDS = 8  # shorter sentences ("He declined to comment.") are common property
SENTENCE_END = re.compile(r"""(?<=[.!?])["'”’)\]]*\s+|\n+""")
WORD = re.compile(r"\w+")

# Training documents that share a sentence with a dev split; a test holds that these are all.
EXCLUDED = frozenset(
    {
        "answers-20111107233110AAmgsVx_ans",
        "aus_abc_1",
        "aus_newscomaus_11",
        "breitbart_2016-08-24_john-bolton-hillary-s-campaign-s",
        "cn_article_1",
        "email-enronsent03_01",
        "email-enronsent09_01",
        "email-enronsent31_01",
        "email-enronsent43_01",
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


class ReportRow(msgspec.Struct, frozen=True):
    """A report of re3d, as far as its text goes."""

    id: str = msgspec.field(name="_id")
    text: str


def normalised_sentences(text: str) -> Iterator[str]:
    """Sentences of eight words or more, in lower case without blanks and punctuation.

    Corpora differ in where a word ends ("do n't"), so only its characters count.
    """
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence.casefold())
        if len(words) >= LEAST_WORDS:
            yield "".join(words)


def find_leaks(train: Iterable[TextRow], dev: Iterable[TextRow]) -> dict[str, list[str]]:
    """Sentences of dev documents that stand in training documents, by id of the latter."""
    known = {sentence for row in dev for sentence in normalised_sentences(row.text)}
    leaks = {row.id: sorted(known.intersection(normalised_sentences(row.text))) for row in train}
    return {name: sentences for name, sentences in leaks.items() if sentences}


def read_texts(data: Path, split: str) -> Iterator[TextRow]:
    """Documents of one split of all corpora; sentences that a corpus gives are lines.

    Sets that are only trained on (WNUT 17, re3d) are in train alone.

    Raises:
        BenchmarkError: A corpus is not there, or has no such split.
    """
    for pattern in PATTERNS:
        for _, row in read_rows(find_split(data, pattern, split), TextRow):
            yield row
    for _, article in read_rows(find_split(data, ENTITIES, split), ArticleRow):
        lines = (" ".join(token for token, _ in sentence) for sentence in article.sentences)
        yield TextRow(article.id, "\n".join(lines))
    for mentions in load_sentences(find_split(data, POLITICS, split)):
        yield TextRow(f"politics {mentions.id}", mentions.text)
    gum = sorted((data / "trees/gum").glob("*.conllu"))
    own = [path for path in gum if path.name.startswith("GUM_news") == (split != "train")]
    for path in (find_split(data, TREES, split), *own):
        for document in load_documents(path):
            spans = ([word.span for word in sentence] for sentence in document.sentences)
            lines = (document.text[words[0][0] : words[-1][1]] for words in spans)
            yield TextRow(document.id, "\n".join(" ".join(line.split()) for line in lines))
    documents = [] if has_own_files(split) else load_geowebnews(data, split)
    for text in (*load_relocar(data, split), *documents):
        yield TextRow(text.id, text.text)
    if split == "train":
        yield from _read_train_only(data)


def _read_train_only(data: Path) -> Iterator[TextRow]:
    for mentions in load_sentences(data / EMERGING):
        yield TextRow(f"emerging {mentions.id}", mentions.text)
    for path in sorted(data.glob(RE3D)):
        yield from (TextRow(report.id, report.text) for _, report in read_rows(path, ReportRow))


def find_leaks_of_data(data: Path, split: str = "dev") -> dict[str, list[str]]:
    """Leaks from the training splits of all corpora into one other split of any of them.

    Raises:
        BenchmarkError: A corpus is not there, or has no such split.
    """
    return find_leaks(read_texts(data, "train"), read_texts(data, split))


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
