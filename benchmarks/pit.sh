#!/bin/sh
# How many of the faults that PIT puts into the proof its examples find: benchmarks/pit.sh [ROOM...]
#
# Room by room, for the whole package is too much for one run: a room takes ten minutes to an hour of one processor. `root` is the
# package itself. A fault that no example finds is asked of every one that runs its line, which is most of the time; the random
# properties are not asked at all, so what they find besides comes on top. The reports are in target/pit/ROOM.
set -eu

cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- root model trace verdict route filter finding comparison forwarding built reading
for room; do
    mutated=reachability.$room spared=none
    [ "$room" != root ] || mutated=reachability spared='reachability.*.*'
    nice -n 5 mvn -B -q -Ppit -Dmutated="$mutated" -Dspared="$spared" -Dasked=reachability \
        -Dunasked='reachability.*PropertiesTest' -DreportsDirectory="$PWD/target/pit/$room" >&2
done
echo 'room mutations found'
for room; do
    report=target/pit/$room/mutations.xml
    all=$(grep -c '<mutation ' "$report")
    found=$(grep -c "detected='true'" "$report" || true)
    echo "$room $all $found ($((100 * found / all)) %)"
done
