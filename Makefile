# One command for each thing that people do here; `make help` lists them.
PYTHON ?= python3
BIN := .venv/bin
RUNTIME := .venv/installed-runtime
DEV := .venv/installed-dev
# More than cores: tests wait for browsers, databases and disks.
WORKERS := $(shell echo $$(($$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) * 3 / 2)))
# Tests write each call to a disk; on one in memory, with 4 GB free, they take half the time. TMPDIR says otherwise.
MEMORY := $(if $(TMPDIR),,$(shell df -Pk /dev/shm 2>/dev/null | awk '$$4 > 4e6 && $$6 == "/dev/shm" { print $$6 }'))

# Unset, a person is calling; set, even to nothing, the caller keeps to the script.
SCRIPT = $(if $(filter undefined,$(origin KEYS)),,--keys '$(KEYS)')

.PHONY: check call serve test statements calls lint format prove words kills bench pictures help clean

check: lint test  ## (the default) format check, lint, types and tests

call: $(RUNTIME)  ## ring the wallet hotline here; KEYS="1 1" scripts the caller, ARGS="--json" adds options
	@$(BIN)/ivr dial $(SCRIPT) $(ARGS)

serve: $(RUNTIME)  ## the phone on http://127.0.0.1:5000/phone, webhooks on /voice, for development
	@$(BIN)/ivr serve --dev $(ARGS)

test: $(DEV)  ## run the tests, several files at once; ARGS="-k language" picks some, "--hypothesis-profile=search" tries new examples
	@$(if $(MEMORY),TMPDIR=$(MEMORY)) $(BIN)/pytest -n $(WORKERS) $(ARGS)

statements: $(DEV)  ## list what is known of Twilio, statement by statement, with the tests
	@$(BIN)/python -m tests.simulator.statements

calls: $(DEV)  ## list the wallet's transcripts in flows/wallet/CALLS.md
	@$(BIN)/python -m tests.calls.table

lint: $(DEV)  ## check format, style and types
	@$(BIN)/ruff format --check --quiet . || { echo "run: make format" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary

format: $(DEV)  ## format the code
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

prove: $(RUNTIME)  ## prove the wallet's menus, or show the call that goes wrong; ARGS="--json" adds options
	@$(BIN)/ivr check $(ARGS)

words: $(DEV)  ## ring every word that the proof walked through the webhooks; takes minutes
	@$(BIN)/python -m tests.check.webhooking $(ARGS)

kills: $(DEV)  ## kill -9 before every statement that moves money; takes minutes
	@IVR_TEST_KILLS=all $(BIN)/pytest -q tests/calls/test_kill.py $(ARGS)

pictures: $(DEV)  ## take the pictures of the documentation anew
	@$(BIN)/python -m tests.web.pictures

bench: $(DEV)  ## measure a turn against plain Flask routes; ARGS="--quick" takes less time
	@$(BIN)/python -m tests.bench $(ARGS)

tests/foreign/express/node_modules: tests/foreign/express/package.json
	@cd $(@D) && npm install --no-package-lock --no-audit --no-fund --silent

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 9

clean:  ## remove the virtual environment and what tools left behind
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "this needs Python 3.11 or newer; say which with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

$(RUNTIME): pyproject.toml constraints.txt | .venv/bin/python
	@echo "installing, this once" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | .venv/bin/python
	@echo "installing what developers need, this once" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(RUNTIME)
