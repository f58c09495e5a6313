"""The prose that speed is measured on, and what a child measures of itself."""

import re
import subprocess
import sys

import pytest

from benchmarks.options import ROOT
from benchmarks.speed.child import peak_memory
from benchmarks.speed.prose import N_WORDS, load_phrases, write_article
from benchmarks.speed.run import ChildError, read_n_articles, run_child


@pytest.mark.parametrize("number", [0, 1, 99])
def test_an_article_has_its_words_in_paragraphs(number: int) -> None:
    text = write_article(number)
    assert len(text.split()) == N_WORDS == 750
    assert text.count("\n\n") > 10
    assert "{" not in text


def test_an_article_is_the_same_each_time_and_like_no_other() -> None:
    assert write_article(7) == write_article(7)
    assert len({write_article(number) for number in range(50)}) == 50


def test_every_slot_has_fillers() -> None:
    phrases = load_phrases()
    named = {slot for sentence in phrases.sentences for slot in re.findall(r"{(\w+)}", sentence)}
    assert named == set(phrases.slots)


def test_peak_memory_is_of_this_process_and_not_of_its_parent() -> None:
    ballast = bytearray(300_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    script = "from benchmarks.speed.child import peak_memory; print(peak_memory())"
    child = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert len(ballast) < 1e6 * peak_memory()
    assert 5 < float(child.stdout) < 200


def test_a_failed_child_ends_the_benchmark_with_its_last_word() -> None:
    with pytest.raises(ChildError, match="ZeroDivisionError"):
        run_child("-c", "1 / 0")


def test_one_article_is_too_few_to_time() -> None:
    with pytest.raises(SystemExit):
        read_n_articles(["--limit", "1"])
