package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the connections of the gateways, with circuits and local network gateways. */
final class ConnectionReader {
    private static final double AZURES_ASN = 65515;

    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;
    private final Gateways gateways;
    private final CircuitMatcher circuits;
    private final SiteMatcher matcher;
    private final List<Site> sites;
    private final List<ProofInputs.Circuit> sorted;
    private final PrefixSet outsideAddresses;
    private final Scope outside;
    private final PrefixSet elsewhere;
    private final boolean steered;
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Connection, Resource> unknownWeights = new LinkedHashMap<>();

    /**
     * Prepares to read.
     *
     * @param sorted the circuits, in order of name
     * @param outside every address outside the networks
     * @param elsewhere the addresses of the networks that are not the hub
     * @param steered whether GatewaySubnet has a route table
     */
    ConnectionReader(
            Inventory inventory,
            ProofInputs inputs,
            Notes notes,
            Gateways gateways,
            CircuitMatcher circuits,
            List<Site> sites,
            List<ProofInputs.Circuit> sorted,
            PrefixSet outside,
            PrefixSet elsewhere,
            boolean steered) {
        this.elsewhere = elsewhere;
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
        this.gateways = gateways;
        this.circuits = circuits;
        this.matcher = new SiteMatcher(inventory, inputs);
        this.sites = sites;
        this.sorted = sorted;
        this.outsideAddresses = outside;
        this.outside = new Scope.Ends(outside);
        this.steered = steered;
    }

    List<Connection> read() {
        for (Resource connection : inventory.all("VirtualNetworkGatewayConnection")) {
            String type = connection.bag().text("connectionType").orElse("");
            switch (type.toLowerCase(Locale.ROOT)) {
                case "expressroute" -> circuit(connection);
                case "ipsec" -> tunnel(connection);
                case "" -> notes.unknown(connection, "connectionType", "it is left out of the proof", outside);
                default ->
                    notes.notUnderstood(
                            connection,
                            "connections of type \"" + type + "\" are not modelled",
                            type.equalsIgnoreCase("Vnet2Vnet") ? betweenNetworks(connection) : outside);
            }
        }
        unknownWeights.forEach(this::unknownWeight);
        return connections;
    }

    /** The gateway of a connection; one that is not known yet is the only one of the right kind. */
    private Optional<Resource> gateway(Resource connection, PathKind kind) {
        List<Resource> right = gateways.all(kind);
        Reference reference =
                inventory.follow(connection, connection.bag(), "virtualNetworkGateway1", "VirtualNetworkGateway");
        if (reference instanceof Reference.Found found && right.contains(found.resource())) {
            return Optional.of(found.resource());
        }
        if (reference instanceof Reference.Unknown) {
            List<Resource> candidates =
                    right.stream().filter(connection::mayDependOn).toList();
            if (candidates.size() == 1) {
                return Optional.of(candidates.get(0));
            }
            notes.unknown(connection, "its gateway", "the connection is left out", outside);
            return Optional.empty();
        }
        notes.notUnderstood(
                connection,
                "its gateway is not in the stack; the connection is left out",
                reference instanceof Reference.Found || isTakenInHub(right)
                        ? Scope.nothing("what ends at a gateway elsewhere passes none of this network's")
                        : outside);
        return Optional.empty();
    }

    /** A network has one gateway of a kind: where the hub has its own, another one is elsewhere. */
    private boolean isTakenInHub(List<Resource> ofTheKind) {
        return ofTheKind.stream()
                .flatMap(resource -> gateways.of(resource).stream())
                .anyMatch(gateway -> gateway.network() == 0);
    }

    /** Where both ends are among the resources, they join those networks; with BGP, or else, also what is behind them. */
    private Scope betweenNetworks(Resource connection) {
        boolean both = Stream.of("virtualNetworkGateway1", "virtualNetworkGateway2")
                .map(end -> inventory.follow(connection, connection.bag(), end, "VirtualNetworkGateway"))
                .allMatch(Reference.Found.class::isInstance);
        boolean teaches = connection.bag().mayBe("enableBgp");
        return both && !teaches && !elsewhere.isEmpty() ? new Scope.Ends(elsewhere) : outside;
    }

    private static int weight(Resource connection) {
        return connection.bag().number("routingWeight").map(Double::intValue).orElse(0);
    }

    // ---- circuits

    private void circuit(Resource resource) {
        Optional<Resource> at = gateway(resource, PathKind.EXPRESS_ROUTE);
        Optional<Gateway> gateway = at.flatMap(gateways::of);
        if (gateway.isEmpty()) {
            return;
        }
        Optional<String> name = circuits.of(resource);
        if (name.isEmpty()) {
            connections.add(new Connection(
                    connections.size(),
                    PathKind.EXPRESS_ROUTE,
                    "circuit of " + resource.name(),
                    gateway.get().index(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    true,
                    weight(resource),
                    false));
            notes.notUnderstood(
                    resource,
                    "its circuit is none that the configuration declares",
                    circuits.isUnknown(resource)
                            ? outside
                            : gateway.get().network() == 0
                                    ? new Scope.Behind(connections.size() - 1)
                                    : Scope.nothing("it brings nothing to the network that is proved"));
            fastPath(resource, connections.get(connections.size() - 1));
            return;
        }
        int index = 0;
        while (!sorted.get(index).name().equals(name.get())) {
            index++;
        }
        int circuit = index;
        boolean twice = connections.stream()
                .anyMatch(other -> other.circuit().equals(OptionalInt.of(circuit))
                        && other.gateway() == gateway.get().index());
        if (twice) {
            return;
        }
        List<Offer> offers = new ArrayList<>();
        for (Site site : sites) {
            if (site.circuits().contains(circuit)) {
                offers.add(new Offer(OptionalInt.of(site.index()), input(site).advertisedOverExpressRoute()));
            }
        }
        Connection connection = new Connection(
                connections.size(),
                PathKind.EXPRESS_ROUTE,
                "circuit:" + name.get(),
                gateway.get().index(),
                OptionalInt.of(circuit),
                Optional.empty(),
                offers,
                List.of(),
                true,
                weight(resource),
                false);
        connections.add(connection);
        fastPath(resource, connection);
        if (resource.bag().isOpaque("routingWeight")) {
            unknownWeights.put(connection, resource);
        }
    }

    /** Of circuits that offer one prefix the weights choose: that matters where they lead to other sites, or one has FastPath. */
    private void unknownWeight(Connection connection, Resource resource) {
        List<PrefixSet> open = new ArrayList<>();
        for (Connection other : connections) {
            boolean beside = other.kind() == PathKind.EXPRESS_ROUTE
                    && other.gateway() == connection.gateway()
                    && other.index() != connection.index();
            for (Offer one : connection.offers()) {
                for (Offer another : beside ? other.offers() : List.<Offer>of()) {
                    if (steered || !one.site().equals(another.site())) {
                        List<Prefix> both = new ArrayList<>(one.prefixes());
                        both.retainAll(another.prefixes());
                        open.add(PrefixSet.of(both));
                    }
                }
            }
        }
        PrefixSet chosen = PrefixSet.unionOf(open).intersect(outsideAddresses);
        notes.unknown(
                resource,
                "routingWeight",
                chosen.isEmpty()
                        ? "it counts as 0, and no other circuit offers the same to another site"
                        : "which of the circuits that offer the same carries is left open",
                chosen.isEmpty()
                        ? Scope.nothing("whichever circuit carries leads to the same site")
                        : new Scope.Ends(chosen));
    }

    private void fastPath(Resource resource, Connection connection) {
        if (steered && resource.bag().mayBe("expressRouteGatewayBypass")) {
            notes.notUnderstood(
                    resource,
                    "FastPath bypasses the gateway and the route table of its subnet; that is not modelled",
                    new Scope.Over(connection.index()));
        }
    }

    private ProofInputs.Site input(Site site) {
        return inputs.sites().stream()
                .filter(input -> input.name().equals(site.name()))
                .findFirst()
                .orElseThrow();
    }

    // ---- tunnels

    private void tunnel(Resource resource) {
        Optional<Resource> at = gateway(resource, PathKind.VPN);
        if (at.isEmpty()) {
            return;
        }
        Gateway gateway = gateways.of(at.get()).orElseThrow();
        Bag bag = resource.bag();
        Reference reference = inventory.follow(resource, bag, "localNetworkGateway2", "LocalNetworkGateway");
        if (!(reference instanceof Reference.Found found)) {
            notes.notUnderstood(
                    resource,
                    "its local network gateway is unknown or not in the stack; the connection is left out",
                    outside);
            return;
        }
        Resource local = found.resource();
        Optional<SiteMatcher.Match> match = matcher.of(local);
        Optional<Site> site = match.flatMap(known -> sites.stream()
                .filter(it -> it.name().equals(known.site().name()))
                .findFirst());
        List<Prefix> fixed = Prefixes.of(
                local,
                local.bag().bag("localNetworkAddressSpace").orElse(Bag.EMPTY),
                "addressPrefix",
                "addressPrefixes",
                notes,
                outside);
        if (local.bag().isOpaque("localNetworkAddressSpace")) {
            notes.unknown(local, "localNetworkAddressSpace", "its static routes are left out of the proof", outside);
        }
        boolean covered = site.filter(s -> fixed.containsAll(input(s).advertisedOverVpn()))
                .isPresent();
        boolean bgp = bgp(resource, at.get(), local, covered ? Scope.BETWEEN_SITES : outside);
        Set<Prefix> offered = new LinkedHashSet<>(fixed);
        if (bgp) {
            site.ifPresent(s -> offered.addAll(input(s).advertisedOverVpn()));
        }
        Connection connection = new Connection(
                connections.size(),
                PathKind.VPN,
                "tunnel:" + site.map(Site::name).orElse(local.name()),
                gateway.index(),
                OptionalInt.empty(),
                Optional.of(match.flatMap(SiteMatcher.Match::device).orElse(local.name())),
                List.of(new Offer(
                        site.isPresent() ? OptionalInt.of(site.get().index()) : OptionalInt.empty(),
                        List.copyOf(offered))),
                fixed,
                bgp,
                weight(resource),
                insideCircuits(resource, site));
        connections.add(connection);
        if (site.isEmpty()) {
            noSite(local, connection, gateway);
        }
        noteWhatIsNotModelled(resource, connection);
    }

    /** Without BGP its prefixes are all that it draws; with BGP it may offer anything. */
    private void noSite(Resource local, Connection connection, Gateway gateway) {
        String nobodys = "it belongs to no site of the configuration; ";
        boolean mayBeOfASite = local.bag().isAnyOpaque(List.of("gatewayIpAddress", "fqdn"));
        if (connection.bgp() && gateway.network() == 0 && !mayBeOfASite) {
            notes.notUnderstood(
                    local,
                    nobodys + "what it offers over BGP, and whose packets come over its tunnel, is unknown",
                    new Scope.Behind(connection.index()));
            return;
        }
        notes.notUnderstood(
                local,
                nobodys + "what its routes draw is unknown",
                mayBeOfASite ? outside : Scope.nothing("its routes are modelled as leading nowhere that is known"));
    }

    /**
     * BGP needs the connection's flag, the gateway's, and a peer of another ASN ({@code bgp-both-flags}).
     *
     * @param open what it leaves open where it is not known
     */
    private boolean bgp(Resource connection, Resource gateway, Resource local, Scope open) {
        Optional<Bag> peer = local.bag().bag("bgpSettings");
        Optional<Double> asn = peer.flatMap(settings -> settings.number("asn"));
        Optional<Bag> own = gateway.bag().bag("bgpSettings");
        boolean opaque = connection.bag().isOpaque("enableBgp")
                || gateway.bag().isOpaque("enableBgp")
                || gateway.bag().isOpaque("bgpSettings")
                || own.filter(settings -> settings.isOpaque("asn")).isPresent()
                || local.bag().isOpaque("bgpSettings")
                || peer.filter(settings -> settings.isOpaque("asn")).isPresent();
        boolean flag = connection.bag().flag("enableBgp");
        if (opaque) {
            notes.unknown(connection, "whether it runs BGP", "what its site offers cannot be said", open);
            return flag;
        }
        boolean there = peer.isPresent() && !peer.get().values().isEmpty();
        double gatewayAsn = own.flatMap(settings -> settings.number("asn")).orElse(AZURES_ASN);
        boolean differ = asn.isEmpty() || asn.get() != gatewayAsn;
        boolean all = flag && gateway.bag().flag("enableBgp") && there && differ;
        if (!all && (flag || there)) {
            notes.add(Finding.error(
                    "bgp-both-flags",
                    connection + " does not run BGP: "
                            + (!flag
                                    ? "its enableBgp is not set"
                                    : !gateway.bag().flag("enableBgp")
                                            ? "enableBgp of " + gateway + " is not set"
                                            : !there
                                                    ? local + " has no bgpSettings"
                                                    : "both ends have the ASN " + Math.round(gatewayAsn))
                            + "; its routes are static"));
        }
        return all;
    }

    private boolean insideCircuits(Resource connection, Optional<Site> site) {
        if (connection.bag().isOpaque("useLocalAzureIpAddress")) {
            notes.unknown(
                    connection, "useLocalAzureIpAddress", "its tunnel is taken to run over the internet", outside);
        }
        boolean inside = connection.bag().flag("useLocalAzureIpAddress");
        if (inside && site.filter(s -> s.circuits().isEmpty()).isPresent()) {
            notes.notUnderstood(
                    connection,
                    "its tunnel runs inside a private peering, but its site has no circuit; it counts as down",
                    Scope.nothing("a tunnel without anything to run over is down"));
        }
        return inside;
    }

    private void noteWhatIsNotModelled(Resource resource, Connection connection) {
        Bag bag = resource.bag();
        Scope over = new Scope.Over(connection.index());
        if (bag.mayBe("usePolicyBasedTrafficSelectors") || bag.mayHave("trafficSelectorPolicies")) {
            notes.notUnderstood(resource, "its traffic selectors are not modelled", over);
        }
        if (bag.mayHave("ingressNatRules") || bag.mayHave("egressNatRules")) {
            notes.notUnderstood(
                    resource,
                    "its NAT rules are not modelled",
                    new Scope.Translated(Set.of(), Set.of(connection.index())));
        }
    }
}
