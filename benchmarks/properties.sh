#!/bin/sh
# Runs the properties of random networks with seeds that were never used: benchmarks/properties.sh [TIMES]
#
# A build runs each property with a fixed list of seeds, so that it fails for what has changed and nothing else. This looks further:
# TIMES as many cases as a build, 10 unless told otherwise, each with a fresh seed. A failure names its seed;
# `mvn test -Dtest=TEST -Dseed=N` repeats it.
set -eu

times=${1:-10}
cd "$(dirname "$0")/.."
exec mvn -B -q test -Dtest='*PropertiesTest' -Dproperties.fresh="$times" -Dsurefire.useFile=false
