"""Annotators by name: ours, those that packages bring, and those that cannot be had."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.annotate.annotators.packages import install
from whence.annotate.annotators import (
    Annotator,
    ListedAnnotator,
    annotate_documents,
    find_annotator,
    list_annotators,
)
from whence.annotate.annotators.registry import BUILT_IN, GROUP
from whence.errors import AnnotatorLoadError, MissingInputError, UnknownAnnotatorError
from whence.records import Document
from whence.version import __version__

PARROT = """
class Reader:
    name, version, provides = "parrot", "0", frozenset({"attribution"})

    def annotate(self, documents):
        for document in documents:
            whole = AttributionFrame(content=(Span(0, len(document.text)),))
            yield Annotations(document_id=document.id, frames=(whole,))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python looks for packages in."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["rules", "whence"])
def test_ours_are_made_by_name(name: str) -> None:
    annotator = find_annotator(name)
    assert isinstance(annotator, Annotator)
    assert annotator.name == name
    assert "attribution" in annotator.provides


def test_ours_are_listed_with_the_version_of_whence() -> None:
    ours = [listed for listed in list_annotators() if listed.package == "whence"]
    names = ("precomputed", "rules", "whence")
    assert ours == [ListedAnnotator(name, "whence", __version__) for name in names]


def test_metadata_and_code_name_the_same_annotators_of_ours() -> None:
    stated = {e.name: e.value for e in entry_points(group=GROUP) if e.name in BUILT_IN}
    assert stated in (BUILT_IN, {})  # none where the metadata is of an older installation


def test_rules_and_precomputed_load_no_numpy_and_no_model(tmp_path: Path) -> None:
    found = tmp_path / "found.jsonl"
    found.write_text('{"text": "Rain fell.", "attributions": []}', encoding="utf8")
    script = (
        "import sys\n"
        "from whence.annotate.annotators import find_annotator, annotate_documents\n"
        "from whence.records import Document\n"
        "documents = [Document.from_text('“Rain fell,” said Ida Vane in Oslo.')]\n"
        "for name in sys.argv[1:]:\n"
        "    for _, found in annotate_documents(find_annotator(name), documents):\n"
        "        print(name.partition(':')[0], len(found.frames), len(found.problems))\n"
        "print(sorted({'numpy', 'onnxruntime'} & sys.modules.keys()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "rules", f"precomputed:{found}"],
        capture_output=True,
        encoding="utf8",
        check=True,
    )
    assert ran.stdout.splitlines() == ["rules 1 0", "precomputed 0 1", "[]"]


def test_a_package_brings_an_annotator(site: Path) -> None:
    install(site, "whence_parrot", "parrot", PARROT)
    assert ListedAnnotator("parrot", "whence_parrot", "2.1") in list_annotators()
    document = Document.from_text("Rain fell.")
    ((_, found),) = annotate_documents(find_annotator("parrot"), [document])
    assert [document.quote(span) for frame in found.frames for span in frame.content] == [
        "Rain fell."
    ]


def test_listing_loads_nothing(site: Path) -> None:
    install(site, "whence_listed", "listed", "raise RuntimeError")
    assert "listed" in [annotator.name for annotator in list_annotators()]
    assert "whence_listed" not in sys.modules


def test_what_stands_behind_the_colon_is_the_argument(site: Path) -> None:
    source = "class Reader:\n    def __init__(self, model):\n        self.version = model\n"
    rest = PARROT.partition("\n")[2].partition("\n")[2].replace('"0"', "None")
    install(site, "whence_model", "model", source + rest)
    assert find_annotator("model:C:/models/large:2").version == "C:/models/large:2"
    for name in ("model", "model:"):
        with pytest.raises(AnnotatorLoadError, match="it takes an argument: model:ARGUMENT"):
            find_annotator(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("rules:much", "it takes no argument"),
        ("precomputed", "it takes an argument: precomputed:ARGUMENT"),
        ("precomputed:", "it takes an argument: precomputed:ARGUMENT"),
    ],
)
def test_an_argument_too_many_or_too_few_is_told(name: str, reason: str) -> None:
    with pytest.raises(AnnotatorLoadError, match=reason):
        find_annotator(name)


def test_a_fault_of_the_argument_is_told_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="nowhere"):
        find_annotator(f"precomputed:{tmp_path / 'nowhere.jsonl'}")


def test_an_unknown_name_is_answered_with_those_there_are(site: Path) -> None:
    install(site, "whence_known", "known", PARROT)
    with pytest.raises(UnknownAnnotatorError) as caught:
        find_annotator("oracle")
    message = "no annotator 'oracle'; there are: known, precomputed, rules, whence"
    assert str(caught.value) == message
    with pytest.raises(UnknownAnnotatorError):
        find_annotator("")


@pytest.mark.parametrize(
    ("package", "source", "reason"),
    [
        ("whence_gpu", "raise RuntimeError('no GPU')", "whence_gpu 2.1 .*RuntimeError: no GPU"),
        ("whence_lacks", "import no_such_module", "whence_lacks 2.1 .*No module named"),
        ("whence_none", "", "whence_none 2.1 .*no attribute 'Reader'"),
        ("whence_exit", "raise SystemExit(0)", "whence_exit 2.1 .*SystemExit"),
        ("whence_value", "Reader = 7", "is no class and no function"),
        ("whence_bare", "class Reader: pass", "lacks name, version, provides or annotate"),
        (
            "whence_made",
            "class Reader:\n    def __init__(self):\n        raise OSError('no weights')",
            "fails when it is made .OSError: no weights.; look at what its package",
        ),
        (
            "whence_weather",
            PARROT.replace('"attribution"', '"weather"'),
            "it provides weather; the layers are: attribution, entities",
        ),
        ("whence_string", PARROT.replace('frozenset({"attribution"})', '"trees"'), "no set of"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_the_reason(
    site: Path, package: str, source: str, reason: str
) -> None:
    install(site, package, "broken", source)
    with pytest.raises(AnnotatorLoadError, match=f"(?s)annotator 'broken'.*{reason}"):
        find_annotator("broken")


def test_two_packages_with_one_name_are_both_refused(site: Path) -> None:
    install(site, "whence_first", "twin", PARROT)
    install(site, "whence_second", "twin", PARROT)
    with pytest.raises(AnnotatorLoadError, match="whence_first and whence_second both bring"):
        find_annotator("twin")


def test_the_names_of_ours_cannot_be_taken(site: Path) -> None:
    install(site, "whence_thief", "rules", PARROT)
    assert find_annotator("rules").name == "rules"
    listed = [a.package for a in list_annotators() if a.name == "rules"]
    assert listed == ["whence"]
