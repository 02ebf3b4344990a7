# Everything runs in .venv, made from the hashed list of requirements. `make` alone shows what there is.
PY := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen

.PHONY: help demo test check bench country screens faults i18n fmt requirements clean
help:            ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.venv/ready: requirements/dev.txt pyproject.toml
	sh installer/system-packages.sh
	python3 -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

demo: .venv/ready  ## the main job on the practice commune: papers and pictures under build/demo, and the window when there is a screen
	$(PY) -m papi_desktop.cli demo build/demo
	$(PY) -m tests.screens --out build/demo/screens --quick
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then QT_QPA_PLATFORM= $(PY) -m papi_desktop --practice; fi

test: .venv/ready  ## every test, on every core
	$(PY) -m pytest -n auto --dist loadfile

check: .venv/ready  ## lint, format, types, generated files current, then every test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m tests.generated --check
	$(PY) -m pytest -n auto --dist loadfile

bench: .venv/ready  ## the bars of speed and memory, each as a ratio to its floor
	$(PY) -m tests.benchmarks

country: .venv/ready  ## a year of all communes of the country as Parquet, asked by DuckDB (some minutes)
	$(PY) -m tests.benchmarks.country

screens: .venv/ready  ## a picture of every page and paper under build/screens
	$(PY) -m tests.screens --out build/screens

faults: .venv/ready  ## the long fault runs: kills during entry and import, full disk, damage, broken hand-over files, crossing merges
	$(PY) -m tests.store.faults.kill_entry --kills 1000
	$(PY) -m tests.store.faults.kill_import --kills 200
	PAPI_FAULTS=full $(PY) -m pytest tests/store/faults tests/handover

i18n: .venv/ready  ## collect texts, merge and compile the translations, write the data dictionary
	$(PY) -m tests.generated --write

fmt: .venv/ready  ## format the code
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

requirements: .venv/ready  ## renew the hashed lists after a change of pyproject.toml (needs uv)
	uv pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --python-version 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.txt

clean:           ## remove what was built
	rm -rf build dist .venv *.egg-info
