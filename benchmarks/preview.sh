#!/bin/sh
# Times `pulumi preview` with the project's .mvn/jvm.config and with plain Maven: benchmarks/preview.sh [RUNS] [STACK]
#
# The engine, the Java host and Maven as a developer has them, in a copy of the project, on a local backend, with the
# simulated Azure in place of the real one. The two kinds of run alternate, so that a machine that slows down slows both.
# Prints the medians in seconds of wall time and their ratio.
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

mkdir "$work/home" "$work/state" "$work/project"
(cd "$root" && tar cf - pom.xml Pulumi.yaml .mvn stacks src/main) | (cd "$work/project" && tar xf -)
cp "$root/.mvn/jvm.config" "$work/jvm.config"

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

cd "$work/project"
export PULUMI_HOME="$work/home" PULUMI_BACKEND_URL="file://$work/state" PULUMI_CONFIG_PASSPHRASE=benchmark
export PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true
pulumi stack select --create "$stack" --non-interactive >/dev/null 2>&1
sed -n '/^  hybrid-network:sites:/,/^  [a-z]/s/^    \([A-Za-z0-9-]*\):.*/\1/p' "stacks/Pulumi.$stack.yaml" |
    while IFS= read -r site; do
        pulumi config set --secret --path "hybrid-network:sharedKeys.$site" abcDEF123 --stack "$stack" </dev/null
    done

# Appends the seconds of one preview to a file.
preview() {
    started=$(date +%s.%N)
    pulumi preview --stack "$stack" --non-interactive >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    echo "$started $(date +%s.%N)" | awk '{ printf "%.2f\n", $2 - $1 }' >>"$1"
}

with_options() {
    cp "$work/jvm.config" .mvn/jvm.config
    preview "$work/$1"
}

plain() {
    rm -f .mvn/jvm.config
    preview "$work/$1"
}

median() {
    sort -n "$work/$1" | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

# The first of each compiles and fills the page cache.
with_options warm
plain warm
i=0
while [ "$i" -lt "$runs" ]; do
    with_options configured
    plain maven
    i=$((i + 1))
done
printf '%-22s %5s  %s\n' "pulumi preview, $stack" "runs" "median s (all)"
for kind in configured maven; do
    printf '%-22s %5s  %s (%s)\n' "$kind" "$runs" "$(median "$kind")" "$(sort -n "$work/$kind" | paste -sd' ' -)"
done
echo "$(median configured) $(median maven)" | awk '{ printf "ratio %.2f\n", $1 / $2 }'
