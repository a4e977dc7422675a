# `make run`: the dashboard on the real records. `make test`: everything that must hold.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint bench soak clean

run: .venv/run.stamp
	$(BIN)/python -m jamp load
	$(BIN)/python -m jamp serve

test: .venv/test.stamp lint
	sh deploy/test-programs.sh
	$(BIN)/python -m pytest

lint: .venv/test.stamp
	$(BIN)/ruff check jamp pages tests dashboard.py
	$(BIN)/mypy

# LOAD_CLIENT: a program that plays many people at once; what needs it is skipped without
bench: .venv/test.stamp
	JAMP_LOAD_CLIENT="$(LOAD_CLIENT)" $(BIN)/python -m pytest -m bench -s tests/benchmarks

soak: .venv/test.stamp
	$(BIN)/python -m pytest -m soak

.venv/run.stamp: requirements.txt
	PYTHON=$(PYTHON) sh deploy/environment.sh requirements.txt
	touch $@

.venv/test.stamp: requirements.txt requirements-dev.txt
	PYTHON=$(PYTHON) sh deploy/environment.sh requirements-dev.txt
	touch $@ .venv/run.stamp

clean:
	rm -rf .venv
