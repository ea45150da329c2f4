package hybridnetwork.config;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A virtual network that this stack declares: the hub, which has the gateways, or a spoke of it. */
public sealed interface DeclaredNetwork permits NetworkConfig, Spoke.Owned {
    /** The spoke's key in the configuration; empty for the hub. */
    Optional<String> spoke();

    /** At least one prefix. */
    List<Prefix> addressSpace();

    /** By their keys: those of workloads, and those that Azure reserves names for. */
    Map<String, SubnetConfig> subnets();

    /** The DNS servers of hosts in it; empty for Azure's own. */
    List<Ipv4> dnsServers();

    /** By which subnets with {@code egress: nat} reach the internet. */
    Optional<NatGatewayConfig> natGateway();

    /** Where it stands in the configuration. */
    default ConfigPath path() {
        return spoke().map(ConfigPath.of("spokes")::key).orElse(ConfigPath.of("network"));
    }

    /** Where a subnet of it stands in the configuration. */
    default ConfigPath subnetPath(String key) {
        return path().key("subnets").key(key);
    }

    /** The hosts of a subnet of it: {@code internal}, in a spoke {@code orders/web}. */
    default FlowEnd end(String subnet) {
        return spoke().<FlowEnd>map(spoke -> new FlowEnd.SpokeSubnet(spoke, subnet))
                .orElseGet(() -> new FlowEnd.Subnet(subnet));
    }

    /** How messages call it. */
    default String inWords() {
        return spoke().map(spoke -> "spoke `" + spoke + "`").orElse("the network");
    }

    /** The subnets of workloads, by their keys: each can be an end of a flow. */
    default Map<String, SubnetConfig> workloads() {
        Map<String, SubnetConfig> workloads = new TreeMap<>(subnets());
        workloads.keySet().removeIf(name -> ReservedSubnet.named(name).isPresent());
        return workloads;
    }

    /** The prefixes of its subnets, by their keys. */
    default Map<String, Prefix> prefixes() {
        Map<String, Prefix> prefixes = new TreeMap<>();
        subnets().forEach((key, subnet) -> prefixes.put(key, subnet.prefix()));
        return prefixes;
    }
}
