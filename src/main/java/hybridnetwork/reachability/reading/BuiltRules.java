package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules that hold for every network that the program builds, and that an exported one can break. */
final class BuiltRules {
    private final Inventory inventory;
    private final Notes notes;
    private final Optional<Resource> hub;
    private final List<Gateway> gateways;

    BuiltRules(Inventory inventory, Notes notes, Optional<Resource> hub, List<Gateway> gateways) {
        this.inventory = inventory;
        this.notes = notes;
        this.hub = hub;
        this.gateways = gateways;
    }

    void note() {
        inventory.all("LoadBalancer").forEach(this::backendTwice);
        customDns();
        nextHopGateway();
    }

    /** Azure refuses two rules of one pool with one backend port and protocol, unless their IP floats. */
    private void backendTwice(Resource balancer) {
        Map<List<String>, String> taken = new HashMap<>();
        for (Bag rule : balancer.bag().bags("loadBalancingRules")) {
            Optional<String> pool = rule.bag("backendAddressPool").flatMap(it -> it.text("id"));
            Optional<Double> port = rule.number("backendPort");
            if (pool.isPresent() && port.isPresent() && !rule.mayBe("enableFloatingIP")) {
                String name = BalancerReader.name(rule);
                List<String> key = List.of(
                        pool.get().toLowerCase(Locale.ROOT),
                        rule.text("protocol").orElse("").toLowerCase(Locale.ROOT),
                        port.get().toString());
                String other = taken.putIfAbsent(key, name);
                if (other != null) {
                    notes.add(Finding.error(
                            "lb-rules-probe-backend-twice",
                            "rules " + other + " and " + name + " of " + balancer
                                    + " have one backend pool, protocol and backend port: Azure refuses the second"));
                }
            }
        }
    }

    private void customDns() {
        boolean vpn = gateways.stream().anyMatch(gateway -> gateway.kind() == PathKind.VPN && gateway.network() == 0);
        hub.filter(network -> vpn)
                .filter(network -> network.bag()
                        .bag("dhcpOptions")
                        .filter(options -> options.isOpaque("dnsServers")
                                || !options.texts("dnsServers").isEmpty())
                        .isPresent())
                .ifPresent(network -> notes.add(Finding.warning(
                        "vpngw-custom-dns",
                        network
                                + " has DNS servers of its own: unless they forward to 168.63.129.16, maintenance of the"
                                + " VPN gateway can fail")));
    }

    private void nextHopGateway() {
        boolean both = gateways.stream()
                        .filter(gateway -> gateway.network() == 0)
                        .map(Gateway::kind)
                        .distinct()
                        .count()
                > 1;
        if (!both) {
            return;
        }
        for (Resource table : inventory.all("RouteTable")) {
            boolean leads = table.bag().bags("routes").stream().anyMatch(BuiltRules::leadsToGateway)
                    || inventory.children(Parentage.ROUTE, table).stream()
                            .anyMatch(route -> leadsToGateway(route.bag()));
            if (leads) {
                notes.add(Finding.error(
                        "udr-next-hop-vng",
                        table + " has a route with next hop VirtualNetworkGateway, which is not supported where an"
                                + " ExpressRoute and a VPN gateway coexist"));
            }
        }
    }

    private static boolean leadsToGateway(Bag route) {
        return route.text("nextHopType").orElse("").equalsIgnoreCase("VirtualNetworkGateway");
    }
}
