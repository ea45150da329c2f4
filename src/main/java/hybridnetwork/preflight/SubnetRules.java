package hybridnetwork.preflight;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.topology.InspectedSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a subnet says in its long form: its way out, its routes, and whether a group of the stack's filters it. */
final class SubnetRules {
    private SubnetRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "",
                                "egress-without-nat",
                                "a subnet with `egress: nat` is in a network with a NAT gateway",
                                "S82")
                        .example(
                                "network: { subnets: { data: { prefix: 10.20.2.0/24, egress: nat } } }   # and no natGateway",
                                "add `natGateway: {}` to the network")
                        .check(SubnetRules::natGateway),
                Rule.warning("", "nat-gateway-unused", "a NAT gateway has a subnet that uses it", "")
                        .example(
                                "network: { natGateway: {}, subnets: { data: 10.20.2.0/24 } }",
                                "write `egress: nat` in a subnet, or remove `natGateway`: it costs what it costs in use")
                        .check(SubnetRules::natGatewayUsed),
                Rule.error(
                                "",
                                "nat-gateway-zone",
                                "a NAT gateway is in one zone of its region, and keeps it, or is placed by Azure",
                                "S82")
                        .example("natGateway: { zones: [\"1\", \"2\"] }", "write one zone, or none")
                        .check(SubnetRules::natZone),
                Rule.error(
                                "",
                                "route-via",
                                "a route leads to nothing, to the internet or to an appliance's address",
                                "S36")
                        .example(
                                "routes: { all: { to: 10.99.0.0/16, via: gateway } }",
                                "write `none`, `internet` or an address")
                        .byReader(),
                Rule.error("", "route-twice", "a subnet has one route for a prefix", "S36")
                        .example(
                                "routes: { a: { to: 10.99.0.0/16, via: none }, b: { to: 10.99.0.0/16, via: internet } }",
                                "keep one of the two")
                        .check(SubnetRules::once),
                Rule.error("", "route-limit", "a route table has at most 400 routes", "S60")
                        .example("# 401 entries in routes", "summarize the prefixes")
                        .check(SubnetRules::routesFit),
                Rule.error(
                                "",
                                "route-next-hop",
                                "an appliance that a route leads to is in the subnet's own network, or in one that is peered"
                                        + " with it",
                                "S36")
                        .example(
                                "routes: { all: { to: 0.0.0.0/0, via: 10.10.0.4 } }   # an address on-premises",
                                "give the address of an appliance in the network or in one next to it")
                        .check(SubnetRules::nextHop),
                Rule.error("", "delegated-subnet", "no load balancer is in a subnet that is left to a service", "S85")
                        .example(
                                "loadBalancer: { subnet: data, ... }   # data: { delegation: Microsoft.Web/serverFarms, ... }",
                                "put it into another subnet")
                        .check(SubnetRules::leftToItsService),
                Rule.warning(
                                "",
                                "subnet-unfiltered",
                                "a workload's subnet has a security group of the stack's, unless a service of Azure's or an"
                                        + " appliance in it brings its own",
                                "")
                        .example(
                                "data: { prefix: 10.20.2.0/24, securityGroup: false }   # and no delegation",
                                "remove `securityGroup: false`: without a group the subnet is open to all that is joined")
                        .check(SubnetRules::filtered));
    }

    private static void natGateway(Inspection on) {
        for (DeclaredNetwork network : on.networks()) {
            if (network.natGateway().isEmpty()) {
                network.subnets().forEach((key, subnet) -> {
                    if (subnet.nat()) {
                        on.found(
                                        Where.subnet(network, key).key("egress"),
                                        "subnet `" + network.end(key) + "` would leave by a NAT gateway that "
                                                + network.inWords() + " does not have")
                                .got("nat")
                                .fix("add `natGateway: {}` under `" + network.path() + "`");
                    }
                });
            }
        }
    }

    private static void natGatewayUsed(Inspection on) {
        for (DeclaredNetwork network : on.networks()) {
            if (network.natGateway().isPresent()
                    && network.subnets().values().stream().noneMatch(SubnetConfig::nat)) {
                on.found(
                        network.path().key("natGateway"),
                        "no subnet of " + network.inWords() + " uses its NAT gateway");
            }
        }
    }

    private static void natZone(Inspection on) {
        for (DeclaredNetwork network : on.networks()) {
            network.natGateway()
                    .flatMap(nat -> nat.zone())
                    .filter(zone -> !on.config().zones().names().contains(zone))
                    .ifPresent(zone -> on.found(
                                    network.path().key("natGateway").key("zones"),
                                    "the NAT gateway is in a zone that the region does not have")
                            .got(zone)
                            .allowed(
                                    on.config().zones().isEmpty()
                                            ? "none"
                                            : Words.few(on.config().zones().names(), 3))
                            .fix("leave `zones` out"));
        }
    }

    private interface OfRoutes {
        void see(DeclaredNetwork network, String key, Map<String, UserRoute> routes);
    }

    private static void each(Inspection on, OfRoutes check) {
        on.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> {
                    if (!subnet.routes().isEmpty()) {
                        check.see(network, key, subnet.routes());
                    }
                }));
    }

    private static void once(Inspection on) {
        each(on, (network, key, routes) -> {
            Map<Prefix, String> seen = new HashMap<>();
            routes.forEach((name, route) -> {
                String first = seen.putIfAbsent(route.to(), name);
                if (first != null) {
                    on.found(
                                    Where.subnet(network, key).key("routes").key(name),
                                    "routes `" + first + "` and `" + name + "` of subnet `" + network.end(key)
                                            + "` are for the same prefix")
                            .got(route.to());
                }
            });
        });
    }

    private static void routesFit(Inspection on) {
        each(on, (network, key, routes) -> {
            if (routes.size() > NetworkLimits.MOST_ROUTES) {
                on.found(
                                Where.subnet(network, key).key("routes"),
                                "subnet `" + network.end(key) + "` has more routes than a table holds")
                        .got(routes.size() + " routes")
                        .allowed("at most " + NetworkLimits.MOST_ROUTES);
            }
        });
    }

    private static void nextHop(Inspection on) {
        PrefixSet hub = PrefixSet.of(on.network().addressSpace());
        PrefixSet all = on.space();
        each(on, (network, key, routes) -> {
            // Next to the hub is every spoke; next to a spoke, the hub.
            PrefixSet near = network.spoke().isEmpty() ? all : hub.union(PrefixSet.of(network.addressSpace()));
            routes.forEach((name, route) -> route.address()
                    .filter(address -> !near.contains(address))
                    .ifPresent(address -> on.found(
                                    Where.subnet(network, key)
                                            .key("routes")
                                            .key(name)
                                            .key("via"),
                                    "route `" + name + "` of subnet `" + network.end(key)
                                            + "` leads to an address outside the networks that are next to it, where Azure"
                                            + " delivers nothing")
                            .got(address)
                            .allowed("an address in " + Words.few(near.prefixes(), 4))));
        });
    }

    private static void leftToItsService(Inspection on) {
        on.loadBalancers()
                .forEach(lb -> on.subnetOf(lb)
                        .flatMap(SubnetConfig::delegation)
                        .ifPresent(service -> on.found(
                                        lb.path().key("subnet"),
                                        lb.inWords() + " is in subnet `" + lb.subnet() + "`, which is left to "
                                                + service + ": Azure lets nothing else in")
                                .got(lb.subnet())
                                .fix("put it into another subnet, or leave `delegation` of this one out")));
    }

    private static void filtered(Inspection on) {
        on.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> {
                    boolean ofAppliance = on.config()
                            .inspection()
                            .filter(it -> new InspectedSpace(on.config(), it).isOfAppliance(subnet))
                            .isPresent();
                    if (!subnet.securityGroup() && subnet.delegation().isEmpty() && !ofAppliance) {
                        on.found(
                                        Where.subnet(network, key).key("securityGroup"),
                                        "no security group filters subnet `" + network.end(key)
                                                + "`: whatever the networks and the sites send arrives")
                                .got(false);
                    }
                }));
    }
}
