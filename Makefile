# The commands of the project. Each does all its own set-up, in .venv; nothing is installed elsewhere.
# `make run PORT=9000` and HOST are passed on as they are.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --no-header --no-emit-index-url \
	--universal --python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help setup run test check lock bench format clean

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

setup: $(VENV)/.developing ## Make the environment and the planbot command in it

run: $(VENV)/.running ## Start Planbot with a small Slack of its own, and print one address
	@$(BIN)/planbot run --local

test: check ## Formatting, lint, types, import contracts, then every test with its coverage
	@.ci/chromium
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered

check: $(VENV)/.developing ## The part of `make test` that runs nothing
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports

bench: $(VENV)/.developing ## Measure (benchmarks/README.md says what)
	@set -e; for script in benchmarks/[a-z]*.py; do echo "== $$script"; $(BIN)/python -m benchmarks.$$(basename $$script .py); done

format: $(VENV)/.developing ## Put every file in order
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lock: $(VENV)/.developing ## Lock the dependencies of pyproject.toml again; UPGRADE=1 takes the newest
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --output-file requirements.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --group dev --constraint requirements.txt \
		--output-file requirements-dev.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group build --extra s3 --constraint requirements.txt \
		--output-file requirements-s3.txt

clean: ## Remove what was made, except the data in var/
	rm -rf $(VENV) .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache ./*.egg-info build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Planbot needs Python 3.11 or later: try make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python has no venv: on Debian, apt install python3-venv."; exit 1; }

$(VENV)/.running: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Setting up the environment in $(VENV) (the first time takes a minute)"
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developing: requirements-dev.txt $(VENV)/.running
	@echo "Adding the tools of development"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
