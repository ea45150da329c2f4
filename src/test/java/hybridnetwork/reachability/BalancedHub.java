package hybridnetwork.reachability;

import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;

/** The hub of {@link Hub} with the appliances {@code nva-0} and so on behind the internal load balancer {@code nva} in subnet edge. */
final class BalancedHub {
    static final String PREFIX = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    /** The frontend's. */
    static final String ADDRESS = "10.20.253.10";

    private BalancedHub() {}

    static RegisteredResource member(String name, Object address, boolean forwards) {
        return member("nva", name, address, forwards);
    }

    /** An interface in the pool of a balancer. */
    static RegisteredResource member(String balancer, String name, Object address, boolean forwards) {
        Map<String, Object> configuration = Map.of(
                "name",
                "ip",
                "privateIPAddress",
                address,
                "subnet",
                Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/net-edge-subnet"),
                "loadBalancerBackendAddressPools",
                List.of(Map.of("id", PREFIX + "loadBalancers/" + balancer + "/backendAddressPools/pool")));
        return Readings.changed(
                        List.of(Hub.forwarder(name, "10.20.253.20", forwards)),
                        "NetworkInterface",
                        Readings.put("ipConfigurations", List.of(configuration)))
                .get(0);
    }

    /** @param port 0 for HA ports, with protocol All */
    static RegisteredResource balancer(String protocol, double port) {
        String id = PREFIX + "loadBalancers/nva";
        List<Object> probes = List.of(Map.of("name", "alive", "protocol", "Tcp", "port", 22.0));
        return World.resource(
                "LoadBalancer",
                "nva",
                "loadBalancers",
                Map.of(
                        "loadBalancerName",
                        "nva",
                        "sku",
                        Map.of("name", "Standard"),
                        "frontendIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "front",
                                "privateIPAddress",
                                ADDRESS,
                                "subnet",
                                Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/net-edge-subnet"))),
                        "backendAddressPools",
                        List.of(Map.of("name", "pool")),
                        "probes",
                        probes,
                        "loadBalancingRules",
                        List.of(Map.of(
                                "name",
                                "all",
                                "protocol",
                                protocol,
                                "frontendPort",
                                port,
                                "backendPort",
                                port,
                                "frontendIPConfiguration",
                                Map.of("id", id + "/frontendIPConfigurations/front"),
                                "backendAddressPool",
                                Map.of("id", id + "/backendAddressPools/pool"),
                                "probe",
                                Map.of("id", id + "/probes/alive")))));
    }

    static Hub behind(RegisteredResource balancer, boolean... forward) {
        Hub hub = new Hub();
        for (String spoke : List.of("orders/web", "stock/db")) {
            hub.route(spoke, "0.0.0.0/0", ADDRESS).hiding(spoke);
        }
        hub.route("GatewaySubnet", "10.21.0.0/16", ADDRESS).route("GatewaySubnet", "10.22.0.0/16", ADDRESS);
        hub.with(balancer);
        for (int i = 0; i < forward.length; i++) {
            hub.with(member("nva-" + i, "10.20.253.2" + i, forward[i]));
        }
        return hub;
    }
}
