# Two commands matter: `make demo` shows what kubelint does, `make test` proves that it does it.
# Both set up what they need in .venv; only Python 3.11 or newer has to be there.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint bench clean

demo: $(STAMP)
	@mkdir -p build
	@echo '$$ kubelint check examples/shop'
	@$(BIN)/kubelint check examples/shop --no-config --format text --format sarif=build/shop.sarif || test $$? -eq 1
	@echo
	@echo '$$ kubelint check examples/shop-repaired'
	@$(BIN)/kubelint check examples/shop-repaired --no-config
	@echo
	@echo 'The SARIF file for GitHub is build/shop.sarif'

test: $(STAMP) lint
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
