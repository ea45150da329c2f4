package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.trace.Trail;
import java.util.Optional;

/**
 * Packets under way: a region of them, where they come from and where they are meant to go.
 *
 * @param region as the packets are now; behind a load balancer their destination is a member
 * @param via the load-balancing rule that handed them on
 * @param when they come as far as here
 * @param open what on their way so far is not known
 * @param leapt whether that is the way itself: only groups are certain beyond it
 * @param spared why they may arrive by another way, where this one loses them
 * @param passed the appliances that handed them on
 */
record Flight(
        Place from,
        Place to,
        Region region,
        Optional<Balanced> via,
        Condition when,
        Optional<String> open,
        boolean leapt,
        Optional<String> spared,
        Passed passed,
        Trail trail) {
    PrefixSet sources() {
        return region.sources();
    }

    PrefixSet destinations() {
        return region.destinations();
    }

    Service service() {
        return region.service();
    }

    /** The one source, of a trace. */
    Ipv4 source() {
        return region.sources().lowest().orElseThrow();
    }

    /** The one destination, of a trace. */
    Ipv4 destination() {
        return region.destinations().lowest().orElseThrow();
    }

    Flight with(Region other) {
        return new Flight(from, to, other, via, when, open, leapt, spared, passed, trail);
    }

    Flight from(PrefixSet sources) {
        return with(new Region(sources, region.destinations(), region.service()));
    }

    Flight to(PrefixSet destinations) {
        return with(new Region(region.sources(), destinations, region.service()));
    }

    Flight with(Service service) {
        return with(new Region(region.sources(), region.destinations(), service));
    }

    Flight when(Condition condition) {
        return new Flight(from, to, region, via, condition, open, leapt, spared, passed, trail);
    }

    Flight trail(Trail next) {
        return new Flight(from, to, region, via, when, open, leapt, spared, passed, next);
    }

    Flight through(Balanced balanced) {
        return new Flight(from, to, region, Optional.of(balanced), when, open, leapt, spared, passed, trail);
    }

    Flight passed(Passed stops) {
        return new Flight(from, to, region, via, when, open, leapt, spared, stops, trail);
    }

    /** The first thing on the way that is not known is the one that is told. */
    Flight open(String why) {
        return open.isPresent()
                ? this
                : new Flight(from, to, region, via, when, Optional.of(why), leapt, spared, passed, trail);
    }

    /** Packets of which the way is not known from here. */
    Flight leap(String why) {
        return new Flight(from, to, region, via, when, open.or(() -> Optional.of(why)), true, spared, passed, trail);
    }

    /** Packets that may arrive by another way, where this one loses them. */
    Flight spared(String why) {
        return new Flight(from, to, region, via, when, open, leapt, Optional.of(why), passed, trail);
    }

    /** A packet as it was sent. */
    Packet sent(Packet now) {
        return via.map(balanced -> balanced.atFrontend(now)).orElse(now);
    }

    /** The packets as they were sent. */
    Region sent() {
        return via.map(balanced -> new Region(
                        region.sources(),
                        PrefixSet.of(balanced.address()),
                        balanced.rule().isForAllPorts() ? region.service() : balanced.atFrontend()))
                .orElse(region);
    }

    /** The lowest packet as it was sent; empty where every packet is from an address to itself. */
    Optional<Packet> lowest() {
        return region.lowest().map(this::sent);
    }
}
