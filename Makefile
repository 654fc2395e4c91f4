# Everything a newcomer needs: `make demo` to see it work, `make test` to see it tested.
.POSIX:

# Debian packages: what the program is built with, and what its tests call.
BUILD_PACKAGES = libsqlite3-dev libxml2-dev zlib1g-dev nettle-dev libxlsxwriter-dev libarchive-dev pkg-config
RUN_PACKAGES   = sqlite3 poppler-utils poppler-data librsvg2-bin fonts-noto-cjk
TEST_PACKAGES  = python3-venv libpangoft2-1.0-0 postgresql
SUDO = $$(test "$$(id -u)" = 0 || echo sudo)

# `make demo DB=my.db` puts the demo's archive elsewhere.
DB = demo.db

# `make bench REPORTS=100000` follows the growth of an archive further.
REPORTS = 10000

# `make torture KILLS=100` is done sooner.
KILLS = 1000

# `make fuzz SECONDS=600` looks longer.
SECONDS = 60

# Python with the packages of Tests/requirements.txt, for the tests alone.
PYTHON = .build/python

.PHONY: help demo test lint format build release bench wayout torture fuzz packages python clean

help:
	@echo 'make demo     install what is missing, build, import SampleData, print a trend'
	@echo 'make test     install what is missing, run all tests'
	@echo 'make release  build the one self-contained binary, .build-release/release/archive'
	@echo 'make bench    measure speed and memory, as ratios in one run'
	@echo 'make wayout   load REPORTS reports into PostgreSQL, DuckDB and ClickHouse, compare them row by row'
	@echo 'make torture  kill the program KILLS times, fail every write of it, give it hostile files'
	@echo 'make fuzz     let libFuzzer at the readers, SECONDS for each harness'
	@echo 'make lint     check the format of the code;  make format  mends it'

demo: build
	rm -f $(DB) $(DB)-wal $(DB)-shm
	.build/debug/archive --db $(DB) import SampleData
	.build/debug/archive --db $(DB) trend --field 依申请 --issuer 示例市

test: python
	swift build --build-tests
	swift test --skip-build

build: packages
	swift build --product archive

release: packages
	swift build -c release --product archive --static-swift-stdlib --scratch-path .build-release

bench: python release
	swift build -c release --product bench --static-swift-stdlib --scratch-path .build-release
	.build-release/release/bench .build-release/release/archive $(REPORTS)

# chdb (ClickHouse) takes 850 MB with what it needs: too much for `make test`, which compares 240 reports without it.
wayout: python release
	$(PYTHON)/bin/python -m pip install --quiet --disable-pip-version-check chdb==4.4.0
	WAYOUT_REPORTS=$(REPORTS) ARCHIVE_PROGRAM=$(CURDIR)/.build-release/release/archive \
	  swift test --filter 'PostgresTests|PartitionedTests'

torture: release
	swift build --build-tests
	KILLS=$(KILLS) ARCHIVE_PROGRAM=$(CURDIR)/.build-release/release/archive swift test --skip-build --filter 'KillAnywhereTests|FailingDiskTests|SmallDiskTests|HostileTests'

fuzz: packages
	Tests/Fuzz/fuzz.sh $(SECONDS)

lint:
	swift format lint --strict --recursive Sources Tests Migrations Package.swift

format:
	swift format --in-place --recursive Sources Tests Migrations Package.swift

# Made once. Without a network the tests go on, and those that need Python say that they are disabled.
python:
	@$(MAKE) --no-print-directory packages RUN_PACKAGES='$(RUN_PACKAGES) $(TEST_PACKAGES)'
	@cmp -s Tests/requirements.txt $(PYTHON)/made || { \
	  rm -rf $(PYTHON) && python3 -m venv $(PYTHON) && \
	  $(PYTHON)/bin/python -m pip install --quiet --disable-pip-version-check --retries 1 -r Tests/requirements.txt && \
	  cp Tests/requirements.txt $(PYTHON)/made || \
	  echo 'Python packages could not be installed (see above): tests that need them are disabled in this run'; }

# Installs only what is missing, so that a second run needs no network.
packages:
	@command -v swift >/dev/null || { echo 'Swift 6.1 or later is needed: https://www.swift.org/install'; exit 1; }
	@command -v dpkg >/dev/null || { echo "not Debian; please see to it that these are installed: $(BUILD_PACKAGES) $(RUN_PACKAGES)"; exit 0; }; \
	missing=; for package in $(BUILD_PACKAGES) $(RUN_PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  command -v apt-get >/dev/null || { echo "please install:$$missing"; exit 1; }; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing; fi

clean:
	rm -rf .build .build-*
