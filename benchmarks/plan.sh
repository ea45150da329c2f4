#!/bin/sh
# Times `./hybrid plan STACK` on an up-to-date build: benchmarks/plan.sh [STACK] [RUNS]
#
# Wall and processor time in seconds, the largest resident memory in MiB. The goal is 1.2 s of wall time on two cores, and
# 300 MiB. GNU time measures; without it (apt-get install time) only the wall time is known.
set -eu

stack=${1:-dev}
runs=${2:-15}
root=$(cd "$(dirname "$0")/.." && pwd)
results=$(mktemp)
trap 'rm -f "$results"' EXIT

gnu_time=$(command -v gtime || command -v time || :)
"$gnu_time" -f %e true >/dev/null 2>&1 || gnu_time=

# The first run builds and fills the page cache. A status such as 1 or 3 is an answer too, 4 is not.
status=0
"$root/hybrid" plan "$stack" >/dev/null || status=$?
[ "$status" -ne 4 ] || exit 4

once() {
    if [ -n "$gnu_time" ]; then
        "$gnu_time" -q -a -o "$results" -f '%e %U %S %M' "$root/hybrid" plan "$stack" >/dev/null 2>&1 || :
    else
        started=$(date +%s.%N)
        "$root/hybrid" plan "$stack" >/dev/null 2>&1 || :
        echo "$started $(date +%s.%N)" | awk '{ print $2 - $1, 0, 0, 0 }' >>"$results"
    fi
}

i=0
while [ "$i" -lt "$runs" ]; do
    once
    i=$((i + 1))
done

sort -n "$results" | awk -v stack="$stack" '
    { wall[NR] = $1; cpu += $2 + $3; if ($4 > memory) memory = $4 }
    END {
        printf "%-10s %5s %8s %8s %8s %8s %8s\n", "stack", "runs", "min s", "median s", "max s", "mean cpu", "max MiB"
        printf "%-10s %5d %8.2f %8.2f %8.2f %8.2f %8.0f\n", stack, NR, wall[1], wall[int((NR + 1) / 2)], wall[NR],
            cpu / NR, memory / 1024
    }'
