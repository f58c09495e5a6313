"""``python -m benchmarks.entities``."""

from benchmarks.entities.run import run
from benchmarks.options import exit_plainly, read_options

if __name__ == "__main__":
    options = read_options("entities", "Score entity mentions on world newswire.")
    exit_plainly(lambda: run(options))
