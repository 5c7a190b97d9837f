# `make help` says what there is. Every target sets up what it needs; a second call takes seconds.
PYTHON ?= python3
UV ?= uv
SEED ?= 20
MINUTES ?= 29
MOVES ?= 50
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
COMPILE := UV_PYTHON_DOWNLOADS=never $(UV) pip compile -q --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command "make lock" pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup demo gallery run test check format chaos moves bench mutants lock clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# A half-made environment holds a python too, so what fails takes that away again.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed as $(PYTHON); name another with: make PYTHON=python3.12" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV); this takes about half a minute, once."
	@$(PYTHON) -m venv --clear $(VENV) || { rm -f $@; \
	  echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; \
	  exit 1; }

$(VENV)/.run.stamp: requirements.txt $(BIN)/python
	$(PIP) --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev.stamp: requirements-dev.txt pyproject.toml $(BIN)/python
	$(PIP) --require-hashes -r requirements-dev.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $(VENV)/.run.stamp $@

setup: $(VENV)/.run.stamp ## install what running needs into .venv

demo: $(VENV)/.run.stamp ## an evening in quick time, without any token
	@$(BIN)/python -m simulators.demo

gallery: $(VENV)/.run.stamp ## one post of every kind in each language, on the demo's page
	@$(BIN)/python -m simulators.demo --gallery

run: $(VENV)/.run.stamp ## the bot, with config.toml or the environment
	@$(BIN)/python -m bot run

test: $(VENV)/.dev.stamp ## all tests, on SQLite and on a real PostgreSQL
	@# Four workers and hundreds of processes of the bot import the same files: compiled once.
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev.stamp ## format, lint, types, import rules, migrations, the container's files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m migrations.check
	$(BIN)/hadolint Dockerfile
	$(BIN)/check-jsonschema -q --builtin-schema vendor.compose-spec docker-compose.yml docker-compose.override.yml

format: $(VENV)/.dev.stamp ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

chaos: $(VENV)/.dev.stamp ## the bot under fire for half an hour, on both databases (SEED=, MINUTES=)
	@$(BIN)/python -m tests.chaos --seed $(SEED) --minutes $(MINUTES)

moves: $(VENV)/.dev.stamp ## cut over and back fifty times under running games (SEED=, MOVES=)
	@$(BIN)/python -m tests.moves --seed $(SEED) --moves $(MOVES)

bench: $(VENV)/.dev.stamp ## measure; prints its methods
	$(BIN)/python -m bench

mutants: $(VENV)/.dev.stamp ## break each promise and see which test notices
	@$(BIN)/python -m tests.mutations

lock: ## pin the dependencies anew (needs uv)
	@command -v $(UV) >/dev/null || { \
	  echo "uv is needed to pin dependencies; name one with: make lock UV=path/to/uv" >&2; exit 1; }
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra dev -o requirements-dev.txt

clean: ## forget the virtual environment and what tools keep
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
