#!/bin/sh
# Times `./hybrid report STACK` on an up-to-date build, and its page and that of the largest network in the browser:
# benchmarks/page.sh [STACK] [RUNS]
#
# The largest network has 100 sites, 200 spokes and 112 outages. Goals: writing prod's report takes at most 1.5 s of wall time on an idle
# machine; the page of the largest network opens in less than 1 s and shows another outage in less than 100 ms. Needs Chromium
# (tools/browser), and GNU time for the processor's time.
set -eu

stack=${1:-prod}
runs=${2:-7}
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
command -v chromedriver >/dev/null || { echo "page.sh: there is no chromedriver: sudo tools/browser" >&2; exit 4; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mvn -B -q -Pjmh test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmarks.classpath
browse() {
    java -cp "target/test-classes:target/classes:$(cat target/benchmarks.classpath)" hybridnetwork.benchmarks.PageTimes "$@"
}
browse stack "$folder/largest.yaml"

gnu_time=$(command -v gtime || command -v time || :)
"$gnu_time" -f %e true >/dev/null 2>&1 || gnu_time=

# Prints the runs of one report, the first, which builds, left out. A status such as 1 or 3 is an answer too, 4 is not.
report() {
    name=$1
    count=$2
    shift 2
    status=0
    ./hybrid report "$name" "$@" --out "$folder/$name.html" || status=$?
    [ "$status" -ne 4 ] || exit 4
    i=0
    while [ "$i" -lt "$count" ]; do
        if [ -n "$gnu_time" ]; then
            "$gnu_time" -q -a -o "$folder/$name.times" -f '%e %U %S' ./hybrid report "$name" "$@" --out "$folder/$name.html" || :
        else
            started=$(date +%s.%N)
            ./hybrid report "$name" "$@" --out "$folder/$name.html" || :
            echo "$started $(date +%s.%N)" | awk '{ print $2 - $1, 0, 0 }' >>"$folder/$name.times"
        fi
        i=$((i + 1))
    done
    sort -n "$folder/$name.times" | awk -v name="$name" '
        { wall[NR] = $1; cpu += $2 + $3 }
        END { printf "%-16s %5d %8.2f %8.2f %8.2f %8.2f\n", name, NR, wall[1], wall[int((NR + 1) / 2)], wall[NR], cpu / NR }'
}

printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
printf '%-16s %5s %8s %8s %8s %8s\n' report runs "min s" "median s" "max s" "mean cpu"
report "$stack" "$runs"
report largest 3 --file "$folder/largest.yaml"
browse measure "$folder/$stack.html" "$folder/largest.html"
printf 'load %s\n' "$(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
