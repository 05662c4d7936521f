# Each target is one line that a person can also type. `make` prints them.
SHELL := /bin/sh
PORT ?= 8000
STAGE ?= NOMINATE
SEED ?= 7
SIZE ?= 240
PY := .venv/bin/python
RUN := PELOPOR_DEMO=yes PELOPOR_SITE_URL=http://127.0.0.1:$(PORT)

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

up: build/run.done  ## set up and run the demo on http://127.0.0.1:8000 (PORT= for another)
	@$(RUN) $(PY) -m tools.up --port $(PORT) --stage $(STAGE) --seed $(SEED) --size $(SIZE)

demo: build/run.done  ## rebuild the demo: STAGE=ASSESS SEED=7 SIZE=240
	@$(RUN) .venv/bin/pelopor demo --stage $(STAGE) --seed $(SEED) --size $(SIZE)

test: build/dev.done  ## everything: check, tests on SQLite and PostgreSQL, journeys in a browser
	@$(PY) -m tools.test

check: build/dev.done  ## lint, types, import contracts, translations, migrations, generated docs
	@$(PY) -m tools.check

bench: build/dev.done  ## benchmarks: ONLY=flow|kill|pages|weight|tally|papers|roster|memory
	@$(PY) -m bench $(if $(ONLY),--only $(ONLY))

fix: build/dev.done  ## format, sort imports, extract messages, rewrite generated docs
	@.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q . ; $(PY) -m tools.messages ; $(PY) -m tools.reference ; $(PY) -m tools.samples

messages: build/dev.done  ## extract message ids into every part's catalogue and compile
	@$(PY) -m tools.messages

shots: build/dev.done  ## retake the pictures of every page and of the manual
	@$(PY) -m tools.shots

lock: build/dev.done  ## resolve the dependencies anew into requirements/*.txt
	@$(PY) -m tools.lock

dist: build/dev.done  ## a wheel with templates, static files, rulesets and catalogues inside
	@$(PY) -m tools.messages --compile && .venv/bin/uv build -q --wheel --out-dir dist && ls dist

build/venv.done: requirements/uv.txt
	@sh tools/preflight.sh
	@python3 -m venv .venv && .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@mkdir -p build && touch $@

build/run.done: build/venv.done requirements/run.txt pyproject.toml
	@test -e build/dev.done || { VIRTUAL_ENV=.venv .venv/bin/uv pip sync -q --require-hashes requirements/run.txt && $(PY) tools/link.py ; }
	@touch $@

build/dev.done: build/venv.done requirements/dev.txt pyproject.toml package-lock.json
	@VIRTUAL_ENV=.venv .venv/bin/uv pip sync -q --require-hashes requirements/dev.txt && $(PY) tools/link.py
	@sh tools/debian.sh
	@npm ci --silent --ignore-scripts
	@touch $@

.PHONY: help up demo test check bench fix messages shots lock dist
