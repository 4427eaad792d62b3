# Every task of the project. `make` alone lists them.

.DEFAULT_GOAL := help

# The interpreter that the environment is made with: make PYTHON=python3.13 test
PYTHON ?= python3
PYTHONS := 3.11 3.12 3.13
BIN := .venv/bin

.PHONY: help
help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- for everyone ---------------------------------------------------------------------------------------------------

.PHONY: demo
demo: .venv/ready ## Stream an answer from the embedded server (LIVE=1: from the real service)
	@$(BIN)/python examples/demo.py

ON_ALL_CORES = --numprocesses auto --dist worksteal

.PHONY: test
test: .venv/ready ## Run the tests (TESTS=… is handed to pytest: files, options)
	@$(BIN)/python -m pytest $(ON_ALL_CORES) $(TESTS)

# pyenv has more of them on the path than it lets run.
.PHONY: test-all
test-all: ## Run the tests on every supported Python that is found
	@found=; for version in $(PYTHONS); do \
	  export PYENV_VERSION=$$version; \
	  if ! python$$version -c '' 2>/dev/null; then echo "Python $$version: not found, skipped"; continue; fi; \
	  echo "Python $$version"; found=yes; \
	  $(MAKE) --no-print-directory .venvs/$$version/ready && .venvs/$$version/bin/python -m pytest $(ON_ALL_CORES) || exit 1; \
	done; test -n "$$found"

# --- for maintainers ------------------------------------------------------------------------------------------------

.PHONY: lint
lint: .venv/ready ## Check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: format
format: .venv/ready ## Repair style and formatting
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: typecheck
typecheck: .venv/ready ## Check the types with mypy and pyright
	@$(BIN)/mypy
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright

.PHONY: fuzz
fuzz: .venv/ready ## Look for input that breaks what it must not (EXAMPLES=2000 SEED=1)
	@$(BIN)/python -m fuzz $(if $(EXAMPLES),--examples $(EXAMPLES)) $(if $(SEED),--seed $(SEED))

.PHONY: faults
faults: .venv/ready ## Play every fault to this client and to others, for docs/reliability.md
	@$(BIN)/python -m benchmarks.faults

.PHONY: generate
generate: .venv/ready ## Make generated/ anew from openapi.yaml and overlays/
	@$(BIN)/python -m maintainer.codegen generate

.PHONY: check
check: .venv/ready ## Fail if generated/ is not what `make generate` makes
	@$(BIN)/python -m maintainer.codegen check

# make drift UPSTREAM=document.yaml OPERATION=/presets/{slug}/responses FORMAT=json
# The document is the service's own, a file or an address. The status of `python -m maintainer.upstream` itself is 0 or 1 for
# whether nothing or something differs and 2 for a document that is of no use; make turns 1 into 2.
FOLLOWED = $(if $(UPSTREAM),'$(UPSTREAM)',$(error name the document to follow: make $@ UPSTREAM=file-or-address)) \
	$(if $(OPERATION),--operation '$(OPERATION)')

.PHONY: bench
bench: .venv/ready ## Measure the speed beside the peers', for docs/performance.md (BENCH=full: growth curves too)
	@$(BIN)/python -m benchmarks

.PHONY: bench-plot
bench-plot: .venv/ready ## Draw what `make bench` found last, for docs/performance.md
	@$(BIN)/python -m benchmarks plot

.PHONY: drift
drift: .venv/ready ## Say what differs from the service's own description, UPSTREAM=file or address
	@$(BIN)/python -m maintainer.upstream drift $(FOLLOWED) $(if $(filter json,$(FORMAT)),--json)

.PHONY: capture
capture: .venv/ready ## Bring our description up to the service's own, UPSTREAM=file or address
	@$(BIN)/python -m maintainer.upstream capture $(FOLLOWED)

# make history UPSTREAM='2026-01-13.yaml 2026-05-11.yaml 2026-08-22.yaml' TEST=1
.PHONY: history
history: .venv/ready ## Try capture on several documents in turn, UPSTREAM='the oldest first' (TEST=1: run the tests, too)
	@$(BIN)/python -m maintainer.upstream replay $(if $(OPERATION),--operation '$(OPERATION)') $(if $(TEST),--test) \
	  $(or $(UPSTREAM),$(error name the documents: make $@ UPSTREAM='first.yaml second.yaml'))

LOCK = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command 'make lock' --quiet
LOCK_DEV = $(LOCK) pyproject.toml --group dev --all-extras --output-file requirements-dev.txt
LOCK_DEVPI = $(LOCK) --group devpi --output-file requirements-devpi.txt

.PHONY: lock
lock: .venv/ready ## Bring requirements-*.txt in line with pyproject.toml
	@$(LOCK_DEV)
	@$(LOCK_DEVPI)

.PHONY: upgrade
upgrade: .venv/ready ## Lock the newest release of every dependency
	@$(LOCK_DEV) --upgrade
	@$(LOCK_DEVPI) --upgrade

# --- for a release; docs/releasing.md tells the whole round -------------------------------------------------------

# The variables reach the commands through the environment, so that nothing in them is read as shell.
export BASE VERSION INDEX SIMPLE

RELEASE = $(BIN)/python -m maintainer.release

.PHONY: api-diff
api-diff: .venv/ready ## Say what changed for callers (BASE=commit, FORMAT=json)
	@$(RELEASE) api-diff $${BASE:+"$$BASE"} $(if $(filter json,$(FORMAT)),--json)

.PHONY: changelog
changelog: .venv/ready ## Show what changes/ adds up to (VERSION=0.2.0: move it into CHANGELOG.md)
	@$(RELEASE) changelog $${VERSION:+"$$VERSION"}

.PHONY: build
build: .venv/ready ## Build wheel, source distribution and bill of materials into dist/
	@$(RELEASE) build

.PHONY: publish
publish: .venv/ready ## Upload what was built (INDEX=name or address, DRY_RUN=1, SIMPLE=address)
	@$(RELEASE) publish $${INDEX:+"$$INDEX"} $${SIMPLE:+--simple "$$SIMPLE"} $(if $(DRY_RUN),--dry-run)

.PHONY: test-devpi
test-devpi: .venv/ready .venvs/devpi/locked ## Try a release on devpi, as `make test` does on pypiserver
	@DEVPI=.venvs/devpi/bin $(BIN)/python -m pytest tests/release/test_devpi.py

.PHONY: clean
clean: ## Remove environments, builds and caches
	@rm -rf .venv .venvs dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- environments ---------------------------------------------------------------------------------------------------

# .venv belongs to all tasks but test-all, which makes .venvs/3.11 and so on. A changed lock makes an environment anew,
# so that nothing older stays in it; changed metadata only links the package into it again.

ENVIRONMENTS := .venv $(PYTHONS:%=.venvs/%)
# An environment of another interpreter than the one that is named is made anew.
VERSION_OF = $(shell $(1) -c 'import sys; print(*sys.version_info[:3])' 2>/dev/null)
ifneq ($(origin PYTHON),file)
ifneq ($(call VERSION_OF,$(PYTHON)),$(call VERSION_OF,$(BIN)/python))
$(shell rm -f .venv/locked)
endif
endif

INTERPRETER = $(if $(filter .venv,$(@D)),$(PYTHON),python$(notdir $(@D)))

$(ENVIRONMENTS:=/locked): requirements-dev.txt
	@$(INTERPRETER) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(INTERPRETER) is no Python 3.11 or newer. Name one that is: make PYTHON=python3.13 ..." >&2; exit 1; }
	@echo "Making $(@D) from requirements-dev.txt"
	@$(INTERPRETER) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --requirement $<
	@touch $@

.venvs/devpi/locked: requirements-devpi.txt
	@echo "Making $(@D) from $<"
	@$(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --require-hashes --requirement $<
	@touch $@

$(ENVIRONMENTS:=/ready): %/ready: %/locked pyproject.toml
	@$(@D)/bin/python -m pip --disable-pip-version-check install -qq --no-build-isolation --no-deps --editable .
	@touch $@
