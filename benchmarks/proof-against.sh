#!/bin/sh
# Compares what the proof costs with what it cost at an older commit: benchmarks/proof-against.sh COMMIT [RUNS]
#
# Each run is a Java machine of its own that proves the largest legal network in all single outages, of this tree and of COMMIT
# in turn, so that a machine that slows down slows both. Prints the medians in milliseconds of processor time, warm, and their ratio.
set -eu

[ $# -ge 1 ] || { echo "usage: proof-against.sh COMMIT [RUNS]" >&2; exit 2; }
runs=${2:-5}
cd "$(dirname "$0")/.."
commit=$(git rev-parse --verify "$1^{commit}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

compile() {
    (cd "$1" && mvn -B -q -Pjmh test-compile dependency:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks.classpath)
}

mkdir "$work/then"
git archive "$commit" | tar xf - -C "$work/then"
cp benchmarks/java/hybridnetwork/benchmarks/ProofCost.java "$work/then/benchmarks/java/hybridnetwork/benchmarks"
compile .
compile "$work/then"

# Appends the milliseconds of one run of a tree to a file.
run() {
    (cd "$1" && java -Xmx1g -XX:+UseSerialGC -cp "target/test-classes:target/classes:$(cat target/benchmarks.classpath)" \
        hybridnetwork.benchmarks.ProofCost) >>"$work/$2"
}

median() {
    sort -n "$work/$1" | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

i=0
while [ "$i" -lt "$runs" ]; do
    run . now
    run "$work/then" before
    i=$((i + 1))
done
for tree in before now; do
    printf '%-8s %s ms (%s)\n' "$tree" "$(median "$tree")" "$(sort -n "$work/$tree" | paste -sd' ' -)"
done
echo "$(median now) $(median before)" | awk '{ printf "ratio %.2f\n", $1 / $2 }'
