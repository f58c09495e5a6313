"""``python -m benchmarks.readings``."""

from benchmarks.options import exit_plainly, read_options
from benchmarks.readings.run import run

if __name__ == "__main__":
    options = read_options("readings", "Score readings of places on ReLocaR and GeoWebNews.")
    exit_plainly(lambda: run(options))
