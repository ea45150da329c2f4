#!/bin/sh
# Measures failover on real daemons, as docs/failover.md quotes it: benchmarks/lab.sh [ROUNDS] [STACK]
#
#   benchmarks/lab.sh 10          every outage of dev once, with the plot; then rounds of the quick drill; then other timers
#   benchmarks/lab.sh mistakes    ten mistakes in the router's files, each of which has to be found (about ten minutes)
#
# Needs root, and the daemons of tools/lab-daemons. The plot goes to docs/failover.svg, the JSON to target/lab. Other work on the
# machine delays the daemons: such figures are upper bounds.
set -eu

cd "$(dirname "$0")/.."
if [ "${1-}" = mistakes ]; then
    exec mvn -B -q test-compile failsafe:integration-test failsafe:verify -Dit.test=MistakesIT -Dlab.mistakes=true \
        -Dlab.required=true
fi
rounds=${1:-5}
stack=${2:-dev}
mkdir -p target/lab

./hybrid lab "$stack" --full --json "target/lab/$stack.json" --plot docs/failover.svg

# Of each quick drill the row of its outage: packets lost and seconds, then the row of restoring.
round=1
while [ "$round" -le "$rounds" ]; do
    ./hybrid lab "$stack" --quick --json "target/lab/$stack-quick-$round.json" >"target/lab/quick-$round.txt"
    sed -n '/^outage/,/^$/{/^outage/d;/^$/d;p;}' "target/lab/quick-$round.txt"
    round=$((round + 1))
done

for timers in tuned default; do
    ./hybrid lab "$stack" --quick --timers "$timers" --json "target/lab/$stack-$timers.json" \
        --plot "docs/failover-$timers.svg" >"target/lab/$timers.txt"
    echo "timers $timers"
    sed -n '/^outage/,/^$/{/^$/d;p;}' "target/lab/$timers.txt"
done
