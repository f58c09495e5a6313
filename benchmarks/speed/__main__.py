"""``python -m benchmarks.speed``."""

from benchmarks.options import exit_plainly
from benchmarks.speed.run import read_n_articles, run

if __name__ == "__main__":
    n_articles = read_n_articles()
    exit_plainly(lambda: run(n_articles))
