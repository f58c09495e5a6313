"""``python -m benchmarks.continuations``."""

from benchmarks.continuations.run import run
from benchmarks.options import exit_plainly, read_data_options

if __name__ == "__main__":
    options = read_data_options("continuations", "Score the speakers of continued quotations.")
    exit_plainly(lambda: run(options))
