"""Packages with annotators, laid out in a folder as an installer leaves them."""

from pathlib import Path
from textwrap import dedent

HEAD = """\
from whence.annotate.annotators import Annotations, AttributionFrame
from whence.records import Span
"""


def install(folder: Path, package: str, annotator: str, source: str) -> None:
    """Put a package of one module there, whose class ``Reader`` is the annotator.

    The module has the package's name, and Python keeps what it once imported: a test takes a
    name that no other test takes.
    """
    (folder / f"{package}.py").write_text(HEAD + dedent(source), encoding="utf8")
    about = folder / f"{package}-2.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 2.1\n")
    entry = f"[whence.annotators]\n{annotator} = {package}:Reader\n"
    (about / "entry_points.txt").write_text(entry)
