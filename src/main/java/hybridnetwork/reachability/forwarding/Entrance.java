package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.PublicHosts;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.trace.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * How packets from the internet come in. A host is reached by a public IP of its own on every port, and through the rules of
 * public load balancers; where it has several such ways, one that is open is enough.
 */
final class Entrance {
    private final Forwarding forwarding;
    private final Arrival arrival;

    Entrance(Forwarding forwarding, Arrival arrival) {
        this.forwarding = forwarding;
        this.arrival = arrival;
    }

    void enter(Flight flight) {
        switch (flight.to().kind()) {
            case HOSTS -> {
                for (Subnet subnet : forwarding.territories.subnetsOf(flight.destinations())) {
                    PrefixSet hosts = Forwarding.in(subnet, flight.destinations());
                    if (!hosts.isEmpty()) {
                        toHosts(subnet, flight.to(hosts));
                    }
                }
            }
            case FRONTEND -> {
                if (forwarding.snapshot.frontends().get(flight.to().index()).isInternal()) {
                    unreachable(flight);
                } else {
                    arrival.balance(flight);
                }
            }
            default ->
                forwarding.fates.lost(
                        flight,
                        Outcome.DROPPED,
                        "the internet",
                        () -> "Azure does not pass packets on from one network outside to another",
                        "connect them directly");
        }
    }

    /**
     * A way from the internet to some hosts, as far as their groups.
     *
     * @param service the packets that come by it
     * @param why what is not known of it, or why it is closed; nothing of one that is open
     */
    private record Way(PrefixSet hosts, Service service, Openness openness, String why, String fix) {
        static Way open(PrefixSet hosts, Service service) {
            return new Way(hosts, service, Openness.OPEN, "", "");
        }

        static Way unknown(PrefixSet hosts, Service service, String why) {
            return new Way(hosts, service, Openness.UNKNOWN, why, "");
        }

        static Way closed(PrefixSet hosts, Service service, String why, String fix) {
            return new Way(hosts, service, Openness.CLOSED, why, fix);
        }
    }

    private void toHosts(Subnet subnet, Flight flight) {
        for (Guarded part : forwarding.filters.inbound(subnet, flight.destinations())) {
            Flight there = flight.to(part.hosts());
            List<Way> ways = new ArrayList<>(byAddress(subnet, part, flight.service()));
            for (Frontend frontend : forwarding.snapshot.frontends()) {
                if (!frontend.isInternal()) {
                    frontend.rules()
                            .forEach(rule -> ways.addAll(byRule(subnet, part, flight.service(), frontend, rule)));
                }
            }
            List<Region> left = List.of(there.region());
            for (Openness openness : Openness.values()) {
                for (Way way : ways) {
                    if (way.openness() == openness) {
                        left = rest(left, way, taken -> by(way, subnet, there.with(taken), part.gates()));
                    }
                }
            }
            left.forEach(region -> unreachable(there.with(region)));
        }
    }

    private void by(Way way, Subnet subnet, Flight flight, List<Gate> gates) {
        switch (way.openness()) {
            case OPEN -> arrival.host(subnet, flight, gates);
            case UNKNOWN -> arrival.host(subnet, forwarding.fates.doubted(flight, way.why()), gates);
            case CLOSED -> forwarding.fates.lost(flight, Outcome.DENIED, subnet.toString(), way::why, way.fix());
        }
    }

    private List<Way> byAddress(Subnet subnet, Guarded part, Service service) {
        List<Way> ways = new ArrayList<>();
        for (PublicHosts addressed : forwarding.snapshot.publicHosts()) {
            PrefixSet hosts = part.hosts().intersect(addressed.hosts());
            if (hosts.isEmpty()) {
                continue;
            }
            Way way = of(Openness.of(addressed.sku(), part.gates()), subnet, hosts, service);
            ways.add(
                    addressed.certain() || way.openness() == Openness.CLOSED
                            ? way
                            : Way.unknown(
                                    hosts, service, "which host of " + subnet + " has the public IP is not known"));
        }
        return ways;
    }

    private static Way of(Openness openness, Subnet subnet, PrefixSet hosts, Service service) {
        return switch (openness) {
            case OPEN -> Way.open(hosts, service);
            case UNKNOWN -> Way.unknown(hosts, service, Openness.unknown(subnet));
            case CLOSED -> Way.closed(hosts, service, Openness.WITHOUT_GROUP, Openness.FIX);
        };
    }

    private List<Way> byRule(Subnet subnet, Guarded part, Service service, Frontend frontend, BalancingRule rule) {
        PortSet backend = rule.backendPort().isPresent()
                ? PortSet.of(PortRange.of(rule.backendPort().getAsInt()))
                : rule.frontendPorts();
        PortSet ports = service.destinationPorts().intersect(backend);
        EnumSet<Protocol> taken = EnumSet.copyOf(service.protocols());
        taken.retainAll(rule.protocols());
        if (taken.isEmpty() || ports.isEmpty()) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        Service handedOn = service.only(taken).to(ports);
        for (Members members : rule.members()) {
            Guarded some = new Guarded(part.hosts().intersect(members.hosts()), part.gates());
            if (!some.hosts().isEmpty()) {
                ways.addAll(toMembers(subnet, some, handedOn, frontend, rule, members.joined()));
            }
        }
        return ways;
    }

    private static List<Way> toMembers(
            Subnet subnet, Guarded members, Service service, Frontend frontend, BalancingRule rule, boolean joined) {
        Health health = Health.of(members, rule.probe());
        List<Way> ways = new ArrayList<>();
        if (!health.down().isEmpty()) {
            String why = Balancing.probeDenied(health.down().lowest().orElseThrow());
            ways.add(Way.closed(health.down(), service, why, Balancing.ADMIT_PROBE));
        }
        PrefixSet taking = health.up().union(health.maybe());
        if (taking.isEmpty()) {
            return ways;
        }
        Way way = of(Openness.of(frontend.sku(), members.gates()), subnet, taking, service);
        if (way.openness() == Openness.CLOSED) {
            ways.add(way);
        } else if (!joined) {
            String why = "which hosts of " + subnet + " join the pool of " + frontend.balancer() + " is not known";
            ways.add(Way.unknown(taking, service, why));
        } else {
            if (!health.up().isEmpty()) {
                ways.add(new Way(health.up(), service, way.openness(), way.why(), way.fix()));
            }
            if (!health.maybe().isEmpty()) {
                String why = Balancing.probeUnknown(health.maybe().lowest().orElseThrow());
                ways.add(Way.unknown(health.maybe(), service, why));
            }
        }
        return ways;
    }

    /** Hands over the packets that come by a way, and gives back the others. */
    private static List<Region> rest(List<Region> regions, Way way, Consumer<Region> taken) {
        List<Region> left = new ArrayList<>();
        for (Region region : regions) {
            PrefixSet hosts = region.destinations().intersect(way.hosts());
            EnumSet<Protocol> protocols = EnumSet.copyOf(region.service().protocols());
            protocols.retainAll(way.service().protocols());
            PortSet ports =
                    region.service().destinationPorts().intersect(way.service().destinationPorts());
            if (hosts.isEmpty() || protocols.isEmpty() || (region.service().hasPorts() && ports.isEmpty())) {
                left.add(region);
                continue;
            }
            Service service = region.service().only(protocols);
            taken.accept(new Region(region.sources(), hosts, service.to(ports)));
            Gate.region(region.sources(), region.destinations().subtract(hosts), region.service())
                    .ifPresent(left::add);
            EnumSet<Protocol> others = EnumSet.copyOf(region.service().protocols());
            others.removeAll(protocols);
            if (!others.isEmpty()) {
                left.add(new Region(region.sources(), hosts, region.service().only(others)));
            }
            PortSet otherPorts = region.service().destinationPorts().subtract(ports);
            if (!otherPorts.isEmpty()) {
                left.add(new Region(region.sources(), hosts, service.to(otherPorts)));
            }
        }
        return left;
    }

    private void unreachable(Flight flight) {
        forwarding.fates.lost(
                flight,
                Outcome.DROPPED,
                "the internet",
                () -> "no public IP leads to " + flight.destination(),
                "nothing reaches it from the internet, whatever the rules say");
    }
}
