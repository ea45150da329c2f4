package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Interface;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.PrivateEndpoint;
import hybridnetwork.reachability.oracle.World.Sku;
import hybridnetwork.reachability.oracle.World.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Virtual networks, subnets and interfaces as resources. */
final class NetworkResources {
    private final World world;
    private final ExportWriter export;
    private final PeeringResources peerings;

    NetworkResources(World world, ExportWriter export) {
        this.world = world;
        this.export = export;
        this.peerings = new PeeringResources(world, export);
    }

    void network(Network network) {
        boolean standalone = export.below(3) == 0;
        List<Object> inline = new ArrayList<>();
        for (Subnet subnet : network.subnets()) {
            Map<String, Object> inputs = subnet(network, subnet);
            if (standalone) {
                Map<String, Object> own = new LinkedHashMap<>(inputs);
                own.remove("name");
                own.put("subnetName", subnet.name());
                own.put("virtualNetworkName", network.name());
                export.add("Subnet", "virtualNetworks/" + network.name() + "/subnets/" + subnet.name(), own);
            } else {
                inline.add(inputs);
            }
            if (subnet.natGateway()) {
                String nat = "nat-" + network.name() + "-" + subnet.name();
                export.publicIp(nat + "-pip", Sku.Standard);
                export.add(
                        "NatGateway",
                        "natGateways/" + nat,
                        ExportWriter.map(
                                "natGatewayName",
                                nat,
                                "sku",
                                ExportWriter.map("name", "Standard"),
                                "publicIpAddresses",
                                List.of(export.reference("publicIPAddresses/" + nat + "-pip"))));
            }
        }
        Map<String, Object> inputs = ExportWriter.map(
                "virtualNetworkName",
                network.name(),
                "addressSpace",
                ExportWriter.map("addressPrefixes", export.below(6) == 0 ? plusIpv6(network.space()) : network.space()),
                "summarizedGatewayPrefixes",
                world.summarized.contains(network.name())
                        ? ExportWriter.map("addressPrefixes", List.of("10.16.0.0/12"))
                        : null,
                "location",
                "westeurope");
        if (!standalone) {
            inputs.put("subnets", inline);
        }
        Map<String, Object> outputs = new LinkedHashMap<>(inputs);
        peerings.peerings(network, inputs, outputs);
        export.add("VirtualNetwork", "virtualNetworks/" + network.name(), inputs, outputs);
    }

    /** A prefix that no packet of the proof matches. */
    private static List<String> plusIpv6(List<String> prefixes) {
        List<String> all = new ArrayList<>(prefixes);
        all.add("fd00:20::/48");
        return all;
    }

    private Map<String, Object> subnet(Network network, Subnet subnet) {
        Map<String, Object> inputs = ExportWriter.map("name", subnet.name());
        if (export.below(4) == 0) {
            inputs.put("addressPrefixes", List.of(subnet.prefix()));
        } else {
            inputs.put("addressPrefix", subnet.prefix());
        }
        if (subnet.group() != null) {
            inputs.put("networkSecurityGroup", export.reference("networkSecurityGroups/" + subnet.group()));
        }
        if (subnet.table() != null) {
            inputs.put("routeTable", export.reference("routeTables/" + subnet.table()));
        }
        if (subnet.natGateway()) {
            inputs.put("natGateway", export.reference("natGateways/nat-" + network.name() + "-" + subnet.name()));
        }
        if (world.serviceEndpoints.contains(network.name() + "/" + subnet.name())) {
            inputs.put("serviceEndpoints", List.of(ExportWriter.map("service", "Microsoft.Storage")));
        }
        String policies = world.endpointPolicies.get(network.name() + "/" + subnet.name());
        if (policies != null) {
            inputs.put("privateEndpointNetworkPolicies", export.anyCase(policies));
        }
        if (subnet.outbound() != null) {
            inputs.put("defaultOutboundAccess", subnet.outbound());
        }
        return inputs;
    }

    void networkInterface(Interface nic) {
        if (nic.publicIp() != null) {
            export.publicIp(nic.name() + "-pip", nic.publicIp());
        }
        boolean allocated = export.below(3) == 0;
        Map<String, Object> configuration = ExportWriter.map(
                "name",
                "ip",
                "subnet",
                export.reference(subnetPath(nic.subnet())),
                "privateIPAllocationMethod",
                allocated ? "Dynamic" : "Static",
                "privateIPAddress",
                nic.address(),
                "publicIPAddress",
                nic.publicIp() == null ? null : export.reference("publicIPAddresses/" + nic.name() + "-pip"),
                "applicationSecurityGroups",
                nic.asgs().isEmpty()
                        ? null
                        : nic.asgs().stream()
                                .map(it -> export.reference("applicationSecurityGroups/" + it))
                                .toList(),
                "loadBalancerBackendAddressPools",
                nic.pools().isEmpty()
                        ? null
                        : nic.pools().stream().map(this::poolReference).toList());
        Map<String, Object> outputs = ExportWriter.map(
                "networkInterfaceName",
                nic.name(),
                "enableIPForwarding",
                world.forwarding.contains(nic.name()) ? Boolean.TRUE : export.perhapsFalse(),
                "ipConfigurations",
                List.of(configuration),
                "networkSecurityGroup",
                nic.group() == null ? null : export.reference("networkSecurityGroups/" + nic.group()));
        Map<String, Object> inputs = new LinkedHashMap<>(outputs);
        if (allocated) {
            // What Azure allocated is among the outputs alone.
            Map<String, Object> asked = new LinkedHashMap<>(configuration);
            asked.remove("privateIPAddress");
            inputs.put("ipConfigurations", List.of(asked));
        }
        export.add("NetworkInterface", "networkInterfaces/" + nic.name(), inputs, outputs);
    }

    /** With the address that it asks for, or that Azure answered with, or with none yet. */
    void privateEndpoint(PrivateEndpoint endpoint) {
        Map<String, Object> inputs = ExportWriter.map(
                "privateEndpointName",
                endpoint.name(),
                "subnet",
                export.reference(subnetPath(endpoint.subnet())),
                "privateLinkServiceConnections",
                List.of(ExportWriter.map(
                        "name",
                        "to",
                        "groupIds",
                        List.of("blob"),
                        "privateLinkServiceId",
                        ExportWriter.PROVIDER.replace("Network", "Storage") + "storageAccounts/store")));
        Map<String, Object> outputs = new LinkedHashMap<>(inputs);
        if (endpoint.address() != null) {
            if (export.below(2) == 0) {
                List<Object> configurations =
                        List.of(ExportWriter.map("name", "ip", "privateIPAddress", endpoint.address()));
                inputs.put("ipConfigurations", configurations);
                outputs.put("ipConfigurations", configurations);
            } else {
                outputs.put(
                        "customDnsConfigs",
                        List.of(ExportWriter.map(
                                "fqdn", "store.blob.core.windows.net", "ipAddresses", List.of(endpoint.address()))));
            }
        }
        export.add("PrivateEndpoint", "privateEndpoints/" + endpoint.name(), inputs, outputs);
    }

    static String subnetPath(String subnet) {
        int slash = subnet.indexOf('/');
        return "virtualNetworks/" + subnet.substring(0, slash) + "/subnets/" + subnet.substring(slash + 1);
    }

    private Map<String, Object> poolReference(String pool) {
        int slash = pool.indexOf('/');
        return export.reference(
                "loadBalancers/" + pool.substring(0, slash) + "/backendAddressPools/" + pool.substring(slash + 1));
    }
}
