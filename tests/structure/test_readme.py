"""What the README shows is what the program prints."""

import re
import subprocess
import sys

from tests.structure.checkout import ROOT


def test_the_example_is_real_output() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- example -->(.*?)<!-- /example -->", text, re.DOTALL)
    assert block
    name = re.search(r"`whence read (\S+)`", block.group(1))
    assert name
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in block.group(1).splitlines()
        if line.startswith("| ")
    ][1:]
    command = [sys.executable, "-c", "from whence.cli import main; main()", "read", name.group(1)]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    printed = [line.split("\t")[1:] for line in found.stdout.splitlines()]
    assert [[row[0].replace(" → ", " > "), *row[1:]] for row in rows] == printed
