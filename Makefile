# Everything here sets up what it needs, in .venv/, from a machine that has Python, its venv module and make.
PYTHON ?= python3
VENV := .venv
NPM := tests/npm/node_modules
FUZZ_SECONDS ?= 60
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)

.PHONY: site test test-all lint fuzz bench clean

site: $(VENV)/site.done  ## build this repository's own site into _site/
	$(BIN)/python -m workshopsite build

test: $(VENV)/dev.done  ## run the tests
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal
	$(BIN)/python -m pytest tests/alone

test-all: test $(VENV)/browser.done $(NPM)/.package-lock.json  ## the same, and those in a browser, with Node.js and with Java
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile tests/browser tests/node

lint: $(VENV)/dev.done  ## style, types, and that imports run one way
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fuzz: $(VENV)/fuzz.done  ## look for texts that break something, FUZZ_SECONDS for each kind
	for target in yaml front-matter markdown csv templates; do \
		$(BIN)/python tests/fuzz/run.py $$target $(FUZZ_SECONDS) || exit 1; done

bench: $(VENV)/dev.done  ## measure builds and previews beside other generators; SIZES, TOOLS, RUNS choose
	PYTHONPATH=tests $(BIN)/python -m bench $(if $(SIZES),--sizes $(SIZES)) $(if $(TOOLS),--tools $(TOOLS)) \
		$(if $(RUNS),--runs $(RUNS))

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(NPM) build _site .workshopsite .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

$(VENV)/pyvenv.cfg:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.done: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/dev.done: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/site.done

$(VENV)/fuzz.done: $(VENV)/dev.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,fuzz]'
	touch $@

# Chromium comes from the system; on Debian and Ubuntu it is installed where we may.
$(VENV)/browser.done: $(VENV)/dev.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,browser]'
	command -v chromium >/dev/null || command -v chromium-browser >/dev/null || sh tests/install chromium
	touch $@

# Node.js and Java come from the system; npm writes this file, newer than all others, when it is done.
$(NPM)/.package-lock.json: tests/npm/package.json tests/npm/package-lock.json
	command -v npm >/dev/null || sh tests/install nodejs npm
	command -v java >/dev/null || sh tests/install default-jre-headless
	cd tests/npm && npm ci --no-progress
	touch $@
