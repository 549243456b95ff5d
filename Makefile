# Everything begins here. Python itself does the work: make only names it.
#   make run    the whole system on this machine (PORT=8000, DATA_DIR=var)
#   make test   everything that must hold, as one list of timed steps

BOOTSTRAP = @exec python3 servicedesk/onemachine/bootstrap.py

.PHONY: run test check web worker messages tables lock bench clean

run:
	$(BOOTSTRAP) -m servicedesk.onemachine

test:
	$(BOOTSTRAP) --dev -m tests.house.steps

check:
	$(BOOTSTRAP) --dev -m tests.house.steps --quick

# Many machines: DATABASE_URL, REDIS_URL and SECRET_KEY are set (docs/configuration.md).
web:
	$(BOOTSTRAP) -m servicedesk.web

worker:
	$(BOOTSTRAP) -m servicedesk.worker

# Collect what is to be translated into each room's catalogue, and compile.
messages:
	$(BOOTSTRAP) --dev -m tests.house.messages --write

# Write down what the migrations make, for databases that are empty: after each new migration.
tables:
	$(BOOTSTRAP) --dev -m tests.house.tables --write

# Pin the whole tree anew after a change of the dependencies in pyproject.toml.
lock:
	$(BOOTSTRAP) --dev -m tests.house.lock --write

bench:
	$(BOOTSTRAP) --dev -m tests.bench

clean:
	$(BOOTSTRAP) -m servicedesk.onemachine.clean
