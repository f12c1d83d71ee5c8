# The same words for a person, an editor and CI. What they do is in scripts/.

PYTHON := $(or $(shell for name in python3.11 python3; do \
	$$name -c "" 2>/dev/null && echo $$name && break; done),python3)
export ARGS PORT

.PHONY: setup run test check fix assets bench prove

setup:  # the virtual environment in .venv, and an .env with a random key
	@$(PYTHON) -m scripts.setup

run:  # the site with the worked example; make run PORT=8001
	@$(PYTHON) -m scripts.run

test:  # everything, on PostgreSQL and on SQLite; make test ARGS="tests/boards -x"
	@$(PYTHON) -m scripts.test

check:  # lint, format, migrations, deployment; changes nothing
	@$(PYTHON) -m scripts.check

fix:  # lint and format what can be put right by itself
	@$(PYTHON) -m scripts.fix

assets:  # static/ from assets/; the only word that needs Node
	@sh scripts/assets.sh

bench:  # how fast, beside a peer in the same run; make bench ARGS=cell_edit
	@.venv/bin/python -m bench

prove:  # at full size what the tests show small; make prove ARGS=lost_updates
	@.venv/bin/python -m prove
