"""The repository stands alone: nothing in it points into somebody's machine or holds a secret."""

import importlib
import re
import tomllib
from pathlib import Path

import pytest

from tests.structure.checkout import ROOT, list_text_files, name_of

MACHINE_PATH = re.compile(r"(?<![\w.<~-])/(?:work|root|home|Users|tmp|mnt|opt)/\w")
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bsk-[A-Za-z0-9_-]{24,}"
    r"|\bxox[abprs]-[0-9A-Za-z-]{10,}|\bpypi-[A-Za-z0-9_-]{40,}"
    r"|(?i:\b(?:api_?key|passw(?:or)?d|secret|token)\b['\"]?\s*[:=]\s*['\"][^'\"\s]{12,}['\"])"
)
CORPORA = "../" + "shared"
# These read the corpora, which lie outside the repository, from there if not told otherwise.
MAY_NAME_CORPORA = ("Makefile", "training/", "benchmarks/", "docs/training", "docs/benchmarks")


def find_lines(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Places where a pattern matches, as file and line."""
    return [
        f"{name_of(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1)
        if pattern.search(line)
    ]


def list_own_text() -> list[Path]:
    """Text files in UTF-8; cases of other encodings are input, not ours."""
    found = []
    for path in list_text_files():
        try:
            path.read_text(encoding="utf8")
        except UnicodeDecodeError:
            continue
        found.append(path)
    return found


def test_no_file_names_a_path_of_a_machine() -> None:
    assert find_lines(MACHINE_PATH, list_own_text()) == []


def test_no_file_holds_a_secret() -> None:
    assert find_lines(SECRET, list_own_text()) == []


def test_only_recipes_and_benchmarks_name_the_corpora() -> None:
    others = [p for p in list_own_text() if not name_of(p).startswith(MAY_NAME_CORPORA)]
    assert len(others) > 1
    assert find_lines(re.compile(re.escape(CORPORA)), others) == []


@pytest.mark.parametrize("folder", ["home", "work", "Users", "tmp"])
def test_a_path_of_a_machine_would_be_seen(folder: str) -> None:
    assert MACHINE_PATH.search("open('/" + folder + "/ann/whence')")


@pytest.mark.parametrize("text", ["https://example.org/home/news", "a/tmp/b", "~/project/x"])
def test_an_address_is_no_path_of_a_machine(text: str) -> None:
    assert not MACHINE_PATH.search(text)


@pytest.mark.parametrize(
    "parts",
    [
        ("-----BEGIN RSA PRIV", "ATE KEY-----"),
        ("AKIA", "A" * 16),
        ("ghp_", "a1" * 18),
        ("api_key = '", "0123456789abcdef'"),
    ],
)
def test_a_secret_would_be_seen(parts: tuple[str, str]) -> None:
    assert SECRET.search("".join(parts))


def test_one_version_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf8")
    changes = (ROOT / "CHANGES.md").read_text(encoding="utf8")
    cited = re.search(r"^version: (\S+)$", citation, re.MULTILINE)
    newest = re.search(r"^## (\S+)", changes, re.MULTILINE)
    assert cited is not None
    assert newest is not None
    version = importlib.import_module("whence").__version__
    assert {project["version"], cited[1], newest[1]} == {version}


def test_every_dependency_is_pinned() -> None:
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf8")
    pinned = {normalise(n) for n in re.findall(r"^([\w.-]+)==\S+$", constraints, re.MULTILINE)}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    project = declared["project"]
    wanted = [
        *declared["build-system"]["requires"],
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    names = {normalise(re.split(r"[<>=!~\[ ]", line)[0]) for line in wanted}
    assert names - pinned == set()


def normalise(name: str) -> str:
    """Name of a distribution as pip compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
