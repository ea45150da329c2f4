package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.SecurityRule.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One packet on its way and its reply on the way back: the steps so far, and where they ended. */
final class Journey {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final State state;
    private final Packet packet;
    private final Place from;
    private final Place to;
    private final Action wanted;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> path = new ArrayList<>();

    /** The end of a journey. */
    private record End(Outcome outcome, String reason) {}

    Journey(Network network, Routing routing, Filters filters, State state, Probe probe, Action wanted) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.state = state;
        this.packet = probe.packet();
        this.from = probe.from();
        this.to = probe.to();
        this.wanted = wanted;
    }

    Trace run() {
        steps.add(new Step.Start(packet.source() + " (" + name(from) + ")"));
        End end = switch (from.kind()) {
            case SUBNET -> fromSubnet(network.subnets().get(from.index()));
            case SITE -> fromSite(from.index());
            case INTERNET -> fromInternet();
            default ->
                lost(
                        "the source",
                        packet.source() + " is an address that no host can have",
                        "name addresses that hosts can have");
        };
        return new Trace(packet, steps, end.outcome(), end.outcome().arrived() ? path : List.of(), end.reason());
    }

    private String name(Place place) {
        return switch (place.kind()) {
            case SUBNET -> "subnet " + subnetName(place.index());
            case FRONTEND ->
                "load balancer " + network.frontends().get(place.index()).name();
            case SITE -> "site " + siteName(place.index());
            case ON_PREMISES -> "on-premises";
            case INTERNET -> "the internet";
            case NOWHERE -> "nobody's address";
        };
    }

    private String subnetName(int index) {
        return network.subnets().get(index).name();
    }

    private String siteName(int index) {
        return network.sites().get(index).name();
    }

    private End lost(String at, String reason, String change) {
        steps.add(new Step.Lost(at, reason));
        return new End(Outcome.DROPPED, reason + "; " + change);
    }

    private End noReply(String at, String reason, String change) {
        steps.add(new Step.Lost(at, reason));
        return new End(Outcome.NO_SYMMETRIC_REPLY, reason + "; " + change);
    }

    private End delivered(String at) {
        return new End(Outcome.DELIVERED, "delivered at " + at + " over " + String.join(", ", path));
    }

    // ---- the three kinds of sources

    private End fromSubnet(Subnet subnet) {
        path.add(subnet.name());
        Optional<End> denied = filter(filters.outbound(subnet.index()), subnet.index(), "outbound", packet);
        if (denied.isPresent()) {
            return denied.get();
        }
        Optional<End> unknown = unknownRoutes(subnet);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        RouteChoice choice = route("subnet " + subnet.name(), subnet.routes(), packet.destination());
        return switch (to.kind()) {
            case SUBNET, FRONTEND ->
                choice.is(Hop.VNET_LOCAL) && isInternal()
                        ? deliverInside()
                        : lost("subnet " + subnet.name(), astray(choice), "correct the user route");
            case ON_PREMISES, SITE -> toSite(subnet, choice);
            case INTERNET -> {
                if (!choice.is(Hop.INTERNET)) {
                    yield lost(
                            "subnet " + subnet.name(),
                            astray(choice),
                            "only packets that leave Azure reach the internet");
                }
                path.add("internet");
                steps.add(new Step.Delivered("the internet"));
                yield delivered("the internet");
            }
            case NOWHERE ->
                lost(
                        "subnet " + subnet.name(),
                        "nobody has " + packet.destination(),
                        "name addresses that hosts can have");
        };
    }

    /** Whether the destination has an address in the virtual network. */
    private boolean isInternal() {
        return !to.is(Place.Kind.FRONTEND)
                || network.frontends().get(to.index()).isInternal();
    }

    private String astray(RouteChoice choice) {
        return choice.hop()
                .map(hop -> hop == Hop.NONE
                        ? "no route leads to " + packet.destination() + " (next hop None)"
                        : "the route to " + packet.destination() + " has next hop " + hop)
                .orElseGet(() -> "the route to " + packet.destination() + " leads on-premises");
    }

    private End fromSite(int site) {
        String name = "site " + siteName(site);
        if (!to.is(Place.Kind.SUBNET) && !to.is(Place.Kind.FRONTEND)) {
            return lost(
                    name,
                    "Azure does not pass packets on from one network outside to another",
                    "connect them directly");
        }
        Optional<PathKind> kind = state.kind(site);
        if (kind.isEmpty()) {
            return lost(name, name + " has no live circuit and no live tunnel", "give it a second way into Azure");
        }
        path.add(siteName(site));
        path.add(state.way(site, kind.get()));
        path.add(gateway(kind.get()));
        steps.add(new Step.Route(
                name, "the virtual network", state.way(site, kind.get()), kind.get() + " learned by the site's edge"));
        RouteTable table = routing.gatewayTable();
        RouteChoice choice = route(gateway(kind.get()), table, packet.destination());
        if (!choice.is(Hop.VNET_LOCAL) || !isInternal()) {
            return lost(gateway(kind.get()), astray(choice), "correct the route table of GatewaySubnet");
        }
        return deliverInside();
    }

    private static String gateway(PathKind kind) {
        return kind == PathKind.EXPRESS_ROUTE ? "er-gateway" : "vpn-gateway";
    }

    private End fromInternet() {
        boolean open = to.is(Place.Kind.FRONTEND)
                ? network.frontends().get(to.index()).reachableFromInternet()
                : to.is(Place.Kind.SUBNET) && network.publicHosts().contains(packet.destination());
        if (!open) {
            return lost(
                    "the internet",
                    "no public IP leads to " + packet.destination(),
                    "nothing reaches it from the internet, whatever the rules say");
        }
        path.add("internet");
        return deliverInside();
    }

    private RouteChoice route(String at, RouteTable table, Ipv4 destination) {
        Routing.Winner winner = routing.choose(table, destination, state);
        String over =
                winner.choice().hop().map(Hop::toString).orElseGet(() -> String.join(" or ", ways(winner.choice())));
        steps.add(new Step.Route(at, winner.prefix().toString(), over, winner.source()));
        return winner.choice();
    }

    private List<String> ways(RouteChoice choice) {
        List<String> ways = new ArrayList<>();
        for (int index : choice.carriers()) {
            Carrier carrier = network.carriers().get(index);
            if (state.isUp(index)) {
                ways.add(
                        carrier.site() == Carrier.NO_SITE
                                ? "tunnel:" + carrier.name()
                                : state.way(carrier.site(), carrier.kind()));
            }
        }
        return ways;
    }

    private Optional<End> unknownRoutes(Subnet subnet) {
        if (wanted == Action.DENY || subnet.routes().known()) {
            return Optional.empty();
        }
        String reason = "the routes of subnet " + subnet.name() + " are not known";
        steps.add(new Step.Lost("subnet " + subnet.name(), reason));
        return Optional.of(new End(Outcome.UNKNOWN, reason + "; prove it again when they are"));
    }

    // ---- filters

    /** The end of the journey, if the filter is its end. */
    private Optional<End> filter(Optional<Filter> filter, int subnet, String direction, Packet seen) {
        if (filter.isEmpty()) {
            return Optional.empty();
        }
        SecurityRule rule = filter.get().first(seen);
        String group = network.subnets()
                .get(subnet)
                .group()
                .map(SecurityGroup::toString)
                .orElse("");
        steps.add(new Step.Filter(
                "subnet " + subnetName(subnet),
                direction,
                rule + " of " + group,
                rule.access().toString()));
        String what = direction + " " + rule + " of " + group;
        if (rule.access() == Access.DENY) {
            return Optional.of(new End(
                    Outcome.DENIED,
                    "denied by " + what + (seen.equals(packet) ? "" : " as " + seen)
                            + "; allow it with a rule of higher priority"));
        }
        if (rule.access() == Access.UNKNOWN) {
            return Optional.of(new End(
                    Outcome.UNKNOWN, "whether " + what + " lets it pass is not known; prove it again when it is"));
        }
        return Optional.empty();
    }

    // ---- destinations

    private End deliverInside() {
        if (to.is(Place.Kind.FRONTEND)) {
            return balance(network.frontends().get(to.index()));
        }
        path.add(subnetName(to.index()));
        Optional<End> denied = filter(filters.inbound(to.index()), to.index(), "inbound", packet);
        if (denied.isPresent()) {
            return denied.get();
        }
        return arrived(to.index(), List.of(to.index()));
    }

    private End balance(Frontend frontend) {
        path.add("load-balancer");
        Optional<Frontend.Rule> match = frontend.rules().stream()
                .filter(rule -> rule.matches(packet.protocol(), packet.destinationPort()))
                .findFirst();
        if (match.isEmpty()) {
            return lost(
                    "the load balancer",
                    "load balancer frontend " + frontend.name() + " has no rule for " + packet.protocol()
                            + (packet.protocol().hasPorts() ? " port " + packet.destinationPort() : ""),
                    "add a load-balancing rule");
        }
        Frontend.Rule rule = match.get();
        List<Frontend.Backends> inOrder = new ArrayList<>(rule.backends());
        Optional<Packet> deciding = deciding(rule, inOrder);
        if (deciding.isEmpty()) {
            return lost(
                    "the load balancer", "rule " + rule.name() + " has no backend", "put hosts into its backend pool");
        }
        Packet seen = deciding.get();
        steps.add(new Step.Balance(frontend.name(), rule.name(), seen.destination() + ":" + seen.destinationPort()));
        Optional<Frontend.Backends> backends = inOrder.stream()
                .filter(b -> b.hosts().contains(seen.destination()))
                .findFirst();
        if (backends.isEmpty() || backends.get().subnet() == Frontend.Backends.NOWHERE) {
            return lost(
                    "the load balancer",
                    "backend " + seen.destination() + " is no host of the virtual network",
                    "correct the backend pool");
        }
        int subnet = backends.get().subnet();
        path.add(subnetName(subnet));
        Optional<End> denied = filter(filters.inbound(subnet), subnet, "inbound", seen);
        if (denied.isPresent()) {
            return new End(
                    denied.get().outcome(),
                    "backend " + seen.destination() + ":" + seen.destinationPort() + ": "
                            + denied.get().reason());
        }
        End end = arrived(
                subnet,
                inOrder.stream().map(Frontend.Backends::subnet).distinct().toList());
        return new End(
                end.outcome(), "backend " + seen.destination() + ":" + seen.destinationPort() + ": " + end.reason());
    }

    /** The packet at the backend that decides: one that refuses it if all must take it, one that takes it otherwise. */
    private Optional<Packet> deciding(Frontend.Rule rule, List<Frontend.Backends> all) {
        int port = rule.backendPort(packet.destinationPort());
        Service service = Service.of(packet, port);
        PrefixSet source = PrefixSet.of(packet.source());
        Optional<Packet> any = Optional.empty();
        for (Frontend.Backends backends : all) {
            if (backends.hosts().isEmpty()) {
                continue;
            }
            Packet lowest = new Region(source, backends.hosts(), service).lowest();
            any = any.isPresent() ? any : Optional.of(lowest);
            boolean nowhere = backends.subnet() == Frontend.Backends.NOWHERE;
            if (wanted == Action.ALLOW) {
                Optional<Packet> refused = nowhere
                        ? Optional.of(lowest)
                        : Filters.lowestRefused(filters.inbound(backends.subnet()), source, backends.hosts(), service);
                if (refused.isPresent()) {
                    return refused;
                }
            } else if (!nowhere) {
                List<Region> passing =
                        Filters.passing(filters.inbound(backends.subnet()), source, backends.hosts(), service);
                if (!passing.isEmpty()) {
                    return passing.stream().map(Region::lowest).min(Packet::compareTo);
                }
            }
        }
        return any;
    }

    private End toSite(Subnet subnet, RouteChoice choice) {
        Optional<Integer> found = owner(choice, wanted == Action.ALLOW);
        Optional<Integer> site = found.isPresent() ? found : owner(choice, false);
        if (site.isEmpty()) {
            String reason = choice.kind().isPresent()
                    ? "the route to " + packet.destination() + " leads over " + String.join(" or ", ways(choice))
                            + ", and that site does not have the address"
                    : astray(choice);
            return lost(
                    "subnet " + subnet.name(), reason, "let the site that has it advertise it over a way that is up");
        }
        PathKind kind = choice.kind().orElseThrow();
        String name = siteName(site.get());
        path.add(gateway(kind));
        path.add(state.way(site.get(), kind));
        path.add(name);
        steps.add(new Step.Delivered("site " + name));
        return wanted == Action.DENY ? delivered("site " + name) : replyFromSite(site.get(), kind);
    }

    /** The first site that has the destination among those that the route leads to. */
    private Optional<Integer> owner(RouteChoice choice, boolean symmetric) {
        List<Integer> owners = routing.owners(packet.destination());
        return choice.kind().isEmpty()
                ? Optional.empty()
                : new Condition.Reaches(choice, owners, symmetric).arrival(state);
    }

    // ---- replies

    private End replyFromSite(int site, PathKind kind) {
        String name = "site " + siteName(site);
        Optional<PathKind> back = state.kind(site);
        if (!back.equals(Optional.of(kind))) {
            return noReply(
                    name,
                    "the packet comes over " + kind + " but " + name + " replies over "
                            + back.map(PathKind::toString).orElse("nothing"),
                    "advertise the same prefixes over both paths");
        }
        steps.add(new Step.Route(name, "the virtual network", state.way(site, kind), "reply, same path"));
        RouteChoice choice = route("reply at " + gateway(kind), routing.gatewayTable(), packet.source());
        if (!choice.is(Hop.VNET_LOCAL)) {
            return noReply(
                    gateway(kind),
                    "the reply is lost: the route of GatewaySubnet to " + packet.source()
                            + " does not stay in the virtual network",
                    "correct the route table of GatewaySubnet");
        }
        return delivered(name);
    }

    private End arrived(int subnet, List<Integer> repliers) {
        steps.add(new Step.Delivered("subnet " + subnetName(subnet)));
        if (wanted == Action.ALLOW) {
            for (int replier : repliers) {
                if (replier != Frontend.Backends.NOWHERE) {
                    Optional<End> lost = reply(network.subnets().get(replier));
                    if (lost.isPresent()) {
                        return lost.get();
                    }
                }
            }
        }
        return delivered("subnet " + subnetName(subnet));
    }

    /** Why a reply from a subnet does not come back as it should. */
    private Optional<End> reply(Subnet subnet) {
        Optional<End> unknown = unknownRoutes(subnet);
        if (unknown.isPresent()) {
            return unknown;
        }
        String at = "subnet " + subnet.name();
        RouteChoice choice = route("reply at " + at, subnet.routes(), packet.source());
        String lost = "the reply to " + packet.source() + " does not come back: ";
        if (from.is(Place.Kind.SITE)) {
            PathKind kind = state.kind(from.index()).orElseThrow();
            boolean same = choice.kind().equals(Optional.of(kind)) && choice.has(state.carrier(from.index(), kind));
            String where = choice.kind()
                    .map(k -> "it leaves over " + String.join(" or ", ways(choice)))
                    .orElseGet(() ->
                            "its next hop is " + choice.hop().map(Hop::toString).orElse("none"));
            return same
                    ? Optional.empty()
                    : Optional.of(noReply(
                            at,
                            (choice.kind().isPresent() ? "the reply takes another path: " : lost) + where
                                    + ", the packet came over " + state.way(from.index(), kind),
                            "let the site advertise the prefix over the path that it uses"));
        }
        Hop right = from.is(Place.Kind.SUBNET) ? Hop.VNET_LOCAL : Hop.INTERNET;
        return choice.is(right)
                ? Optional.empty()
                : Optional.of(noReply(
                        at,
                        lost + choice.hop().map(hop -> "its next hop is " + hop).orElse("it is drawn on-premises"),
                        "correct the routes of the subnet"));
    }
}
