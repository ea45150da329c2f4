package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the gateways of every network. */
final class Gateways {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final List<String> names;
    private final PrefixSet outside;
    private final Map<Resource, Gateway> byResource = new LinkedHashMap<>();

    /**
     * Prepares to read.
     *
     * @param networks the hub first
     * @param names of the networks, as ends and outages name them
     * @param outside every address outside the networks
     */
    Gateways(Inventory inventory, Notes notes, List<Resource> networks, List<String> names, PrefixSet outside) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = networks;
        this.names = names;
        this.outside = outside;
    }

    List<Gateway> read(RouteTableReader tables) {
        Map<Resource, Integer> places = new LinkedHashMap<>();
        for (Resource gateway : inventory.all("VirtualNetworkGateway")) {
            if (kind(gateway).isPresent()) {
                network(gateway).ifPresent(network -> places.put(gateway, network));
            }
        }
        GatewaySubnets subnets = new GatewaySubnets(inventory, notes, networks, tables);
        boolean several = places.values().stream().distinct().count() > 1;
        places.forEach((gateway, network) -> add(gateway, network, several, subnets));
        for (int network = 0; network < networks.size(); network++) {
            subnets.noteGroup(network, new Scope.Gateways(indexes(network)));
        }
        places.values().stream()
                .distinct()
                .forEach(network -> subnets.noteUnknownTable(network, new Scope.MayBeDown(indexes(network))));
        return List.copyOf(byResource.values());
    }

    private Set<Integer> indexes(int network) {
        return byResource.values().stream()
                .filter(gateway -> gateway.network() == network)
                .map(Gateway::index)
                .collect(Collectors.toSet());
    }

    /** The gateway of a resource. */
    Optional<Gateway> of(Resource resource) {
        return Optional.ofNullable(byResource.get(resource));
    }

    /** The resources that are gateways of a kind. */
    List<Resource> all(PathKind kind) {
        return byResource.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<PathKind> kind(Resource gateway) {
        Optional<String> known = gateway.bag().text("gatewayType");
        if (known.isEmpty()) {
            notes.unknown(gateway, "gatewayType", "it is left out of the proof", new Scope.Ends(outside));
            return Optional.empty();
        }
        return switch (known.get().toLowerCase(Locale.ROOT)) {
            case "expressroute" -> Optional.of(PathKind.EXPRESS_ROUTE);
            case "vpn" -> Optional.of(PathKind.VPN);
            default -> {
                notes.notUnderstood(
                        gateway,
                        "gateways of type \"" + known.get() + "\" are not modelled; it is left out of the proof",
                        new Scope.Ends(outside));
                yield Optional.empty();
            }
        };
    }

    /** The index of the network that a gateway is in; one that is not known yet is the only one that it depends on. */
    private Optional<Integer> network(Resource gateway) {
        List<String> ids = gateway.bag().bags("ipConfigurations").stream()
                .flatMap(configuration -> configuration.bag("subnet").stream())
                .flatMap(subnet -> subnet.text("id").stream())
                .toList();
        for (int i = 0; i < networks.size(); i++) {
            Resource network = networks.get(i);
            if (ids.stream().anyMatch(id -> network.mayContain(id, "virtualNetworks"))) {
                return Optional.of(i);
            }
        }
        if (ids.isEmpty()) {
            int[] candidates = IntStream.range(0, networks.size())
                    .filter(i -> gateway.mayMean(networks.get(i)))
                    .toArray();
            if (candidates.length == 1 || (networks.size() == 1 && !gateway.isOfTemplate())) {
                return Optional.of(candidates.length == 1 ? candidates[0] : 0);
            }
        }
        notes.notUnderstood(
                gateway,
                "its virtual network is not among the resources; it is left out",
                ids.isEmpty()
                        ? new Scope.Ends(outside)
                        : Scope.nothing("a gateway serves no other network but by a peering, which is noted"));
        return Optional.empty();
    }

    private void add(Resource resource, int network, boolean several, GatewaySubnets subnets) {
        PathKind kind = kind(resource).orElseThrow();
        boolean second = byResource.values().stream()
                .anyMatch(gateway -> gateway.kind() == kind && gateway.network() == network);
        if (second) {
            notes.notUnderstood(
                    resource, "a second gateway of its type in one network is not modelled", new Scope.Ends(outside));
            return;
        }
        String name = (kind == PathKind.VPN ? "vpn-gateway" : "er-gateway") + (several ? "@" + names.get(network) : "");
        Gateway gateway = new Gateway(
                byResource.size(),
                kind,
                name,
                network,
                kind == PathKind.VPN ? instances(resource) : 0,
                subnets.work(network),
                kind == PathKind.VPN ? VpnCapacity.mbps(resource) : Optional.empty());
        byResource.put(resource, gateway);
        noteWhatIsNotModelled(resource, gateway);
    }

    /** While it is not known how many there are, two: that each of them fails alone changes nothing. */
    private int instances(Resource gateway) {
        Bag bag = gateway.bag();
        if (bag.isOpaque("activeActive")) {
            notes.unknown(
                    gateway,
                    "activeActive",
                    "it is taken to have two instances",
                    Scope.nothing("the loss of one instance changes nothing either way"));
        }
        return bag.flag("activeActive") || bag.isOpaque("activeActive") ? 2 : 1;
    }

    // ---- what is not modelled

    private void noteWhatIsNotModelled(Resource resource, Gateway gateway) {
        Bag bag = resource.bag();
        Scope passing = new Scope.Gateways(Set.of(gateway.index()));
        if (gateway.kind() == PathKind.EXPRESS_ROUTE) {
            if (bag.mayBe("allowRemoteVnetTraffic") || bag.mayBe("allowVirtualWanTraffic")) {
                notes.notUnderstood(
                        resource,
                        "it lets other virtual networks in over the circuit; they are not modelled",
                        new Scope.Ends(outside));
            }
            return;
        }
        if (bag.text("vpnType").orElse("").equalsIgnoreCase("PolicyBased")) {
            notes.notUnderstood(resource, "it is policy-based, and its selectors are not modelled", passing);
        }
        if (bag.has("vpnClientConfiguration")) {
            clients(resource, bag);
        }
        if (bag.has("gatewayDefaultSite")) {
            notes.notUnderstood(
                    resource,
                    "its default site draws the internet's traffic; that is not modelled",
                    new Scope.Ends(outside));
        }
        if (bag.mayHave("natRules")) {
            notes.notUnderstood(
                    resource,
                    "its NAT rules are not modelled",
                    new Scope.Translated(Set.of(gateway.index()), Set.of()));
        }
    }

    private void clients(Resource resource, Bag bag) {
        Optional<Bag> pool = bag.bag("vpnClientConfiguration").flatMap(it -> it.bag("vpnClientAddressPool"));
        PrefixSet addresses = PrefixSet.of(pool.map(it ->
                        Prefixes.of(resource, it, "addressPrefix", "addressPrefixes", notes, new Scope.Ends(outside)))
                .orElse(List.of()));
        notes.notUnderstood(
                resource,
                "clients that connect to it are not modelled",
                new Scope.Ends(pool.isPresent() ? addresses : outside));
    }
}
