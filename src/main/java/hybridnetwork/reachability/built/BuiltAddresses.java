package hybridnetwork.reachability.built;

import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.Prefixes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.reachability.reading.SubnetBags;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R1 to R12: the address plan of every network, and the gateways' subnet. */
final class BuiltAddresses {
    private static final int HEADROOM = 3;

    /** Kinds that are in a subnet, by the property whose parts say which. */
    private static final Map<String, String> PLACED = Map.of(
            "NetworkInterface", "ipConfigurations",
            "LoadBalancer", "frontendIPConfigurations",
            "ApplicationGateway", "gatewayIPConfigurations",
            "AzureFirewall", "ipConfigurations",
            "BastionHost", "ipConfigurations");

    private final Registered on;

    BuiltAddresses(Registered on) {
        this.on = on;
    }

    void note() {
        for (Resource network : on.networks()) {
            space(network);
            subnets(network);
            on.gatewaySubnet(network).ifPresent(subnet -> gatewaySubnet(network, subnet));
        }
        gatewaySubnetName();
        dedicated();
        PLACED.forEach((kind, parts) ->
                on.all(kind).forEach(resource -> resource.bag().bags(parts).forEach(part -> address(resource, part))));
    }

    private record Named(String name, Prefix prefix) {
        @Override
        public String toString() {
            return name + " (" + prefix + ")";
        }
    }

    private void space(Resource network) {
        List<Named> all = new ArrayList<>();
        for (Prefix prefix : Prefixes.space(network)) {
            all.add(new Named("address prefix", prefix));
            ReservedAddresses.FORBIDDEN.keySet().stream()
                    .sorted()
                    .filter(prefix::overlaps)
                    .forEach(range -> on.error(
                            "vnet-forbidden-ranges",
                            network + " has " + prefix + ", which holds " + range + " ("
                                    + ReservedAddresses.FORBIDDEN.get(range) + "): Azure refuses it"));
            bounds(network + "'s address prefix", prefix);
        }
        overlaps(all)
                .forEach(pair -> on.error("no-overlap-all-spaces", "two prefixes of " + network + " overlap: " + pair));
    }

    private void subnets(Resource network) {
        List<Prefix> space = Prefixes.space(network);
        List<Named> all = new ArrayList<>();
        for (SubnetBags.Named subnet : on.subnets(network)) {
            for (Prefix prefix : Prefixes.known(subnet.bag())) {
                all.add(new Named(subnet.name(), prefix));
                bounds("subnet " + subnet.name() + " of " + network, prefix);
                if (!space.isEmpty() && space.stream().noneMatch(it -> it.contains(prefix))) {
                    on.error(
                            "subnet-prefix-bounds",
                            "subnet " + subnet.name() + " (" + prefix + ") is outside the address space of " + network);
                }
            }
        }
        overlaps(all)
                .forEach(pair -> on.error("subnet-prefix-bounds", "two subnets of " + network + " overlap: " + pair));
    }

    private void bounds(String what, Prefix prefix) {
        if (prefix.length() < NetworkLimits.SHORTEST_SUBNET || prefix.length() > NetworkLimits.LONGEST_SUBNET) {
            on.error("subnet-prefix-bounds", what + " is " + prefix + ": Azure takes /2 to /29");
        }
    }

    /** Pairs of prefixes of which one is in the other, each with the nearest before it. */
    private static List<String> overlaps(List<Named> all) {
        List<Named> sorted =
                all.stream().sorted(Comparator.comparing(Named::prefix)).toList();
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).prefix().overlaps(sorted.get(i).prefix())) {
                pairs.add(sorted.get(i - 1) + " and " + sorted.get(i));
            }
        }
        return pairs;
    }

    private void gatewaySubnet(Resource network, SubnetBags.Named subnet) {
        List<Prefix> prefixes = Prefixes.known(subnet.bag());
        Optional<Prefix> largest = prefixes.stream().min(Comparator.comparingInt(Prefix::length));
        List<Resource> expressRoute = on.gateways(Registered.EXPRESS_ROUTE, network);
        List<Resource> vpn = on.gateways(Registered.VPN, network);
        if (largest.isEmpty()) {
            return;
        }
        int length = largest.get().length();
        if (!expressRoute.isEmpty() && !vpn.isEmpty() && length > NetworkLimits.GATEWAYS_FIT) {
            on.error(
                    "gw-subnet-min-prefix-coexist",
                    "GatewaySubnet of " + network + " is " + largest.get()
                            + ": an ExpressRoute and a VPN gateway need a /27 or larger");
        }
        long circuits = expressRoute.stream()
                .mapToLong(gateway ->
                        on.connections(gateway, Registered.EXPRESS_ROUTE).size())
                .sum();
        if (circuits >= NetworkLimits.MANY_CIRCUITS && length > NetworkLimits.MANY_CIRCUITS_FIT) {
            on.error(
                    "gw-subnet-16-circuits",
                    "GatewaySubnet of " + network + " is " + largest.get() + " with " + circuits
                            + " circuits connected: 16 need a /26 or larger");
        }
        long configurations = new ArrayList<>(expressRoute)
                        .stream()
                                .mapToLong(gateway ->
                                        gateway.bag().bags("ipConfigurations").size())
                                .sum()
                + vpn.stream()
                        .mapToLong(gateway ->
                                gateway.bag().bags("ipConfigurations").size())
                        .sum();
        long free = PrefixSet.unionOf(prefixes.stream().map(Prefix::usableHosts).toList())
                        .size()
                - configurations;
        if (free < HEADROOM) {
            on.warning(
                    "gw-subnet-headroom",
                    "GatewaySubnet of " + network + " has " + Math.max(0, free)
                            + " unused addresses: a migration of a SKU or a public IP needs 3");
        }
        if (!subnet.bag().bags("delegations").isEmpty()) {
            on.error("gw-subnet-dedicated", "GatewaySubnet of " + network + " is delegated: it is for gateways alone");
        }
    }

    private void gatewaySubnetName() {
        for (Resource gateway : on.all("VirtualNetworkGateway")) {
            Registered.subnetIds(gateway, "ipConfigurations").stream()
                    .map(ArmId::name)
                    .filter(name -> !name.equalsIgnoreCase(Subnet.GATEWAY_SUBNET))
                    .findFirst()
                    .ifPresent(name -> on.error(
                            "gw-subnet-name",
                            gateway + " is in subnet " + name + ": a gateway's subnet is called GatewaySubnet"));
        }
    }

    private void dedicated() {
        PLACED.forEach((kind, parts) -> {
            for (Resource resource : on.all(kind)) {
                if (Registered.subnetIds(resource, parts).stream().anyMatch(BuiltAddresses::isGatewaySubnet)) {
                    stranger(resource);
                }
            }
        });
        for (Resource endpoint : on.all("PrivateEndpoint")) {
            boolean here = endpoint.bag()
                    .bag("subnet")
                    .flatMap(subnet -> subnet.text("id"))
                    .filter(BuiltAddresses::isGatewaySubnet)
                    .isPresent();
            if (here) {
                stranger(endpoint);
            }
        }
    }

    private void stranger(Resource resource) {
        on.error("gw-subnet-dedicated", resource + " is in GatewaySubnet, which is for gateways alone: move it");
    }

    private static boolean isGatewaySubnet(String id) {
        return ArmId.name(id).equalsIgnoreCase(Subnet.GATEWAY_SUBNET);
    }

    /** A static address that Azure keeps, or that is not in the subnet of its owner. */
    private void address(Resource resource, Bag part) {
        Optional<Ipv4> address = part.text("privateIPAddress").flatMap(Ipv4::tryParse);
        Optional<String> id = part.bag("subnet").flatMap(subnet -> subnet.text("id"));
        if (address.isEmpty() || id.isEmpty()) {
            return;
        }
        for (Resource network : on.networks()) {
            if (network.mayContain(id.get(), "virtualNetworks")) {
                on.subnets(network).stream()
                        .filter(subnet -> subnet.name().equalsIgnoreCase(ArmId.name(id.get())))
                        .findFirst()
                        .ifPresent(subnet -> address(resource, subnet, address.get()));
                return;
            }
        }
    }

    private void address(Resource resource, SubnetBags.Named subnet, Ipv4 address) {
        List<Prefix> prefixes = Prefixes.known(subnet.bag());
        Optional<Prefix> holding =
                prefixes.stream().filter(prefix -> prefix.contains(address)).findFirst();
        if (holding.isPresent() && !holding.get().usableHosts().contains(address)) {
            on.error(
                    "subnet-reserved-five",
                    resource + " has " + address + ", which Azure reserves in subnet " + subnet.name() + " ("
                            + holding.get() + ")");
        }
        if (holding.isEmpty() && !prefixes.isEmpty() && resource.kind().equals("LoadBalancer")) {
            on.error(
                    "lb-standard-zonal-address",
                    resource + " has " + address + ", which is not in its subnet " + subnet.name());
        }
    }
}
