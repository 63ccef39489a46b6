# Everything runs in one virtual environment made from the lock files. `make` lists what there is.

VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 3
SEED ?= 1
SEEDS ?= 1000
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help install sandbox test lint types pytest unit browser lock bench soak clean

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(RUNTIME) ## The virtual environment with what the bot needs to run

sandbox: $(RUNTIME) ## Try it without Slack: a pocket Slack in the browser, with a clock to move
	$(BIN)/followthrough sandbox

test: lint ## Everything: lint, then types and all tests, in a browser too
	$(MAKE) --jobs 2 types pytest

pytest: $(DEV)
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

lint: $(DEV) ## Style and likely mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) ## Static types
	$(BIN)/mypy

unit: $(DEV) ## All tests but those that need a browser
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not browser"

browser: $(DEV) ## The tests that need a browser
	$(BIN)/pytest -m browser

bench: $(DEV) ## Measure on this machine, in ten minutes; FILE=figures.json keeps the figures; SCALE=small is quick
	SCALE=$(SCALE) DATABASE=$(DATABASE) $(BIN)/python -m benchmarks $(FILE)

soak: $(DEV) ## Play SEEDS companies in which everything goes wrong, and tell which broke a promise
	$(BIN)/followthrough simulate --faults --weeks 2 --seed $(SEED) --seeds $(SEEDS)

lock: $(DEV) ## Make the lock files from pyproject.toml; UPGRADE=--upgrade takes the newest versions
	$(BIN)/$(COMPILE) $(UPGRADE) --all-extras pyproject.toml --output-file requirements-dev.lock
	$(BIN)/$(COMPILE) $(UPGRADE) --extra postgresql --extra sandbox --group build \
		--constraint requirements-dev.lock pyproject.toml --output-file requirements.lock

clean: ## Remove the virtual environment and everything else that was made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Both lock files agree on every version, so either may be installed over the other.
$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@for name in python3.13 python3.12 python3.11 python3; do \
		if $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "$$name -m venv $(VENV)"; exec $$name -m venv $(VENV); \
		fi; \
	done; \
	echo "Followthrough needs Python 3.11 or newer with the venv module;" \
		"none of python3.13, python3.12, python3.11 and python3 is that." >&2; exit 1
