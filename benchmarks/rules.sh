#!/bin/sh
# Times all rules of preflight on a stack of the tests: benchmarks/rules.sh [STACK]
#
# The first run in a new JVM, which loads the classes of the rules, and the median of many. The goal is 30 ms on prod.
set -eu

cd "$(dirname "$0")/.."
exec mvn -B -q test-compile exec:java -Dexec.classpathScope=test \
    -DmainClass=hybridnetwork.preflight.RulesBenchmark -DmainArgs="${1:-prod}"
