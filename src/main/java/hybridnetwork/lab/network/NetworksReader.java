package hybridnetwork.lab.network;

import hybridnetwork.config.StackConfig;
import hybridnetwork.lab.network.Design.Frontend;
import hybridnetwork.lab.network.Design.Rule;
import hybridnetwork.lab.network.Design.Subnet;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the virtual networks, their security groups and load balancers from registered resources. */
final class NetworksReader {
    private static final String BASTION_AND_OTHERS = "Azure";

    private final List<RegisteredResource> resources;
    private final List<String> left;

    /** @param left is told what is not built */
    NetworksReader(List<RegisteredResource> resources, List<String> left) {
        this.resources = resources;
        this.left = left;
        all("RouteTable").findFirst().ifPresent(any -> left.add("route tables"));
        all("NatGateway").findFirst().ifPresent(any -> left.add("NAT gateways: the virtual networks have no way out"));
    }

    private Stream<Bag> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.isNetwork(kind))
                .map(resource -> new Bag(resource.inputs()));
    }

    List<Prefix> spaces() {
        return all("VirtualNetwork")
                .flatMap(network -> network.textsAt("addressSpace", "addressPrefixes").stream())
                .map(Prefix::parse)
                .toList();
    }

    Prefix gatewaySubnet() {
        return bags().filter(subnet -> subnet.text("name").equals(Optional.of(AzureNames.GATEWAY_SUBNET)))
                .map(NetworksReader::prefix)
                .findFirst()
                .orElseThrow();
    }

    private Stream<Bag> bags() {
        return all("VirtualNetwork").flatMap(network -> network.bags("subnets").stream());
    }

    private static Prefix prefix(Bag subnet) {
        List<String> prefixes = subnet.texts("addressPrefix", "addressPrefixes");
        return Prefix.parse(prefixes.get(0));
    }

    /** The subnets of workloads, under the names that flows call them. */
    List<Subnet> subnets(StackConfig config) {
        Map<Prefix, String> ends = new HashMap<>();
        config.workloads().forEach((end, subnet) -> ends.put(subnet.prefix(), end));
        Map<String, List<Rule>> groups = new HashMap<>();
        all("NetworkSecurityGroup")
                .forEach(group ->
                        groups.put(group.text("networkSecurityGroupName").orElseThrow(), rules(group)));
        List<Subnet> subnets = new ArrayList<>();
        bags().filter(subnet -> subnet.text("name")
                        .filter(name -> !name.equals(AzureNames.GATEWAY_SUBNET) && !name.startsWith(BASTION_AND_OTHERS))
                        .isPresent())
                .forEach(subnet -> subnets.add(new Subnet(
                        ends.getOrDefault(prefix(subnet), subnet.text("name").orElseThrow()),
                        prefix(subnet),
                        subnet.id("networkSecurityGroup", "id").map(ArmId::name).map(groups::get))));
        return subnets;
    }

    private List<Rule> rules(Bag group) {
        return group.bags("securityRules").stream()
                .sorted(Comparator.comparing(rule -> rule.whole("priority").orElseThrow()))
                .map(this::rule)
                .toList();
    }

    private Rule rule(Bag rule) {
        String name = rule.text("name").orElseThrow();
        if (rule.mayHave("sourceApplicationSecurityGroups") || rule.mayHave("destinationApplicationSecurityGroups")) {
            left.add("the application security groups of rule " + name);
        }
        return new Rule(
                name,
                rule.text("direction").equals(Optional.of("Inbound")),
                rule.text("access").equals(Optional.of("Allow")),
                rule.text("protocol").orElseThrow(),
                rule.texts("sourceAddressPrefix", "sourceAddressPrefixes"),
                rule.texts("sourcePortRange", "sourcePortRanges"),
                rule.texts("destinationAddressPrefix", "destinationAddressPrefixes"),
                rule.texts("destinationPortRange", "destinationPortRanges"));
    }

    List<Frontend> frontends() {
        List<Frontend> frontends = new ArrayList<>();
        all("LoadBalancer").forEach(balancer -> {
            for (Bag frontend : balancer.bags("frontendIPConfigurations")) {
                Optional<Ipv4> address = frontend.text("privateIPAddress").flatMap(Ipv4::tryParse);
                if (address.isEmpty()) {
                    left.add("a load balancer whose address Azure chooses");
                    continue;
                }
                for (Bag rule : balancer.bags("loadBalancingRules")) {
                    int port = rule.whole("frontendPort").orElse(0L).intValue();
                    frontends.add(new Frontend(
                            address.get(),
                            rule.text("protocol").orElseThrow(),
                            port == 0 ? Optional.empty() : Optional.of(port),
                            rule.whole("backendPort").orElse(0L).intValue(),
                            backend(address.get())));
                }
            }
        });
        return frontends;
    }

    /** The neighbour of the frontend's address stands for the pool. */
    private Ipv4 backend(Ipv4 frontend) {
        Prefix subnet = bags().map(NetworksReader::prefix)
                .filter(each -> each.contains(frontend))
                .findFirst()
                .orElseThrow();
        Ipv4 next = Ipv4.of(frontend.number() + 1);
        return subnet.usableHosts().contains(next) ? next : Ipv4.of(frontend.number() - 1);
    }
}
