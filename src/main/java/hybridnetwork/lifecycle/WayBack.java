package hybridnetwork.lifecycle;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a configuration gets a subnet back as it stands in Azure, with all else that this takes: words of a fix. */
final class WayBack {
    /** Where the way forward is told. */
    static final String GUIDE = "to move what is in it: docs/runbook.md, \"Moving a subnet\"";

    /** A firewall is in no other subnet: it goes with its own. */
    static final String GUIDE_OF_FIREWALL =
            "a firewall in another prefix is another one: docs/runbook.md, \"Removing the firewall, or replacing it\"";

    private final StackConfig config;
    private final AzureNames names;
    private final DeclaredNetwork declared;
    private final ExistingNetwork existing;
    private final ExistingNetworks all;

    WayBack(
            StackConfig config,
            AzureNames names,
            DeclaredNetwork declared,
            ExistingNetwork existing,
            ExistingNetworks all) {
        this.config = config;
        this.names = names;
        this.declared = declared;
        this.existing = existing;
        this.all = all;
    }

    /** A subnet that the configuration does not have any more. */
    String declaring(String key, Subnet subnet) {
        return newNameOf(subnet)
                .map(other -> "write `" + key + "` again wherever the file has `" + other + "`")
                .orElseGet(() -> subnet.prefixes().stream()
                        .findFirst()
                        .map(prefix -> "write `" + key + ": " + prefix + "` again" + beside(key, prefix))
                        .orElse("write `" + key + "` again"));
    }

    /** The key that a subnet seems to have got: a new one with the same prefix. */
    private Optional<String> newNameOf(Subnet subnet) {
        return declared.prefixes().entrySet().stream()
                .filter(other -> subnet.prefixes().contains(other.getValue()))
                .map(Map.Entry::getKey)
                .filter(key -> existing.subnet(names.subnet(declared, key)).isEmpty())
                .findFirst();
    }

    /** What has to change beside the subnet's prefix, as the continuation of a sentence; nothing where that is all. */
    String beside(String key, Prefix prefix) {
        StringBuilder words = new StringBuilder();
        if (declared.addressSpace().stream().noneMatch(space -> space.contains(prefix))) {
            existing.addressSpace().stream()
                    .filter(space -> space.contains(prefix))
                    .findFirst()
                    .ifPresent(space -> words.append(", keep " + space + " in addressSpace"));
        }
        List<String> others = others(key, prefix);
        if (!others.isEmpty()) {
            words.append(", give `" + String.join("` and `", others) + "` another prefix");
        }
        config.loadBalancers().stream()
                .filter(loadBalancer ->
                        loadBalancer.subnet().equals(declared.end(key).toString()))
                .filter(loadBalancer -> loadBalancer
                        .privateIpAddress()
                        .filter(address -> !prefix.contains(address))
                        .isPresent())
                .forEach(loadBalancer -> words.append(", give " + loadBalancer.inWords() + " "
                        + standing(loadBalancer, prefix)
                                .map(it -> "the address " + it)
                                .orElse("an address in it")));
        return words.toString();
    }

    private List<String> others(String key, Prefix prefix) {
        Stream<Map.Entry<String, Prefix>> gateways = declared instanceof NetworkConfig hub
                ? Stream.of(Map.entry("gatewaySubnet", hub.gatewaySubnet()))
                : Stream.of();
        return Stream.concat(gateways, declared.prefixes().entrySet().stream())
                .filter(other -> !other.getKey().equals(key) && other.getValue().overlaps(prefix))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<Ipv4> standing(LoadBalancerConfig loadBalancer, Prefix prefix) {
        return all.frontend(loadBalancer.name())
                .flatMap(ExistingNetwork.Frontend::address)
                .filter(prefix::contains);
    }
}
