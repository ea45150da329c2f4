#!/bin/sh
# Tries the program on every JDK it is given: benchmarks/jdks.sh JAVA_HOME...
#
# For each: the whole compilation with its checks; `./hybrid plan`, `verify` and `rehearse`; `pulumi preview` by the Java host
# and Maven against the simulated Azure, on one, two and four processors as the Java machine counts them. A command that
# hangs is ended after LIMIT seconds (300). A Java that cannot compile runs the classes that the JDK before it has compiled, and no launcher.
#
# A cell is the seconds of a command, or how it failed; its output is then in the folder that the last line names. Below stands
# what Java itself warned of, if anything. Exit status 1: something failed.
set -eu

[ $# -gt 0 ] || { echo "usage: jdks.sh JAVA_HOME..." >&2; exit 2; }
limit=${LIMIT:-300}
root=$(cd "$(dirname "$0")/.." && pwd)
PATH="$("$root/tools/engine"):$PATH"
export PATH PULUMI_CONFIG_PASSPHRASE=benchmark PULUMI_SKIP_UPDATE_CHECK=true
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS MAVEN_OPTS
work=$(mktemp -d)
azure=
failed=0
end() {
    [ -z "$azure" ] || kill "$azure" 2>/dev/null || :
    if [ "$failed" -eq 0 ]; then rm -rf "$work"; else echo "what they said: $work" >&2; fi
}
trap end EXIT
trap 'exit 130' HUP INT TERM

mkdir "$work/project" "$work/state"
(cd "$root" && tar cf - pom.xml Pulumi.yaml .mvn src/main src/test/resources/stacks hybrid tools) | (cd "$work/project" && tar xf -)
mv "$work/project/src/test/resources/stacks" "$work/project/stacks"
cd "$work/project"

# Runs a command, its output into a file; answers the seconds, or the failure.
cell() {
    log=$work/$name.$1
    shift
    started=$(date +%s.%N)
    status=0
    timeout -k 10 "$limit" "$@" >"$log" 2>&1 </dev/null || status=$?
    case $status in
    0) printf '%s %s' "$started" "$(date +%s.%N)" | awk '{ printf "%.1f", $2 - $1 }' ;;
    124 | 137) printf hangs ;;
    *) printf 'fails (%s)' "$status" ;;
    esac
}

# The simulation runs on the Java that runs everything else.
"$root/hybrid" simulate dev --file "$work/project/stacks/Pulumi.dev.yaml" >"$work/simulation" </dev/null &
azure=$!
until grep -q '^# here' "$work/simulation"; do
    kill -0 "$azure" 2>/dev/null || { echo "the simulated Azure did not start" >&2; exit 1; }
    sleep 0.2
done
grep '^export ' "$work/simulation" >"$work/environment"

# In shells of their own: `rehearse` brings a simulation of its own.
pulumi_here() {
    # shellcheck source=/dev/null
    . "$work/environment"
    PULUMI_HOME=$work/home PULUMI_BACKEND_URL=file://$work/state pulumi "$@" --stack dev --non-interactive
}
(pulumi_here stack select --create) >/dev/null 2>&1
(pulumi_here config set --secret --path hybrid-network:sharedKeys.hq abcDEF123) >/dev/null 2>&1
cat >"$work/preview" <<SCRIPT
. "$work/environment"
PULUMI_HOME=$work/home PULUMI_BACKEND_URL=file://$work/state exec pulumi preview --stack dev --non-interactive
SCRIPT

printf '%-12s %8s %8s %8s %9s  %s\n' java compile plan verify rehearse 'preview on 1, 2, 4 processors'
number=0
for home in "$@"; do
    number=$((number + 1))
    name=jdk-$number
    export JAVA_HOME="$home"
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    compile=- plan=- verify=- rehearse=-
    if [ -x "$home/bin/javac" ]; then
        rm -rf target
        compile=$(cell compile mvn -q -B compile)
        timeout "$limit" ./hybrid explain psk >"$work/$name.build" 2>&1 || : # builds the launcher
        plan=$(cell plan ./hybrid plan)
        verify=$(cell verify ./hybrid verify)
        rehearse=$(cell rehearse ./hybrid rehearse)
    fi
    previews=
    for processors in 1 2 4; do
        previews="$previews  $(MAVEN_OPTS=-XX:ActiveProcessorCount=$processors cell "preview-$processors" sh "$work/preview")"
    done
    printf '%-12s %8s %8s %8s %9s%s\n' "$version" "$compile" "$plan" "$verify" "$rehearse" "$previews"
    case "$compile $plan $verify $rehearse $previews" in *hangs* | *fails*) failed=1 ;; esac
    sed -n '/^ *WARNING: /p; s/.*\(OpenJDK 64-Bit Server VM warning.*\)/\1/p' "$work/$name".* | sort | uniq -c | sort -rn
done
exit "$failed"
