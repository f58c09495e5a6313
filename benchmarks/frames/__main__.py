"""``python -m benchmarks.frames``."""

from benchmarks.frames.run import run
from benchmarks.options import exit_plainly, read_options

if __name__ == "__main__":
    options = read_options("frames", "Score frames inside frames on the chains corpus.")
    exit_plainly(lambda: run(options))
