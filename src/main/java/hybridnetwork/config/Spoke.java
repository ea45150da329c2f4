package hybridnetwork.config;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A virtual network that is peered with the hub and uses its gateways. */
public sealed interface Spoke {
    /** The key under {@code spokes}. */
    String name();

    /** At least one prefix. */
    List<Prefix> addressSpace();

    /** One that this stack declares, with both sides of the peering. */
    record Owned(
            String name,
            List<Prefix> addressSpace,
            Map<String, SubnetConfig> subnets,
            List<Ipv4> dnsServers,
            Optional<NatGatewayConfig> natGateway)
            implements Spoke, DeclaredNetwork {
        @Override
        public Optional<String> spoke() {
            return Optional.of(name);
        }
    }

    /**
     * Somebody else's, perhaps in another subscription: this stack declares the hub's side of the peering, its owner the other.
     *
     * @param networkId its ARM id
     * @param addressSpace what its owner says it is
     */
    record Existing(String name, String networkId, List<Prefix> addressSpace) implements Spoke {
        /** The network's Azure name. */
        public String networkName() {
            return networkId.substring(networkId.lastIndexOf('/') + 1);
        }
    }

    /** How flows and outputs name the hub. */
    String HUB = "network";

    /** The ARM id of a virtual network. */
    Pattern NETWORK_ID = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network/virtualNetworks/[^/]+",
            Pattern.CASE_INSENSITIVE);

    /** Which of its keys are there says which kind of spoke it is. */
    static Reading<Spoke> reading(String name) {
        return MapReader.map(map -> {
            if (name.equals(HUB)) {
                map.report(Problem.error("name-fixed", map.path(), "a spoke is called as the hub is in `traffic`")
                        .got(name)
                        .fix("give the spoke another name"));
            }
            var space = map.required("addressSpace", Composites.list(Scalars.prefix("invalid-value"), false));
            if (map.has("networkId")) {
                var id = map.required(
                        "networkId",
                        Scalars.matching(
                                "invalid-value",
                                NETWORK_ID,
                                "the ARM id of a network: /subscriptions/.../providers/Microsoft.Network/virtualNetworks/NAME"));
                map.refuse(
                        List.of("subnets", "dnsServers", "natGateway"),
                        "remove it, or `networkId`: what is in somebody else's network is its owner's");
                return map.build(() -> new Existing(name, id.get(), space.get()));
            }
            var subnets = map.required("subnets", SubnetConfig.readingAll());
            var dns = map.defaulted("dnsServers", Composites.list(Scalars.address("invalid-value"), true), List.of());
            var nat = map.optional("natGateway", NatGatewayConfig.reading());
            return map.build(() -> new Owned(name, space.get(), subnets.get(), dns.get(), nat.get()));
        });
    }
}
