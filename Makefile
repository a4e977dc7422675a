# `make run`: the dashboard on the real records. `make test`: everything that must hold.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# made anew where the Python that it stands on, or its packages, have gone
MENDED := $(shell $(BIN)/python -c 'import pip' 2>/dev/null || echo mended)

.PHONY: run demo-large test lint bench soak gallery clean mended

run: .venv/run.stamp
	@$(BIN)/python -m jamp load --once
	@$(BIN)/python -m jamp serve --port $(PORT)

# a large made-up portfolio in a file of its own, to try the tracker out; every page says that it is made up
demo-large: .venv/run.stamp
	@$(BIN)/python -m tests.made_up data/demo-large.sqlite
	@$(BIN)/python -m jamp serve --port $(PORT) --database sqlite:///data/demo-large.sqlite

test: .venv/test.stamp
	@sh deploy/test-programs.sh
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

lint: .venv/test.stamp
	$(BIN)/python -m ruff check jamp pages tests dashboard.py
	$(BIN)/python -m mypy

# LOAD_CLIENT: a program that plays many people at once; what needs it is skipped without
bench: .venv/test.stamp
	JAMP_LOAD_CLIENT="$(LOAD_CLIENT)" $(BIN)/python -m pytest -m bench -s tests/benchmarks

soak: .venv/test.stamp
	$(BIN)/python -m pytest -m soak

# every page and slide of every document as a picture, in gallery/
gallery: .venv/test.stamp
	$(BIN)/python -m tests.gallery gallery

.venv/run.stamp: requirements.txt $(MENDED)
	@PYTHON="$(PYTHON)" sh deploy/environment.sh requirements.txt
	@touch $@

.venv/test.stamp: requirements.txt requirements-dev.txt $(MENDED)
	@PYTHON="$(PYTHON)" sh deploy/environment.sh requirements-dev.txt
	@touch $@ .venv/run.stamp

clean:
	rm -rf .venv
