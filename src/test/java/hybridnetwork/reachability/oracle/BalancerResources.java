package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Balancer;
import hybridnetwork.reachability.oracle.World.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Balancers as resources, with their pools inline or beside them. */
final class BalancerResources {
    private final World world;
    private final ExportWriter export;

    BalancerResources(World world, ExportWriter export) {
        this.world = world;
        this.export = export;
    }

    void balancer(Balancer balancer) {
        String path = "loadBalancers/" + balancer.name();
        List<Object> frontends = new ArrayList<>();
        for (World.Frontend frontend : balancer.frontends()) {
            if (frontend.subnet() == null) {
                String address = balancer.name() + "-" + frontend.name() + "-pip";
                export.publicIp(address, balancer.sku());
                frontends.add(ExportWriter.map(
                        "name", frontend.name(), "publicIPAddress", export.reference("publicIPAddresses/" + address)));
            } else {
                frontends.add(ExportWriter.map(
                        "name",
                        frontend.name(),
                        "privateIPAddress",
                        frontend.address(),
                        "privateIPAllocationMethod",
                        "Static",
                        "subnet",
                        export.reference(NetworkResources.subnetPath(frontend.subnet()))));
            }
        }
        List<Object> pools = new ArrayList<>();
        for (Pool pool : balancer.pools()) {
            Map<String, Object> inputs = ExportWriter.map("name", pool.name());
            if (!pool.addresses().isEmpty()) {
                List<Object> addresses = new ArrayList<>();
                for (String address : pool.addresses()) {
                    addresses.add(ExportWriter.map(
                            "name",
                            "at-" + address,
                            "ipAddress",
                            address,
                            "virtualNetwork",
                            export.reference("virtualNetworks/"
                                    + world.networkOf(Block.address(address))
                                            .orElseThrow()
                                            .name())));
                }
                inputs.put("loadBalancerBackendAddresses", addresses);
            }
            if (!pool.addresses().isEmpty() && export.below(2) == 0) {
                Map<String, Object> own = new LinkedHashMap<>(inputs);
                own.remove("name");
                own.put("backendAddressPoolName", pool.name());
                own.put("loadBalancerName", balancer.name());
                export.add("LoadBalancerBackendAddressPool", path + "/backendAddressPools/" + pool.name(), own);
                inputs.remove("loadBalancerBackendAddresses");
            }
            pools.add(inputs);
        }
        export.add(
                "LoadBalancer",
                path,
                ExportWriter.map(
                        "loadBalancerName",
                        balancer.name(),
                        "sku",
                        ExportWriter.sku(balancer.sku()),
                        "frontendIPConfigurations",
                        frontends,
                        "backendAddressPools",
                        pools,
                        "probes",
                        balancer.probes().stream()
                                .map(it -> ExportWriter.map(
                                        "name",
                                        it.name(),
                                        "protocol",
                                        it.protocol(),
                                        "port",
                                        it.port(),
                                        "requestPath",
                                        it.protocol().equals("Tcp") ? null : "/"))
                                .toList(),
                        "loadBalancingRules",
                        balancer.rules().stream()
                                .map(it -> ExportWriter.map(
                                        "name",
                                        it.name(),
                                        "protocol",
                                        it.protocol(),
                                        "frontendPort",
                                        it.frontendPort(),
                                        "backendPort",
                                        it.backendPort(),
                                        "frontendIPConfiguration",
                                        export.reference(path + "/frontendIPConfigurations/" + it.frontend()),
                                        "backendAddressPool",
                                        it.pool() == null
                                                ? null
                                                : export.reference(path + "/backendAddressPools/" + it.pool()),
                                        "probe",
                                        it.probe() == null ? null : export.reference(path + "/probes/" + it.probe()),
                                        "disableOutboundSnat",
                                        it.disableOutboundSnat() ? true : null,
                                        "enableFloatingIP",
                                        it.floatingIp() ? true : null))
                                .toList(),
                        "outboundRules",
                        balancer.outbound().isEmpty()
                                ? null
                                : balancer.outbound().stream()
                                        .map(it -> ExportWriter.map(
                                                "name",
                                                it.name(),
                                                "protocol",
                                                it.protocol(),
                                                "frontendIPConfigurations",
                                                List.of(export.reference(
                                                        path + "/frontendIPConfigurations/" + it.frontend())),
                                                "backendAddressPool",
                                                export.reference(path + "/backendAddressPools/" + it.pool())))
                                        .toList()));
    }
}
