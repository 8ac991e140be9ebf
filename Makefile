# Needs python3 >= 3.11 (with venv) and make; everything else is installed into .venv from requirements.lock.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
INSTALLED := .venv/installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: audit test lint bench lock clean

audit: $(INSTALLED)
	$(BIN)/reeprov audit examples

test: $(INSTALLED)
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy

bench: $(INSTALLED)
	$(BIN)/python bench/all.py

# The package goes in without its dependencies and without build isolation: the lock has named them all, with their hashes.
$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('reeprov needs Python 3.11 or newer, not ' + sys.version)"
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "open('$(INSTALLED)', 'w').close()"

# Needs `uv` on the PATH; the lock holds for every platform and names no registry.
lock:
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes --no-header --upgrade --output-file requirements.lock

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(name, ignore_errors=True) for name in ('.venv', 'dist', 'build', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.hypothesis')]"
