#!/bin/sh
# Prints how the proof's time grows with the network. `proof-scale.sh quick` measures the largest network alone.
set -eu
cd "$(dirname "$0")/.."
mvn -B -q -o compile
exec java -Xmx1g -XX:+UseSerialGC -cp target/classes benchmarks/ProofScale.java "$@"
