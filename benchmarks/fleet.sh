#!/bin/sh
# Plans a fleet on one machine and prints the cost a stack: benchmarks/fleet.sh [STACKS] [AT_ONCE]
#
# 50 stacks unless told otherwise, each with prod's shape and an address space, name and peerings of its own; one after the
# other, and then as many at once as the machine has processors. Wall and processor time in seconds, the largest resident
# memory of one plan in MiB. GNU time measures (apt-get install time); without it only the wall time is known.
set -eu

stacks=${1:-50}
at_once=${2:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
[ "$stacks" -ge 1 ] && [ "$stacks" -le 200 ] || { echo "from 1 to 200 stacks: each has a /16 of 10.0.0.0/8" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

gnu_time=$(command -v gtime || command -v time || :)
"$gnu_time" -f %e true >/dev/null 2>&1 || gnu_time=

# Region 1 has 10.41.0.0/16, and so on; the sites' 10.10.0.0 to 10.12.255.255 lie below.
i=1
while [ "$i" -le "$stacks" ]; do
    net=$((40 + i))
    sed -e "s/hybrid-prod/hybrid-region-$i/" -e "s/10\.40\./10.$net./" \
        -e "s/172\.16\.2\./172.$((16 + i / 64)).$((i % 64 * 4))./" "$root/stacks/Pulumi.prod.yaml" >"$work/region-$i.yaml"
    i=$((i + 1))
done

cat >"$work/plan" <<'PLAN'
#!/bin/sh
# One stack's plan. Status 1 would be a stack with errors, and a mistake of this script.
if [ -n "$GNU_TIME" ]; then
    "$GNU_TIME" -q -a -o "$RESULTS" -f '%U %S %M' "$ROOT/hybrid" plan --file "$1" >/dev/null 2>"$1.log"
else
    "$ROOT/hybrid" plan --file "$1" >/dev/null 2>"$1.log" && echo "0 0 0" >>"$RESULTS"
fi || { cat "$1.log" >&2; exit 255; }
PLAN
chmod +x "$work/plan"
export GNU_TIME="$gnu_time" ROOT="$root" RESULTS="$work/results"

# The first one builds, and fills the page cache.
"$root/hybrid" plan --file "$work/region-1.yaml" >/dev/null

printf '%6s %8s %8s %14s %16s %8s\n' stacks "at once" "wall s" "wall s/stack" "cpu s/stack" "max MiB"
for lanes in 1 "$at_once"; do
    : >"$RESULTS"
    started=$(date +%s.%N)
    find "$work" -name '*.yaml' | xargs -n 1 -P "$lanes" "$work/plan"
    echo "$started $(date +%s.%N)" | cat - "$RESULTS" | awk -v lanes="$lanes" '
        NR == 1 { wall = $2 - $1; next }
        { stacks++; cpu += $1 + $2; if ($3 > memory) memory = $3 }
        END {
            printf "%6d %8d %8.1f %14.2f %16.2f %8.0f\n", stacks, lanes, wall, wall / stacks, cpu / stacks, memory / 1024
        }'
done
