package hybridnetwork.azuresim;

import hybridnetwork.net.PortRange;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules of a load balancer: ports, and which two of them cannot stand side by side. */
final class BalancingRules {
    private static final String RULES = "loadBalancingRules";
    private static final String ALL = "all";

    private BalancingRules() {}

    /** What a rule listens on: a port of a frontend, or with protocol All every port. */
    private record Listener(String frontend, String protocol, long port, String rule) {
        private boolean collidesWith(Listener other) {
            boolean everything = protocol.equals(ALL) || other.protocol.equals(ALL);
            return frontend.equals(other.frontend)
                    && (everything || (protocol.equals(other.protocol) && port == other.port));
        }
    }

    static void admit(Put put) {
        List<Listener> listeners = new ArrayList<>();
        Map<String, String> backends = new HashMap<>();
        for (Bag rule : put.body().bags(RULES)) {
            String name = rule.text("name").orElse("");
            String protocol = rule.text("protocol").orElse("").toLowerCase(Locale.ROOT);
            long frontendPort = rule.whole("frontendPort").orElse(0L);
            long backendPort = rule.whole("backendPort").orElse(frontendPort);
            admitPorts(put.id(), name, protocol, frontendPort, backendPort);
            String frontend =
                    rule.id("frontendIPConfiguration", "id").map(ArmId::key).orElse("");
            Listener listener = new Listener(frontend, protocol, frontendPort, name);
            listeners.stream().filter(listener::collidesWith).findFirst().ifPresent(other -> {
                throw AzureError.badRequest("Load balancing rules " + other.rule() + " and " + name + " of " + put.id()
                        + " use the same frontend port " + frontendPort + " and protocol of one frontend IP"
                        + " configuration (lb-rules-probe).");
            });
            listeners.add(listener);
            if (!rule.flag("enableFloatingIP")) {
                admitBackend(put, rule, name, protocol + backendPort, backends);
            }
        }
    }

    private static void admitBackend(Put put, Bag rule, String name, String port, Map<String, String> backends) {
        List<ArmId> pools = rule.bags("backendAddressPools").isEmpty()
                ? rule.id("backendAddressPool", "id").map(List::of).orElse(List.of())
                : rule.bags("backendAddressPools").stream()
                        .flatMap(each -> each.id("id").stream())
                        .toList();
        for (ArmId pool : pools) {
            String other = backends.putIfAbsent(pool.key() + "|" + port, name);
            if (other != null) {
                throw AzureError.badRequest(
                        "RulesOfSameLoadBalancerTypeUseSameBackendPortProtocolAndIPConfig",
                        "Load balancing rules " + other + " and " + name + " of " + put.id()
                                + " with floating IP disabled use the same backend port and protocol of pool " + pool
                                + ".");
            }
        }
    }

    private static void admitPorts(ArmId balancer, String name, String protocol, long frontend, long backend) {
        boolean allPorts = frontend == 0 && backend == 0;
        if (protocol.equals(ALL) != allPorts) {
            throw AzureError.badRequest("Load balancing rule " + name + " of " + balancer
                    + " has protocol All and ports 0, or another protocol and ports; not protocol " + protocol
                    + " and ports " + frontend + " and " + backend + " (lb-rules-probe).");
        }
        for (long port : List.of(frontend, backend)) {
            if (port < 0 || port > PortRange.HIGHEST) {
                throw AzureError.badRequest("Load balancing rule " + name + " of " + balancer + " has port " + port
                        + ", which is not between 0 and " + PortRange.HIGHEST + ".");
            }
        }
    }
}
