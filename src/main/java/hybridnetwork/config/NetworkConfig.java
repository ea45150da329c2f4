package hybridnetwork.config;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The virtual network: its address space and subnets.
 *
 * @param addressSpace at least one prefix
 * @param gatewaySubnet the prefix that both gateways share; the last /27 of the first address prefix unless given
 * @param subnets by name: those of workloads, and those that Azure reserves names for
 */
public record NetworkConfig(List<Prefix> addressSpace, Prefix gatewaySubnet, Map<String, Prefix> subnets) {
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

    /** The subnets of workloads, by name: each has a security group and can be an end of a flow. */
    public Map<String, Prefix> workloads() {
        Map<String, Prefix> workloads = new TreeMap<>(subnets);
        workloads.keySet().removeIf(name -> ReservedSubnet.named(name).isPresent());
        return workloads;
    }

    /** The prefix of a subnet; what Azure reserves the name for has it as Azure writes it. */
    private static Reading<Prefix> subnet(String name) {
        Reading<Prefix> prefix = Scalars.prefix("invalid-value");
        return (node, path, problems) -> {
            if (name.equalsIgnoreCase("GatewaySubnet")) {
                problems.add(Problem.error("name-fixed", path, "the gateways' subnet stands under `subnets`")
                        .got(name)
                        .fix("write its prefix under `gatewaySubnet`"));
                return Value.refused();
            }
            Optional<ReservedSubnet> reserved = ReservedSubnet.named(name);
            if (reserved.filter(it -> !it.name().equals(name)).isPresent()) {
                problems.add(Problem.error("name-fixed", path, "a name that Azure reserves has other letters")
                        .got(name)
                        .fix("write `" + reserved.get() + "`"));
                return Value.refused();
            }
            return prefix.read(node, path, problems);
        };
    }

    static Reading<NetworkConfig> reading() {
        return MapReader.map(map -> {
            var space = map.required("addressSpace", Composites.list(Scalars.prefix("invalid-value"), false));
            var gatewaySubnet = map.optional("gatewaySubnet", Scalars.prefix("invalid-value"));
            var subnets = map.required(
                    "subnets",
                    Composites.named(Scalars.SUBNET_NAME, Scalars.SUBNET_NAME_IN_WORDS, NetworkConfig::subnet));
            return map.build(() -> new NetworkConfig(
                    space.get(),
                    gatewaySubnet
                            .get()
                            .orElseGet(() -> lastGatewaySubnet(space.get().get(0))),
                    subnets.get()));
        });
    }
}
