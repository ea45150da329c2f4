#!/bin/sh
# Times the proof with JMH: benchmarks/proof.sh [JMH OPTION...]
#
# The largest legal network in every single outage and in every pair, and the dev and prod stacks, warm and for the first
# time. Takes about three minutes; `benchmarks/proof.sh -f 1 -wi 2 -i 3` is quicker. The goals: 1 s, 20 s, and 50 ms in `plan`.
set -eu

cd "$(dirname "$0")/.."
mvn -B -q -Pjmh test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/benchmarks.classpath)" org.openjdk.jmh.Main \
    'hybridnetwork.benchmarks' "$@"
