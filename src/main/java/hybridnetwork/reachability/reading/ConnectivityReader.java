package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Bag;
import hybridnetwork.reachability.Carrier;
import hybridnetwork.reachability.Frontend;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.Network.Circuit;
import hybridnetwork.reachability.Network.Gateways;
import hybridnetwork.reachability.Network.Site;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Space;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads gateways, connections and local network gateways: the ways between the sites and the virtual network. */
public final class ConnectivityReader {
    private static final Set<String> GATEWAY_TYPES = Set.of("expressroute", "vpn");

    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;
    private final CircuitMatcher circuits;
    private final SiteMatcher sites;
    private final IdentityHashMap<Resource, List<Prefix>> localPrefixes = new IdentityHashMap<>();

    /** What the tunnels to one local network gateway's site, or to one of no known site, have in common. */
    private static final class Tunnel {
        final Set<Prefix> offered = new LinkedHashSet<>();
        boolean withoutBgp;
        boolean onlyOverCircuits = true;
    }

    public ConnectivityReader(Inventory inventory, ProofInputs inputs, Notes notes) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
        this.circuits = new CircuitMatcher(inventory, inputs, notes);
        this.sites = new SiteMatcher(inventory, inputs);
    }

    public Network read(
            String name, List<Prefix> space, List<Subnet> subnets, List<Frontend> frontends, PrefixSet publicHosts) {
        noteOtherGateways();
        Optional<Resource> erGateway = gateway("ExpressRoute");
        Optional<Resource> vpnGateway = gateway("Vpn");
        vpnGateway.ifPresent(this::noteWhatIsNotModelled);
        erGateway
                .filter(gateway -> gateway.bag().mayBe("allowRemoteVnetTraffic")
                        || gateway.bag().mayBe("allowVirtualWanTraffic"))
                .ifPresent(gateway -> notes.notUnderstood(
                        gateway, "it lets other virtual networks in over the circuit; they are not modelled"));
        Map<String, Tunnel> tunnels = new TreeMap<>();
        Set<String> connected = new LinkedHashSet<>();
        for (Resource connection : inventory.all("VirtualNetworkGatewayConnection")) {
            String type = connection.bag().text("connectionType").orElse("");
            if (type.equalsIgnoreCase("ExpressRoute") && leadsTo(connection, erGateway)) {
                circuits.of(connection).ifPresent(connected::add);
                noteFastPath(connection, subnets);
            } else if (type.equalsIgnoreCase("IPsec") && leadsTo(connection, vpnGateway)) {
                readTunnel(connection, tunnels);
            } else if (connection.bag().isOpaque("connectionType")) {
                notes.unknown(connection, "connectionType", "it is left out of the proof", Doubt.OUTSIDE);
            } else if (!type.equalsIgnoreCase("ExpressRoute") && !type.equalsIgnoreCase("IPsec")) {
                notes.notUnderstood(connection, "connections of type \"" + type + "\" are not modelled");
            }
        }
        List<Circuit> circuitList = inputs.circuits().stream()
                .sorted(Comparator.comparing(ProofInputs.Circuit::name))
                .map(circuit -> circuits.describe(circuit, connected.contains(circuit.name())))
                .toList();
        List<Carrier> carriers = new ArrayList<>();
        List<Site> siteList = new ArrayList<>();
        List<ProofInputs.Site> sorted = inputs.sites().stream()
                .sorted(Comparator.comparing(ProofInputs.Site::name))
                .toList();
        for (ProofInputs.Site site : sorted) {
            siteList.add(site(site, siteList.size(), circuitList, tunnels, carriers));
        }
        tunnels.forEach((key, tunnel) -> {
            if (key.startsWith(SiteMatcher.STRANGER)) {
                String stranger = key.substring(SiteMatcher.STRANGER.length());
                boolean taken =
                        inputs.sites().stream().anyMatch(site -> site.name().equals(stranger));
                String gateway = taken ? stranger + " (of no site)" : stranger;
                carriers.add(new Carrier(
                        carriers.size(), PathKind.VPN, Carrier.NO_SITE, gateway, List.copyOf(tunnel.offered), false));
            }
        });
        Gateways gateways = new Gateways(
                erGateway.isPresent(),
                vpnGateway.map(ConnectivityReader::instances).orElse(0),
                vpnGateway.flatMap(VpnCapacity::mbps));
        return new Network(
                name,
                space,
                subnets,
                frontends,
                publicHosts,
                gateways,
                siteList,
                circuitList,
                carriers,
                tags(space),
                notes.doubts());
    }

    /** While it is not known how many there are, two: that each of them fails alone changes nothing. */
    private static int instances(Resource vpnGateway) {
        Bag bag = vpnGateway.bag();
        return bag.flag("activeActive") || bag.isOpaque("activeActive") ? 2 : 1;
    }

    private void noteFastPath(Resource connection, List<Subnet> subnets) {
        boolean steered = subnets.stream()
                .anyMatch(s -> s.isGatewaySubnet() && !s.routes().equals(RouteTable.NONE));
        if (steered && connection.bag().mayBe("expressRouteGatewayBypass")) {
            notes.notUnderstood(
                    connection,
                    "FastPath bypasses the gateway and the route table of its subnet; the proof applies the table");
        }
    }

    private void noteWhatIsNotModelled(Resource vpnGateway) {
        Bag bag = vpnGateway.bag();
        if (bag.isOpaque("activeActive")) {
            notes.unknown(vpnGateway, "activeActive", "it is taken to have two instances");
        }
        if (bag.text("vpnType").orElse("").equalsIgnoreCase("PolicyBased")) {
            notes.notUnderstood(vpnGateway, "it is policy-based; the proof takes it for a route-based one");
        }
        if (bag.has("vpnClientConfiguration") || bag.has("customRoutes")) {
            notes.notUnderstood(vpnGateway, "clients that connect to it, and custom routes, are not modelled");
        }
        if (bag.has("gatewayDefaultSite")) {
            notes.notUnderstood(vpnGateway, "its default site draws the internet's traffic; that is not modelled");
        }
        if (bag.mayHave("natRules")) {
            notes.notUnderstood(vpnGateway, "its NAT rules are not modelled");
        }
    }

    private void noteOtherGateways() {
        for (Resource gateway : inventory.all("VirtualNetworkGateway")) {
            Optional<String> known = gateway.bag().text("gatewayType");
            if (known.isEmpty()) {
                notes.unknown(gateway, "gatewayType", "it is left out of the proof", Doubt.OUTSIDE);
            } else if (!GATEWAY_TYPES.contains(known.get().toLowerCase(Locale.ROOT))) {
                notes.notUnderstood(
                        gateway,
                        "gateways of type \"" + known.get() + "\" are not modelled; it is left out of the proof");
            }
        }
    }

    private Optional<Resource> gateway(String type) {
        List<Resource> all = inventory.all("VirtualNetworkGateway").stream()
                .filter(gateway -> gateway.bag().text("gatewayType").orElse("").equalsIgnoreCase(type))
                .toList();
        all.stream()
                .skip(1)
                .forEach(gateway -> notes.notUnderstood(gateway, "a second gateway of its type is not modelled"));
        return all.stream().findFirst();
    }

    private boolean leadsTo(Resource connection, Optional<Resource> gateway) {
        Reference reference =
                inventory.follow(connection, connection.bag(), "virtualNetworkGateway1", "VirtualNetworkGateway");
        if (reference instanceof Reference.Found found && gateway.equals(Optional.of(found.resource()))) {
            return true;
        }
        // Both gateways of the stack may be among the dependencies, but only one is of the right type.
        if (reference instanceof Reference.Unknown) {
            if (gateway.filter(connection::mayDependOn).isPresent()) {
                return true;
            }
            notes.doubt(connection, "its gateway", Doubt.OUTSIDE);
        }
        notes.notUnderstood(connection, "its gateway is not in the stack; the connection is left out");
        return false;
    }

    private void readTunnel(Resource connection, Map<String, Tunnel> tunnels) {
        Bag bag = connection.bag();
        if (bag.mayBe("usePolicyBasedTrafficSelectors") || bag.mayHave("trafficSelectorPolicies")) {
            notes.notUnderstood(connection, "its traffic selectors are not modelled");
        }
        if (bag.mayHave("ingressNatRules") || bag.mayHave("egressNatRules")) {
            notes.notUnderstood(connection, "its NAT rules are not modelled");
        }
        Reference reference = inventory.follow(connection, bag, "localNetworkGateway2", "LocalNetworkGateway");
        if (!(reference instanceof Reference.Found found)) {
            notes.notUnderstood(
                    connection, "its local network gateway is unknown or not in the stack; the connection is left out");
            notes.doubt(connection, "its local network gateway", Doubt.OUTSIDE);
            return;
        }
        Resource local = found.resource();
        Optional<ProofInputs.Site> site = sites.of(local);
        if (site.isEmpty()) {
            notes.notUnderstood(local, "it belongs to no site of the configuration; what its routes attract is lost");
            if (local.bag().isAnyOpaque(List.of("gatewayIpAddress", "fqdn"))) {
                notes.doubt(local, "the address of its device", Doubt.OUTSIDE);
            }
        }
        String key = site.map(ProofInputs.Site::name).orElse(SiteMatcher.STRANGER + local.name());
        Tunnel tunnel = tunnels.computeIfAbsent(key, k -> new Tunnel());
        List<Prefix> fixed = localPrefixes(local);
        tunnel.offered.addAll(fixed);
        tunnel.onlyOverCircuits &= isOverCircuits(connection, site);
        if (bag.isOpaque("enableBgp")) {
            notes.unknown(connection, "enableBgp", "its routes are taken to be static");
            if (site.map(s -> !fixed.containsAll(s.advertisedOverVpn())).orElse(false)) {
                notes.doubt(connection, "enableBgp", Doubt.OUTSIDE);
            }
        }
        if (bag.flag("enableBgp")) {
            site.ifPresent(s -> tunnel.offered.addAll(s.advertisedOverVpn()));
        } else {
            tunnel.withoutBgp = true;
        }
    }

    private boolean isOverCircuits(Resource connection, Optional<ProofInputs.Site> site) {
        if (connection.bag().isOpaque("useLocalAzureIpAddress")) {
            notes.unknown(
                    connection,
                    "useLocalAzureIpAddress",
                    "its tunnel is taken to run over the internet",
                    Doubt.OUTSIDE);
        }
        boolean over = connection.bag().flag("useLocalAzureIpAddress");
        boolean withCircuit = inputs.circuits().stream()
                .anyMatch(circuit ->
                        site.filter(s -> circuit.sites().contains(s.name())).isPresent());
        if (over && site.isPresent() && !withCircuit) {
            notes.notUnderstood(
                    connection,
                    "its tunnel runs inside a private peering, but its site has no circuit; it counts as down");
        }
        return over;
    }

    private List<Prefix> localPrefixes(Resource local) {
        return localPrefixes.computeIfAbsent(local, this::readLocalPrefixes);
    }

    private List<Prefix> readLocalPrefixes(Resource local) {
        if (local.bag().isOpaque("localNetworkAddressSpace")) {
            notes.unknown(
                    local, "localNetworkAddressSpace", "its static routes are left out of the proof", Doubt.OUTSIDE);
        }
        return Space.prefixes(
                local,
                local.bag().bag("localNetworkAddressSpace").orElse(Bag.EMPTY),
                "addressPrefix",
                "addressPrefixes",
                notes,
                Doubt.OUTSIDE);
    }

    private Site site(
            ProofInputs.Site site,
            int index,
            List<Circuit> circuitList,
            Map<String, Tunnel> tunnels,
            List<Carrier> carriers) {
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < circuitList.size(); i++) {
            String circuit = circuitList.get(i).name();
            boolean uses = inputs.circuits().stream()
                    .anyMatch(c -> c.name().equals(circuit) && c.sites().contains(site.name()));
            if (uses) {
                used.add(i);
            }
        }
        int expressRoute = Site.NONE;
        if (!used.isEmpty()) {
            expressRoute = carriers.size();
            carriers.add(new Carrier(
                    expressRoute, PathKind.EXPRESS_ROUTE, index, site.name(), site.advertisedOverExpressRoute(), true));
        }
        int vpn = Site.NONE;
        Tunnel tunnel = tunnels.get(site.name());
        if (tunnel != null) {
            vpn = carriers.size();
            carriers.add(new Carrier(
                    vpn, PathKind.VPN, index, site.name(), List.copyOf(tunnel.offered), tunnel.onlyOverCircuits));
        }
        return new Site(
                site.name(),
                site.addressPrefixes(),
                PrefixSet.of(site.addressPrefixes()),
                List.copyOf(used),
                expressRoute,
                vpn,
                tunnel != null && tunnel.withoutBgp);
    }

    private Tags tags(List<Prefix> space) {
        List<Prefix> prefixes = new ArrayList<>(space);
        for (ProofInputs.Site site : inputs.sites()) {
            prefixes.addAll(site.addressPrefixes());
            prefixes.addAll(site.advertisedOverExpressRoute());
            prefixes.addAll(site.advertisedOverVpn());
        }
        // A local network gateway that no connection uses makes no route, but it counts in the tag VirtualNetwork.
        inventory.all("LocalNetworkGateway").forEach(local -> prefixes.addAll(localPrefixes(local)));
        return Tags.of(prefixes);
    }
}
