"""The tree that errors.py draws, its classes and docs/exit-codes.md say the same."""

import ast
import re

from tests.structure.checkout import PACKAGE, ROOT, list_sources, name_of, parse
from whence import errors
from whence.errors import WhenceError

WITHOUT_CLASS = {0, 1, 2}  # success, a batch with gaps, wrong usage: no exception needs to say so


def all_classes(base: type[WhenceError] = WhenceError) -> set[type[WhenceError]]:
    """An exception class with everything below it in errors.py; benchmarks have their own."""
    below = [c for c in base.__subclasses__() if c.__module__ == errors.__name__]
    return {base}.union(*map(all_classes, below))


def read_drawing() -> dict[str, tuple[str | None, int | None]]:
    """Class name -> (name of its parent, exit code if drawn) of the tree in errors.py."""
    drawn: dict[str, tuple[str | None, int | None]] = {}
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^( {4}[ │├└─]*)([A-Z]\w+Error)\b(?: +(\d))?", line)
        if found:
            depth = (len(found[1]) - 4) // 4
            above[depth] = found[2]
            drawn[found[2]] = (above.get(depth - 1), int(found[3]) if found[3] else None)
    return drawn


def read_page() -> dict[int, set[str]]:
    """Exit code -> classes named beside it in docs/exit-codes.md."""
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf8")
    rows = re.findall(r"^\| (\d+) \|[^|]+\|([^|]*)\|$", page, re.MULTILINE)
    return {int(code): set(re.findall(r"`(\w+)`", names)) for code, names in rows}


def test_the_drawing_holds_every_class_below_its_parent() -> None:
    drawn = {name: parent for name, (parent, _) in read_drawing().items()}
    classes = {c.__name__: c.__base__.__name__ for c in all_classes() if c.__base__}
    assert drawn == classes | {"WhenceError": None}


def test_the_drawing_shows_the_exit_code_of_every_branch() -> None:
    drawn = read_drawing()
    for error in all_classes() - {WhenceError}:
        parent, code = drawn[error.__name__]
        while code is None and parent is not None:
            parent, code = drawn[parent]
        assert code == error.exit_code, error.__name__


def test_the_page_lists_every_exit_code_and_class() -> None:
    by_code: dict[int, set[str]] = {code: set() for code in WITHOUT_CLASS}
    for error in all_classes():
        by_code.setdefault(error.exit_code, set()).add(error.__name__)
    assert read_page() == by_code


def test_exceptions_live_in_one_file() -> None:
    elsewhere = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in list_sources("src")
        if path != PACKAGE / "errors.py"
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).endswith(("Error", "Exception")) for base in node.bases)
    ]
    assert elsewhere == []
