# Every task of the project. `make` alone lists them.

.DEFAULT_GOAL := help

# The interpreter that creates the environment: make PYTHON=python3.13 test
PYTHON ?= python3
PYTHONS := 3.11 3.12 3.13
BIN := .venv/bin

.PHONY: help
help: ## List the tasks
	@awk -F ':.*## ' '/^# --- .* ---/ { gsub(/^# -+ | -+$$/, ""); section = $$0 } \
	  /^[a-z-]+:.*## / { if (section) print "\n" section; section = ""; printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Try it -----------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: .venv/ready ## Stream an answer from the embedded server (LIVE=1: from the real service)
	@$(BIN)/python examples/demo.py

# --- Tests ------------------------------------------------------------------------------------------------------------

ON_ALL_CORES = --numprocesses auto --dist worksteal
# The programs that the tests start import the package hundreds of times, from bytecode even where the environment of
# the person who runs them turns it off.
KEEP_BYTECODE = PYTHONDONTWRITEBYTECODE=

.PHONY: test
test: .venv/ready ## Run the tests (COVERAGE=1: measure their coverage too; TESTS=…: arguments for pytest)
	@$(KEEP_BYTECODE) $(BIN)/python -m pytest $(ON_ALL_CORES) $(if $(COVERAGE),--cov) $(TESTS)

# pyenv puts shims on the path even for versions that it does not allow to run; PYENV_VERSION selects one.
.PHONY: test-all
test-all: ## Run the tests on every supported Python version that is installed
	@found=; for version in $(PYTHONS); do \
	  export PYENV_VERSION=$$version; \
	  if ! python$$version -c '' 2>/dev/null; then echo "Python $$version: not found, skipped"; continue; fi; \
	  echo "Python $$version"; found=yes; \
	  $(MAKE) --no-print-directory .venvs/$$version/ready && .venvs/$$version/bin/python -m pytest $(ON_ALL_CORES) || exit 1; \
	done; test -n "$$found"

# Asynchronous calls over aiohttp; the tests about httpcore and trio are left out.
.PHONY: test-aiohttp
test-aiohttp: .venv/ready ## Run the reliability and client tests with the transport aiohttp (TESTS=…)
	@$(BIN)/python -m pytest $(ON_ALL_CORES) --transport aiohttp $(or $(TESTS),tests/reliability tests/client)

.PHONY: test-extended
test-extended: .venv/ready ## Run the tests that take minutes: published documents, killed runs, whole releases (TESTS=…)
	@$(BIN)/python -m pytest $(ON_ALL_CORES) -m extended $(TESTS)

.PHONY: test-devpi
test-devpi: .venv/ready .venvs/devpi/locked ## Test a release on devpi, as `make test` does on pypiserver
	@DEVPI=.venvs/devpi/bin $(BIN)/python -m pytest tests/release/test_devpi.py

.PHONY: test-notebook
test-notebook: .venv/ready .venvs/notebook/locked ## Test the display in a notebook, which is executed
	@NOTEBOOK=.venvs/notebook/bin/python $(BIN)/python -m pytest tests/notebook

# The processes that Ray starts import the package from there, too.
RAY = PYTHONPATH=$(CURDIR)/overlays:$(CURDIR)/generated:$(CURDIR) .venvs/ray/bin/python

.PHONY: test-ray
test-ray: .venvs/ray/locked ## Test bulk runs on a Ray cluster of two nodes on this machine (TESTS=…: arguments for pytest)
	@$(RAY) -m pytest --confcutdir tests/cluster $(or $(TESTS),tests/cluster)

.PHONY: test-browser
test-browser: .venv/ready .venvs/browser/locked docs ## Test what is shown and the site in Chromium (CHROMIUM=chromium; SCREENSHOTS=folder)
	@if command -v $(or $(CHROMIUM),chromium) > /dev/null; then \
	  CHROMIUM=$(or $(CHROMIUM),chromium) BROWSER=.venvs/browser/bin/python $(BIN)/python -m pytest tests/browser; \
	else echo "$(or $(CHROMIUM),chromium) is not installed: the tests in a browser are skipped"; fi

.PHONY: fuzz
fuzz: .venv/ready ## Fuzz framing, decoding and the overlay applier (EXAMPLES=2000 SEED=1)
	@$(BIN)/python -m fuzz $(if $(EXAMPLES),--examples $(EXAMPLES)) $(if $(SEED),--seed $(SEED))

.PHONY: fuzz-histories
fuzz-histories: .venv/ready ## Capture random histories of documents (HISTORIES=20 STEPS=8 SEED=1 SMALL=1 WALK=1 UPSTREAM='further documents')
	@$(BIN)/python -m fuzz.histories $(if $(HISTORIES),--histories $(HISTORIES)) $(if $(STEPS),--steps $(STEPS)) \
	  $(if $(SEED),--seed $(SEED)) $(if $(SMALL),--small) $(if $(WALK),--walk) $(if $(KEEP),--keep $(KEEP)) $(UPSTREAM)

.PHONY: schemathesis
schemathesis: .venv/ready .venvs/schemathesis/locked ## Test the embedded server against the description (EXAMPLES=200 SEED=1)
	@$(BIN)/python -m fuzz.embedded_server .venvs/schemathesis/bin/schemathesis \
	  $(if $(EXAMPLES),--examples $(EXAMPLES)) $(if $(SEED),--seed $(SEED))

.PHONY: torture
torture: .venv/ready ## Kill a bulk run at random moments, and check its output (KILLS=200 ROWS=20000 SEED=0)
	@$(BIN)/python -m tests.bulk.torture $(if $(KILLS),--kills $(KILLS)) $(if $(ROWS),--rows $(ROWS)) \
	  $(if $(SEED),--seed $(SEED))

.PHONY: faults
faults: .venv/ready ## Run this client and its peers through every fault; writes the tables of docs/reliability.md
	@$(BIN)/python -m benchmarks.faults

.PHONY: interop
interop: .venv/ready ## Check this client and openai with servers of others; writes docs/interoperability.md (SERVERS="a b")
	@$(BIN)/python -m tests.interop $(SERVERS)

.PHONY: bench
bench: .venv/ready .venvs/peers/locked ## Measure the speed beside the peers; writes docs/performance.md (BENCH=full: growth curves too; BENCH=command)
	@$(BIN)/python -m benchmarks

.PHONY: bench-transports
bench-transports: .venv/ready ## Measure a request over httpx and aiohttp beside the peers; writes docs/performance.md
	@$(BIN)/python -m benchmarks.transports

.PHONY: bench-bulk
bench-bulk: .venv/ready .venvs/interop-litellm/locked ## Measure bulk runs beside hand-written loops; writes docs/bulk.md (BENCH=full: a million rows)
	@$(BIN)/python -m benchmarks.bulk

.PHONY: bench-ray
bench-ray: .venvs/ray/locked ## Measure a bulk run on one machine beside one on Ray; writes docs/bulk-ray.md
	@$(RAY) -m benchmarks.bulk_cluster

.PHONY: bench-plot
bench-plot: .venv/ready ## Draw the results of the last `make bench` for docs/performance.md
	@$(BIN)/python -m benchmarks plot

# --- Checks -----------------------------------------------------------------------------------------------------------

.PHONY: lint
lint: .venv/ready ## Check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: format
format: .venv/ready ## Fix style and formatting
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: typecheck
typecheck: .venv/ready ## Check types with mypy and pyright, and that each public name has one
	@$(BIN)/mypy
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright
	@for package in openrouter_responses openrouter_responses_generated; do \
	  PATH="$(CURDIR)/$(BIN):$$PATH" PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --verifytypes $$package --ignoreexternal \
	    > .venv/verifytypes.txt || { grep -B2 -A2 "error:" .venv/verifytypes.txt; tail -3 .venv/verifytypes.txt; exit 1; }; \
	done

.PHONY: check
check: .venv/ready ## Fail if generated/ is not what `make generate` writes
	@$(BIN)/python -m maintainer.codegen check

.PHONY: merged-check
merged-check: .venv/ready .venvs/generators/locked ## Have other generators and a linter read the merged description
	@$(BIN)/python -m tests.generators

.PHONY: hooks
hooks: .venv/ready ## Install the checks of .pre-commit-config.yaml as git hooks
	@$(BIN)/pre-commit install

# --- Documentation ----------------------------------------------------------------------------------------------------

.PHONY: docs
docs: .venv/ready .venvs/docs/locked ## Build the documentation site into site/; warnings are errors
	@$(BIN)/python -m maintainer.website build

.PHONY: docs-serve
docs-serve: docs ## Build the site and show it on this machine (PORT=8000)
	@$(BIN)/python -m maintainer.website serve $(if $(PORT),--port $(PORT))

# --- Generated code ---------------------------------------------------------------------------------------------------

.PHONY: generate
generate: .venv/ready ## Generate the client from openapi.yaml and overlays/
	@$(BIN)/python -m maintainer.codegen generate

# --- Changes of the service's API; see docs/tracking-upstream.md ------------------------------------------------------

# make drift UPSTREAM=document.yaml OPERATION=/presets/{slug}/responses FORMAT=json
# The document is the service's own, a file or a URL. `python -m maintainer.upstream` itself exits with 0 if nothing
# differs, 1 if something does, and 2 for a document that cannot be used; make turns 1 into 2.
UPSTREAM_ARGUMENTS = $(if $(UPSTREAM),'$(UPSTREAM)',$(error UPSTREAM is missing: make $@ UPSTREAM=file-or-URL)) \
	$(if $(OPERATION),--operation '$(OPERATION)')

.PHONY: drift
drift: .venv/ready ## List the differences from the service's own description (UPSTREAM=file or URL)
	@$(BIN)/python -m maintainer.upstream drift $(UPSTREAM_ARGUMENTS) $(if $(filter json,$(FORMAT)),--json)

.PHONY: capture
capture: .venv/ready ## Update our description from the service's own (UPSTREAM=file or URL)
	@$(BIN)/python -m maintainer.upstream capture $(UPSTREAM_ARGUMENTS) $(if $(ADDRESS),--address '$(ADDRESS)')

# make rename OLD=TextDeltaEvent NEW=OutputTextDeltaEvent
.PHONY: rename
rename: .venv/ready ## Rename a class everywhere; its old name becomes a deprecated alias (OLD=name NEW=name)
	@$(BIN)/python -m maintainer.upstream rename '$(or $(OLD),$(error OLD is missing: make rename OLD=name NEW=name))' \
	  '$(or $(NEW),$(error NEW is missing: make rename OLD=name NEW=name))'

# make follow UPSTREAM=document.yaml TEST=0 PUBLISH=internal
# make turns the exit statuses of `python -m maintainer.follow`, see docs/following.md, into 2.
.PHONY: follow
follow: .venv/ready .venvs/docs/locked ## Capture, test and build on a branch of its own (UPSTREAM=file or URL, TEST=0, PUBLISH=index)
	@$(BIN)/python -m maintainer.follow $(UPSTREAM_ARGUMENTS) $(if $(filter 0,$(TEST)),--without-tests) \
	  $(if $(ADDRESS),--address '$(ADDRESS)') $${PUBLISH:+--publish "$$PUBLISH"} $${SIMPLE:+--simple "$$SIMPLE"}

# make history UPSTREAM='2026-01-13.yaml 2026-05-11.yaml 2026-08-22.yaml' TEST=1
.PHONY: history
history: .venv/ready ## Try capture on several documents in turn, in a copy (UPSTREAM='oldest first', TEST=1: run the tests)
	@$(BIN)/python -m maintainer.upstream replay $(if $(OPERATION),--operation '$(OPERATION)') $(if $(TEST),--test) \
	  $(or $(UPSTREAM),$(error UPSTREAM is missing: make $@ UPSTREAM='first.yaml second.yaml'))

# --- Releases; see docs/releasing.md ----------------------------------------------------------------------------------

# The variables reach the commands through the environment, so that the shell interprets nothing in them.
export BASE VERSION INDEX PUBLISH SIMPLE

RELEASE = $(BIN)/python -m maintainer.release

.PHONY: api-diff
api-diff: .venv/ready ## List the changes of the public API (BASE=commit, FORMAT=json)
	@$(RELEASE) api-diff $${BASE:+"$$BASE"} $(if $(filter json,$(FORMAT)),--json)

.PHONY: changelog
changelog: .venv/ready ## Show the unreleased changes (VERSION=0.2.0: move them into CHANGELOG.md)
	@$(RELEASE) changelog $${VERSION:+"$$VERSION"}

.PHONY: build
build: .venv/ready .venvs/docs/locked ## Build wheel, source distribution, OpenAPI document, site and SBOM into dist/ (UNDESCRIBED=1: parts may lack a description)
	@$(RELEASE) build --sphinx .venvs/docs/bin/sphinx-build $(if $(UNDESCRIBED),--allow-undescribed)

.PHONY: publish
publish: .venv/ready ## Upload dist/ to an index (INDEX=name or URL, DRY_RUN=1, SIMPLE=URL)
	@$(RELEASE) publish $${INDEX:+"$$INDEX"} $${SIMPLE:+--simple "$$SIMPLE"} $(if $(DRY_RUN),--dry-run)

# --- Dependencies and files -------------------------------------------------------------------------------------------

# The servers of `make interop`, by the kind of their environments.
INTEROP_PYTHON := fastresponses llmock litellm transformers gpt-oss
INTEROP_NODE := aimock steady
# Those that need a certain version of Python; the others use $(PYTHON).
INTEROP_VERSION_gpt-oss := 3.12
INTEROP_VERSION_transformers := 3.11

LOCK_FOR = $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	--python-version $(or $(1),3.11) --custom-compile-command
LOCK = $(call LOCK_FOR) 'make lock'
# Every extra but ray, which has an environment of its own; tests/test_lock_files.py finds one that is missing.
DEV_EXTRAS := aiohttp cli notebook otel parquet speed typed
LOCK_DEV = $(LOCK) pyproject.toml --group dev $(DEV_EXTRAS:%=--extra %) --output-file requirements-dev.txt
LOCK_BROWSER = $(LOCK) --group browser --output-file requirements-browser.txt
LOCK_DEVPI = $(LOCK) --group devpi --output-file requirements-devpi.txt
LOCK_DOCS = $(LOCK) --group docs --output-file requirements-docs.txt
LOCK_GENERATORS = $(LOCK) --group generators --output-file requirements-generators.txt
LOCK_NOTEBOOK = $(LOCK) pyproject.toml --extra notebook --extra typed --group notebook --output-file requirements-notebook.txt
LOCK_PEERS = $(LOCK) --group peers --output-file requirements-peers.txt
LOCK_RAY = $(LOCK) pyproject.toml --extra ray --extra aiohttp --group ray --output-file requirements-ray.txt
LOCK_SCHEMATHESIS = $(LOCK) --group schemathesis --output-file requirements-schemathesis.txt

.PHONY: lock
lock: .venv/ready ## Update requirements-*.txt after a change of pyproject.toml
	@$(LOCK_DEV)
	@$(LOCK_BROWSER)
	@$(LOCK_DEVPI)
	@$(LOCK_DOCS)
	@$(LOCK_GENERATORS)
	@$(LOCK_NOTEBOOK)
	@$(LOCK_PEERS)
	@$(LOCK_RAY)
	@$(LOCK_SCHEMATHESIS)

.PHONY: upgrade
upgrade: .venv/ready ## Lock the newest version of every dependency
	@$(LOCK_DEV) --upgrade
	@$(LOCK_BROWSER) --upgrade
	@$(LOCK_DEVPI) --upgrade
	@$(LOCK_DOCS) --upgrade
	@$(LOCK_GENERATORS) --upgrade
	@$(LOCK_NOTEBOOK) --upgrade
	@$(LOCK_PEERS) --upgrade
	@$(LOCK_RAY) --upgrade
	@$(LOCK_SCHEMATHESIS) --upgrade

# The lock files name no index: npm leaves out the addresses of packages, and keeps their hashes.
LOCK_NODE = npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --silent

.PHONY: lock-merged
lock-merged: ## Update the lock file of the tools of `make merged-check` that need Node.js
	@cd tests/generators && $(LOCK_NODE)

.PHONY: lock-interop
lock-interop: .venv/ready ## Update the lock files of the servers of `make interop` (UPGRADE=1: newest Python packages)
	@$(foreach name,$(INTEROP_PYTHON),$(call LOCK_FOR,$(INTEROP_VERSION_$(name))) 'make lock-interop' \
	  $(if $(UPGRADE),--upgrade) --group interop-$(name) --output-file tests/interop/environments/$(name).txt &&) true
	@for name in $(INTEROP_NODE); do \
	  (cd tests/interop/environments/$$name && $(LOCK_NODE)) || exit 1; \
	done

.PHONY: clean
clean: ## Remove environments, builds and caches
	@rm -rf .venv .venvs dist site .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Environments ---------------------------------------------------------------------------------------------------

# Every task uses .venv, except test-all, which creates .venvs/3.11 and so on. A changed lock file recreates an
# environment, so that no older package remains in it; changed metadata only reinstalls the editable package.

ENVIRONMENTS := .venv $(PYTHONS:%=.venvs/%)
# An environment that another interpreter than $(PYTHON) created is recreated.
VERSION_OF = $(shell $(1) -c 'import sys; print(*sys.version_info[:3])' 2>/dev/null)
ifneq ($(origin PYTHON),file)
ifneq ($(call VERSION_OF,$(PYTHON)),$(call VERSION_OF,$(BIN)/python))
$(shell rm -f .venv/locked)
endif
endif

INTERPRETER = $(if $(filter .venv,$(@D)),$(PYTHON),python$(notdir $(@D)))

# A lock file has every package, so pip needs to resolve nothing. Without `--no-deps` it refuses a lock file once a package
# that another one requires with an extra, such as coverage[toml], has a newer release.

$(ENVIRONMENTS:=/locked): requirements-dev.txt
	@$(INTERPRETER) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(INTERPRETER) is not Python 3.11 or newer. Name another interpreter: make PYTHON=python3.13 ..." >&2; exit 1; }
	@echo "Creating $(@D) from requirements-dev.txt, which takes a minute or two"
	@$(INTERPRETER) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --no-deps --requirement $<
	@touch $@

LOCKED_ENVIRONMENTS := browser devpi docs generators notebook peers ray schemathesis

$(LOCKED_ENVIRONMENTS:%=.venvs/%/locked): .venvs/%/locked: requirements-%.txt
	@echo "Creating $(@D) from $<"
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --no-deps --requirement $<
	@touch $@

# A recipe reads the version that its own server needs.
INTEROP_VERSION = $(INTEROP_VERSION_$(patsubst .venvs/interop-%/locked,%,$@))
INTEROP_INTERPRETER = $(if $(INTEROP_VERSION),PYENV_VERSION=$(INTEROP_VERSION) python$(INTEROP_VERSION),$(PYTHON))

$(INTEROP_PYTHON:%=.venvs/interop-%/locked): .venvs/interop-%/locked: tests/interop/environments/%.txt
	@echo "Creating $(@D) from $<"
	@$(INTEROP_INTERPRETER) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --no-deps --requirement $<
	@touch $@

$(INTEROP_NODE:%=.venvs/interop-%/locked): .venvs/interop-%/locked: tests/interop/environments/%/package-lock.json
.venvs/generators-node/locked: tests/generators/package-lock.json
$(INTEROP_NODE:%=.venvs/interop-%/locked) .venvs/generators-node/locked:
	@echo "Creating $(@D) from $<"
	@rm -rf $(@D) && mkdir -p $(@D) && cp $(<D)/package.json $< $(@D)
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(ENVIRONMENTS:=/ready): %/ready: %/locked pyproject.toml
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --no-build-isolation --no-deps --editable .
	@touch $@
