package hybridnetwork.report;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inputs of a resource that a network engineer looks for, in the words of the trade. Each line is one fact. */
final class ResourceDetails {
    private ResourceDetails() {}

    /** No line for a type that needs no words. */
    static List<String> of(RegisteredResource resource) {
        ShownValues inputs = ShownValues.ofInputs(resource);
        return switch (resource.azureType().map(TypeToken::toString).orElse("")) {
            case "network:VirtualNetwork" -> virtualNetwork(inputs);
            case "network:VirtualNetworkPeering" -> networkPeering(inputs);
            case "network:NetworkSecurityGroup" -> securityRules(inputs);
            case "network:RouteTable" -> routes(inputs);
            case "network:NatGateway" -> natGateway(inputs);
            case "network:PublicIPAddress" -> publicAddress(inputs);
            case "network:ExpressRouteCircuit" -> circuit(inputs);
            case "network:ExpressRouteCircuitPeering" -> peering(inputs);
            case "network:VirtualNetworkGateway" -> gateway(inputs);
            case "network:LocalNetworkGateway" -> localGateway(inputs);
            case "network:VirtualNetworkGatewayConnection" -> connection(inputs);
            case "network:LoadBalancer" -> loadBalancer(inputs);
            case "network:AzureFirewall" -> FirewallDetails.firewall(inputs);
            case "network:FirewallPolicy" -> FirewallDetails.policy(inputs);
            case "network:FirewallPolicyRuleCollectionGroup" -> FirewallDetails.rules(inputs);
            case "network:IpGroup" -> FirewallDetails.ipGroup(inputs);
            case "insights:MetricAlert" -> MonitoringDetails.metricAlert(inputs);
            case "insights:DiagnosticSetting" -> MonitoringDetails.diagnosticSetting(inputs);
            case "insights:ActionGroup" -> MonitoringDetails.actionGroup(inputs);
            case "operationalinsights:Workspace" -> MonitoringDetails.workspace(inputs);
            default -> List.of();
        };
    }

    private static List<String> virtualNetwork(ShownValues network) {
        List<String> lines = new ArrayList<>();
        lines.add("address space " + joined(network.texts("addressSpace", "addressPrefixes")));
        List<String> servers = network.texts("dhcpOptions", "dnsServers");
        if (!servers.isEmpty()) {
            lines.add("DNS servers " + joined(servers));
        }
        for (ShownValues subnet : network.objects("subnets")) {
            lines.add(subnet(subnet));
        }
        return lines;
    }

    static String subnet(ShownValues subnet) {
        String nsg = subnet.text("networkSecurityGroup", "id")
                .map(id -> ", filtered by " + ArmId.name(id))
                .orElse("");
        return "subnet " + subnet.textOr("?", "name") + " " + joined(prefixes(subnet)) + nsg
                + subnet.text("routeTable", "id")
                        .map(id -> ", routed by " + ArmId.name(id))
                        .orElse("")
                + subnet.text("natGateway", "id")
                        .map(id -> ", out by " + ArmId.name(id))
                        .orElse("");
    }

    private static List<String> networkPeering(ShownValues peering) {
        List<String> lines = new ArrayList<>();
        lines.add(peering.textOr("?", "virtualNetworkName") + " to "
                + peering.text("remoteVirtualNetwork", "id").map(ArmId::name).orElse("?")
                + (peering.isTrue("allowGatewayTransit") ? ", whose hosts may use its gateways" : "")
                + (peering.isTrue("useRemoteGateways") ? ", by whose gateways it reaches the sites" : ""));
        List<String> space = peering.texts("remoteAddressSpace", "addressPrefixes");
        if (!space.isEmpty()) {
            lines.add("address space there " + joined(space));
        }
        return lines;
    }

    private static List<String> routes(ShownValues table) {
        List<String> lines = new ArrayList<>();
        for (ShownValues route : table.objects("routes")) {
            lines.add("route " + route.textOr("?", "name") + " " + route.textOr("?", "addressPrefix") + " -> "
                    + route.text("nextHopIpAddress").orElseGet(() -> route.textOr("?", "nextHopType")));
        }
        if (table.isTrue("disableBgpRoutePropagation")) {
            lines.add("without what the gateways have learnt");
        }
        return lines;
    }

    private static List<String> natGateway(ShownValues gateway) {
        List<String> zones = gateway.texts("zones");
        return List.of(gateway.textOr("?", "sku", "name")
                + (zones.isEmpty() ? ", placed by Azure" : ", zone " + joined(zones)));
    }

    static List<String> prefixes(ShownValues subnet) {
        return Stream.concat(subnet.text("addressPrefix").stream(), subnet.texts("addressPrefixes").stream())
                .distinct()
                .toList();
    }

    private static List<String> securityRules(ShownValues group) {
        return group.objects("securityRules").stream()
                .sorted(Comparator.comparing((ShownValues rule) -> rule.textOr("", "direction"))
                        .thenComparing(rule -> String.format("%6s", rule.textOr("", "priority"))))
                .map(ResourceDetails::securityRule)
                .toList();
    }

    static String securityRule(ShownValues rule) {
        return String.format(
                "%4s %s %s %s %s -> %s port %s (%s)",
                rule.textOr("?", "priority"),
                rule.textOr("?", "direction").equals("Inbound") ? "in " : "out",
                rule.textOr("?", "access").equals("Allow") ? "allow" : "deny ",
                rule.textOr("?", "protocol").replace("*", "any"),
                end(rule, "sourceAddressPrefix"),
                end(rule, "destinationAddressPrefix"),
                ports(rule),
                rule.textOr("?", "name"));
    }

    private static String end(ShownValues rule, String singular) {
        return joined(Stream.concat(rule.text(singular).stream(), rule.texts(singular + "es").stream())
                        .distinct()
                        .toList())
                .replace("*", "any");
    }

    private static String ports(ShownValues rule) {
        return joined(Stream.concat(
                                rule.text("destinationPortRange").stream(),
                                rule.texts("destinationPortRanges").stream())
                        .distinct()
                        .toList())
                .replace("*", "any");
    }

    private static List<String> publicAddress(ShownValues address) {
        List<String> zones = address.texts("zones");
        return List.of(address.textOr("Basic", "sku", "name")
                + " "
                + address.textOr("Dynamic", "publicIPAllocationMethod").toLowerCase(java.util.Locale.ROOT)
                + (zones.isEmpty() ? ", no zone" : ", zones " + joined(zones)));
    }

    private static List<String> circuit(ShownValues circuit) {
        String owner = circuit.has("expressRoutePort")
                ? "ExpressRoute Direct, " + circuit.textOr("?", "bandwidthInGbps") + " Gbit/s"
                : circuit.textOr("?", "serviceProviderProperties", "serviceProviderName")
                        + " at "
                        + circuit.textOr("?", "serviceProviderProperties", "peeringLocation")
                        + ", "
                        + circuit.textOr("?", "serviceProviderProperties", "bandwidthInMbps")
                        + " Mbit/s";
        return List.of(owner + ", " + circuit.textOr("?", "sku", "name"));
    }

    private static List<String> peering(ShownValues peering) {
        String state = peering.text("state")
                .filter("Disabled"::equals)
                .map(it -> ", disabled")
                .orElse("");
        return List.of("AS " + peering.textOr("?", "peerASN")
                + ", VLAN "
                + peering.textOr("?", "vlanId")
                + ", links "
                + peering.textOr("?", "primaryPeerAddressPrefix")
                + " and "
                + peering.textOr("?", "secondaryPeerAddressPrefix")
                + state);
    }

    private static List<String> gateway(ShownValues gateway) {
        boolean vpn = gateway.textOr("", "gatewayType").equals("Vpn");
        List<String> facts = new ArrayList<>();
        facts.add(vpn ? gateway.textOr("VPN", "vpnType") + " VPN" : gateway.textOr("?", "gatewayType"));
        facts.add(gateway.textOr("?", "sku", "name"));
        if (vpn) {
            facts.add(gateway.isTrue("activeActive") || gateway.isTrue("active") ? "active-active" : "active-standby");
            gateway.text("bgpSettings", "asn").ifPresent(asn -> facts.add("AS " + asn));
        }
        return List.of(joined(facts));
    }

    private static List<String> localGateway(ShownValues site) {
        List<String> facts = new ArrayList<>();
        facts.add("device "
                + site.text("gatewayIpAddress").or(() -> site.text("fqdn")).orElse("?"));
        site.text("bgpSettings", "asn")
                .ifPresent(
                        asn -> facts.add("AS " + asn + " at " + site.textOr("?", "bgpSettings", "bgpPeeringAddress")));
        List<String> networks = site.texts("localNetworkAddressSpace", "addressPrefixes");
        return networks.isEmpty() ? List.of(joined(facts)) : List.of(joined(facts), "networks " + joined(networks));
    }

    private static List<String> connection(ShownValues connection) {
        List<String> facts = new ArrayList<>();
        String far = connection
                .text("peer", "id")
                .or(() -> connection.text("localNetworkGateway2", "id"))
                .map(ArmId::name)
                .orElse("?");
        facts.add(ArmId.name(connection.textOr("?", "virtualNetworkGateway1", "id")) + " to " + far);
        if (connection.textOr("", "connectionType").equals("IPsec")) {
            facts.add(connection.textOr("IKEv2", "connectionProtocol"));
            facts.add(connection.isTrue("enableBgp") ? "BGP" : "static routes");
            connection.text("dpdTimeoutSeconds").ifPresent(seconds -> facts.add("DPD " + seconds + " s"));
            facts.add(connection.objects("ipsecPolicies").isEmpty() ? "default policy" : "own policy");
        }
        connection
                .text("routingWeight")
                .filter(weight -> !weight.equals("0"))
                .ifPresent(it -> facts.add("weight " + it));
        return Stream.of("sharedKey", "authorizationKey")
                .filter(connection::has)
                .map(key -> key + " " + connection.textOr("?", key))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        keys -> Stream.concat(Stream.of(joined(facts)), keys.stream())
                                .toList()));
    }

    private static List<String> loadBalancer(ShownValues balancer) {
        List<String> lines = new ArrayList<>();
        for (ShownValues frontend : balancer.objects("frontendIPConfigurations")) {
            lines.add(balancer.textOr("Basic", "sku", "name")
                    + ", "
                    + frontend.textOr("address allocated by Azure", "privateIPAddress")
                    + frontend.text("subnet", "id")
                            .map(id -> " in " + ArmId.name(id))
                            .orElse(""));
        }
        for (ShownValues rule : balancer.objects("loadBalancingRules")) {
            lines.add(loadBalancingRule(rule));
        }
        for (ShownValues probe : balancer.objects("probes")) {
            lines.add("probe " + probe.textOr("?", "protocol") + " " + probe.textOr("?", "port"));
        }
        return lines;
    }

    static String loadBalancingRule(ShownValues rule) {
        String protocol = rule.textOr("?", "protocol");
        return "rule " + rule.textOr("?", "name") + " "
                + (protocol.equals("All")
                        ? "all ports"
                        : protocol + " " + rule.textOr("?", "frontendPort") + " -> " + rule.textOr("?", "backendPort"));
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }
}
