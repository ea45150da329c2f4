package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.forwarding.Forwarding.Search;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.PublicHosts;
import hybridnetwork.reachability.model.PublicHosts.Sku;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How packets come to hosts and load balancers, once they are in the hub or at its public addresses. */
final class Arrival {
    private final Forwarding forwarding;
    private final Replies replies;

    Arrival(Forwarding forwarding, Replies replies) {
        this.forwarding = forwarding;
        this.replies = replies;
    }

    /**
     * Packets that a route leads to where they are meant. Of packets that may be lost, arrivals are asked once for all, whatever
     * route led them there.
     */
    void inside(Flight flight) {
        if (forwarding.search == Search.LOST) {
            return;
        }
        if (flight.to().is(Place.Kind.FRONTEND)) {
            balance(flight);
            return;
        }
        for (Subnet subnet : forwarding.snapshot.subnets()) {
            PrefixSet hosts = Forwarding.in(subnet, flight.destinations());
            if (!hosts.isEmpty() && forwarding.matters(flight.to(hosts))) {
                host(subnet, flight.to(hosts), Sku.BASIC);
            }
        }
    }

    /** @param sku of the public IP that the packets came by; a basic one where they came by none */
    void host(Subnet subnet, Flight flight, Sku sku) {
        Flight here = flight.trail(flight.trail().hop(subnet.name()));
        for (Guarded part : forwarding.filters.inbound(subnet, here.destinations())) {
            guarded(subnet, here.to(part.hosts()), part.gates(), sku);
        }
    }

    private void guarded(Subnet subnet, Flight flight, List<Gate> gates, Sku sku) {
        Flight open = flight;
        if (flight.from().is(Place.Kind.INTERNET) && gates.stream().noneMatch(Gate::certain)) {
            String closed = "without a network security group a Standard public IP is closed to the internet";
            if (sku == Sku.STANDARD && gates.isEmpty()) {
                forwarding.lost(flight, Outcome.DENIED, subnet.toString(), () -> closed, "add a group that allows it");
                return;
            }
            if (sku != Sku.BASIC) {
                String why = "whether a network security group opens " + subnet + " to the internet is not known";
                if (forwarding.search == Search.LOST) {
                    forwarding.maybeLost(flight, why);
                }
                open = flight.open(why);
            }
        }
        forwarding.judge(open, gates, passed -> arrived(subnet, passed));
    }

    private void arrived(Subnet subnet, Flight flight) {
        if (forwarding.search == Search.LOST) {
            return;
        }
        Flight there = flight.trail(flight.trail().step(() -> new Step.Delivered(subnet.toString())));
        if (forwarding.wantsReply() && !there.leapt()) {
            replies.fromSubnet(subnet, there, forwarding::delivered);
        } else {
            forwarding.delivered(there);
        }
    }

    // ---- from the internet

    void fromInternet(Flight flight) {
        switch (flight.to().kind()) {
            case HOSTS -> {
                for (Subnet subnet : forwarding.snapshot.subnets()) {
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
                    balance(flight);
                }
            }
            default ->
                forwarding.lost(
                        flight,
                        Outcome.DROPPED,
                        "the internet",
                        () -> "Azure does not pass packets on from one network outside to another",
                        "connect them directly");
        }
    }

    private void unreachable(Flight flight) {
        forwarding.lost(
                flight,
                Outcome.DROPPED,
                "the internet",
                () -> "no public IP leads to " + flight.destination(),
                "nothing reaches it from the internet, whatever the rules say");
    }

    /** A host is reached by a public IP of its own on every port, and through the rules of public load balancers. */
    private void toHosts(Subnet subnet, Flight flight) {
        PrefixSet left = flight.destinations();
        for (PublicHosts open : forwarding.snapshot.publicHosts()) {
            PrefixSet hosts = left.intersect(open.hosts());
            if (!hosts.isEmpty() && open.certain()) {
                left = left.subtract(hosts);
                host(subnet, flight.to(hosts), open.sku());
            }
        }
        List<Region> closed =
                left.isEmpty() ? List.of() : List.of(flight.to(left).region());
        for (Frontend frontend : forwarding.snapshot.frontends()) {
            if (!frontend.isInternal()) {
                for (BalancingRule rule : frontend.rules()) {
                    closed = throughRule(subnet, flight, closed, frontend, rule);
                }
            }
        }
        for (Region region : closed) {
            nobodys(subnet, flight.with(region));
        }
    }

    private void nobodys(Subnet subnet, Flight flight) {
        PrefixSet left = flight.destinations();
        for (PublicHosts maybe : forwarding.snapshot.publicHosts()) {
            PrefixSet hosts = left.intersect(maybe.hosts());
            if (!hosts.isEmpty()) {
                left = left.subtract(hosts);
                String why = "which host of " + subnet + " has the public IP is not known";
                forwarding.maybeLost(flight.to(hosts), why);
                if (forwarding.search == Search.DELIVERED || forwarding.search == Search.TRACE_ONE_WAY) {
                    host(subnet, flight.to(hosts).open(why), maybe.sku());
                }
            }
        }
        if (!left.isEmpty()) {
            unreachable(flight.to(left));
        }
    }

    /** Hands on what a rule of a public load balancer lets in, and gives back the rest. */
    private List<Region> throughRule(
            Subnet subnet, Flight flight, List<Region> closed, Frontend frontend, BalancingRule rule) {
        List<Region> left = closed;
        for (Members members : rule.members()) {
            List<Region> next = new ArrayList<>();
            for (Region region : left) {
                PrefixSet hosts = region.destinations().intersect(members.hosts());
                PrefixSet others = region.destinations().subtract(hosts);
                Gate.region(region.sources(), others, region.service()).ifPresent(next::add);
                if (!hosts.isEmpty()) {
                    next.addAll(throughRule(
                            subnet,
                            flight,
                            new Region(region.sources(), hosts, region.service()),
                            frontend,
                            rule,
                            members));
                }
            }
            left = next;
        }
        return left;
    }

    private List<Region> throughRule(
            Subnet subnet, Flight flight, Region region, Frontend frontend, BalancingRule rule, Members members) {
        Service service = region.service();
        PortSet backend = rule.backendPort().isPresent()
                ? PortSet.of(PortRange.of(rule.backendPort().getAsInt()))
                : rule.frontendPorts();
        PortSet ports = service.destinationPorts().intersect(backend);
        EnumSet<Protocol> taken = EnumSet.copyOf(service.protocols());
        taken.retainAll(rule.protocols());
        if (taken.isEmpty() || ports.isEmpty()) {
            return List.of(region);
        }
        for (Guarded part : forwarding.filters.inbound(subnet, region.destinations())) {
            Health health = Health.of(part, rule.probe());
            Flight passed = flight.with(new Region(
                    region.sources(), part.hosts(), service.only(taken).to(ports)));
            ofHealth(subnet, passed, health, frontend, members);
        }
        List<Region> left = new ArrayList<>();
        EnumSet<Protocol> others = EnumSet.copyOf(service.protocols());
        others.removeAll(taken);
        if (!others.isEmpty()) {
            left.add(new Region(region.sources(), region.destinations(), service.only(others)));
        }
        PortSet rest = service.destinationPorts().subtract(ports);
        if (!rest.isEmpty()) {
            left.add(new Region(
                    region.sources(), region.destinations(), service.only(taken).to(rest)));
        }
        return left;
    }

    private void ofHealth(Subnet subnet, Flight flight, Health health, Frontend frontend, Members members) {
        if (!health.down().isEmpty()) {
            probeDenied(flight.to(health.down()));
        }
        if (!health.maybe().isEmpty()) {
            probeOpen(flight.to(health.maybe())).ifPresent(open -> host(subnet, open, frontend.sku()));
        }
        if (!health.up().isEmpty()) {
            Flight up = flight.to(health.up());
            if (members.joined()) {
                host(subnet, up, frontend.sku());
            } else {
                String why = "which hosts of " + subnet + " join the pool of " + frontend.balancer() + " is not known";
                forwarding.maybeLost(up, why);
                if (forwarding.search != Search.LOST) {
                    host(subnet, up.open(why), frontend.sku());
                }
            }
        }
    }

    // ---- load balancers

    /** Hands packets to a frontend to every member of the rule that takes them. */
    void balance(Flight flight) {
        Frontend frontend = forwarding.snapshot.frontends().get(flight.to().index());
        Flight here = flight.trail(flight.trail().hop("load-balancer"));
        Optional<String> doubt = forwarding.doubts.at(frontend);
        if (doubt.isPresent()) {
            forwarding.undecided(here, doubt.get());
            return;
        }
        Balanced.left(frontend, flight.service())
                .ifPresent(left -> lost(
                        here.with(left),
                        "load balancer frontend " + frontend.name() + " has no rule for " + words(left),
                        "add a load-balancing rule"));
        for (Balanced balanced : Balanced.of(frontend, flight.destination(), flight.service())) {
            balance(here, balanced);
        }
    }

    private static String words(Service service) {
        return service.lowestProtocol() + (service.hasPorts() ? " port " + service.lowestDestinationPort() : "");
    }

    private void balance(Flight flight, Balanced balanced) {
        BalancingRule rule = balanced.rule();
        Flight taken = flight.with(balanced.atFrontend());
        if (rule.members().stream().allMatch(members -> members.hosts().isEmpty())) {
            lost(taken, "rule " + rule.name() + " has no member", "put hosts into its backend pool");
            return;
        }
        for (Members members : rule.members()) {
            if (!members.hosts().isEmpty()) {
                toMembers(taken, balanced, members);
            }
        }
    }

    private void toMembers(Flight flight, Balanced balanced, Members members) {
        OptionalInt index = members.subnet();
        if (index.isEmpty()) {
            lost(
                    flight,
                    "member " + members.hosts().lowest().orElseThrow() + " is no host of the virtual network",
                    "correct the backend pool");
            return;
        }
        Subnet subnet = forwarding.snapshot.subnets().get(index.getAsInt());
        itself(flight, members);
        for (Guarded part : forwarding.filters.inbound(subnet, members.hosts())) {
            Flight handed =
                    flight.through(balanced).with(new Region(flight.sources(), part.hosts(), balanced.service()));
            for (Flight one : chosen(handed, part, balanced.rule())) {
                member(subnet, one, part.gates(), balanced, members);
            }
        }
    }

    /** A member does not reach itself through its own frontend. */
    private void itself(Flight flight, Members members) {
        PrefixSet own =
                flight.from().is(Place.Kind.HOSTS) ? flight.sources().intersect(members.hosts()) : PrefixSet.EMPTY;
        if (own.isEmpty() || forwarding.search == Search.DELIVERED) {
            return;
        }
        Flight hairpin = flight.from(own);
        String reason = "a member of the pool does not reach itself through its own frontend";
        if (members.joined()) {
            lost(hairpin, reason, "let it reach itself directly, or send from hosts outside the pool");
        } else {
            forwarding.maybeLost(hairpin, reason + ", and whether the source joins the pool is not known");
        }
    }

    /** Of the members of a trace, one for every way in which they may fare; otherwise all of them. */
    private List<Flight> chosen(Flight flight, Guarded part, BalancingRule rule) {
        if (!forwarding.isTrace()) {
            return List.of(flight);
        }
        List<PrefixSet> alike = new ArrayList<>();
        Health health = Health.of(part, rule.probe());
        for (PrefixSet some : List.of(health.down(), health.up(), health.maybe())) {
            Optional<Region> region = Gate.region(flight.sources(), some, flight.service());
            if (region.isPresent()) {
                for (Certainty certainty : Certainty.values()) {
                    part.gates()
                            .forEach(gate -> gate.lowestRefused(region.get(), certainty, packet -> packet)
                                    .ifPresent(packet -> alike.add(PrefixSet.of(packet.destination()))));
                    Gate.passingAll(part.gates(), region.get(), certainty)
                            .forEach(passing -> passing.lowest()
                                    .ifPresent(packet -> alike.add(PrefixSet.of(packet.destination()))));
                }
            }
        }
        return alike.stream().distinct().map(flight::to).toList();
    }

    private void member(Subnet subnet, Flight flight, List<Gate> gates, Balanced balanced, Members members) {
        Health health = Health.of(
                new Guarded(flight.destinations(), gates), balanced.rule().probe());
        Flight told = flight.trail(flight.trail()
                .step(() -> new Step.Balance(
                        balanced.frontend().name(),
                        balanced.rule().name(),
                        flight.destination() + ":" + flight.service().lowestDestinationPort()))
                .hop(subnet.name()));
        if (!health.down().isEmpty()) {
            probeDenied(told.to(health.down()));
        }
        if (!health.maybe().isEmpty()) {
            probeOpen(told.to(health.maybe())).ifPresent(open -> toMember(subnet, open, gates, balanced, members));
        }
        if (!health.up().isEmpty()) {
            toMember(subnet, told.to(health.up()), gates, balanced, members);
        }
    }

    private void toMember(Subnet subnet, Flight flight, List<Gate> gates, Balanced balanced, Members members) {
        for (Flight other : withoutItself(flight, members)) {
            guarded(subnet, other, gates, balanced.frontend().sku());
        }
    }

    /** The packets that some other member than their source takes, as far as it makes a difference. */
    private List<Flight> withoutItself(Flight flight, Members members) {
        boolean maybeItself = !members.joined() && forwarding.certainty == Certainty.POSSIBLE;
        if (forwarding.search != Search.DELIVERED
                || maybeItself
                || !flight.from().is(Place.Kind.HOSTS)
                || !flight.sources().overlaps(flight.destinations())) {
            return List.of(flight);
        }
        PrefixSet both = flight.sources().intersect(flight.destinations());
        List<Flight> parts = new ArrayList<>();
        PrefixSet others = flight.sources().subtract(both);
        if (!others.isEmpty()) {
            parts.add(flight.from(others));
        }
        both.ranges().forEach(range -> {
            for (long at = range.first().number(); at <= range.last().number(); at++) {
                PrefixSet self = PrefixSet.of(Ipv4.of(at));
                PrefixSet rest = flight.destinations().subtract(self);
                if (!rest.isEmpty()) {
                    parts.add(flight.from(self).to(rest));
                }
            }
        });
        return parts;
    }

    private void probeDenied(Flight flight) {
        lost(
                flight,
                "member " + flight.destination()
                        + " takes no traffic: its network security group denies the health probe from 168.63.129.16",
                "allow AzureLoadBalancer to the probe's port");
    }

    /** Where it is not known whether a member is healthy: it may take traffic. */
    private Optional<Flight> probeOpen(Flight flight) {
        String why = "whether the health probe comes to member " + flight.destination() + " is not known";
        if (forwarding.search == Search.LOST) {
            forwarding.maybeLost(flight, why);
            return Optional.of(flight);
        }
        boolean nothing = forwarding.search == Search.DELIVERED && forwarding.certainty == Certainty.CERTAIN;
        forwarding.meetUnknown();
        return nothing ? Optional.empty() : Optional.of(flight.open(why));
    }

    private void lost(Flight flight, String reason, String fix) {
        forwarding.lost(flight, Outcome.DROPPED, "the load balancer", () -> reason, fix);
    }
}
