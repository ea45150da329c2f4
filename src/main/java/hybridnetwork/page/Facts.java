package hybridnetwork.page;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What registered resources say of a thing that is drawn: addresses, sizes, numbers. They are found by their logical names, which
 * keys of the configuration make; of a resource that is not there, nothing is said.
 */
final class Facts {
    private static final int MOST_PREFIXES = 2;

    private final List<RegisteredResource> resources;

    Facts(List<RegisteredResource> resources) {
        this.resources = List.copyOf(resources);
    }

    /** The first of some prefixes, and how many there are besides. */
    List<String> some(List<Prefix> prefixes) {
        List<String> some = new ArrayList<>();
        prefixes.stream().limit(MOST_PREFIXES).forEach(prefix -> some.add(prefix.toString()));
        if (prefixes.size() > MOST_PREFIXES) {
            some.add("and " + (prefixes.size() - MOST_PREFIXES) + " more");
        }
        return some;
    }

    private Optional<Bag> named(String kind, String name) {
        return resources.stream()
                .filter(resource -> resource.isNetwork(kind) && resource.name().equals(name))
                .map(resource -> new Bag(resource.inputs()))
                .findFirst();
    }

    private Stream<Bag> all(String kind) {
        return resources.stream()
                .filter(resource -> resource.isNetwork(kind))
                .map(resource -> new Bag(resource.inputs()));
    }

    List<String> circuit(String name) {
        return named("ExpressRouteCircuit", "circuit-" + name + "-circuit")
                .map(bag -> {
                    List<String> lines = new ArrayList<>();
                    bag.text("serviceProviderProperties", "serviceProviderName")
                            .ifPresentOrElse(
                                    provider -> lines.add(provider
                                            + bag.text("serviceProviderProperties", "peeringLocation")
                                                    .map(place -> ", " + place)
                                                    .orElse("")),
                                    () -> lines.add("ExpressRoute Direct"));
                    bag.text("serviceProviderProperties", "bandwidthInMbps")
                            .map(mbps -> mbps + " Mbit/s")
                            .or(() -> bag.text("bandwidthInGbps").map(gbps -> gbps + " Gbit/s"))
                            .ifPresent(lines::add);
                    bag.text("sku", "name").ifPresent(lines::add);
                    return lines;
                })
                .orElse(List.of("not of this stack"));
    }

    private Optional<Bag> peering(String circuit) {
        return named("ExpressRouteCircuitPeering", "circuit-" + circuit + "-private-peering");
    }

    /**
     * The router on-premises that both links of a circuit end at: its AS number, then its address on the primary and on the secondary
     * link, which is the first host of each prefix.
     */
    List<String> edge(String circuit) {
        return peering(circuit)
                .map(bag -> Stream.of(
                                bag.text("peerASN").map(asn -> "AS " + asn),
                                bag.text("primaryPeerAddressPrefix").flatMap(Facts::firstHost),
                                bag.text("secondaryPeerAddressPrefix").flatMap(Facts::firstHost))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of("no peering of this stack"));
    }

    private static Optional<String> firstHost(String prefix) {
        return Prefix.tryParse(prefix)
                .filter(it -> it.size() > 2)
                .map(it -> Ipv4.of(it.base().number() + 1).toString());
    }

    /** A link with its prefix and VLAN. */
    String link(String circuit, boolean primary) {
        Optional<Bag> peering = peering(circuit);
        return (primary ? "primary " : "secondary ")
                + peering.flatMap(bag -> bag.text(primary ? "primaryPeerAddressPrefix" : "secondaryPeerAddressPrefix"))
                        .orElse("link")
                + peering.flatMap(bag -> bag.text("vlanId"))
                        .map(id -> " VLAN " + id)
                        .orElse("");
    }

    private Optional<Bag> device(String prefix, String kind, String suffix, String site, Optional<String> device) {
        return device.flatMap(key -> named(kind, prefix + site + "." + key + suffix))
                .or(() -> named(kind, prefix + site + suffix));
    }

    private Optional<Bag> device(String site, Optional<String> device) {
        return device("site-", "LocalNetworkGateway", "-local-network-gateway", site, device);
    }

    /** Where a VPN device is reached, as an address or a name. */
    Optional<String> deviceAddress(String site, Optional<String> device) {
        return device(site, device).flatMap(bag -> bag.text("gatewayIpAddress").or(() -> bag.text("fqdn")));
    }

    Optional<String> deviceAsn(String site, Optional<String> device) {
        return device(site, device).flatMap(bag -> bag.text("bgpSettings", "asn"));
    }

    String tunnel(String site, Optional<String> device, boolean bgp) {
        Optional<Bag> connection =
                device("vpn-connection-", "VirtualNetworkGatewayConnection", "-connection", site, device);
        return connection.flatMap(bag -> bag.text("connectionProtocol")).orElse("IPsec")
                + (bgp ? ", BGP" : ", static routes")
                + connection
                        .flatMap(bag -> bag.text("dpdTimeoutSeconds"))
                        .map(seconds -> ", DPD " + seconds + " s")
                        .orElse("");
    }

    /** The size of a gateway and, of a VPN gateway, its AS number. */
    List<String> gateway(Gateway gateway, VirtualNetwork network) {
        String type = gateway.kind() == PathKind.VPN ? "Vpn" : "ExpressRoute";
        String inside = ("/virtualNetworks/" + network.azureName() + "/subnets/").toLowerCase(Locale.ROOT);
        return all("VirtualNetworkGateway")
                .filter(bag -> bag.text("gatewayType").filter(type::equals).isPresent()
                        && bag.bags("ipConfigurations").stream()
                                .anyMatch(ip -> ip.text("subnet", "id")
                                        .filter(id ->
                                                id.toLowerCase(Locale.ROOT).contains(inside))
                                        .isPresent()))
                .findFirst()
                .map(bag -> {
                    List<String> lines = new ArrayList<>();
                    bag.text("sku", "name").ifPresent(lines::add);
                    bag.text("bgpSettings", "asn").ifPresent(asn -> lines.add("AS " + asn));
                    return lines;
                })
                .orElse(List.of());
    }

    List<String> balancer(String name) {
        return all("LoadBalancer")
                .filter(bag -> bag.text("loadBalancerName").filter(name::equals).isPresent())
                .findFirst()
                .map(bag -> {
                    List<String> lines = new ArrayList<>();
                    bag.text("sku", "name").ifPresent(lines::add);
                    bag.bags("frontendIPConfigurations")
                            .forEach(frontend ->
                                    lines.add(frontend.text("privateIPAddress").orElse("address of Azure's choice")));
                    bag.bags("loadBalancingRules").stream()
                            .limit(MOST_PREFIXES)
                            .forEach(rule -> lines.add(rule.text("name").orElse("rule") + " "
                                    + rule.text("frontendPort")
                                            .filter(port -> !port.equals("0"))
                                            .orElse("all ports")));
                    return lines;
                })
                .orElse(List.of());
    }

    String firewall(String name) {
        return "Azure Firewall"
                + all("AzureFirewall")
                        .filter(bag -> bag.text("azureFirewallName")
                                .filter(name::equals)
                                .isPresent())
                        .findFirst()
                        .flatMap(bag -> bag.text("sku", "tier"))
                        .map(tier -> " " + tier)
                        .orElse("");
    }
}
