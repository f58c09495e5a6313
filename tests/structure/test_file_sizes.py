"""One idea a file: few lines in most, not many in any."""

from statistics import median

from tests.structure.checkout import SOURCE_FOLDERS, list_sources, name_of

MOST_LINES = 500
MEDIAN_LINES = 150


def test_no_file_is_long() -> None:
    lengths = {
        name_of(path): len(path.read_text(encoding="utf8").splitlines())
        for path in list_sources(*SOURCE_FOLDERS)
    }
    assert "src/whence/errors.py" in lengths
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_most_files_are_short() -> None:
    lengths = [
        len(path.read_text(encoding="utf8").splitlines())
        for path in list_sources("src", "training", "benchmarks")
    ]
    assert median(lengths) <= MEDIAN_LINES
