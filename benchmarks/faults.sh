#!/bin/sh
# Strikes every call of the two `up` and of `destroy` with every kind of fault in turn: benchmarks/faults.sh [SEED]
#
# A normal test run samples ten of these points. All of them take about half an hour; each prints a line and its seconds,
# and the first that is not survived ends the run.
set -eu

cd "$(dirname "$0")/.."
exec mvn -B -q test-compile failsafe:integration-test failsafe:verify -Dit.test=FaultsIT -Dfaults.points=all \
    -Dfaults.seed="${1:-1}" -Dengine.required=true
