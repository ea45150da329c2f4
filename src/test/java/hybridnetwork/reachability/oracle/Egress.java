package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Packet.Protocol;
import hybridnetwork.reachability.oracle.World.Balancer;
import java.util.stream.Stream;

/** Section 10: whether an address has a way out to the internet. */
final class Egress {
    private final World world;
    private final Groups groups;
    private final Balancers balancing;

    Egress(World world, Groups groups, Balancers balancing) {
        this.world = world;
        this.groups = groups;
        this.balancing = balancing;
    }

    boolean leaves(Doubts doubts, Place place, long source, Protocol protocol) {
        boolean publicIp =
                groups.interfaceAt(source).filter(nic -> nic.publicIp() != null).isPresent();
        if (!protocol.hasPorts()) {
            // Paragraph 2.
            return publicIp;
        }
        if (place.subnet().natGateway() || publicIp || balancedOut(source, protocol)) {
            return true;
        }
        if (Boolean.FALSE.equals(place.subnet().outbound()) || isBehind(source, false)) {
            return false;
        }
        if (isBehind(source, true) && doubts.ask(source + " is a member as assumed")) {
            return false;
        }
        if (world.implicitOutbound != null) {
            return world.implicitOutbound.equals("open");
        }
        return doubts.ask("implicit outbound access");
    }

    /** Paragraph 1: an outbound rule or a rule of a public balancer whose pool it is in. */
    private boolean balancedOut(long source, Protocol protocol) {
        return world.balancers.stream()
                .filter(Balancers::isPublic)
                .anyMatch(balancer -> Stream.concat(
                                balancer.outbound().stream()
                                        .filter(rule -> Balancers.takes(rule.protocol(), protocol))
                                        .map(World.Outbound::pool),
                                balancer.rules().stream()
                                        .filter(rule -> !rule.disableOutboundSnat())
                                        .filter(rule -> Balancers.takes(rule.protocol(), protocol))
                                        .map(World.Balancing::pool))
                        .anyMatch(pool -> balancing.isMember(balancer, pool, source, false)));
    }

    /** Paragraph 1: whether it is in a pool of an internal Standard balancer. */
    private boolean isBehind(long source, boolean assumed) {
        return world.balancers.stream()
                .filter(balancer ->
                        !Balancers.isPublic(balancer) && balancer.sku().isStandard())
                .anyMatch(balancer -> isBehind(balancer, source, assumed));
    }

    private boolean isBehind(Balancer balancer, long source, boolean assumed) {
        return balancer.pools().stream().anyMatch(pool -> balancing.isMember(balancer, pool.name(), source, assumed));
    }
}
