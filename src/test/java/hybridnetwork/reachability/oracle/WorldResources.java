package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Circuit;
import hybridnetwork.reachability.oracle.World.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A world as {@code pulumi stack export} has it. */
final class WorldResources {
    private final World world;
    private final ExportWriter export;

    private WorldResources(World world, ExportWriter export) {
        this.world = world;
        this.export = export;
    }

    /** The export's text. */
    static String export(World world, Random random) {
        var export = new ExportWriter(random);
        new WorldResources(world, export).write();
        return export.text();
    }

    static String circuitId(String circuit) {
        return ExportWriter.PROVIDER + "expressRouteCircuits/" + circuit;
    }

    private void write() {
        surroundings();
        var groups = new GroupResources(export);
        var networks = new NetworkResources(world, export);
        world.groups.forEach(groups::group);
        world.tables.forEach(groups::table);
        world.networks.forEach(networks::network);
        world.privateEndpoints.forEach(networks::privateEndpoint);
        world.interfaces.stream()
                .flatMap(nic -> nic.asgs().stream())
                .distinct()
                .forEach(asg -> export.add(
                        "ApplicationSecurityGroup",
                        "applicationSecurityGroups/" + asg,
                        ExportWriter.map("applicationSecurityGroupName", asg)));
        world.interfaces.forEach(networks::networkInterface);
        world.balancers.forEach(new BalancerResources(world, export)::balancer);
        new FirewallResources(world, export).write();
        world.gateways.forEach(this::gateway);
        world.circuits.forEach(this::circuit);
        world.circuitConnections.forEach(it -> connection(
                "er-" + it.circuit() + "-" + it.gateway(),
                "ExpressRoute",
                it.gateway(),
                ExportWriter.map(
                        "peer",
                        export.reference("expressRouteCircuits/" + it.circuit()),
                        "routingWeight",
                        it.weight(),
                        "expressRouteGatewayBypass",
                        it.fastPath())));
        world.localGateways.forEach(it -> export.add(
                "LocalNetworkGateway",
                "localNetworkGateways/" + it.name(),
                ExportWriter.map(
                        "localNetworkGatewayName",
                        it.name(),
                        "gatewayIpAddress",
                        it.site() == null ? "40.50.99.99" : StackFileText.device(world, it.site()),
                        "localNetworkAddressSpace",
                        ExportWriter.map("addressPrefixes", it.prefixes()),
                        "bgpSettings",
                        it.asn() == null
                                ? null
                                : ExportWriter.map("asn", it.asn(), "bgpPeeringAddress", "10.99.0.1"))));
        world.tunnels.forEach(it -> connection(
                it.name(),
                "IPsec",
                it.gateway(),
                ExportWriter.map(
                        "localNetworkGateway2",
                        export.reference("localNetworkGateways/" + it.localGateway()),
                        "enableBgp",
                        it.enableBgp() ? Boolean.TRUE : export.perhapsFalse())));
        if (world.vnetToVnet) {
            List<String> ends =
                    world.joinedByConnection().stream().map(World.Gateway::name).toList();
            connection(
                    "v2v",
                    "Vnet2Vnet",
                    ends.get(0),
                    ExportWriter.map(
                            "virtualNetworkGateway2", export.reference("virtualNetworkGateways/" + ends.get(1))));
        }
    }

    /** What no packet takes notice of. */
    private void surroundings() {
        if (export.below(3) == 0) {
            export.add("NetworkWatcher", "networkWatchers/watcher", ExportWriter.map("networkWatcherName", "watcher"));
            export.add(
                    "PrivateZone",
                    "privateDnsZones/internal.example",
                    ExportWriter.map("privateZoneName", "internal.example"));
        }
    }

    private void gateway(World.Gateway gateway) {
        export.publicIp(gateway.name() + "-pip", Sku.Standard);
        List<Object> configurations = new ArrayList<>();
        configurations.add(configuration(gateway, "one", gateway.name() + "-pip"));
        if (gateway.activeActive()) {
            export.publicIp(gateway.name() + "-pip2", Sku.Standard);
            configurations.add(configuration(gateway, "two", gateway.name() + "-pip2"));
        }
        Map<String, Object> inputs = ExportWriter.map(
                "virtualNetworkGatewayName",
                gateway.name(),
                "gatewayType",
                export.anyCase(gateway.vpn() ? "Vpn" : "ExpressRoute"),
                "sku",
                ExportWriter.map(
                        "name", gateway.vpn() ? "VpnGw1AZ" : "ErGw1AZ", "tier", gateway.vpn() ? "VpnGw1AZ" : "ErGw1AZ"),
                "ipConfigurations",
                configurations);
        if (gateway.vpn()) {
            inputs.put("vpnType", "RouteBased");
            inputs.put("activeActive", gateway.activeActive());
            inputs.put("enableBgp", gateway.enableBgp());
            if (world.translating.contains(gateway.name())) {
                inputs.put(
                        "natRules",
                        List.of(ExportWriter.map(
                                "name",
                                "nat",
                                "type",
                                "Static",
                                "mode",
                                "EgressSnat",
                                "internalMappings",
                                List.of(ExportWriter.map("addressSpace", "10.20.0.0/25")),
                                "externalMappings",
                                List.of(ExportWriter.map("addressSpace", "10.120.0.0/25")))));
            }
            if (gateway.asn() != null) {
                inputs.put("bgpSettings", ExportWriter.map("asn", gateway.asn()));
            }
        }
        export.add("VirtualNetworkGateway", "virtualNetworkGateways/" + gateway.name(), inputs);
    }

    private Map<String, Object> configuration(World.Gateway gateway, String name, String publicIp) {
        return ExportWriter.map(
                "name",
                name,
                "subnet",
                export.reference("virtualNetworks/" + gateway.network() + "/subnets/GatewaySubnet"),
                "publicIPAddress",
                export.reference("publicIPAddresses/" + publicIp));
    }

    private void circuit(Circuit circuit) {
        Map<String, Object> inputs = ExportWriter.map(
                "circuitName",
                circuit.name(),
                "sku",
                ExportWriter.map("name", "Standard_MeteredData", "tier", "Standard", "family", "MeteredData"),
                "serviceProviderProperties",
                ExportWriter.map(
                        "serviceProviderName", "Equinix", "peeringLocation", "Amsterdam", "bandwidthInMbps", 50));
        if (circuit.peering() != null) {
            Map<String, Object> peering = ExportWriter.map(
                    "peeringType",
                    "AzurePrivatePeering",
                    "peerASN",
                    65010,
                    "vlanId",
                    100,
                    "primaryPeerAddressPrefix",
                    "172.16.0.0/30",
                    "secondaryPeerAddressPrefix",
                    "172.16.0.4/30",
                    "state",
                    circuit.peering().equals("Enabled") && export.below(2) == 0 ? null : circuit.peering());
            if (export.below(2) == 0) {
                peering.put("name", "AzurePrivatePeering");
                inputs.put("peerings", List.of(peering));
            } else {
                peering.put("circuitName", circuit.name());
                peering.put("peeringName", "AzurePrivatePeering");
                export.add(
                        "ExpressRouteCircuitPeering",
                        "expressRouteCircuits/" + circuit.name() + "/peerings/AzurePrivatePeering",
                        peering);
            }
        }
        export.add("ExpressRouteCircuit", "expressRouteCircuits/" + circuit.name(), inputs);
    }

    private void connection(String name, String type, String gateway, Map<String, Object> more) {
        Map<String, Object> inputs = ExportWriter.map(
                "virtualNetworkGatewayConnectionName",
                name,
                "connectionType",
                export.anyCase(type),
                "virtualNetworkGateway1",
                export.reference("virtualNetworkGateways/" + gateway));
        inputs.putAll(more);
        export.add("VirtualNetworkGatewayConnection", "connections/" + name, inputs);
    }
}
