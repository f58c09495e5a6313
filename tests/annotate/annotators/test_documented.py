"""docs/annotators.md: its code runs, and its package is found as anyone's would be."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.structure.checkout import ROOT
from whence.annotate.annotators import ListedAnnotator, find_annotator, list_annotators

PAGE = (ROOT / "docs" / "annotators.md").read_text(encoding="utf8")
PYTHON = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
(TOML,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The package of the page, laid out as an installer leaves it; its name."""
    project = tomllib.loads(TOML)["project"]
    name, version = str(project["name"]), project["version"]
    ((group, entries),) = project["entry-points"].items()
    ((entry, target),) = entries.items()
    module, _, _ = target.partition(":")
    (tmp_path / f"{module}.py").write_text(PYTHON[0], encoding="utf8")
    about = tmp_path / f"{name.replace('-', '_')}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (about / "entry_points.txt").write_text(f"[{group}]\n{entry} = {target}\n")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_the_package_of_the_page_is_listed_and_found(package: str) -> None:
    assert ListedAnnotator("minutes", package, "1.0") in list_annotators()
    found = find_annotator("minutes")
    assert (found.name, found.version) == ("minutes", "1.0")
    assert found.provides == frozenset({"attribution"})


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("code", PYTHON[1:])
def test_the_code_of_the_page_prints_what_the_page_says(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(code, "docs/annotators.md", "exec"), {})  # noqa: S102 - our own page
    printed = capsys.readouterr().out.strip()
    assert printed
    assert printed in PAGE


def test_the_page_names_what_is_there() -> None:
    names = {listed.name for listed in list_annotators()}
    assert names >= {"precomputed", "rules", "whence"}
    for name in ("precomputed", "rules", "whence"):
        assert f"**`{name}" in PAGE
