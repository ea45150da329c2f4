package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the connections of tunnels, with the local network gateways that they lead to. */
final class TunnelReader {
    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;
    private final SiteMatcher matcher;
    private final BgpReader bgp;
    private final List<Site> sites;
    private final Scope outside;
    private final List<Connection> connections;

    /**
     * Prepares to read.
     *
     * @param outside every address outside the networks
     * @param connections all that are read, this reader's among them
     */
    TunnelReader(
            Inventory inventory,
            ProofInputs inputs,
            Notes notes,
            List<Site> sites,
            Scope outside,
            List<Connection> connections) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
        this.matcher = new SiteMatcher(inventory, inputs);
        this.bgp = new BgpReader(notes);
        this.sites = sites;
        this.outside = outside;
        this.connections = connections;
    }

    /** @param at the resource of the gateway */
    void read(Resource resource, Resource at, Gateway gateway) {
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
        List<Prefix> fixed = Prefixes.of(
                local,
                local.bag().bag("localNetworkAddressSpace").orElse(Bag.EMPTY),
                "addressPrefix",
                "addressPrefixes",
                notes,
                outside);
        Optional<SiteMatcher.Match> match = matcher.of(local);
        if (local.bag().isOpaque("localNetworkAddressSpace")) {
            notes.unknown(local, "localNetworkAddressSpace", "its static routes are left out of the proof", outside);
        } else if (match.isEmpty()) {
            match = matcher.besideDeclared(local, fixed);
            match.ifPresent(known -> assumeFurther(local, known.site().name()));
        }
        Optional<Site> site = match.flatMap(known -> sites.stream()
                .filter(it -> it.name().equals(known.site().name()))
                .findFirst());
        boolean covered = site.filter(
                        s -> fixed.containsAll(inputs.site(s.name()).advertisedOverVpn()))
                .isPresent();
        boolean runsBgp = bgp.runs(resource, at, local, covered ? Scope.BETWEEN_SITES : outside);
        Set<Prefix> offered = new LinkedHashSet<>(fixed);
        if (runsBgp) {
            site.ifPresent(s -> offered.addAll(inputs.site(s.name()).advertisedOverVpn()));
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
                runsBgp,
                ConnectionReader.weight(resource),
                insideCircuits(resource, site));
        connections.add(connection);
        if (site.isEmpty()) {
            noSite(local, connection);
        }
        noteWhatIsNotModelled(resource, connection);
    }

    /** Without BGP its prefixes are all that it draws; with BGP it may offer anything. */
    private void noSite(Resource local, Connection connection) {
        String nobodys = "it belongs to no site of the configuration; ";
        boolean mayBeOfASite = local.bag().isAnyOpaque(List.of("gatewayIpAddress", "fqdn"));
        if (connection.bgp() && !mayBeOfASite) {
            notes.notUnderstood(
                    local,
                    nobodys
                            + "what it offers over BGP, and whose packets come over its tunnel, is unknown until its device"
                            + address(local)
                            + " is declared, with its site's others under `vpnDevices` or at a site of its own",
                    new Scope.Behind(connection.index()));
            return;
        }
        notes.notUnderstood(
                local,
                nobodys + "what its routes draw is unknown",
                mayBeOfASite ? outside : Scope.nothing("its routes are modelled as leading nowhere that is known"));
    }

    private void assumeFurther(Resource local, String site) {
        notes.notUnderstood(
                local,
                "it is taken for a further device of site " + site
                        + ", which is the only one, and has its AS number and the address of"
                        + " its BGP peer; to be sure, declare the device" + address(local) + " under `vpnDevices`",
                Scope.nothing("a further device of the only site is an assumption, which verify lists"));
    }

    private static String address(Resource local) {
        return local.bag()
                .text("gatewayIpAddress")
                .or(() -> local.bag().text("fqdn"))
                .map(address -> " (" + address + ")")
                .orElse("");
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
