"""What a room offers exists, stands in order, and says what it is."""

import ast
import importlib
import inspect
import re

import pytest

from tests.structure.checkout import PACKAGE, SOURCE_FOLDERS, list_sources, name_of, parse

ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
VAGUE = {
    "data",
    "info",
    "obj",
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "process",
    "handle",
}

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def order_of(name: str) -> tuple[int, str]:
    """Constants first, then classes, then functions, each by the alphabet."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def find_public(tree: ast.Module) -> list[Definition]:
    """Public functions and classes of a module, and public methods of those classes."""
    found: list[Definition] = []
    bodies: list[list[ast.stmt]] = [tree.body]
    while bodies:
        for node in bodies.pop():
            if isinstance(node, Definition) and not node.name.startswith("_"):
                found.append(node)
                if isinstance(node, ast.ClassDef):
                    bodies.append(node.body)
    return found


def is_overload(node: Definition) -> bool:
    """Whether a definition only lists one signature of another."""
    return any(ast.unparse(d).split(".")[-1] == "overload" for d in node.decorator_list)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room: str) -> None:
    assert inspect.getdoc(importlib.import_module(f"whence.{room}"))


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_all_names_of_a_room_exist_in_order_with_docstrings(room: str) -> None:
    module = importlib.import_module(f"whence.{room}".rstrip("."))
    names = list(getattr(module, "__all__", []))
    assert names == sorted(set(names), key=order_of)
    for name in names:
        value = getattr(module, name)
        if inspect.isclass(value) or inspect.isroutine(value):
            assert inspect.getdoc(value), name


def test_the_records_are_offered_by_name() -> None:
    assert {"Document", "Statement", "check"} <= set(
        importlib.import_module("whence.records").__all__
    )


def test_every_module_and_public_name_has_a_docstring() -> None:
    bare = []
    for path in list_sources("src", "benchmarks"):
        tree = parse(path)
        if not ast.get_docstring(tree):
            bare.append(name_of(path))
        bare += [
            f"{name_of(path)}:{node.lineno} {node.name}"
            for node in find_public(tree)
            if not ast.get_docstring(node) and not is_overload(node)
        ]
    assert bare == []


def test_no_module_has_a_vague_name() -> None:
    vague = [
        name_of(path)
        for path in list_sources(*SOURCE_FOLDERS)
        if VAGUE & set(re.split(r"_+", path.stem)) or VAGUE & {path.parent.name}
    ]
    assert vague == []
