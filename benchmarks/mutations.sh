#!/bin/sh
# Damages the stack files of the tests at random and checks what comes out: benchmarks/mutations.sh [CASES]
#
# A million cases unless told otherwise, which takes an hour or two of one processor. Prints the slowest case and the memory that was enough.
# A failure names its seed; `mvn test -Dtest=StackMutationsTest -Dseed=N` repeats it.
set -eu

cases=${1:-1000000}
cd "$(dirname "$0")/.."
exec mvn -B -q test -Dtest=StackMutationsTest -Dcases="$cases" -Djvm.options=-Xmx256m -Dsurefire.useFile=false
