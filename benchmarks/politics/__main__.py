"""``python -m benchmarks.politics``."""

from benchmarks.entities.run import run_politics
from benchmarks.options import exit_plainly, read_options

if __name__ == "__main__":
    options = read_options("politics", "Score entity mentions on CrossNER politics.")
    exit_plainly(lambda: run_politics(options))
