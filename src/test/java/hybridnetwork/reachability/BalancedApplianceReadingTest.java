package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which load balancers before appliances count as one, and what of them may not be known. */
class BalancedApplianceReadingTest {
    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    @Test
    void interfaces_in_no_pool_or_in_another_balancers_need_not_forward() {
        Hub hub = BalancedHub.behind(BalancedHub.balancer("All", 0), true)
                .with(Hub.forwarder("host", "10.20.253.30", false))
                .with(World.resource("LoadBalancer", "another", "loadBalancers", Map.of()))
                .with(BalancedHub.member("another", "web", "10.20.253.31", false));
        assertThat(healthy(hub, IN).verdict()).isEqualTo(Verdict.HOLDS);
        hub.with(BalancedHub.member("late", "10.20.253.32", false));
        assertThat(healthy(hub, IN).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_member_whose_subnet_or_address_is_not_known_leaves_it_open() {
        Hub placed = BalancedHub.behind(BalancedHub.balancer("All", 0), true)
                .with(Readings.changed(
                                List.of(BalancedHub.member("late", "10.20.253.32", true)),
                                "NetworkInterface",
                                Readings.put(
                                        "ipConfigurations",
                                        List.of(Map.of(
                                                "name",
                                                "ip",
                                                "loadBalancerBackendAddressPools",
                                                List.of(Map.of(
                                                        "id",
                                                        BalancedHub.PREFIX
                                                                + "loadBalancers/nva/backendAddressPools/pool"))))))
                        .get(0));
        IntentResult in = healthy(placed, IN);
        assertThat(in.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static List<String> told(Hub hub) {
        return Readings.messages(hub.world().prove(Outages.SINGLE), "not-understood");
    }

    @Test
    void why_it_is_not_known_where_a_route_leads_is_told() {
        assertThat(told(BalancedHub.behind(BalancedHub.balancer("Tcp", 443), true)))
                .anyMatch(message -> message.endsWith(": load balancer nva has no HA ports"));
        assertThat(told(BalancedHub.behind(BalancedHub.balancer("All", 0), true, false)))
                .anyMatch(message ->
                        message.endsWith(": the members of load balancer nva do not all forward (enableIPForwarding)"));
        RegisteredResource nowhere = Readings.changed(
                        List.of(BalancedHub.member("spare", "10.99.0.4", true)),
                        "NetworkInterface",
                        card -> Readings.put(
                                        "ipConfigurations",
                                        List.of(Map.of(
                                                "privateIPAddress",
                                                "10.99.0.4",
                                                "loadBalancerBackendAddressPools",
                                                List.of(Map.of(
                                                        "id",
                                                        BalancedHub.PREFIX
                                                                + "loadBalancers/nva/backendAddressPools/spare")))))
                                .apply(card))
                .get(0);
        assertThat(told(BalancedHub.behind(BalancedHub.balancer("All", 0), true).with(nowhere)))
                .anyMatch(message ->
                        message.endsWith(": in which subnets the members of load balancer nva are is not known"));
    }

    @Test
    void what_is_not_known_of_the_balancer_leaves_what_passes_it_open() {
        for (boolean own : List.of(true, false)) {
            RegisteredResource floating = Readings.changed(
                            List.of(BalancedHub.balancer("All", 0)), "LoadBalancer", bag -> {
                                Map<String, Object> rule = new LinkedHashMap<>(Map.of("enableFloatingIP", true));
                                ((Map<?, ?>) ((List<?>) bag.getOrDefault("loadBalancingRules", List.of())).get(0))
                                        .forEach((key, value) -> rule.put(key.toString(), value));
                                bag.put("loadBalancingRules", List.of(rule));
                                bag.put("loadBalancerName", own ? "nva" : "another");
                                return bag;
                            })
                    .get(0);
            Hub hub = BalancedHub.behind(own ? floating : BalancedHub.balancer("All", 0), true);
            if (!own) {
                hub.with(World.resource("LoadBalancer", "another", "loadBalancers", withoutFrontend(floating)));
            }
            assertThat(healthy(hub, IN).verdict()).as("own: " + own).isEqualTo(own ? Verdict.UNKNOWN : Verdict.HOLDS);
        }
        Hub any = BalancedHub.behind(BalancedHub.balancer("All", 0), true)
                .with(World.resource(
                        "LoadBalancer", "another", "loadBalancers", Map.of("backendAddressPools", Opaque.UNKNOWN)));
        assertThat(healthy(any, IN).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static Map<String, Object> withoutFrontend(RegisteredResource balancer) {
        Map<String, Object> inputs = new LinkedHashMap<>(balancer.inputs());
        inputs.remove("frontendIPConfigurations");
        return inputs;
    }
}
