#!/bin/sh
# Tries the program on every JDK it is given: benchmarks/jdks.sh JAVA_HOME...
#
# For each: the launcher's build; `./hybrid plan`, `verify` and `rehearse`; `pulumi preview` against the simulated
# Azure, on one, two and four processors as the Java machine counts them; the unit tests. A command that hangs is ended after LIMIT
# seconds (300; the tests, five times as many). A Java that cannot compile runs what the JDK before it has compiled.
# ONLY="plan preview" leaves the other columns out.
#
# A cell is the seconds of a command, or how it failed; its output is then in the folder that the last line names. Below stands
# what Java itself warned of, and what `plan` wrote to standard error, if anything. Exit status 1: something failed, or was not silent.
set -eu

[ $# -gt 0 ] || { echo "usage: jdks.sh JAVA_HOME..." >&2; exit 2; }
limit=${LIMIT:-300}
only=${ONLY:-build plan verify rehearse preview tests}
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
(cd "$root" && tar cf - --exclude=./target --exclude=./.git .) | (cd "$work/project" && tar xf -)
cd "$work/project"

# Runs a command, its output into a file; answers the seconds, or the failure.
cell() {
    log=$work/$name.$1
    shift
    started=$(date +%s.%N)
    status=0
    timeout -k 10 "$limit" "$@" >"$log" 2>"$log.err" </dev/null || status=$?
    case $status in
    0) printf '%s %s' "$started" "$(date +%s.%N)" | awk '{ printf "%.1f", $2 - $1 }' ;;
    124 | 137) printf hangs ;;
    *) printf 'fails (%s)' "$status" ;;
    esac
}

# The cell of a column, or a dash.
column() {
    case " $only " in *" $1 "*) cell "$@" ;; *) printf -- - ;; esac
}

# The simulation runs on the Java that runs everything else.
: >"$work/simulation"
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
export JAVA_TOOL_OPTIONS=-XX:ActiveProcessorCount=\$1
PULUMI_HOME=$work/home PULUMI_BACKEND_URL=file://$work/state exec pulumi preview --stack dev --non-interactive
SCRIPT

# In the launcher's place where there is no compiler: the classes of the JDK before.
without_compiler() {
    classpath=$(cat "target/launcher/$(sed -n 2p target/launcher/current)/classpath")
    cat >hybrid <<SCRIPT
#!/bin/sh
main=hybridnetwork.App
case \$* in
-D*-DmainArgs=packages) set -- packages; main=com.pulumi.bootstrap.internal.Main ;;
-D*) set -- ;;
esac
exec "$1/bin/java" -Dhybrid.home="$work/project" -cp "$classpath" \$main "\$@"
SCRIPT
}

printf '%-12s %8s %8s %8s %9s  %-30s %s\n' java build plan verify rehearse 'preview on 1, 2, 4 processors' tests
number=0
compiler=
for home in "$@"; do
    number=$((number + 1))
    name=jdk-$number
    version=$("$home/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    build=-
    if [ -x "$home/bin/javac" ]; then
        export JAVA_HOME="$home"
        compiler=$home
        cp "$root/hybrid" hybrid
        build=$(cell build ./hybrid explain psk)
    else
        without_compiler "$home"
    fi
    plan=$(column plan ./hybrid plan)
    verify=$(column verify ./hybrid verify)
    rehearse=$(column rehearse ./hybrid rehearse)
    previews=
    for processors in 1 2 4; do
        case " $only " in *" preview "*) previews="$previews  $(cell "preview-$processors" sh "$work/preview" "$processors")" ;; esac
    done
    # Surefire starts the tests on a Java of its own.
    tests=$(limit=$((5 * limit)) && JAVA_HOME=$compiler column tests mvn -q -B -Djvm="$home/bin/java" test)
    printf '%-12s %8s %8s %8s %9s%-31s  %s\n' "$version" "$build" "$plan" "$verify" "$rehearse" "$previews" "$tests"
    case "$build $plan $verify $rehearse $previews $tests" in *hangs* | *fails*) failed=1 ;; esac
    if [ -s "$work/$name.plan.err" ] && cat "$work/$name.plan.err"; then failed=1; fi
    warned=$(sed -n '/^ *WARNING: /p; s/.*\(OpenJDK 64-Bit Server VM warning.*\)/\1/p' "$work/$name".* | sort | uniq -c | sort -rn)
    [ -z "$warned" ] || { printf '%s\n' "$warned"; failed=1; }
done
exit "$failed"
