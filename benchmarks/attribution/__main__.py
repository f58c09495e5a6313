"""``python -m benchmarks.attribution``."""

from benchmarks.attribution.run import run
from benchmarks.options import exit_plainly, read_options

if __name__ == "__main__":
    options = read_options("attribution", "Score linked attributions on PolNeAR.")
    exit_plainly(lambda: run(options))
