package hybridnetwork.config;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The virtual network with the gateways: the hub, where there are spokes.
 *
 * @param addressSpace at least one prefix
 * @param gatewaySubnet the prefix that both gateways share; the last /27 of the first address prefix unless given
 * @param subnets by name: those of workloads, and those that Azure reserves names for
 * @param writtenElsewhere where those of the subnets stand that another section declares
 */
public record NetworkConfig(
        List<Prefix> addressSpace,
        Prefix gatewaySubnet,
        Map<String, SubnetConfig> subnets,
        List<Ipv4> dnsServers,
        Optional<NatGatewayConfig> natGateway,
        Map<String, ConfigPath> writtenElsewhere)
        implements DeclaredNetwork {
    /** The longest prefix on which both gateways fit ({@code gw-subnet-min-prefix-coexist}). */
    private static final int GATEWAY_SUBNET_LENGTH = 27;

    /** The upper end of an address prefix, where the gateways' subnet belongs ({@code gw-subnet-upper-end}). */
    public static Prefix lastGatewaySubnet(Prefix space) {
        return space.length() >= GATEWAY_SUBNET_LENGTH
                ? space
                : new Prefix(
                        Ipv4.of(space.last().number() - (1L << (32 - GATEWAY_SUBNET_LENGTH)) + 1),
                        GATEWAY_SUBNET_LENGTH);
    }

    @Override
    public Optional<String> spoke() {
        return Optional.empty();
    }

    @Override
    public ConfigPath subnetPath(String key) {
        return writtenElsewhere.getOrDefault(key, DeclaredNetwork.super.subnetPath(key));
    }

    /** With the subnets of the firewall that inspects, which stand in its section. */
    NetworkConfig with(InspectionConfig.Firewall firewall) {
        Map<String, SubnetConfig> all = new TreeMap<>(subnets);
        firewall.subnets().forEach((name, prefix) -> all.put(name, SubnetConfig.of(prefix)));
        return new NetworkConfig(
                addressSpace, gatewaySubnet, all, dnsServers, natGateway, InspectionConfig.Firewall.SUBNET_PATHS);
    }

    static Reading<NetworkConfig> reading() {
        return MapReader.map(map -> {
            var space = map.required("addressSpace", Composites.list(Scalars.prefix("invalid-value"), false));
            var gatewaySubnet = map.optional("gatewaySubnet", Scalars.prefix("invalid-value"));
            var subnets = map.required("subnets", SubnetConfig.readingAll());
            var dns = map.defaulted("dnsServers", Composites.list(Scalars.address("invalid-value"), true), List.of());
            var nat = map.optional("natGateway", NatGatewayConfig.reading());
            return map.build(() -> new NetworkConfig(
                    space.get(),
                    gatewaySubnet
                            .get()
                            .orElseGet(() -> lastGatewaySubnet(space.get().get(0))),
                    subnets.get(),
                    dns.get(),
                    nat.get(),
                    Map.of()));
        });
    }
}
