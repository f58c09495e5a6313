"""Write the README's example anew from real output: ``.venv/bin/python scripts/readme_example.py``.

``tests/structure/test_readme.py`` fails where the README shows something else.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "| who, on whose word | cue | what is said | form | confidence |\n|---|---|---|---|--:|\n"


def main() -> None:
    """Read the article that the example names, and replace the rows of its table."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    name = re.search(r"`whence read (\S+)`", text)
    if name is None:
        sys.exit("the README names no article")
    command = [sys.executable, "-c", "from whence.cli import main; main()", "read", name.group(1)]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    rows = ""
    for line in found.stdout.splitlines():
        _, chain, *rest = line.split("\t")
        rows += f"| {' | '.join([chain.replace(' > ', ' → '), *rest])} |\n"
    pattern = re.compile(re.escape(HEAD) + r"(?:\|.*\n)*")
    readme.write_text(pattern.sub(lambda _: HEAD + rows, text), encoding="utf-8")


if __name__ == "__main__":
    main()
