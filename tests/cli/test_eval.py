"""``whence eval``: any annotator on the benchmark of a layer, from a checkout and from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import whence
from tests.cli.conftest import Run, in_words
from tests.structure.checkout import ROOT
from whence.cli.evaluate import BENCHMARKS, find_checkout
from whence.errors import MissingBenchmarksError
from whence.records import Document

TEXT = "Marsh warned that the bridge would fall."
FRAME = {"source": [[0, 5]], "cue": [[6, 12]], "content": [[18, 39]]}
SPANS = {"source": "Marsh", "cue": "warned", "content": "the bridge would fall"}
PLUGIN = """\
from whence.annotate.annotators import Annotations, AttributionFrame
from whence.records import Span

class Parrot:
    name, version, provides = "parrot", "1", frozenset({"attribution"})

    def annotate(self, documents):
        for document in documents:
            whole = Span(0, len(document.text) + BEYOND)
            yield Annotations(
                document_id=document.id, frames=(AttributionFrame(content=(whole,)),)
            )
"""


@pytest.fixture
def corpora(tmp_path: Path) -> str:
    """Corpora of one document of ours: a frame, with the layout of the real ones."""
    folder = tmp_path / "corpora" / "attribution"
    folder.mkdir(parents=True)
    line = json.dumps({"id": "a1", "text": TEXT, "attributions": [FRAME]})
    (folder / "polnear-dev.jsonl").write_text(line + "\n", encoding="utf8")
    return str(folder.parent)


def install(folder: Path, beyond: int) -> None:
    """Put a package with an annotator where Python finds it, as an installer would."""
    module = f"parrot_{beyond}"  # of its own, since Python keeps what it once imported
    (folder / f"{module}.py").write_text(PLUGIN.replace("BEYOND", str(beyond)), encoding="utf8")
    about = folder / "parrot-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: parrot\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[whence.annotators]\nparrot = {module}:Parrot\n")


def score_of(table: str, label: str) -> str:
    """The first figure of the row of a table that begins with a label."""
    (row,) = [line for line in table.splitlines() if line.startswith(label)]
    return row.removeprefix(label).split()[0]


def test_the_frame_of_the_tests_is_what_it_says() -> None:
    for role, ((start, end),) in FRAME.items():
        assert TEXT[start:end] == SPANS[role]


def test_annotations_from_a_file_are_scored_beside_people_and_peers(
    run: Run, corpora: str, tmp_path: Path
) -> None:
    gold = str(tmp_path / "corpora" / "attribution" / "polnear-dev.jsonl")
    outcome = run("eval", "attribution", "--annotator", f"precomputed:{gold}", "--data", corpora)
    assert (outcome.code, outcome.err) == (0, "")
    heads = outcome.out.splitlines()[2].split()
    assert heads[0] == "precomputed:polnear-dev.jsonl"
    assert {"people", "Citron"} <= set(heads)
    assert score_of(outcome.out, "full exact F1, %") == "100.0"


def test_our_own_reader_is_scored_where_no_annotator_is_named(run: Run, corpora: str) -> None:
    outcome = run("eval", "attribution", "--data", corpora, "--limit", "1")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[2].split()[0] == "Whence"
    assert float(score_of(outcome.out, "content, any overlap F1, %")) == 100


def test_the_rules_are_scored(run: Run, corpora: str) -> None:
    outcome = run("eval", "attribution", "--annotator", "rules", "--data", corpora)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[2].split()[0] == "rules"
    assert score_of(outcome.out, "full relaxed F1, %") == "100.0"


def test_an_annotator_that_a_package_brings_is_scored(
    run: Run, corpora: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, beyond=0)
    monkeypatch.syspath_prepend(tmp_path)
    outcome = run("eval", "attribution", "--annotator", "parrot", "--data", corpora)
    assert (outcome.code, outcome.err) == (0, "")
    assert score_of(outcome.out, "content, any overlap F1, %") == "100.0"
    assert score_of(outcome.out, "content, exact F1, %") == "0.0"


def test_a_span_outside_the_text_ends_the_run_and_names_annotator_and_place(
    run: Run, corpora: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, beyond=1)
    monkeypatch.syspath_prepend(tmp_path)
    outcome = run("eval", "attribution", "--annotator", "parrot", "--data", corpora)
    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith(
        f"whence: {Document.from_text(TEXT).id}: the annotator parrot gave content "
        f"[0, {len(TEXT) + 1}], which lies outside the {len(TEXT)} characters"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("weather",), "no layer 'weather'; there are: attribution, frames, entities"),
        (("attribution", "--annotator", "oracle"), "no annotator 'oracle'; there are: "),
        (("attribution", "--split", "sealed"), "no split 'sealed' in this data; it has: dev"),
        (("trees",), "trees: there is no such data; name its folder with --data"),
        (("attribution", "--limit", "0"), "greater than or equal to 1"),
    ],
)
def test_wrong_usage_is_one_line(
    run: Run, corpora: str, arguments: tuple[str, ...], message: str
) -> None:
    outcome = run("eval", *arguments, "--data", corpora)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_layer_that_an_annotator_does_not_give_is_refused(
    run: Run, corpora: str, tmp_path: Path
) -> None:
    (tmp_path / "found.jsonl").write_text(json.dumps({"text": TEXT, "mentions": []}))
    outcome = run(
        "eval", "attribution", "--annotator", "precomputed:found.jsonl", "--data", corpora
    )
    assert (outcome.code, outcome.out) == (2, "")
    assert "does not give attribution; it gives: entities" in outcome.err


def test_documents_that_no_file_speaks_of_are_told(run: Run, corpora: str, tmp_path: Path) -> None:
    other = {"text": "Rain fell.", "attributions": []}
    (tmp_path / "found.jsonl").write_text(json.dumps(other))
    outcome = run(
        "eval", "attribution", "--annotator", "precomputed:found.jsonl", "--data", corpora
    )
    assert outcome.code == 0
    assert score_of(outcome.out, "full relaxed F1, %") == "0.0"
    assert "precomputed:found.jsonl: not-precomputed" in outcome.err


def test_help_names_every_layer(run: Run) -> None:
    shown = in_words(run("eval", "--help").out)
    assert f"What to score: {', '.join(BENCHMARKS)}." in shown


def test_every_layer_has_its_benchmark() -> None:
    for module, function in BENCHMARKS.values():
        source = ROOT.joinpath(*module.split(".")).with_suffix(".py").read_text(encoding="utf8")
        assert f"\ndef {function}(options: Options) -> Result:" in source


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the package alone, as it is when installed from a wheel."""
    folder = tmp_path / "lib" / "site"
    folder.mkdir(parents=True)
    (folder / "whence").symlink_to(Path(whence.__file__).parent)
    return folder


def run_installed(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed package in a folder."""
    script = "import sys; from whence.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-P", "-c", script, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        encoding="utf8",
        check=False,
    )


def test_without_a_checkout_it_says_where_the_benchmarks_are(site: Path, tmp_path: Path) -> None:
    ended = run_installed(site, tmp_path, "eval", "attribution")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("whence: the benchmarks are not at hand")
    assert "run whence eval in the folder of a checkout" in ended.stderr


def test_the_installed_package_runs_the_benchmarks_of_the_checkout_it_stands_in(
    site: Path, corpora: str
) -> None:
    ended = run_installed(site, ROOT, "eval", "attribution", "--data", corpora)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert score_of(ended.stdout, "content, any overlap F1, %") == "100.0"


def test_the_first_checkout_counts(tmp_path: Path) -> None:
    assert find_checkout([tmp_path, ROOT]) == ROOT
    with pytest.raises(MissingBenchmarksError):
        find_checkout([tmp_path])
