package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.Severity;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.limits.ReservedAddresses;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** R1 to R11: the virtual network's own addresses. */
final class AddressPlan {
    private static final String ONE_MISTAKE =
            "hybrid-network:network:\n  addressSpace: [10.20.0.0/16]\n  gatewaySubnet: %s\n  subnets: { internal: %s }";

    private AddressPlan() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R1", "gw-subnet-name", "the gateways' subnet is called `GatewaySubnet`", "S1 S21")
                        .byConstruction("the program names it so; the configuration only gives its prefix"),
                Rule.error(
                                "R2",
                                "gw-subnet-min-prefix-coexist",
                                "GatewaySubnet is a /27 or larger, so that both gateways fit, or the ExpressRoute gateway"
                                        + " that comes later",
                                "S6 S7 S3 S52")
                        .example(
                                ONE_MISTAKE.formatted("10.20.255.240/28", "10.20.1.0/24"),
                                "use a /27 at the upper end of the address space")
                        .check(AddressPlan::bothGatewaysFit),
                Rule.error(
                                "R3",
                                "gw-subnet-16-circuits",
                                "GatewaySubnet is a /26 or larger where 16 circuits are connected",
                                "S1 S3")
                        .example("gatewaySubnet: 10.20.255.224/27   # and 16 entries in circuits", "use a /26")
                        .check(AddressPlan::manyCircuitsFit),
                Rule.warning(
                                "R4",
                                "gw-subnet-headroom",
                                "GatewaySubnet keeps three unused addresses for migrations of SKU and public IP",
                                "S26 S4")
                        .byConstruction("a /27, the least that R2 allows, has 27 usable addresses for two gateways"),
                Rule.warning(
                                "R5",
                                "gw-subnet-upper-end",
                                "GatewaySubnet is the last block of an address prefix, so that the space below stays whole",
                                "S52")
                        .example(
                                ONE_MISTAKE.formatted("10.20.0.0/27", "10.20.1.0/24"),
                                "move it to the last block of its size")
                        .check(AddressPlan::gatewaysAreAtTheEnd),
                Rule.error("R6", "gw-subnet-no-nsg", "GatewaySubnet has no network security group", "S1 S5")
                        .byConstruction("only workload subnets get one"),
                Rule.error(
                                "R7",
                                "gw-subnet-udr",
                                "no route table on GatewaySubnet diverts the gateways",
                                "S1 S5 S6 S36")
                        .byConstruction(
                                "it has no routes of its own: `routes` and `gatewayRoutes` are keys of other subnets"),
                Rule.error("R8", "gw-subnet-dedicated", "nothing but gateways is in GatewaySubnet", "S1 S21")
                        .byConstruction("it cannot be named as the subnet of anything else"),
                Rule.error(
                                "R9",
                                "subnet-prefix-bounds",
                                "each subnet is a /2 to /29 inside the address space, and no two overlap",
                                "S34")
                        .example(
                                ONE_MISTAKE.formatted("10.20.255.224/27", "10.21.1.0/24"),
                                "choose a free prefix inside the address space")
                        .check(AddressPlan::subnetsFit),
                Rule.error(
                                "",
                                "reserved-subnet-size",
                                "a subnet that Azure reserves the name for is as large as its service needs: a /26, a"
                                        + " route server's a /27",
                                "S67 S68 S69")
                        .example("subnets: { AzureBastionSubnet: 10.20.250.0/27 }", "write a /26 or larger")
                        .check(AddressPlan::servicesFit),
                Rule.error(
                                "R10",
                                "subnet-reserved-five",
                                "no address is used that Azure reserves: the first four and the last of each subnet",
                                "S34")
                        .example(
                                "loadBalancer: { subnet: internal, privateIpAddress: 10.20.1.3 }   # in 10.20.1.0/24",
                                "use an address from the fifth on")
                        .check(AddressPlan::frontendIsNotReserved),
                Rule.error(
                                "R11",
                                "vnet-forbidden-ranges",
                                "the address space holds no multicast, broadcast, loopback, link-local or Azure address",
                                "S34 S41")
                        .example("addressSpace: [169.254.0.0/16]", "use private addresses, such as 10.20.0.0/16")
                        .check(AddressPlan::noForbiddenRange),
                AddressOverlaps.rule());
    }

    private static void bothGatewaysFit(Inspection on) {
        Prefix subnet = on.network().gatewaySubnet();
        if (subnet.length() > NetworkLimits.GATEWAYS_FIT) {
            boolean later = on.expressRoute().isEmpty();
            Finding finding = on.found(
                            Where.GATEWAY_SUBNET,
                            later
                                    ? "GatewaySubnet has no room for an ExpressRoute gateway beside the VPN gateway, and"
                                            + " does not grow while a gateway is in it"
                                    : on.vpn().isPresent()
                                            ? "GatewaySubnet is too small for an ExpressRoute and a VPN gateway"
                                            : "GatewaySubnet is too small for an ExpressRoute gateway")
                    .got(subnet)
                    .allowed("a /27 or larger");
            enlarge(later ? finding.severity(Severity.WARNING) : finding, on.network(), NetworkLimits.GATEWAYS_FIT);
        }
    }

    private static void manyCircuitsFit(Inspection on) {
        Prefix subnet = on.network().gatewaySubnet();
        if (subnet.length() > NetworkLimits.MANY_CIRCUITS_FIT && on.circuits().size() >= NetworkLimits.MANY_CIRCUITS) {
            enlarge(
                    on.found(Where.GATEWAY_SUBNET, "GatewaySubnet is too small for 16 circuits")
                            .got(subnet)
                            .allowed("a /26 or larger"),
                    on.network(),
                    NetworkLimits.MANY_CIRCUITS_FIT);
        }
    }

    /** Proposes the block around the present one if it is free, else the last free one. */
    private static void enlarge(Finding finding, NetworkConfig network, int length) {
        FreeSpace free = FreeSpace.besideSubnets(network);
        Prefix around = new Prefix(network.gatewaySubnet().base().mask(length), length);
        (free.holds(around) ? Optional.of(around) : free.last(length))
                .ifPresentOrElse(
                        prefix -> finding.fix("write " + prefix),
                        () -> finding.fix("widen the address space: no /" + length + " is free in it"));
    }

    private static void gatewaysAreAtTheEnd(Inspection on) {
        Prefix subnet = on.network().gatewaySubnet();
        boolean inside = on.network().addressSpace().stream().anyMatch(space -> space.contains(subnet));
        boolean last = on.network().addressSpace().stream()
                .filter(space -> space.length() <= subnet.length())
                .anyMatch(space -> FreeSpace.lastOf(space, subnet.length()).equals(subnet));
        // Too long or outside is an error of its own, with a fix that moves it.
        if (inside && !last && subnet.length() <= NetworkLimits.GATEWAYS_FIT) {
            FreeSpace.besideSubnets(on.network())
                    .last(subnet.length())
                    .filter(prefix -> !prefix.equals(subnet))
                    .ifPresent(prefix -> on.found(
                                    Where.GATEWAY_SUBNET, "GatewaySubnet is not at the upper end of the address space")
                            .got(subnet)
                            .fix("write " + prefix + ", the last free /" + subnet.length()
                                    + "; a deployed GatewaySubnet cannot move"));
        }
    }

    private static void subnetsFit(Inspection on) {
        for (DeclaredNetwork network : on.networks()) {
            for (int i = 0; i < network.addressSpace().size(); i++) {
                Prefix space = network.addressSpace().get(i);
                bounds(on, Where.addressSpace(network).index(i), "the address prefix", space);
            }
            if (network instanceof NetworkConfig hub) {
                placed(on, hub, Where.GATEWAY_SUBNET, "GatewaySubnet", hub.gatewaySubnet());
            }
            network.prefixes().forEach((name, prefix) -> {
                String what = "subnet `" + network.end(name) + "`";
                bounds(on, Where.subnet(network, name), what, prefix);
                placed(on, network, Where.subnet(network, name), what, prefix);
            });
            disjoint(on, network);
        }
    }

    private static void servicesFit(Inspection on) {
        on.networks()
                .forEach(network -> network.prefixes()
                        .forEach((name, prefix) -> ReservedSubnet.named(name)
                                .filter(reserved -> prefix.length() > reserved.longestPrefix())
                                .ifPresent(reserved -> {
                                    Finding finding = on.found(
                                                    Where.subnet(network, name), name + " is too small for its service")
                                            .got(prefix)
                                            .allowed("a /" + reserved.longestPrefix() + " or larger");
                                    FreeSpace.besideAllSubnets(network)
                                            .last(reserved.longestPrefix())
                                            .ifPresent(room -> finding.fix("write " + room + ", which is free"));
                                })));
    }

    private static void bounds(Inspection on, ConfigPath path, String what, Prefix prefix) {
        if (prefix.length() < NetworkLimits.SHORTEST_SUBNET || prefix.length() > NetworkLimits.LONGEST_SUBNET) {
            int nearest =
                    Math.max(NetworkLimits.SHORTEST_SUBNET, Math.min(NetworkLimits.LONGEST_SUBNET, prefix.length()));
            on.found(path, what + " is too " + (prefix.length() > nearest ? "small" : "large"))
                    .got(prefix)
                    .allowed("a length from /2 to /29")
                    .fix(
                            prefix.length() > nearest
                                    ? "write " + new Prefix(prefix.base().mask(nearest), nearest)
                                    : "use private addresses, such as 10.20.0.0/16");
        }
    }

    private static void placed(Inspection on, DeclaredNetwork network, ConfigPath path, String what, Prefix prefix) {
        if (network.addressSpace().stream().noneMatch(space -> space.contains(prefix))) {
            Finding finding = on.found(path, what + " is outside the address space of " + network.inWords())
                    .got(prefix)
                    .allowed(Words.few(network.addressSpace(), 4));
            FreeSpace free = FreeSpace.besideAllSubnets(network);
            boolean gateways = path.equals(Where.GATEWAY_SUBNET);
            (gateways ? free.last(Math.min(prefix.length(), NetworkLimits.GATEWAYS_FIT)) : free.first(prefix.length()))
                    .ifPresent(room -> finding.fix("write " + room + ", which is free"));
        }
    }

    private static void disjoint(Inspection on, DeclaredNetwork network) {
        Nesting<Map.Entry<String, Prefix>> nesting = new Nesting<>(Map.Entry::getValue);
        if (network instanceof NetworkConfig hub) {
            nesting.add(Map.entry("", hub.gatewaySubnet()));
        }
        network.prefixes().entrySet().forEach(nesting::add);
        nesting.forEachNearest((outer, inner) -> {
            // The workload subnet is the one that can move.
            boolean gatewaysInside = inner.getKey().isEmpty();
            String name = gatewaysInside ? outer.getKey() : inner.getKey();
            Map.Entry<String, Prefix> other = gatewaysInside ? inner : outer;
            Prefix prefix = gatewaysInside ? outer.getValue() : inner.getValue();
            Finding finding = on.found(
                            Where.subnet(network, name),
                            "subnet `" + network.end(name) + "` overlaps "
                                    + (other.getKey().isEmpty()
                                            ? "GatewaySubnet"
                                            : "subnet `" + network.end(other.getKey()) + "`"))
                    .got(prefix + " and " + other.getValue())
                    .allowed("disjoint subnets");
            FreeSpace.besideAllSubnets(network)
                    .first(prefix.length())
                    .ifPresent(room -> finding.fix("write " + room + ", which is free"));
        });
    }

    private static void frontendIsNotReserved(Inspection on) {
        on.loadBalancers().forEach(loadBalancer -> {
            Optional<Ipv4> address = loadBalancer.privateIpAddress();
            Optional<Prefix> subnet = on.subnetOf(loadBalancer).map(SubnetConfig::prefix);
            if (address.isPresent() && subnet.isPresent() && subnet.get().contains(address.get())) {
                PrefixSet usable = subnet.get().usableHosts();
                if (!usable.contains(address.get())) {
                    Finding finding = on.found(
                                    loadBalancer.path().key("privateIpAddress"),
                                    "the load balancer's address is one that Azure reserves in its subnet")
                            .got(address.get());
                    usable.lowest()
                            .ifPresent(lowest -> finding.allowed(lowest + " to "
                                            + Ipv4.of(subnet.get().last().number() - 1))
                                    .fix("write " + lowest));
                }
            }
        });
    }

    private static void noForbiddenRange(Inspection on) {
        forbidden(on, Where.ADDRESS_SPACE, on.network().addressSpace());
        on.spokes()
                .forEach(spoke -> forbidden(on, Where.spoke(spoke.name()).key("addressSpace"), spoke.addressSpace()));
    }

    private static void forbidden(Inspection on, ConfigPath path, List<Prefix> space) {
        for (int i = 0; i < space.size(); i++) {
            for (Prefix range :
                    ReservedAddresses.FORBIDDEN.keySet().stream().sorted().toList()) {
                if (space.get(i).overlaps(range)) {
                    on.found(
                                    path.index(i),
                                    "the address space holds " + range + ", which is "
                                            + ReservedAddresses.FORBIDDEN.get(range))
                            .got(space.get(i));
                }
            }
        }
    }
}
