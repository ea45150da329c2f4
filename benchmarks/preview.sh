#!/bin/sh
# Times `pulumi preview` of one network, started in different ways: benchmarks/preview.sh [RUNS] [STACK]
#
#   executor     ./hybrid in Maven's place, as Pulumi.yaml has it
#   configured   Maven with .mvn/jvm.config (runtime: java)
#   maven        plain Maven, but for the four threads that the program insists on
#   typescript   the same resources in TypeScript, by ts-node (only dev; with Node 20, npm and Go)
#   javascript   the same, compiled to JavaScript before
#
# The engine and the hosts as a developer has them, on a local backend, with the simulated Azure in place of the real one and without
# the acquisition of plugins (docs/engine.md). The ways alternate, so that a machine that slows down slows them all. Prints
# the median of the seconds of wall time, its ratio to plain Maven's, and the same of processor time where GNU time is
# (apt-get install time): other work on the machine makes it longer as well, but not by waiting.
set -eu

runs=${1:-7}
stack=${2:-dev}
root=$(cd "$(dirname "$0")/.." && pwd)
engine=$("$root/tools/engine")
export PATH="$engine:$PATH"
work=$(mktemp -d)
azure=
trap 'if [ -n "$azure" ]; then kill "$azure" 2>/dev/null || :; fi; rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM

gnu_time=$(command -v gtime || command -v time || :)
"$gnu_time" -f %e true >/dev/null 2>&1 || gnu_time=

# The launcher builds first, and then becomes the simulation itself.
: >"$work/simulation"
"$root/hybrid" simulate "$stack" >"$work/simulation" </dev/null &
azure=$!
until grep -q '^# here' "$work/simulation"; do
    kill -0 "$azure" 2>/dev/null || { echo "the simulated Azure did not start" >&2; exit 1; }
    sleep 0.2
done
grep '^export ' "$work/simulation" >"$work/environment"
# shellcheck source=/dev/null
. "$work/environment"
mkdir "$work/home" "$work/state" "$work/times"
export PULUMI_HOME="$work/home" PULUMI_BACKEND_URL="file://$work/state" PULUMI_CONFIG_PASSPHRASE=benchmark
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true

ways="executor configured maven"
mkdir "$work/executor"
(cd "$root" && tar cf - pom.xml Pulumi.yaml .mvn stacks src/main) | (cd "$work/executor" && tar xf -)
# The build that the simulation runs on.
ln -s "$root/hybrid" "$work/executor/hybrid"
(
    cd "$work/executor"
    pulumi stack select --create "$stack" --non-interactive >/dev/null 2>&1
    sed -n '/^  hybrid-network:sites:/,/^  [a-z]/s/^    \([A-Za-z0-9-]*\):.*/\1/p' "stacks/Pulumi.$stack.yaml" |
        while IFS= read -r site; do
            pulumi config set --secret --path "hybrid-network:sharedKeys.$site" abcDEF123 --stack "$stack" </dev/null
        done
)
cp -R "$work/executor" "$work/configured"
sed 's/^runtime: .*/runtime: java/' "$root/Pulumi.yaml" >"$work/configured/Pulumi.yaml"
cp -R "$work/configured" "$work/maven"

if [ "$stack" = dev ] && node=$("$root/benchmarks/typescript/install"); then
    ways="$ways typescript javascript"
    PATH="$node:$PATH"
    for way in typescript javascript; do
        mkdir "$work/$way"
        ln -s "$node/program/node_modules" "$work/$way/node_modules"
        cp "$node/program/package.json" "$node/program/tsconfig.json" "$work/executor/stacks/Pulumi.dev.yaml" "$work/$way"
    done
    cp "$node/program/index.ts" "$work/typescript"
    cp "$node/program/index.js" "$work/javascript"
    echo "{name: hybrid-network, runtime: {name: nodejs, options: {typescript: true}}}" >"$work/typescript/Pulumi.yaml"
    echo "{name: hybrid-network, runtime: {name: nodejs, options: {typescript: false}}}" >"$work/javascript/Pulumi.yaml"
fi

# Appends the wall and the processor time of one preview to a file.
preview() {
    cd "$work/$1"
    started=$(date +%s.%N)
    ${gnu_time:+"$gnu_time" -q -o "$work/processor" -f '%U %S'} pulumi preview --stack "$stack" --non-interactive \
        >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    ended=$(date +%s.%N)
    [ -n "$gnu_time" ] || echo "0 0" >"$work/processor"
    echo "$started $ended $(cat "$work/processor")" | awk '{ printf "%.2f %.2f\n", $2 - $1, $3 + $4 }' >>"$work/times/$2"
    resources=$(sed -n 's/^ *+ \([0-9]*\) to create$/\1/p' "$work/log")
    [ "${expected:=$resources}" = "$resources" ] || {
        echo "$1 declares $resources resources instead of $expected" >&2
        exit 1
    }
}

# The median of a column.
median() {
    cut -d ' ' -f "$2" "$work/times/$1" | sort -n |
        awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

# The first of each compiles and fills the page cache. The compiler's checks need some of the options that plain Maven has not.
for way in $ways; do preview "$way" warm; done
echo -Djava.util.concurrent.ForkJoinPool.common.parallelism=4 >"$work/maven/.mvn/jvm.config"
i=0
while [ "$i" -lt "$runs" ]; do
    for way in $ways; do preview "$way" "$way"; done
    i=$((i + 1))
done
printf '%-12s %5s %8s %6s %10s %6s  %s\n' "$stack" runs "wall s" ratio "processor s" ratio "all, wall"
for way in $ways; do
    echo "$(median "$way" 1) $(median maven 1) $(median "$way" 2) $(median maven 2)" |
        awk -v way="$way" -v runs="$runs" -v all="$(cut -d ' ' -f 1 "$work/times/$way" | sort -n | paste -sd' ' -)" '
            { printf "%-12s %5d %8.2f %6.2f %11.2f %6.2f  %s\n", way, runs, $1, $1 / $2, $3, $4 ? $3 / $4 : 0, all }'
done
