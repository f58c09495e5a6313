"""Rooms import one way, and the package imports nothing that it does not declare."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.checkout import PACKAGE, ROOT, list_sources, name_of, parse

# A room imports only rooms of the lines above its own, never one on the same line.
TIERS = (
    ("records", "errors", "version"),
    ("codebook", "examples"),
    ("encoder",),
    ("ingest", "annotate", "compare", "ledger", "review", "export", "view"),
    ("runner",),
    ("cli", "web"),
)
TIER = {room: number for number, tier in enumerate(TIERS) for room in tier}
FRONT = "whence"  # the package itself, whose names users import: between runner and cli
TIER[FRONT] = TIER["runner"]


def room_of_file(path: Path) -> str:
    """Room that a file of the package lies in."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return FRONT if first == "__init__" else first


def room_of_module(module: str) -> str | None:
    """Room of a dotted module name; None if it is not ours."""
    parts = module.split(".")
    if parts[0] != "whence":
        return None
    return parts[1] if len(parts) > 1 else FRONT


def find_imports(tree: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """Dotted names that a module imports, with their lines, also inside functions.

    A string that is the name of one of our modules counts: so do lazy imports import.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else []), *filter(None, [node.module])])
            for alias in node.names:
                named_room = base == "whence" and alias.name in TIER
                yield (f"whence.{alias.name}" if named_room else base), node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            named = re.fullmatch(r"whence\.(\w+)(\.\w+)*", node.value)
            if named and named[1] in TIER:
                yield node.value, node.lineno


def find_wrong_imports(tree: ast.Module, room: str, package: str) -> list[tuple[str, int]]:
    """Imports of our own rooms that a module in this room may not make."""
    return [
        (module, line)
        for module, line in find_imports(tree, package)
        if (target := room_of_module(module)) is not None
        and target != room
        and TIER.get(target, len(TIERS)) >= TIER[room]
    ]


def package_of(path: Path) -> str:
    """Dotted name of the package that a file lies in, for its relative imports."""
    return ".".join(path.parent.relative_to(PACKAGE.parent).parts)


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {room_of_file(path) for path in list_sources("src")}
    assert "records" in rooms
    assert rooms - TIER.keys() == set()


def test_rooms_import_only_what_stands_before_them() -> None:
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in list_sources("src")
        for module, line in find_wrong_imports(parse(path), room_of_file(path), package_of(path))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("records", "import whence.errors"),
        ("records", "from whence import ledger"),
        ("encoder", "def read():\n    from whence.annotate import attribute"),
        ("ingest", "from whence.ledger.store import Ledger"),
        ("ingest", "from ..annotate import attribute"),
        ("ledger", "open_lazily('whence.cli.page')"),
        ("ledger", "from whence import __version__"),
        ("ledger", "import whence.nowhere"),
        ("annotate", "if TYPE_CHECKING:\n    import whence.runner as r"),
        ("whence", "from whence.cli import main"),
    ],
)
def test_an_import_against_the_order_is_found(room: str, source: str) -> None:
    assert len(find_wrong_imports(ast.parse(source), room, f"whence.{room}")) == 1


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("ledger", "from whence.records import Document\nfrom whence.errors import LedgerError"),
        ("ledger", "from whence.ledger.schema import SCHEMA\nfrom .schema import SCHEMA"),
        ("encoder", "from whence.version import __version__"),
        ("cli", "from whence import read\nimport whence.ledger"),
        ("ledger", "DEFAULT = 'whence.db'"),
    ],
)
def test_an_import_along_the_order_is_not(room: str, source: str) -> None:
    assert find_wrong_imports(ast.parse(source), room, f"whence.{room}") == []


def test_package_imports_only_its_declared_dependencies() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    own = {re.split(r"[<>=!~\[ ]", line)[0] for line in declared["dependencies"]}
    allowed = own | sys.stdlib_module_names | {"whence"}
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in list_sources("src")
        for module, line in find_imports(parse(path), package_of(path))
        if module.split(".")[0] not in allowed
    ]
    assert wrong == []


def test_records_do_no_input_or_output() -> None:
    closed = {"io", "os", "pathlib", "socket", "sqlite3", "subprocess", "sys", "logging"}
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in list_sources("src/whence/records")
        for module, line in find_imports(parse(path), package_of(path))
        if module.split(".")[0] in closed
    ]
    assert wrong == []
