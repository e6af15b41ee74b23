# All commands of the project. `make help` lists them.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTEST_OPTIONS ?= -n auto --maxprocesses 4 --durations 10

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run setup programs test check format benchmark docs texts pins wheel clean

help: ## Show the commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-17s %s\n", $$1, $$2 }'

run: $(VENV)/.runtime ## Serve the site with demo data on http://127.0.0.1:8000 (PORT=8001 for another)
	@PORT=$(PORT) exec $(BIN)/modning serve

setup: programs $(VENV)/.development ## Prepare the machine for development and tests

programs: ## Install the programs that the tests drive (Debian, Ubuntu)
	@sh tools/install_test_programs.sh "$(PYTHON)"

test: setup check ## Everything that must pass: the checks and all tests
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check: $(VENV)/.development ## Form, lint, types, arrows between rooms, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/djlint src/modning_web --lint --quiet

format: $(VENV)/.development ## Put code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

benchmark: $(VENV)/.development ## Measure, as ratios within one run
	$(BIN)/python -m benchmarks

docs: $(VENV)/.development ## Write the pages that are made from the code
	$(BIN)/python -m tools.write_docs

texts: $(VENV)/.development ## Collect the texts that are to be translated, and compile them
	$(BIN)/python -m tools.collect_texts

pins: ## Renew constraints.txt from a fresh environment
	@sh tools/renew_constraints.sh "$(PYTHON)"

wheel: $(VENV)/.development ## Build the wheel in dist/
	$(BIN)/python -m pip --quiet wheel --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean: ## Remove the environment and all that was built; data in var/ stays
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.runtime: pyproject.toml constraints.txt
	@sh tools/make_environment.sh "$(PYTHON)" "$(VENV)" .
	@touch $@

$(VENV)/.development: pyproject.toml constraints.txt
	@sh tools/make_environment.sh "$(PYTHON)" "$(VENV)" ".[dev]"
	@touch $@ $(VENV)/.runtime
