"""``import whence``: reading from Python, and values that a notebook can show."""

import operator
from pathlib import Path

import pytest

import whence
from tests.cli.conftest import BRIDGE
from tests.view.readings import HOSTILE, hostile
from whence.errors import EmptyInputError, MissingInputError, OptionError

show = operator.methodcaller("_repr_html_")


def test_a_text_is_read() -> None:
    reading = whence.read(BRIDGE, publisher="The Post", published="2025-03-03", title="A bridge")
    document = reading.document
    assert (document.publisher, document.published, document.title) == (
        "The Post",
        "2025-03-03",
        "A bridge",
    )
    assert [document.quote(s.content[0]) for s in reading.statements] == [
        "the old bridge would stay closed until autumn",
        "Nobody was hurt",
    ]


def test_a_path_and_the_name_of_a_file_are_read_as_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bridge.txt").write_text(BRIDGE, encoding="utf8")
    assert whence.read(Path("bridge.txt")) == whence.read("bridge.txt") == whence.read(BRIDGE)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said so.\n\nbridge.txt",
        "The mayor said so in bridge.txt",
        "The and/or clause, he said.",
        "x" * 10_000,
        "x" * 300 + ".txt",
        "x" * 300 + "/y",
        "a \ud800 b",
        ".",
        ".txt",
        "No.",
        "Nothing.1",
    ],
)
def test_any_other_string_is_the_text_itself(text: str) -> None:
    assert len(whence.read(text).document.text) == len(text)


@pytest.mark.parametrize(
    "name",
    ["typo.txt", "typo.TXT", "report.md", "2025.08.html", "articles/typo", "/nowhere", "a/\ud800"],
)
def test_a_name_of_no_file_is_not_read_as_a_text(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingInputError):
        whence.read(name)


def test_faults_are_exceptions_of_ours() -> None:
    with pytest.raises(MissingInputError):
        whence.read(Path("no-such-file.txt"))
    with pytest.raises(EmptyInputError):
        whence.read("  \n ")
    with pytest.raises(OptionError):
        whence.read(BRIDGE, published="soon")


def test_readings_statements_and_ledgers_show_themselves(tmp_path: Path) -> None:
    reading = hostile()
    with whence.Ledger.open(tmp_path / "a<b>\u202e.db") as ledger:
        shown = [show(reading), show(reading.statements[0]), show(ledger)]
    assert r"a&lt;b&gt;\u202e.db</strong> 0 documents" in shown[2]
    assert "closed" in show(ledger)
    for fragment in shown:
        assert "<script>" not in fragment
        assert HOSTILE[:4] not in fragment


def test_only_names_that_are_offered_are_there() -> None:
    assert set(whence.__all__) <= set(dir(whence))
    with pytest.raises(AttributeError, match="nothing"):
        operator.attrgetter("nothing")(whence)
