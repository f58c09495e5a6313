"""The checkout under test: its files, and the syntax trees of its sources."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "whence"
SOURCE_FOLDERS = ("src", "training", "benchmarks", "tests")


def list_sources(*folders: str) -> list[Path]:
    """Python files under these folders of the checkout, in order of their paths."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    """Syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf8"), filename=str(path))


def name_of(path: Path) -> str:
    """Path of a file inside the checkout, as a message shows it."""
    return path.relative_to(ROOT).as_posix()


def list_text_files() -> list[Path]:
    """Every text file that git tracks here, or would on ``git add``."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf8",
    ).stdout
    paths = {ROOT / name for name in listed.split("\0") if name}
    return sorted(path for path in paths if path.is_file() and is_text(path))


def is_text(path: Path) -> bool:
    """Whether a file has no zero byte at its beginning, which is how git tells them apart."""
    with path.open("rb") as file:
        return b"\0" not in file.read(8000)
