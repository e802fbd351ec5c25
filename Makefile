# Everything that one does with Holdfast, from a fresh checkout on Debian 12.
.PHONY: run build test check analyze bench campaign fmt fuzz clean screenshots

# Seconds for each fuzz program: make fuzz SECONDS=600
SECONDS := 60

ROUNDS := 10000
PART := Kill

# A demonstration that keeps nothing: invented families as they stand today, and Case R on the day
# before its second closing. It says where to open it; Ctrl-C ends it.
run: build
	build/holdfast serve --load cases/demonstration.json --load cases/case-r.json@8

build:
	tools/install
	cmake --preset release
	cmake --build --preset release --target holdfast

test:
	tools/install
	cmake --preset sanitized
	cmake --build --preset sanitized
	ctest --preset sanitized
	printf '%s\n' tests/browser/*.test.mjs | \
	    HOLDFAST_PROGRAM=build/sanitized/holdfast xargs -P 2 -n 1 timeout 500 node --test
	tools/levels --self-check
	tools/levels
	tools/tidy --self-check
	tools/tidy
	@echo "test: passed"

# A picture of every page at two widths, for a person to look at.
screenshots: build
	node tests/browser/screenshots.mjs build/screenshots

check:
	tools/install check
	tools/check

# The static analyzer over everything: long, and it goes on where it was stopped.
analyze:
	tools/install check
	tools/lint --analyze

bench: build
	cmake --build --preset release --target holdfast_bench
	build/release/holdfast_bench

# Long runs of the fault tests: make campaign ROUNDS=100000 PART=PowerCut
campaign: build
	cmake --build --preset release --target test_faults
	HOLDFAST_CAMPAIGN_ROUNDS=$(ROUNDS) build/release/test_faults --gtest_filter='$(PART)*'

fmt:
	tools/fmt

# New inputs that reach new code are kept in build/fuzz/found; a crash is written to build/fuzz.
fuzz:
	tools/install check
	cmake --preset fuzz
	cmake --build --preset fuzz
	set -e; for program in $$(find build/fuzz -maxdepth 1 -name 'fuzz_*' -type f -perm -u+x); do \
	    name=$${program##*/fuzz_}; \
	    mkdir -p build/fuzz/found/$$name; \
	    $$program -max_total_time=$(SECONDS) -artifact_prefix=build/fuzz/ \
	        build/fuzz/found/$$name tests/fuzz/corpus/$$name; \
	done

clean:
	rm -rf build
