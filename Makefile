# All commands of the project. `make help` lists them.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTEST_OPTIONS ?= -n 2

.DEFAULT_GOAL := help
.PHONY: help setup run test check format benchmark texts docs wheel clean

help: ## Show the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(VENV)/.runtime ## Serve the site with demo data on http://127.0.0.1:8000 (PORT= for another)
	@PORT=$(PORT) $(BIN)/modning serve

setup: $(VENV)/.development ## Make the environment for development and what tests need
	@sh tools/install_test_programs.sh

test: setup check ## Everything that must pass: the checks and all tests
	$(BIN)/python -m pytest $(PYTEST_OPTIONS)

check: $(VENV)/.development ## Format, lint, types, arrows between rooms, templates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint src/modning_web --check --lint --quiet

format: $(VENV)/.development ## Format code and templates
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint src/modning_web --reformat --quiet

benchmark: $(VENV)/.development ## Measure, as ratios within one run
	$(BIN)/python -m benchmarks

docs: $(VENV)/.development ## Write the pages that are made from the code
	$(BIN)/python -m tools.write_docs

texts: $(VENV)/.development ## Collect the texts that are to be translated, and compile them
	$(BIN)/python -m tools.collect_texts

wheel: $(VENV)/.development ## Build the wheel in dist/
	$(BIN)/python -m build --wheel

clean: ## Remove the environment and all that was built; data in var/ stays
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.runtime: pyproject.toml constraints.txt
	@sh tools/make_environment.sh "$(PYTHON)" "$(VENV)" .
	@touch $@

$(VENV)/.development: pyproject.toml constraints.txt
	@sh tools/make_environment.sh "$(PYTHON)" "$(VENV)" ".[dev]"
	@touch $@ $(VENV)/.runtime
