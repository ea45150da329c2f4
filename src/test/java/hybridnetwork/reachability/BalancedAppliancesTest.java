package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A load balancer with HA ports before appliances that share one address: what routes lead to, if all of its members forward. */
class BalancedAppliancesTest {
    private static final String PREFIX = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec SSH = Worlds.deny("hq", "orders/web", "Tcp", "22");

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    private static final String BALANCER = "10.20.253.10";

    private static RegisteredResource member(String name, String address, boolean forwards) {
        return member("nva", name, address, forwards);
    }

    /** An interface in the pool of a balancer. */
    private static RegisteredResource member(String balancer, String name, String address, boolean forwards) {
        Map<String, Object> configuration = Map.of(
                "name",
                "ip",
                "privateIPAddress",
                address,
                "loadBalancerBackendAddressPools",
                List.of(Map.of("id", PREFIX + "loadBalancers/" + balancer + "/backendAddressPools/pool")));
        return Readings.changed(
                        List.of(Hub.forwarder(name, address, forwards)),
                        "NetworkInterface",
                        Readings.put("ipConfigurations", List.of(configuration)))
                .get(0);
    }

    private static RegisteredResource balancer(String protocol, double port) {
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
                                BALANCER,
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

    private static Hub behindBalancer(RegisteredResource balancer, boolean... forward) {
        Hub hub = new Hub();
        for (String spoke : List.of("orders/web", "stock/db")) {
            hub.route(spoke, "0.0.0.0/0", BALANCER).hiding(spoke);
        }
        hub.route("GatewaySubnet", "10.21.0.0/16", BALANCER).route("GatewaySubnet", "10.22.0.0/16", BALANCER);
        hub.with(balancer);
        for (int i = 0; i < forward.length; i++) {
            hub.with(member("nva-" + i, "10.20.253.2" + i, forward[i]));
        }
        return hub;
    }

    @Test
    void a_balancer_with_HA_ports_before_interfaces_that_forward_is_an_appliance() {
        Hub hub = behindBalancer(balancer("All", 0), true, true);
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).as(Readings.why(in)).isEqualTo(Verdict.HOLDS);
        assertThat(in.path()).contains("appliance:nva");
        List<String> obliged = new ArrayList<>();
        in.obligations().forEach(it -> obliged.add(it.appliance() + " " + it.must()));
        assertThat(obliged).containsExactly("nva pass");
        assertThat(healthy(hub, Worlds.allow("hq", "orders/web", "Icmp")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_balancer_without_HA_ports_or_before_others_is_not_known() {
        assertThat(Readings.why(healthy(behindBalancer(balancer("Tcp", 443), true), IN)))
                .contains("leads to VirtualAppliance 10.20.253.10, and what is there is not known");
        assertThat(healthy(behindBalancer(balancer("All", 0), true, false), IN).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.messages(
                        behindBalancer(balancer("All", 0)).world().prove(Outages.SINGLE), "not-understood"))
                .anySatisfy(
                        message -> assertThat(message).contains("the members of load balancer nva are not all known"));
    }

    @Test
    void a_member_that_the_probe_does_not_come_to_takes_nothing() {
        Hub hub = behindBalancer(balancer("All", 0), true)
                .rules(
                        "edge",
                        Worlds.allow("all", true, 100, "10.0.0.0/8", "*", "*", "*"),
                        Worlds.deny("no-probe", true, 200, "*", "*"));
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(in)).contains("takes no traffic");
        assertThat(healthy(hub, SSH).holds()).isTrue();
        assertThat(healthy(hub, SSH).obligations()).isEmpty();
    }

    @Test
    void interfaces_in_no_pool_or_in_another_balancers_need_not_forward() {
        Hub hub = behindBalancer(balancer("All", 0), true)
                .with(Hub.forwarder("host", "10.20.253.30", false))
                .with(World.resource("LoadBalancer", "another", "loadBalancers", Map.of()))
                .with(member("another", "web", "10.20.253.31", false));
        assertThat(healthy(hub, IN).verdict()).isEqualTo(Verdict.HOLDS);
        hub.with(member("late", "10.20.253.32", false));
        assertThat(healthy(hub, IN).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_member_whose_subnet_or_address_is_not_known_leaves_it_open() {
        Hub placed = behindBalancer(balancer("All", 0), true)
                .with(Readings.changed(
                                List.of(member("late", "10.20.253.32", true)),
                                "NetworkInterface",
                                Readings.put(
                                        "ipConfigurations",
                                        List.of(Map.of(
                                                "name",
                                                "ip",
                                                "loadBalancerBackendAddressPools",
                                                List.of(Map.of(
                                                        "id",
                                                        PREFIX + "loadBalancers/nva/backendAddressPools/pool"))))))
                        .get(0));
        IntentResult in = healthy(placed, IN);
        assertThat(in.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static List<String> told(Hub hub) {
        return Readings.messages(hub.world().prove(Outages.SINGLE), "not-understood");
    }

    @Test
    void why_it_is_not_known_where_a_route_leads_is_told() {
        assertThat(told(behindBalancer(balancer("Tcp", 443), true)))
                .anyMatch(message -> message.endsWith(": load balancer nva has no HA ports"));
        assertThat(told(behindBalancer(balancer("All", 0), true, false)))
                .anyMatch(message ->
                        message.endsWith(": the members of load balancer nva do not all forward (enableIPForwarding)"));
        RegisteredResource nowhere = Readings.changed(
                        List.of(member("spare", "10.99.0.4", true)),
                        "NetworkInterface",
                        card -> Readings.put(
                                        "ipConfigurations",
                                        List.of(Map.of(
                                                "privateIPAddress",
                                                "10.99.0.4",
                                                "loadBalancerBackendAddressPools",
                                                List.of(Map.of(
                                                        "id",
                                                        PREFIX + "loadBalancers/nva/backendAddressPools/spare")))))
                                .apply(card))
                .get(0);
        assertThat(told(behindBalancer(balancer("All", 0), true).with(nowhere)))
                .anyMatch(message ->
                        message.endsWith(": in which subnets the members of load balancer nva are is not known"));
    }

    @Test
    void what_is_not_known_of_the_balancer_leaves_what_passes_it_open() {
        for (boolean own : List.of(true, false)) {
            RegisteredResource floating = Readings.changed(List.of(balancer("All", 0)), "LoadBalancer", bag -> {
                        Map<String, Object> rule = new LinkedHashMap<>(Map.of("enableFloatingIP", true));
                        ((Map<?, ?>) ((List<?>) bag.getOrDefault("loadBalancingRules", List.of())).get(0))
                                .forEach((key, value) -> rule.put(key.toString(), value));
                        bag.put("loadBalancingRules", List.of(rule));
                        bag.put("loadBalancerName", own ? "nva" : "another");
                        return bag;
                    })
                    .get(0);
            Hub hub = behindBalancer(own ? floating : balancer("All", 0), true);
            if (!own) {
                hub.with(World.resource("LoadBalancer", "another", "loadBalancers", withoutFrontend(floating)));
            }
            assertThat(healthy(hub, IN).verdict()).as("own: " + own).isEqualTo(own ? Verdict.UNKNOWN : Verdict.HOLDS);
        }
        Hub any = behindBalancer(balancer("All", 0), true)
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
