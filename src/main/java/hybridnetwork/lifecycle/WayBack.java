package hybridnetwork.lifecycle;

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

    private final StackConfig config;
    private final AzureNames names;
    private final ExistingNetwork existing;

    WayBack(StackConfig config, AzureNames names, ExistingNetwork existing) {
        this.config = config;
        this.names = names;
        this.existing = existing;
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
        return config.network().subnets().entrySet().stream()
                .filter(other -> subnet.prefixes().contains(other.getValue()))
                .map(Map.Entry::getKey)
                .filter(key -> existing.subnet(names.subnet(key)).isEmpty())
                .findFirst();
    }

    /** What has to change beside the subnet's prefix, as the continuation of a sentence; nothing where that is all. */
    String beside(String key, Prefix prefix) {
        StringBuilder words = new StringBuilder();
        if (config.network().addressSpace().stream().noneMatch(space -> space.contains(prefix))) {
            existing.addressSpace().stream()
                    .filter(space -> space.contains(prefix))
                    .findFirst()
                    .ifPresent(space -> words.append(", keep " + space + " in addressSpace"));
        }
        List<String> others = others(key, prefix);
        if (!others.isEmpty()) {
            words.append(", give `" + String.join("` and `", others) + "` another prefix");
        }
        config.loadBalancer()
                .filter(loadBalancer -> loadBalancer.subnet().equals(key))
                .flatMap(loadBalancer -> loadBalancer.privateIpAddress())
                .filter(address -> !prefix.contains(address))
                .ifPresent(address -> words.append(", give the load balancer "
                        + standing(prefix).map(it -> "the address " + it).orElse("an address in it")));
        return words.toString();
    }

    private List<String> others(String key, Prefix prefix) {
        return Stream.concat(
                        Stream.of(Map.entry("gatewaySubnet", config.network().gatewaySubnet())),
                        config.network().subnets().entrySet().stream())
                .filter(other -> !other.getKey().equals(key) && other.getValue().overlaps(prefix))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<Ipv4> standing(Prefix prefix) {
        return existing.frontend().flatMap(ExistingNetwork.Frontend::address).filter(prefix::contains);
    }
}
