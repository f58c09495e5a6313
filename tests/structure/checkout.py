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
    return sorted(p for p in paths if p.is_file() and b"\0" not in p.read_bytes())
