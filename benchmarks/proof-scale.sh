#!/bin/sh
# Prints how the proof's time grows when one size of the largest legal network, or the number of spokes, is doubled:
# benchmarks/proof-scale.sh [spokes]
#
# Medians of the processor's time, each after a warm-up, in a heap of 1 GiB. The goal is a growth of at most 2.5.
set -eu

cd "$(dirname "$0")/.."
mvn -B -q -Pjmh test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks.classpath
exec java -Xmx1g -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/benchmarks.classpath)" \
    hybridnetwork.benchmarks.ProofGrowth "$@"
