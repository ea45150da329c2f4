package hybridnetwork.reachability.forwarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The appliances that handed packets on; of replies, those that have still to be passed.
 *
 * @param stops in the order in which the packets came to them
 * @param handedOn whether an appliance was the last that sent them, so that a peering may not take them
 * @param atItsWord the first that they came to whose rules nobody can read: an appliance, or the network in which they set out
 */
record Passed(List<Stop> stops, boolean handedOn, Optional<Unread> atItsWord) {
    static final Passed NONE = new Passed(List.of(), false, Optional.empty());

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

    Passed and(Stop stop) {
        List<Stop> all = new ArrayList<>(stops);
        all.add(stop);
        return new Passed(List.copyOf(all), true, atItsWord);
    }

    /** Where they passed none such before. */
    Passed atTheWordOf(Unread unread) {
        return atItsWord.isPresent() ? this : new Passed(stops, handedOn, Optional.of(unread));
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
