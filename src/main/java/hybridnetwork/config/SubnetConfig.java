package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subnet. The short form is its prefix alone.
 *
 * @param name its Azure name, where the stack gives it one
 * @param nat whether its hosts reach the internet by the network's NAT gateway; otherwise they have no way of their own
 * @param delegation the service that the subnet is left to
 * @param serviceEndpoints services that its hosts reach over the backbone, under the subnet's address
 * @param privateEndpointPolicies whether groups and routes apply to private endpoints in it
 * @param gatewayRoutes whether its hosts know what the gateways have learnt
 * @param routes its own routes, by their keys
 * @param securityGroup whether a group of this stack filters it; without one everything of the network passes
 */
public record SubnetConfig(
        Prefix prefix,
        Optional<String> name,
        boolean nat,
        Optional<String> delegation,
        List<String> serviceEndpoints,
        Optional<PrivateEndpointPolicies> privateEndpointPolicies,
        boolean gatewayRoutes,
        Map<String, UserRoute> routes,
        boolean securityGroup) {
    private static final Pattern SERVICE =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+(?:/[A-Za-z0-9]+)+");
    private static final Pattern ENDPOINT = Pattern.compile("Microsoft\\.[A-Za-z0-9]+(?:\\.[A-Za-z0-9]+)*");

    private static final List<String> OF_WORKLOADS = List.of(
            "name",
            "egress",
            "delegation",
            "serviceEndpoints",
            "privateEndpointPolicies",
            "gatewayRoutes",
            "routes",
            "securityGroup");

    /** Whether a subnet's groups and routes apply to private endpoints. */
    public enum PrivateEndpointPolicies {
        Enabled,
        Disabled
    }

    /** Where a subnet's hosts go to reach the internet. */
    private enum Egress {
        none,
        nat
    }

    /** One in short form. */
    public static SubnetConfig of(Prefix prefix) {
        return new SubnetConfig(
                prefix, Optional.empty(), false, Optional.empty(), List.of(), Optional.empty(), true, Map.of(), true);
    }

    /** Whether it needs a route table. */
    public boolean hasRouteTable() {
        return !gatewayRoutes || !routes.isEmpty();
    }

    /** Reads a subnet; what Azure reserves the name for has it as Azure writes it, and is its service's but for the prefix. */
    static Reading<SubnetConfig> reading(String name) {
        return (node, path, problems) -> {
            if (name.equalsIgnoreCase("GatewaySubnet")) {
                boolean hub = path.text().startsWith(ConfigPath.of("network").text());
                problems.add(Problem.error("name-fixed", path, "the gateways' subnet stands under `subnets`")
                        .got(name)
                        .fix(
                                hub
                                        ? "write its prefix under `gatewaySubnet`"
                                        : "remove it: a spoke uses the gateways of the hub"));
                return Value.refused();
            }
            Optional<ReservedSubnet> reserved = ReservedSubnet.named(name);
            if (reserved.filter(it -> !it.name().equals(name)).isPresent()) {
                problems.add(Problem.error("name-fixed", path, "a name that Azure reserves has other letters")
                        .got(name)
                        .fix("write `" + reserved.get() + "`"));
                return Value.refused();
            }
            if (!(node instanceof Mapping)) {
                Value<Prefix> prefix = Scalars.prefix("invalid-value").read(node, path, problems);
                return new Value<>(prefix.present().map(SubnetConfig::of));
            }
            return (reserved.isPresent() ? reserved() : workload()).read(node, path, problems);
        };
    }

    private static Reading<SubnetConfig> reserved() {
        return MapReader.map(map -> {
            var prefix = map.required("prefix", Scalars.prefix("invalid-value"));
            map.refuse(
                    OF_WORKLOADS,
                    "remove it: a subnet that Azure reserves the name for is its service's, but for the prefix");
            return map.build(() -> of(prefix.get()));
        });
    }

    private static Reading<SubnetConfig> workload() {
        return MapReader.map(map -> {
            var prefix = map.required("prefix", Scalars.prefix("invalid-value"));
            var name = map.optional(
                    "name", Scalars.matching("name-net-80", Scalars.SUBNET_NAME, Scalars.SUBNET_NAME_IN_WORDS));
            var egress = map.defaulted("egress", Scalars.oneOf("invalid-value", Egress.class), Egress.none);
            var delegation = map.optional(
                    "delegation",
                    Scalars.matching("invalid-value", SERVICE, "a service such as Microsoft.Sql/managedInstances"));
            var endpoints = map.defaulted(
                    "serviceEndpoints",
                    Composites.distinct(Composites.list(
                            Scalars.matching("invalid-value", ENDPOINT, "a service such as Microsoft.Storage"), true)),
                    List.of());
            var policies = map.optional(
                    "privateEndpointPolicies", Scalars.oneOf("invalid-value", PrivateEndpointPolicies.class));
            var gatewayRoutes = map.defaulted("gatewayRoutes", Scalars.bool(), true);
            var routes = map.defaulted("routes", Composites.named(route -> UserRoute.reading()), Map.of());
            var group = map.defaulted("securityGroup", Scalars.bool(), true);
            name.present().flatMap(given -> given).ifPresent(given -> {
                if (given.equalsIgnoreCase("GatewaySubnet")
                        || ReservedSubnet.named(given).isPresent()) {
                    map.report(Problem.error(
                                    "name-fixed",
                                    map.path().key("name"),
                                    "a workload's subnet has a name that Azure reserves")
                            .got(given)
                            .fix("leave `name` out, or write the subnet under the key `" + given + "`"));
                }
            });
            return map.build(() -> new SubnetConfig(
                    prefix.get(),
                    name.get(),
                    egress.get() == Egress.nat,
                    delegation.get(),
                    endpoints.get(),
                    policies.get(),
                    gatewayRoutes.get(),
                    routes.get(),
                    group.get()));
        });
    }

    /** The subnets of a network, by their keys. */
    static Reading<Map<String, SubnetConfig>> readingAll() {
        return Composites.named(Scalars.SUBNET_NAME, Scalars.SUBNET_NAME_IN_WORDS, SubnetConfig::reading);
    }
}
