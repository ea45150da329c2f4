package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.proveChanged;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Trace;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How load balancers, their pools and public addresses are read. */
class LoadBalancerReadingTest {
    private static final Map<String, Object> SUBNET =
            Map.of("id", "/x/virtualNetworks/net-vnet/subnets/NET-internal-subnet");

    private static Map<String, Object> rule(Map<String, Object> changes) {
        Map<String, Object> rule = new LinkedHashMap<>(Map.of(
                "name",
                "https",
                "protocol",
                "Tcp",
                "frontendPort",
                443.0,
                "backendPort",
                443.0,
                "frontendIPConfiguration",
                Map.of("id", "/lb/frontendIPConfigurations/FRONT"),
                "backendAddressPool",
                Map.of("id", "/lb/backendAddressPools/pool")));
        rule.putAll(changes);
        return rule;
    }

    private static ProofResult withRule(Map<String, Object> changes) {
        return proveChanged("LoadBalancer", put("loadBalancingRules", List.of(rule(changes))));
    }

    private static IntentResult web(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0);
    }

    private static String reason(ProofResult proof) {
        return Readings.why(web(proof));
    }

    @Test
    void what_is_not_modelled_is_named() {
        assertThat(messages(
                        proveChanged("LoadBalancer", put("inboundNatRules", List.of(Map.of("name", "ssh")))),
                        "not-understood"))
                .containsExactly("LoadBalancer net-ilb-0: inbound NAT rules are not modelled");
        assertThat(messages(
                        proveChanged("LoadBalancer", put("inboundNatPools", List.of(Map.of("name", "ssh")))),
                        "not-understood"))
                .hasSize(1);
        assertThat(messages(withRule(Map.of("enableFloatingIP", true)), "not-understood"))
                .containsExactly("LoadBalancer net-ilb-0: the floating IP of rule https is not modelled");
        Map<String, Object> front = Map.of(
                "name", "front", "privateIPAddress", "10.20.1.10", "gatewayLoadBalancer", Map.of("id", "/x/glb"));
        assertThat(messages(
                        proveChanged("LoadBalancer", put("frontendIPConfigurations", List.of(front))),
                        "not-understood"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: the gateway load balancer that its packets pass first is not modelled");
    }

    @Test
    void what_is_not_known_is_left_out_and_named() {
        for (String property : List.of("frontendIPConfigurations", "loadBalancingRules", "backendAddressPools")) {
            assertThat(messages(proveChanged("LoadBalancer", put(property, Opaque.UNKNOWN)), "unknown-value"))
                    .contains("LoadBalancer net-ilb-0: " + property + " is not known yet; it is left out of the proof");
        }
        for (String property : List.of("protocol", "frontendPort", "backendPort")) {
            ProofResult proof = withRule(Map.of(property, Opaque.UNKNOWN));
            assertThat(messages(proof, "unknown-value"))
                    .containsExactly(
                            "LoadBalancer net-ilb-0: a property of rule https is not known yet; the rule is left out"
                                    + " of the proof");
            assertThat(reason(proof)).isEqualTo("LoadBalancer net-ilb-0: a property of rule https is not known");
        }
    }

    @Test
    void what_is_not_known_of_a_load_balancer_leaves_open_what_comes_to_it() {
        ProofInputs inputs = Worlds.asking(
                        Worlds.blueprint(),
                        Worlds.allow("hq", "load-balancer", "Tcp", "443"),
                        Worlds.deny("hq", "load-balancer", "Tcp", "80"),
                        Worlds.deny("hq", "internal", "Tcp", "80"),
                        Worlds.deny("internet", "network", "*"))
                .inputs();
        Map<String, Object> front = Map.of("name", "front", "privateIPAddress", "10.20.1.10", "subnet", SUBNET);
        Map<String, Object> unnamed =
                Map.of("name", Opaque.UNKNOWN, "privateIPAddress", "10.20.1.10", "subnet", SUBNET);
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("loadBalancingRules", Opaque.UNKNOWN),
                Map.of("loadBalancingRules", List.of(rule(Map.of("protocol", Opaque.UNKNOWN)))),
                Map.of("loadBalancingRules", List.of(rule(Map.of("frontendPort", Opaque.UNKNOWN)))),
                Map.of("loadBalancingRules", List.of(rule(Map.of("backendPort", Opaque.UNKNOWN)))),
                Map.of("frontendIPConfigurations", List.of(unnamed)),
                Map.of("backendAddressPools", Opaque.UNKNOWN),
                Map.of("backendAddressPools", List.of(Map.of("name", Opaque.UNKNOWN))))) {
            List<RegisteredResource> resources =
                    Readings.changed(Worlds.blueprint().resources(), "LoadBalancer", bag -> {
                        bag.put("frontendIPConfigurations", List.of(front));
                        bag.putAll(change);
                        return bag;
                    });
            assertThat(Proof.of(resources, inputs, Outages.SINGLE)
                            .scenarios()
                            .get(0)
                            .intents())
                    .as("%s", change)
                    .extracting(intent -> intent.holds() ? "holds" : intent.isUnknown() ? "unknown" : "violated")
                    .containsExactly("unknown", "unknown", "holds", "holds");
        }
    }

    @Test
    void a_rule_without_a_known_protocol_or_port_is_left_out() {
        for (Map<String, Object> broken : List.<Map<String, Object>>of(
                Map.of("protocol", "Sctp"),
                Map.of("frontendPort", 65536.0),
                Map.of("frontendPort", -1.0),
                Map.of("frontendPort", 0.0),
                Map.of("frontendPort", 0.0, "backendPort", 0.0),
                Map.of("protocol", "All", "frontendPort", 0.0, "backendPort", 443.0),
                Map.of("backendPort", 70000.0),
                Map.of("backendPort", -1.0))) {
            assertThat(messages(withRule(broken), "not-understood"))
                    .containsExactly(
                            "LoadBalancer net-ilb-0: rule https has no known protocol or port and is left out");
        }
        assertThat(web(withRule(Map.of("frontendPort", 65535.0))).holds()).isFalse();
        for (String missing : List.of("frontendPort", "backendPort")) {
            Map<String, Object> rule = rule(Map.of());
            rule.remove(missing);
            assertThat(messages(
                            proveChanged("LoadBalancer", put("loadBalancingRules", List.of(rule))), "not-understood"))
                    .as(missing)
                    .hasSize(1);
        }
    }

    @Test
    void ports_may_be_text_and_are_whole_numbers() {
        assertThat(web(withRule(Map.of("frontendPort", "443", "backendPort", "443")))
                        .holds())
                .isTrue();
        assertThat(reason(withRule(Map.of("frontendPort", "8443")))).contains("has no rule for Tcp port 443");
        for (Object wrong : List.of("https", 443.5, true, List.of())) {
            assertThat(messages(withRule(Map.of("frontendPort", wrong)), "unknown-value"))
                    .as("%s", wrong)
                    .containsExactly(
                            "LoadBalancer net-ilb-0: a value of frontendPort is of the wrong type and counts as not known",
                            "LoadBalancer net-ilb-0: a property of rule https is not known yet; the rule is left out"
                                    + " of the proof");
        }
    }

    @Test
    void protocol_and_ports_of_a_rule_decide_what_it_takes() {
        assertThat(web(withRule(Map.of("protocol", "TCP"))).holds()).isTrue();
        assertThat(web(withRule(Map.of("protocol", "All"))).holds()).isTrue();
        assertThat(web(withRule(Map.of("protocol", "All", "frontendPort", 0.0, "backendPort", 0.0)))
                        .holds())
                .isTrue();
        assertThat(reason(withRule(Map.of("protocol", "Udp")))).contains("has no rule for Tcp port 443");
        assertThat(reason(withRule(Map.of("backendPort", 8443.0)))).startsWith("member 10.20.1.4:8443: denied");
    }

    @Test
    void a_rule_belongs_to_the_frontend_that_it_names_or_to_the_only_one() {
        assertThat(reason(withRule(Map.of("frontendIPConfiguration", Map.of("id", "/lb/other")))))
                .contains("has no rule");
        assertThat(web(withRule(Map.of("frontendIPConfiguration", Opaque.UNKNOWN)))
                        .holds())
                .isTrue();
        ProofResult two = proveChanged("LoadBalancer", bag -> {
            Object front = Map.of("name", "front", "privateIPAddress", "10.20.1.10", "subnet", SUBNET);
            Object back = Map.of("name", "back", "privateIPAddress", "10.20.1.11", "subnet", SUBNET);
            bag.put("frontendIPConfigurations", List.of(front, back));
            bag.put("loadBalancingRules", List.of(rule(Map.of("frontendIPConfiguration", Opaque.UNKNOWN))));
            return bag;
        });
        assertThat(messages(two, "unknown-value"))
                .contains(
                        "LoadBalancer net-ilb-0: the frontend of rule https is not known yet; the rule is left out of the"
                                + " proof");
        assertThat(web(two).holds()).isFalse();
    }

    @Test
    void a_frontend_is_in_the_subnet_of_its_reference_or_of_its_address() {
        for (Map<String, Object> front : List.<Map<String, Object>>of(
                Map.of("name", "front", "privateIPAddress", "10.20.1.10", "subnet", SUBNET),
                Map.of("name", "front", "privateIPAddress", "10.20.1.10"),
                Map.of("name", "front", "privateIPAddress", "10.20.1.10", "subnet", Opaque.UNKNOWN),
                Map.of("name", "front", "privateIPAddress", "10.20.1.10", "subnet", Map.of("id", Opaque.UNKNOWN)),
                Map.of(
                        "name",
                        "front",
                        "privateIPAddress",
                        "10.20.1.10",
                        "subnet",
                        Map.of("name", "net-internal-subnet")))) {
            ProofResult proof = proveChanged("LoadBalancer", put("frontendIPConfigurations", List.of(front)));
            assertThat(web(proof).path()).as("%s", front).endsWith("load-balancer", "internal");
        }
        ProofResult nowhere = proveChanged(
                "LoadBalancer",
                put("frontendIPConfigurations", List.of(Map.of("name", "front", "privateIPAddress", "10.99.0.1"))));
        assertThat(messages(nowhere, "not-understood"))
                .containsExactly("frontend net-ilb-0/front: it is in no subnet of the virtual network and is left out");
    }

    @Test
    void a_subnet_of_the_same_name_in_another_virtual_network_is_another_one() {
        Map<String, Object> spoke = Map.of(
                "id",
                "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/spoke"
                        + "/subnets/net-internal-subnet");
        RegisteredResource balancer = World.resource(
                "LoadBalancer",
                "spoke-ilb",
                "loadBalancers",
                Map.of(
                        "frontendIPConfigurations",
                        List.of(Map.of("name", "front", "privateIPAddress", "10.20.1.11", "subnet", spoke)),
                        "loadBalancingRules",
                        List.of(rule(Map.of("frontendPort", 8443.0)))));
        RegisteredResource card = Worlds.card(Map.of(
                "name",
                "ip",
                "privateIPAddress",
                "10.20.1.5",
                "subnet",
                spoke,
                "publicIPAddress",
                Map.of("id", "/x/p")));
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(balancer);
        resources.add(card);
        ProofResult proof = prove(resources);
        assertThat(proof.scenarios())
                .isEqualTo(prove(Worlds.blueprint().resources()).scenarios());
        assertThat(messages(proof, "not-understood"))
                .containsExactly("frontend spoke-ilb/front: it is in no subnet of the virtual network and is left out");
    }

    /** A second subnet before the blueprint's, so that the first is not the right one by chance. */
    private static List<RegisteredResource> withAnotherSubnet() {
        World world = Worlds.blueprint();
        world.subnets.add(
                1,
                new World.SubnetSpec(
                        "first", "10.20.0.0/24", List.of(Worlds.deny("closed", true, 100, "*", "*")), null));
        return world.resources();
    }

    /** The blueprint with a public balancer as the only way out, whose rules are changed. */
    private static IntentResult outward(String protocol, UnaryOperator<Map<String, Object>> change) {
        return outward(protocol, List.of("10.20.1.20"), change);
    }

    private static IntentResult outward(
            String protocol, @Nullable List<String> members, UnaryOperator<Map<String, Object>> change) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("internal", "internet", protocol));
        world.subnets.set(1, new World.SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        world.frontends.set(
                0,
                new World.FrontendSpec(
                        "internal", "10.20.1.10", true, List.of(new World.BalanceSpec("Tcp", 443, 443)), members));
        return Worlds.healthy(Readings.changed(world.resources(), "LoadBalancer", change), world.inputs());
    }

    private static UnaryOperator<Map<String, Object>> rule(String property, Object value) {
        return balancer -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            ((Map<?, ?>) ((List<?>) Objects.requireNonNull(balancer.get("loadBalancingRules"))).get(0))
                    .forEach((key, old) -> rule.put(key.toString(), old));
            rule.put(property, value);
            balancer.put("loadBalancingRules", List.of(rule));
            return balancer;
        };
    }

    @Test
    void who_leaves_by_rules_that_are_not_known_is_unknown_for_what_has_ports() {
        assertThat(outward("Tcp", UnaryOperator.identity()).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(outward("Udp", UnaryOperator.identity()).verdict()).isEqualTo(Verdict.HOLDS);
        for (UnaryOperator<Map<String, Object>> hidden :
                List.of(put("loadBalancingRules", Opaque.UNKNOWN), rule("protocol", Opaque.UNKNOWN))) {
            assertThat(outward("Tcp", hidden).verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(outward("Icmp", hidden).verdict())
                    .as("no balancer lets it out")
                    .isEqualTo(Verdict.HOLDS);
        }
    }

    @Test
    void who_may_join_the_pool_of_a_rule_that_is_not_read_may_leave_by_it() {
        assertThat(outward("Tcp", null, UnaryOperator.identity()).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(outward("Tcp", null, rule("frontendPort", Opaque.UNKNOWN)).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void no_host_sends_to_itself_as_the_frontend_of_which_the_address_is_not_known() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("internal", "load-balancer", "Tcp", "443"));
        ProofResult proof = Proof.of(
                Readings.changed(
                        world.resources(),
                        "LoadBalancer",
                        put("frontendIPConfigurations", List.of(Map.of("name", "front", "subnet", SUBNET)))),
                world.inputs(),
                Outages.SINGLE);
        Counterexample shown =
                proof.scenarios().get(0).intents().get(0).counterexample().orElseThrow();
        assertThat(shown.toString()).isEqualTo("Tcp 10.20.1.4:1024 to 10.20.1.5:443");
    }

    @Test
    void of_several_subnets_the_frontends_own_is_meant() {
        for (Object subnet : List.of(SUBNET, Map.of("name", "net-internal-subnet"))) {
            ProofResult proof = prove(Readings.changed(
                    withAnotherSubnet(),
                    "LoadBalancer",
                    put("frontendIPConfigurations", List.of(Map.of("name", "front", "subnet", subnet)))));
            assertThat(web(proof).holds()).as("%s", subnet).isTrue();
            assertThat(messages(proof, "frontend-address-allocated"))
                    .containsExactly(
                            "the address of frontend net-ilb-0/front is allocated by Azure; the proof covers every"
                                    + " address of subnet internal");
        }
        ProofResult unknown = prove(Readings.changed(
                withAnotherSubnet(),
                "LoadBalancer",
                put(
                        "frontendIPConfigurations",
                        List.of(Map.of("name", "front", "subnet", Map.of("id", Opaque.UNKNOWN))))));
        assertThat(messages(unknown, "not-understood"))
                .containsExactly("frontend net-ilb-0/front: it is in no subnet of the virtual network and is left out");
        assertThat(web(unknown).isUnknown()).as("it may be in either").isTrue();
    }

    @Test
    void a_public_frontend_without_a_pool_may_hand_on_to_every_subnet_but_the_gateways() {
        ProofResult proof = prove(Readings.changed(
                withAnotherSubnet(),
                "LoadBalancer",
                put(
                        "frontendIPConfigurations",
                        List.of(Map.of("name", "front", "publicIPAddress", Map.of("id", "/x/p"))))));
        List<String> open = messages(
                prove(Readings.changed(
                        Readings.changed(
                                withAnotherSubnet(),
                                "LoadBalancer",
                                put(
                                        "frontendIPConfigurations",
                                        List.of(Map.of("name", "front", "publicIPAddress", Map.of("id", "/x/p"))))),
                        "NetworkSecurityGroup",
                        put(
                                "securityRules",
                                List.of(World.ruleBag(Worlds.allow("open", true, 100, "*", "*", "*", "*")))))),
                "internet-reachable");
        assertThat(open)
                .containsExactly(
                        "the backend of load balancer frontend net-ilb-0/front in subnet first is reachable from the internet:"
                                + " Tcp 1.0.0.0:1024 -> 10.20.0.4:443",
                        "the backend of load balancer frontend net-ilb-0/front in subnet internal is reachable from the"
                                + " internet: Tcp 1.0.0.0:1024 -> 10.20.1.4:443");
        assertThat(messages(proof, "internet-reachable")).isEmpty();
    }

    /** One pool has a member, another none yet: of a rule for either, any host may be a member. */
    @Test
    void of_several_pools_that_may_be_meant_any_host_may_be_a_member() {
        List<RegisteredResource> opened = Readings.changed(
                Worlds.blueprint().resources(),
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.allow("open", true, 100, "*", "*", "*", "*")))));
        List<RegisteredResource> resources = Readings.changed(opened, "LoadBalancer", bag -> {
            bag.put(
                    "frontendIPConfigurations",
                    List.of(Map.of("name", "front", "publicIPAddress", Map.of("id", "/x/p"))));
            bag.put(
                    "backendAddressPools",
                    List.of(
                            Map.of(
                                    "name",
                                    "joined",
                                    "loadBalancerBackendAddresses",
                                    List.of(Map.of("ipAddress", "10.20.1.9"))),
                            Map.of("name", "empty")));
            bag.put("loadBalancingRules", List.of(rule(Map.of("backendAddressPool", Map.of("id", Opaque.UNKNOWN)))));
            return bag;
        });
        ProofInputs inputs = Worlds.asking(Worlds.blueprint(), Worlds.deny("internet", "10.20.1.200/32", "Tcp", "443"))
                .inputs();
        assertThat(Worlds.healthy(resources, inputs).isUnknown()).isTrue();
    }

    private static final Map<String, Object> ANYTHING = Map.of(
            "name", "anything",
            "direction", "Inbound",
            "access", "Allow",
            "priority", 100.0,
            "protocol", "*",
            "sourceAddressPrefix", "*",
            "sourcePortRange", "*",
            "destinationAddressPrefix", "*",
            "destinationPortRange", "*");

    @Test
    void a_public_frontend_has_its_address_or_0_0_0_0_while_it_is_not_known() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(World.resource(
                "PublicIPAddress",
                "p",
                "publicIPAddresses",
                Map.of("publicIpAddressName", "p", "ipAddress", "20.0.0.1")));
        Object front = Map.of(
                "name",
                "front",
                "publicIPAddress",
                Map.of("id", resources.get(resources.size() - 1).id().orElseThrow()));
        List<RegisteredResource> known =
                Readings.changed(resources, "LoadBalancer", put("frontendIPConfigurations", List.of(front)));
        ProofInputs inputs = Worlds.asking(
                        Worlds.blueprint(), Worlds.allow("internet", "load-balancer:net-ilb-0", "Tcp", "80"))
                .inputs();
        ProofResult proof = Proof.of(known, inputs, Outages.SINGLE);
        assertThat(web(proof).counterexample().orElseThrow().destination()).hasToString("20.0.0.1");
        assertThat(messages(proof, "pool-assumed")).hasSize(1).allMatch(it -> it.endsWith("hosts of any subnet"));
        known = Readings.changed(known, "PublicIPAddress", put("ipAddress", Opaque.UNKNOWN));
        assertThat(messages(prove(known), "unknown-value"))
                .containsExactly(
                        "frontend net-ilb-0/front: its public IP is not known yet; the proof shows 0.0.0.0 in its"
                                + " place");
        assertThat(web(Proof.of(known, inputs, Outages.SINGLE)).verdict())
                .as("whatever its address is, it has no rule for port 80")
                .isEqualTo(Verdict.VIOLATED);
        World taking =
                Worlds.asking(Worlds.blueprint(), Worlds.allow("internet", "load-balancer:net-ilb-0", "Tcp", "443"));
        Verdict denied = web(Proof.of(known, taking.inputs(), Outages.SINGLE)).verdict();
        assertThat(denied).as("the members' group denies it").isEqualTo(Verdict.VIOLATED);
        List<RegisteredResource> open =
                Readings.changed(known, "NetworkSecurityGroup", put("securityRules", List.of(ANYTHING)));
        assertThat(web(Proof.of(open, taking.inputs(), Outages.SINGLE)).verdict())
                .as("and passes it")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_public_address_that_is_not_known_may_be_the_one_that_an_intent_names() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                Worlds.allow("internal", "20.0.0.1/32", "Tcp", "443"),
                Worlds.deny("internet", "20.0.0.1/32", "Tcp", "443"),
                Worlds.deny("internal", "internet", "Tcp", "443"));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource(
                "PublicIPAddress",
                "p",
                "publicIPAddresses",
                Map.of("publicIpAddressName", "p", "ipAddress", Opaque.UNKNOWN)));
        Object front = Map.of(
                "name",
                "front",
                "publicIPAddress",
                Map.of("id", resources.get(resources.size() - 1).id().orElseThrow()));
        List<RegisteredResource> open = Readings.changed(
                Readings.changed(resources, "LoadBalancer", put("frontendIPConfigurations", List.of(front))),
                "NetworkSecurityGroup",
                put("securityRules", List.of()));
        assertThat(Proof.of(open, world.inputs(), Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents())
                .extracting(intent -> intent.holds() ? "holds" : intent.isUnknown() ? "unknown" : "violated")
                .containsExactly("holds", "unknown", "violated");
    }

    private static ProofResult withPool(Map<String, Object> rule, Object... addresses) {
        return proveChanged("LoadBalancer", bag -> {
            bag.put(
                    "backendAddressPools",
                    List.of(
                            Map.of("name", "pool", "loadBalancerBackendAddresses", List.of(addresses)),
                            Map.of(
                                    "name",
                                    "idle",
                                    "loadBalancerBackendAddresses",
                                    List.of(Map.of("ipAddress", "10.99.0.1")))));
            bag.put("loadBalancingRules", List.of(rule(rule)));
            return bag;
        });
    }

    @Test
    void the_addresses_of_the_rules_own_pools_are_its_backends() {
        assertThat(web(withPool(Map.of(), Map.of("ipAddress", "10.20.1.7"))).holds())
                .isTrue();
        assertThat(reason(withPool(
                        Map.of("backendAddressPools", List.of(Map.of("id", "/lb/idle"))),
                        Map.of("ipAddress", "10.20.1.7"))))
                .contains("member 10.99.0.1 is no host of the virtual network");
        ProofResult unknown = withPool(Map.of(), Map.of("ipAddress", Opaque.UNKNOWN));
        assertThat(messages(unknown, "unknown-value"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: an address of a backend pool is not known yet; it is left out of the"
                                + " proof");
    }

    @Test
    void a_pool_of_its_own_counts_like_one_inside() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(World.resource(
                "LoadBalancerBackendAddressPool",
                "pool",
                "pools",
                Map.of(
                        "loadBalancerName",
                        "net-ilb-0",
                        "backendAddressPoolName",
                        "pool",
                        "loadBalancerBackendAddresses",
                        List.of(Map.of("ipAddress", "10.20.7.7")))));
        assertThat(reason(prove(resources))).contains("member 10.20.7.7 is no host of the virtual network");
    }

    @Test
    void a_pool_of_its_own_knows_more_than_its_shadow_in_the_balancer() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.replaceAll(r -> {
            Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
            inputs.remove("backendAddressPools");
            Object shadow =
                    Map.of("name", "POOL", "loadBalancerBackendAddresses", List.of(Map.of("ipAddress", "10.20.7.7")));
            return r.type().endsWith(":LoadBalancer")
                    ? Readings.with(r, r.type(), r.id(), inputs, Map.of("backendAddressPools", List.of(shadow)))
                    : r;
        });
        assertThat(reason(prove(resources))).contains("member 10.20.7.7 is no host");
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: what only its outputs show in backendAddressPools is as old as"
                                + " the last refresh, and is taken to be there: POOL");
        resources.add(World.resource(
                "LoadBalancerBackendAddressPool",
                "pool",
                "pools",
                Map.of("loadBalancerName", "net-ilb-0", "backendAddressPoolName", "pool")));
        assertThat(web(prove(resources)).holds()).isTrue();
        assertThat(messages(prove(resources), "not-understood")).isEmpty();
    }

    @Test
    void a_rule_without_a_pool_hands_on_nothing() {
        for (Map<String, Object> empty : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("backendAddressPool", Map.of()),
                Map.<String, Object>of("backendAddressPools", List.of()))) {
            Map<String, Object> rule = rule(Map.of());
            rule.remove("backendAddressPool");
            rule.putAll(empty);
            ProofResult proof = proveChanged("LoadBalancer", put("loadBalancingRules", List.of(rule)));
            assertThat(reason(proof)).as(empty.toString()).startsWith("rule https has no member");
            assertThat(messages(proof, "not-understood"))
                    .containsExactly("LoadBalancer net-ilb-0: rule https names no backend pool and hands on nothing");
        }
    }

    @Test
    void a_pool_that_is_not_known_is_named() {
        assertThat(messages(withPool(Map.of("backendAddressPool", Map.of("id", Opaque.UNKNOWN))), "unknown-value"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: the backend pool of rule https is not known yet; its members are"
                                + " taken from every pool");
        Map<String, Object> pool = Map.of("name", "pool", "loadBalancerBackendAddresses", Opaque.UNKNOWN);
        assertThat(messages(proveChanged("LoadBalancer", put("backendAddressPools", List.of(pool))), "unknown-value"))
                .containsExactly(
                        "LoadBalancer net-ilb-0: the addresses of a backend pool is not known yet; they are left"
                                + " out of the proof");
    }

    @Test
    void a_public_ip_at_a_network_interface_opens_its_address_or_its_subnet() {
        List<RegisteredResource> open = Readings.changed(
                Worlds.blueprint().resources(),
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.allow("open", true, 100, "*", "*", "Tcp", "8080")))));
        assertThat(closed(prove(open)).holds()).isTrue();
        assertThat(closed(prove(and(open, "10.20.1.9")))
                        .counterexample()
                        .orElseThrow()
                        .destination())
                .hasToString("10.20.1.9");
        ProofResult unknown = prove(and(open, Opaque.UNKNOWN));
        assertThat(closed(unknown).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(unknown, "unknown-value"))
                .containsExactly(
                        "NetworkInterface nic: privateIPAddress is not known yet; any host of its subnet may have the"
                                + " public IP");
        assertThat(messages(unknown, "internet-reachable"))
                .containsExactly(
                        "the host in subnet internal is reachable from the internet: Tcp 1.0.0.0:1024 -> 10.20.1.4:8080");
    }

    @Test
    void that_every_host_may_have_the_public_ip_does_not_prove_that_one_has_it() {
        List<RegisteredResource> open = Readings.changed(
                Worlds.blueprint().resources(),
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.allow("open", true, 100, "*", "*", "*", "*")))));
        ProofInputs inputs = Worlds.asking(Worlds.blueprint(), Worlds.allow("internet", "internal", "Tcp", "443"))
                .inputs();
        ProofResult proof = Proof.of(and(open, Opaque.UNKNOWN), inputs, Outages.SINGLE);
        assertThat(web(proof).isUnknown()).isTrue();
    }

    private static IntentResult closed(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(3);
    }

    private static List<RegisteredResource> and(List<RegisteredResource> resources, Object address) {
        List<RegisteredResource> all = new ArrayList<>(resources);
        all.add(World.resource(
                "NetworkInterface",
                "nic",
                "networkInterfaces",
                Map.of(
                        "ipConfigurations",
                        List.of(
                                Map.of("name", "private", "privateIPAddress", "10.20.1.5"),
                                Map.of(
                                        "name",
                                        "public",
                                        "privateIPAddress",
                                        address,
                                        "subnet",
                                        SUBNET,
                                        "publicIPAddress",
                                        Map.of("id", "/x/p"))))));
        return all;
    }

    @Test
    void a_public_load_balancer_that_lets_the_internet_in_is_a_finding() {
        World world = Worlds.blueprint();
        world.subnets.set(
                1,
                new World.SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(Worlds.allow("open", true, 100, "Internet", "*", "Tcp", "443")),
                        null));
        world.frontends.set(
                0,
                new World.FrontendSpec(
                        "internal", "10.20.1.10", true, List.of(new World.BalanceSpec("Tcp", 443, 443)), null));
        assertThat(messages(world.prove(Outages.SINGLE), "internet-reachable"))
                .containsExactly(
                        "the backend of load balancer frontend net-ilb-0/front in subnet internal is reachable from the"
                                + " internet: Tcp 1.0.0.0:1024 -> 10.20.1.4:443");
    }

    @Test
    void the_frontends_part_of_an_explicit_pool_in_another_subnet_replies_from_there() {
        World world = Worlds.blueprint();
        world.subnets.add(new World.SubnetSpec(
                "data",
                "10.20.2.0/24",
                List.of(Worlds.allow("in", true, 100, "*", "*", "Tcp", "443")),
                new World.TableSpec(List.of(new World.RouteSpec("10.10.0.0/16", "None")), false)));
        world.frontends.set(
                0,
                new World.FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        false,
                        List.of(new World.BalanceSpec("Tcp", 443, 443)),
                        List.of("10.20.1.7", "10.20.2.7")));
        IntentResult result = web(world.prove(Outages.SINGLE));
        assertThat(result.holds()).isFalse();
        assertThat(result.trace().map(Trace::outcome)).isEqualTo(Optional.of(Outcome.NO_SYMMETRIC_REPLY));
        assertThat(result.counterexample().orElseThrow().reason())
                .startsWith("member 10.20.2.7:443: the reply to 10.10.0.0 does not come back: its next hop is None");
    }
}
