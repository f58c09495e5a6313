# Everything goes through .venv, which scripts/set-up.sh makes and keeps; `make help` lists it.
#
# PYTHON=python3.12      the interpreter to make .venv with, if not the first found
# DATA=../shared/data    the corpora, which only `bench` and `train` read
# OUT=build/training     where `train` keeps its checkpoints, and resumes from
# ROUNDS=50              how many kill and fuzz rounds `soak` goes through

DATA ?= ../shared/data
OUT ?= build/training
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help try test check soak bench train clean set-up-run set-up-dev set-up-train

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## */\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
	    printf 'make %-8s %s\n' "$$name" "$$what"; done

try: set-up-run ## read the bundled dispatches of April 1912 into a ledger, and show it
	@$(BIN)/whence try

test: set-up-dev ## run the tests, without the soak rounds (at most 15 minutes)
	@$(BIN)/python -m pytest --session-timeout=900

check: set-up-dev ## lint, format and types, as CI checks them
	@status=0; \
	$(BIN)/ruff check . || status=1; \
	$(BIN)/ruff format --check . || status=1; \
	$(BIN)/mypy || status=1; \
	exit $$status

soak: set-up-dev ## run the long kill and fuzz rounds (ROUNDS=10 for a sample)
	@$(BIN)/python -m pytest -m soak --timeout=3600

bench: set-up-run ## score the shipped weights on the corpora in DATA
	@test -d "$(DATA)" || { \
	    echo "bench: no folder $(DATA); name the corpora with DATA=DIR (docs/index.md)" >&2; exit 1; }
	@$(BIN)/python -m benchmarks.all --data "$(DATA)"

train: set-up-train ## train the weights anew from the corpora in DATA (hours; needs torch)
	@test -d "$(DATA)" || { \
	    echo "train: no folder $(DATA); name the corpora with DATA=DIR (docs/index.md)" >&2; exit 1; }
	@$(BIN)/python -m training.train --data "$(DATA)" --out "$(OUT)/stage-1" \
	    --corpora polnear,chains --steps 2000 --rate 1.5e-4
	@$(BIN)/python -m training.train --data "$(DATA)" --out "$(OUT)/stage-2" \
	    --start "$(OUT)/stage-1/network.pt"

clean: ## remove .venv, caches and built packages; checkpoints in build/training stay
	@rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find src tests training benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

set-up-run set-up-dev set-up-train: set-up-%:
	@scripts/set-up.sh $*
