"""``python -m benchmarks.trees``."""

from benchmarks.options import exit_plainly, read_options
from benchmarks.trees.run import run

if __name__ == "__main__":
    options = read_options("trees", "Score dependency trees on UD English EWT.")
    exit_plainly(lambda: run(options))
