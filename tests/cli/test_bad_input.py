"""Input that cannot be read: one clear line, its exit code, nothing stored, no traceback."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from whence.ledger import Ledger

BAD = {
    "empty": b"",
    "blanks": b" \n\t\r\n ",
    "only-a-mark": b"\xef\xbb\xbf",
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "zip": b"PK\x03\x04" + bytes(60),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "zeros": bytes(1000),
    "noise": bytes(range(256)) * 20,
    "too-large": b"a word\n" * 3_000_000,
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("source", ["file", "stdin"])
def test_a_document_that_cannot_be_read(run: Run, tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    given = str(path) if source == "file" else "-"
    for command in (["read"], ["add", "--ledger", "new.db"]):
        outcome = run(*command, given, stdin=BAD[name])
        assert outcome.code == 3
        assert outcome.err.startswith(f"whence: {path if source == 'file' else 'stdin'}: ")
        assert len(outcome.err.splitlines()) == 1
    with Ledger.open(tmp_path / "new.db") as opened:
        assert opened.stats().n_documents == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--published", "15 August"],
        ["--published", "2025-13-01"],
        ["--retrieved", "yesterday"],
        ["--url", "file:///etc/passwd"],
        ["--url", "javascript:alert(1)"],
        ["--title", "  "],
        ["--publisher", "\udcff"],
    ],
)
def test_a_malformed_value_for_the_document(run: Run, articles: Path, options: list[str]) -> None:
    outcome = run("read", str(articles / "bridge.txt"), *options)
    assert (outcome.code, outcome.out) == (3, "")
    assert len(outcome.err.splitlines()) == 1


def test_a_folder_without_articles_and_a_path_through_a_file(run: Run, articles: Path) -> None:
    (articles / "none").mkdir()
    assert "no .txt files in this folder" in run("read", str(articles / "none")).err
    assert run("read", str(articles / "bridge.txt" / "x")).code == 3
    assert run("read", "n" * 5000).code == 3
