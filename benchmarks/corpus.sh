#!/bin/sh
# Measures how much of other people's networks the proof understands: benchmarks/corpus.sh FOLDER [open|closed|unknown [each]]
#
# FOLDER holds ARM templates, at any depth, with their parameter files beside them. Of each with a virtual network every flow between
# two ends is asked, TCP to 443 and 22, as `verify --export` asks. Prints what share has a verdict in every single outage, what is in
# the way, crashes, and the processor's time a template; with `each` a line a template. What a subscription's implicit way out is
# no template says: `open`, unless told.
set -eu

[ $# -ge 1 ] || { echo "usage: corpus.sh FOLDER [open|closed|unknown [each]]" >&2; exit 2; }
folder=$(cd "$1" && pwd)
outbound=${2:-open}
each=${3:-}
cd "$(dirname "$0")/.."
mvn -B -q -Pjmh test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks.classpath
exec java -Xmx1g -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/benchmarks.classpath)" \
    hybridnetwork.benchmarks.Corpus "$folder" "$outbound" ${each:+"$each"}
