package hybridnetwork.reachability.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The appliances that handed packets on; of replies, those that have still to be passed.
 *
 * @param stops in the order in which the packets came to them
 * @param handedOn whether an appliance was the last that sent them, so that a peering may not take them
 * @param atItsWord the first appliance, by index, whose rules nobody can read
 */
record Passed(List<Stop> stops, boolean handedOn, OptionalInt atItsWord) {
    static final Passed NONE = new Passed(List.of(), false, OptionalInt.empty());

    /**
     * An appliance, by index, with where packets come in and go out: of a balancer's members one.
     *
     * @param post its place among the appliance's
     * @param subnet the index of the subnet by whose table it forwards
     */
    record Stop(int appliance, int post, int subnet) {}

    boolean isNone() {
        return stops.isEmpty();
    }

    /** Whether the packets were at this appliance in this subnet before. */
    boolean has(Stop stop) {
        return stops.stream().anyMatch(it -> it.appliance() == stop.appliance() && it.subnet() == stop.subnet());
    }

    Passed and(Stop stop, boolean byItsWord) {
        List<Stop> all = new ArrayList<>(stops);
        all.add(stop);
        OptionalInt first = byItsWord && atItsWord.isEmpty() ? OptionalInt.of(stop.appliance()) : atItsWord;
        return new Passed(List.copyOf(all), true, first);
    }

    /** The one that handed them on last; of replies, the one that they have to pass next. */
    Optional<Stop> last() {
        return isNone() ? Optional.empty() : Optional.of(stops.get(stops.size() - 1));
    }

    /** Of the replies of hosts: they set out with every appliance before them. */
    Passed answered() {
        return handedOn ? new Passed(stops, false, atItsWord) : this;
    }

    /** Of replies that the last appliance has handed on. */
    Passed back() {
        return new Passed(stops.subList(0, stops.size() - 1), true, atItsWord);
    }
}
