package hybridnetwork.reachability;

import hybridnetwork.reachability.Itinerary.End;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.List;
import java.util.Optional;

/** One packet on its way, and, where that is wanted, its reply on the way back. */
public final class Journey {
    private final Network network;
    private final Routing routing;
    private final State state;
    private final Packet packet;
    private final Place from;
    private final Place to;
    private final Action wanted;
    private final Itinerary itinerary;
    private final BackendChoice backendChoice;
    private final ReplyJourney reply;

    public Journey(Network network, Routing routing, Filters filters, State state, Probe probe, Action wanted) {
        this.network = network;
        this.routing = routing;
        this.state = state;
        this.packet = probe.packet();
        this.from = probe.from();
        this.to = probe.to();
        this.wanted = wanted;
        this.itinerary = new Itinerary(network, routing, filters, state, packet);
        this.backendChoice = new BackendChoice(filters, wanted);
        this.reply = new ReplyJourney(network, routing, state, packet, from, itinerary);
    }

    public Trace run() {
        itinerary.step(new Step.Start(packet.source() + " (" + name(from) + ")"));
        return itinerary.end(
                switch (from.kind()) {
                    case SUBNET -> fromSubnet(network.subnets().get(from.index()));
                    case SITE -> fromSite(from.index());
                    case INTERNET -> fromInternet();
                    default ->
                        itinerary.lost(
                                "the source",
                                packet.source() + " is an address that no host can have",
                                "name addresses that hosts can have");
                });
    }

    private String name(Place place) {
        return switch (place.kind()) {
            case SUBNET -> network.subnets().get(place.index()).toString();
            case FRONTEND ->
                "load balancer " + network.frontends().get(place.index()).name();
            case SITE -> "site " + siteName(place.index());
            case ON_PREMISES -> "on-premises";
            case INTERNET -> "the internet";
            case NOWHERE -> "nobody's address";
        };
    }

    private String siteName(int index) {
        return network.sites().get(index).name();
    }

    // ---- the three kinds of sources

    private End fromSubnet(Subnet subnet) {
        itinerary.hop(subnet.name());
        Optional<End> denied = itinerary.filterOutbound(subnet);
        if (denied.isPresent()) {
            return denied.get();
        }
        String at = subnet.toString();
        if (!subnet.routes().known() && !to.is(Place.Kind.NOWHERE) && isInternal()) {
            itinerary.unknownRoutes(subnet);
            return isInside() ? deliverInside() : itinerary.delivered(name(to));
        }
        RouteChoice choice = itinerary.route(at, subnet.routes(), packet.destination());
        return switch (to.kind()) {
            case SUBNET, FRONTEND ->
                choice.is(Hop.VNET_LOCAL) && isInternal()
                        ? deliverInside()
                        : itinerary.lost(at, astray(choice), "correct the user route");
            case ON_PREMISES, SITE -> toSite(subnet, choice);
            case INTERNET -> toInternet(at, choice);
            case NOWHERE ->
                itinerary.lost(at, "nobody has " + packet.destination(), "name addresses that hosts can have");
        };
    }

    /** Whether the destination is a host or a load balancer. */
    private boolean isInside() {
        return to.is(Place.Kind.SUBNET) || to.is(Place.Kind.FRONTEND);
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
        String name = name(from);
        if (!isInside()) {
            return itinerary.lost(
                    name,
                    "Azure does not pass packets on from one network outside to another",
                    "connect them directly");
        }
        Optional<PathKind> kind = state.kind(site);
        if (kind.isEmpty()) {
            return itinerary.lost(
                    name, name + " has no live circuit and no live tunnel", "give it a second way into Azure");
        }
        String way = state.way(site, kind.get());
        String gateway = kind.get().gateway();
        itinerary.hop(siteName(site));
        itinerary.hop(way);
        itinerary.hop(gateway);
        itinerary.step(new Step.Route(name, "the virtual network", way, kind.get() + " learned by the site's edge"));
        Optional<Subnet> unknown =
                network.gatewaySubnet().filter(subnet -> !subnet.routes().known());
        if (unknown.isPresent() && isInternal()) {
            itinerary.unknownRoutes(unknown.get());
            return deliverInside();
        }
        RouteChoice choice = itinerary.route(gateway, routing.gatewayTable(), packet.destination());
        return choice.is(Hop.VNET_LOCAL) && isInternal()
                ? deliverInside()
                : itinerary.lost(gateway, astray(choice), "correct the route table of GatewaySubnet");
    }

    private End fromInternet() {
        boolean open = to.is(Place.Kind.FRONTEND)
                ? network.frontends().get(to.index()).reachableFromInternet()
                : to.is(Place.Kind.SUBNET) && network.publicHosts().contains(packet.destination());
        if (!open) {
            return itinerary.lost(
                    "the internet",
                    "no public IP leads to " + packet.destination(),
                    "nothing reaches it from the internet, whatever the rules say");
        }
        itinerary.hop("internet");
        return deliverInside();
    }

    // ---- destinations

    private End toInternet(String at, RouteChoice choice) {
        if (!choice.is(Hop.INTERNET)) {
            return itinerary.lost(at, astray(choice), "only packets that leave Azure reach the internet");
        }
        itinerary.hop("internet");
        itinerary.step(new Step.Delivered("the internet"));
        return itinerary.delivered("the internet");
    }

    private End toSite(Subnet subnet, RouteChoice choice) {
        Optional<Integer> found = owner(choice, wanted == Action.ALLOW).or(() -> owner(choice, false));
        if (found.isEmpty()) {
            String reason = choice.kind().isPresent()
                    ? "the route to " + packet.destination() + " leads over " + itinerary.ways(choice)
                            + ", and that site does not have the address"
                    : astray(choice);
            return itinerary.lost(
                    subnet.toString(), reason, "let the site that has it advertise it over a way that is up");
        }
        int site = found.get();
        PathKind kind = choice.kind().orElseThrow();
        String at = "site " + siteName(site);
        itinerary.hop(kind.gateway());
        itinerary.hop(state.way(site, kind));
        itinerary.hop(siteName(site));
        itinerary.step(new Step.Delivered(at));
        Optional<End> lost = wanted == Action.ALLOW ? reply.fromSite(site, siteName(site), kind) : Optional.empty();
        return lost.orElseGet(() -> itinerary.delivered(at));
    }

    /** The first site that has the destination among those that the route leads to. */
    private Optional<Integer> owner(RouteChoice choice, boolean symmetric) {
        List<Integer> owners = routing.owners(packet.destination());
        return choice.kind().isEmpty()
                ? Optional.empty()
                : new Condition.Reaches(choice, owners, symmetric).arrival(state);
    }

    private End deliverInside() {
        if (to.is(Place.Kind.FRONTEND)) {
            return balance(network.frontends().get(to.index()));
        }
        Subnet subnet = network.subnets().get(to.index());
        itinerary.hop(subnet.name());
        return itinerary.filterInbound(subnet, packet).orElseGet(() -> arrived(subnet, List.of(to.index())));
    }

    private End balance(Frontend frontend) {
        String at = "the load balancer";
        itinerary.hop("load-balancer");
        Optional<Frontend.Rule> match = frontend.rules().stream()
                .filter(rule -> rule.matches(packet.protocol(), packet.destinationPort()))
                .findFirst();
        if (match.isEmpty()) {
            return itinerary.lost(
                    at,
                    "load balancer frontend " + frontend.name() + " has no rule for " + packet.protocol()
                            + (packet.protocol().hasPorts() ? " port " + packet.destinationPort() : ""),
                    "add a load-balancing rule");
        }
        Frontend.Rule rule = match.get();
        Optional<Packet> deciding = backendChoice.of(packet, rule);
        if (deciding.isEmpty()) {
            return itinerary.lost(at, "rule " + rule.name() + " has no backend", "put hosts into its backend pool");
        }
        Packet seen = deciding.get();
        String backend = seen.destination() + ":" + seen.destinationPort();
        itinerary.step(new Step.Balance(frontend.name(), rule.name(), backend));
        List<Integer> subnets = rule.backends().stream()
                .filter(backends -> backends.subnet() != Frontend.Backends.NOWHERE)
                .map(Frontend.Backends::subnet)
                .distinct()
                .toList();
        Optional<Subnet> subnet = rule.backends().stream()
                .filter(backends -> backends.hosts().contains(seen.destination()))
                .filter(backends -> backends.subnet() != Frontend.Backends.NOWHERE)
                .findFirst()
                .map(backends -> network.subnets().get(backends.subnet()));
        if (subnet.isEmpty()) {
            return itinerary.lost(
                    at,
                    "backend " + seen.destination() + " is no host of the virtual network",
                    "correct the backend pool");
        }
        itinerary.hop(subnet.get().name());
        return itinerary
                .filterInbound(subnet.get(), seen)
                .orElseGet(() -> arrived(subnet.get(), subnets))
                .at("backend " + backend);
    }

    /** @param repliers the subnets that may answer: behind a load balancer, every backend's */
    private End arrived(Subnet subnet, List<Integer> repliers) {
        itinerary.step(new Step.Delivered(subnet.toString()));
        if (wanted == Action.ALLOW) {
            for (int replier : repliers) {
                Optional<End> lost = reply.fromSubnet(network.subnets().get(replier));
                if (lost.isPresent()) {
                    return lost.get();
                }
            }
        }
        return itinerary.delivered(subnet.toString());
    }
}
