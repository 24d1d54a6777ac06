# The verbs of the project. `make demo` and `make test` need nothing but Python 3.11 to 3.13 and a network for the first run.

CANDIDATES := $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python)
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
BASE = $(firstword $(foreach p,$(CANDIDATES),$(shell $(p) -c "$(FITS)" >/dev/null 2>&1 && echo $(p))))

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
SAMPLES := src/dragoman/samples

# What is installed already: a stamp is older than its lock file only after the lock has changed.
PYTHON_READY := $(VENV)/.python
RUN_READY := $(VENV)/.run
TEST_READY := $(VENV)/.test

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.PHONY: help demo install test lint types format bench fixtures lock clean

help:  ## list the verbs
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: $(RUN_READY)  ## install into .venv, read the sample pages and show their briefs
	@$(BIN)/dragoman read $(SAMPLES)

install: $(TEST_READY)  ## install everything a developer needs into .venv

test: $(TEST_READY)  ## run the tests
	@$(BIN)/python -m pytest

lint: $(TEST_READY)  ## check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(TEST_READY)  ## check types
	@$(BIN)/mypy

format: $(TEST_READY)  ## format the code and mend what can be mended
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: $(TEST_READY)  ## measure against the gold, write bench/results.md and hold bench/floors.json
	@$(BIN)/python -m bench

fixtures: $(TEST_READY)  ## write the generated files anew: expected reports, schema, help in the README
	@$(BIN)/python tests/fixtures.py

lock:  ## resolve the lock files anew (needs uv)
	$(COMPILE) pyproject.toml --output-file lock/run.txt
	$(COMPILE) --group build --constraint lock/run.txt --output-file lock/build.txt
	$(COMPILE) --group test --constraint lock/run.txt --output-file lock/test.txt

clean:  ## remove .venv and everything that can be made again
	rm -rf $(VENV) build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench training -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(PYTHON_READY):
	@test -n "$(BASE)" || { echo "Dragoman needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(BASE) -m venv $(VENV)
	@touch $@

$(RUN_READY): lock/run.txt lock/build.txt pyproject.toml | $(PYTHON_READY)
	@echo "Installing into $(VENV) ..."
	@$(PIP) --require-hashes -r lock/run.txt -r lock/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): lock/test.txt $(RUN_READY)
	@$(PIP) --require-hashes -r lock/test.txt
	@touch $@
