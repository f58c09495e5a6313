"""``whence doctor``: whether everything that Whence needs is there, and what to do if not."""

import importlib.metadata
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import typer

from whence import __version__
from whence.cli import options
from whence.cli.output import is_page, print_lines
from whence.errors import LedgerError, MissingLedgerError, ModelError
from whence.view.words import count, squeeze

EXAMPLES = """\
whence doctor
whence doctor --ledger elections.db
"""
PYTHON = (3, 11)
PACKAGES = ("msgspec", "numpy", "onnxruntime", "rich", "typer")


class Finding(NamedTuple):
    """One thing looked at; ``advice`` says what to do where it is not well."""

    name: str
    is_well: bool
    detail: str
    advice: str = ""
    exit_code: int = 1


def doctor(ledger: options.LedgerPath = options.DEFAULT_LEDGER) -> None:
    """Look whether all that Whence needs is there.

    Prints a line for each thing: ok or problem, what it is, what was found and what to do.
    Nothing is changed. Ends with the exit code of the first problem.
    """
    findings = list(examine(ledger))
    gap = "  " if is_page() else "\t"
    width = max(len(found.name) for found in findings) if is_page() else 0
    for found in findings:
        word = "ok" if found.is_well else "problem"
        parts = (word.ljust(7 if width else 0), found.name.ljust(width), found.detail)
        line = gap.join(squeeze(part) if part is found.detail else part for part in parts)
        print_lines([line + (f"; {squeeze(found.advice)}" if found.advice else "")])
    raise typer.Exit(next((f.exit_code for f in findings if not f.is_well), 0))


def examine(ledger: Path) -> Iterator[Finding]:
    """Look at one thing after another."""
    yield Finding("whence", is_well=True, detail=__version__)
    yield _examine_python()
    yield from map(_examine_package, PACKAGES)
    yield _examine_sqlite()
    yield _examine_model()
    yield _examine_ledger(ledger)
    yield Finding("cores", is_well=True, detail=str(_count_cores()))


def _count_cores() -> int:
    """Cores that this process may use, where the system tells; else those of the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _examine_python() -> Finding:
    wanted = ".".join(map(str, PYTHON))
    is_well = sys.version_info >= PYTHON
    advice = "" if is_well else f"install Python {wanted} or later"
    return Finding("python", is_well, f"{platform.python_version()} in {sys.prefix}", advice)


def _examine_package(name: str) -> Finding:
    try:
        return Finding(name, is_well=True, detail=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, is_well=False, detail="missing", advice="install whence again")


def _examine_sqlite() -> Finding:
    detail = f"{sqlite3.sqlite_version} with full-text search (FTS5)"
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(words)")
    except sqlite3.Error as error:
        advice = "use a Python whose SQLite was built with FTS5"
        return Finding("sqlite", is_well=False, detail=str(error), advice=advice, exit_code=5)
    return Finding("sqlite", is_well=True, detail=detail)


def _examine_model() -> Finding:
    try:
        from whence.encoder.card import SETTING, WEIGHTS, find_weights, load_card
        from whence.encoder.session import check_weights

        folder = find_weights()
        card = load_card(folder)
        check_weights(folder, card)
    except ImportError as fault:
        advice = "install whence again"
        return Finding("model", is_well=False, detail=str(fault), advice=advice, exit_code=6)
    except ModelError as fault:
        return Finding("model", is_well=False, detail=str(fault), exit_code=fault.exit_code)
    detail = f"{card.name} {card.version}, {card.sha256[:12]}"
    if card.precision == "int8":
        detail += ", int8: results differ a little from machine to machine"
    if folder != WEIGHTS:
        detail += f", in {folder} ({SETTING})"
    return Finding("model", is_well=True, detail=detail)


def _examine_ledger(path: Path) -> Finding:
    from whence.ledger import Ledger

    try:
        with Ledger.open(path, create=False) as opened:
            stats = opened.stats()
    except MissingLedgerError:
        return _examine_folder(path)
    except LedgerError as fault:
        return Finding("ledger", is_well=False, detail=str(fault), exit_code=fault.exit_code)
    held = f"{count(stats.n_documents, 'document')}, {count(stats.n_statements, 'statement')}"
    return Finding("ledger", is_well=True, detail=f"{path}: {held}")


def _examine_folder(path: Path) -> Finding:
    folder = path.parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return Finding("ledger", is_well=True, detail=f"{path}: not there yet, whence add makes it")
    advice = "name a file in a folder that you may write to, with --ledger"
    detail = f"{path}: the folder cannot be written"
    return Finding("ledger", is_well=False, detail=detail, advice=advice, exit_code=5)
