package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.proveChanged;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How security groups, route tables and virtual networks are read. */
class FilterReadingTest {
    private static final String NSG = "NetworkSecurityGroup net-internal-nsg";

    /** The blueprint with one more rule before all others: what it lets in is lost or won. */
    private static ProofResult withRule(Map<String, Object> changes) {
        return proveChanged("NetworkSecurityGroup", bag -> {
            Map<String, Object> rule = new LinkedHashMap<>(
                    World.ruleBag(Worlds.allow("first", true, 99, "*", "10.20.1.0/24", "Tcp", "22")));
            changes.forEach((key, value) -> {
                rule.remove(key.equals("sourceApplicationSecurityGroups") ? "sourceAddressPrefix" : "");
                rule.put(key, value);
            });
            List<Object> rules = new ArrayList<>(List.of(rule));
            rules.addAll((List<?>) bag.getOrDefault("securityRules", List.of()));
            bag.put("securityRules", rules);
            return bag;
        });
    }

    private static Outcome outcomeOfNoSsh(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(2).trace().orElseThrow().outcome();
    }

    private static boolean noSshHolds(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(2).holds();
    }

    @Test
    void a_rule_matches_what_its_properties_say_whatever_their_case() {
        assertThat(noSshHolds(withRule(Map.of()))).isFalse();
        assertThat(noSshHolds(withRule(Map.of("access", "ALLOW", "direction", "inbound", "protocol", "TCP"))))
                .isFalse();
        assertThat(noSshHolds(withRule(Map.of("protocol", "Any")))).isFalse();
        assertThat(noSshHolds(withRule(Map.of("sourceAddressPrefix", "any")))).isFalse();
        assertThat(noSshHolds(withRule(Map.of("sourceAddressPrefix", "virtualnetwork"))))
                .isFalse();
        assertThat(noSshHolds(withRule(Map.of("direction", "Outbound")))).isTrue();
        assertThat(noSshHolds(withRule(Map.of("access", "deny")))).isTrue();
        assertThat(noSshHolds(withRule(Map.of("protocol", "Udp")))).isTrue();
        assertThat(noSshHolds(withRule(Map.of("sourceAddressPrefix", "Internet"))))
                .isTrue();
        assertThat(noSshHolds(withRule(Map.of("sourceAddressPrefix", "AzureLoadBalancer"))))
                .isTrue();
        assertThat(noSshHolds(withRule(Map.of("priority", 4097.0)))).isTrue();
        assertThat(noSshHolds(withRule(Map.of("sourcePortRange", "1024-65535"))))
                .isFalse();
    }

    @Test
    void lists_in_the_plural_count_beside_the_singular() {
        assertThat(noSshHolds(
                        withRule(Map.of("destinationPortRanges", List.of("80", "20-25"), "destinationPortRange", ""))))
                .isFalse();
        assertThat(noSshHolds(withRule(Map.of("destinationPortRanges", List.of("80"), "destinationPortRange", ""))))
                .isTrue();
        assertThat(noSshHolds(withRule(Map.of(
                        "sourceAddressPrefixes", List.of("10.99.0.0/16", "10.10.3.4"), "sourceAddressPrefix", ""))))
                .isFalse();
        assertThat(noSshHolds(
                        withRule(Map.of("sourceAddressPrefixes", List.of("10.99.0.0/16"), "sourceAddressPrefix", ""))))
                .isTrue();
    }

    @Test
    void what_is_not_understood_may_match_and_is_named() {
        Object asg = List.of(Map.of("id", "/x/asg"));
        assertThat(noSshHolds(withRule(Map.of("sourceApplicationSecurityGroups", asg))))
                .as("its members are not known, but hosts of this network none of which is at hq")
                .isTrue();
        assertThat(messages(withRule(Map.of("sourceApplicationSecurityGroups", asg)), "not-understood"))
                .containsExactly(NSG
                        + ", rule first: not all members of an application security group as source are known; it may"
                        + " match others");
        assertThat(noSshHolds(withRule(Map.of("protocol", "Gre")))).isFalse();
        assertThat(messages(withRule(Map.of("protocol", "Gre")), "not-understood"))
                .containsExactly(NSG + ", rule first: the protocol \"Gre\" may be any");
        assertThat(messages(withRule(Map.of("protocol", "Other")), "not-understood"))
                .hasSize(1);
        ProofResult ports = withRule(Map.of("destinationPortRange", "70000"));
        assertThat(noSshHolds(ports)).isFalse();
        assertThat(messages(ports, "not-understood"))
                .singleElement()
                .asString()
                .startsWith(NSG + ", rule first: the ports ")
                .contains("70000")
                .endsWith(", and may be any");
    }

    @Test
    void a_rule_without_a_known_access_may_allow_or_deny() {
        for (Object access : List.of(Opaque.UNKNOWN, "Perhaps")) {
            ProofResult proof = withRule(Map.of("access", access));
            IntentResult ssh = proof.scenarios().get(0).intents().get(2);
            assertThat(ssh.holds()).isFalse();
            assertThat(ssh.trace().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(ssh.unknown())
                    .hasValue(
                            "whether inbound rule first (99) of network security group net-internal-nsg lets it pass is not"
                                    + " known");
            assertThat(messages(proof, "unknown-value"))
                    .contains(
                            NSG
                                    + ", rule first: a property is not known yet; what reaches the rule may be allowed or denied");
        }
    }

    @Test
    void a_rule_with_any_unknown_property_may_match_everything() {
        ProofResult proof = withRule(Map.of("protocol", "Udp", "sourceAddressPrefix", Opaque.UNKNOWN));
        assertThat(outcomeOfNoSsh(proof)).isEqualTo(Outcome.UNKNOWN);
        assertThat(noSshHolds(withRule(
                        Map.of("destinationPortRange", Opaque.UNKNOWN, "destinationAddressPrefix", "10.99.0.0/16"))))
                .isFalse();
    }

    @Test
    void a_port_may_be_a_number_and_stand_beside_a_list() {
        assertThat(noSshHolds(withRule(Map.of("destinationPortRange", 22.0)))).isFalse();
        assertThat(noSshHolds(withRule(Map.of("destinationPortRange", "22", "destinationPortRanges", List.of("80")))))
                .isFalse();
        assertThat(noSshHolds(withRule(Map.of("destinationPortRange", 23.0)))).isTrue();
        ProofResult unknown =
                withRule(Map.of("sourceAddressPrefixes", List.of(Opaque.UNKNOWN), "sourceAddressPrefix", ""));
        assertThat(noSshHolds(unknown)).isFalse();
        assertThat(messages(unknown, "unknown-value")).hasSize(1);
    }

    @Test
    void a_rule_without_ports_matches_them_all() {
        assertThat(noSshHolds(withRule(Map.of("destinationPortRange", "")))).isFalse();
        assertThat(messages(withRule(Map.of("sourceAddressPrefix", "::/0")), "not-understood"))
                .containsExactly(NSG + ", rule first: the IPv6 prefix ::/0 is not proved; IPv4 only");
    }

    @Test
    void a_rule_without_a_known_direction_counts_in_both() {
        ProofResult proof = withRule(Map.of("direction", Opaque.UNKNOWN));
        assertThat(proof.scenarios().get(0).intents())
                .extracting(IntentResult::holds)
                .containsExactly(true, true, false, true);
    }

    @Test
    void numbers_may_be_text() {
        assertThat(noSshHolds(withRule(Map.of("priority", "99")))).isFalse();
        assertThat(noSshHolds(withRule(Map.of("priority", "4097")))).isTrue();
        assertThat(messages(withRule(Map.of("priority", "99")), "unknown-value"))
                .isEmpty();
    }

    @Test
    void a_value_of_the_wrong_type_is_not_known() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        "priority",
                        "first",
                        "access",
                        true,
                        "direction",
                        Map.of(),
                        "protocol",
                        List.of(),
                        "sourceAddressPrefix",
                        true,
                        "destinationAddressPrefixes",
                        "10.99.0.0/16",
                        "destinationPortRanges",
                        List.of(Map.of()))
                .entrySet()) {
            // What the rule would do if the value were not there, or were nothing.
            Map<String, Object> rule = new LinkedHashMap<>(Map.of("protocol", "Udp"));
            rule.put(wrong.getKey(), wrong.getValue());
            ProofResult proof = withRule(rule);
            assertThat(noSshHolds(proof)).as("%s", wrong).isFalse();
            assertThat(messages(proof, "unknown-value"))
                    .as("%s", wrong)
                    .containsExactly(
                            NSG + ": a value of " + wrong.getKey() + " is of the wrong type and counts as not known",
                            NSG
                                    + ", rule first: a property is not known yet; what reaches the rule may be allowed or denied");
        }
        for (Object rules : List.of("x", Map.of(), List.of(7.0), List.of(List.of()))) {
            ProofResult proof = proveChanged("NetworkSecurityGroup", put("securityRules", rules));
            assertThat(holds(proof)).as("%s", rules).containsExactly(false, false, false, true);
            assertThat(messages(proof, "unknown-value"))
                    .containsExactly(
                            NSG + ": a value of securityRules is of the wrong type and counts as not known",
                            NSG + ": securityRules is not known yet; what it filters cannot be said");
        }
        assertThat(messages(withSubnet(Map.of("networkSecurityGroup", "x")), "unknown-value"))
                .containsExactly("VirtualNetwork net-vnet: a value of networkSecurityGroup is of the wrong type and"
                        + " counts as not known");
        assertThat(holds(withSubnet(Map.of("networkSecurityGroup", "x"))))
                .as("the only group")
                .containsExactly(true, true, true, true);
    }

    @Test
    void a_rule_that_lacks_what_azure_demands_may_match_everything() {
        for (String missing : List.of("priority", "direction", "sourceAddressPrefix", "destinationAddressPrefix")) {
            ProofResult proof = proveChanged("NetworkSecurityGroup", bag -> {
                Map<String, Object> rule = new LinkedHashMap<>(World.ruleBag(Worlds.deny("first", true, 99, "*", "*")));
                rule.remove(missing);
                bag.put("securityRules", List.of(rule));
                return bag;
            });
            assertThat(proof.scenarios().get(0).intents().get(2).holds())
                    .as(missing)
                    .isFalse();
            assertThat(messages(proof, "unknown-value")).as(missing).hasSize(1);
        }
    }

    private static ProofResult withSubnet(Map<String, Object> more) {
        Map<String, Object> subnet =
                new LinkedHashMap<>(Map.of("name", "net-internal-subnet", "addressPrefix", "10.20.1.0/24"));
        subnet.putAll(more);
        return proveChanged(
                "VirtualNetwork",
                put("subnets", List.of(Map.of("name", "gatewaysubnet", "addressPrefix", "10.20.255.224/27"), subnet)));
    }

    private static List<Boolean> holds(ProofResult proof) {
        return proof.scenarios().get(0).intents().stream()
                .map(IntentResult::holds)
                .toList();
    }

    @Test
    void a_group_outside_the_stack_leaves_every_verdict_open() {
        ProofResult elsewhere = withSubnet(Map.of("networkSecurityGroup", Map.of("id", "/elsewhere/nsg")));
        assertThat(holds(elsewhere)).containsExactly(false, false, false, true);
        assertThat(messages(elsewhere, "not-understood"))
                .containsExactly(
                        "subnet internal: its network security group /elsewhere/nsg is not in the stack, so its filter"
                                + " is unknown");
        ProofResult inline = withSubnet(Map.of("networkSecurityGroup", Map.of("securityRules", List.of())));
        assertThat(holds(inline)).containsExactly(false, false, false, true);
        assertThat(messages(inline, "not-understood"))
                .containsExactly(
                        "subnet internal: its network security group is written inline, where Azure ignores it");
        assertThat(holds(withSubnet(Map.of()))).as("no group").containsExactly(true, true, false, true);
        assertThat(holds(withSubnet(Map.of("networkSecurityGroup", Map.of()))))
                .as("no group either")
                .containsExactly(true, true, false, true);
    }

    @Test
    void an_unknown_group_is_the_only_one_or_open() {
        assertThat(holds(withSubnet(Map.of("networkSecurityGroup", Opaque.UNKNOWN))))
                .doesNotContain(false);
        List<RegisteredResource> two = new ArrayList<>(Worlds.blueprint().resources());
        two.add(World.resource(
                "NetworkSecurityGroup", "other", "networkSecurityGroups", Map.of("securityRules", List.of())));
        ProofResult proof = prove(Readings.changed(
                two,
                "VirtualNetwork",
                put(
                        "subnets",
                        List.of(
                                Map.of("name", "GatewaySubnet", "addressPrefix", "10.20.255.224/27"),
                                Map.of(
                                        "name",
                                        "net-internal-subnet",
                                        "addressPrefix",
                                        "10.20.1.0/24",
                                        "networkSecurityGroup",
                                        Map.of("id", Opaque.UNKNOWN))))));
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "subnet internal: networkSecurityGroup is not known yet; what it filters cannot be said");
    }

    @Test
    void an_unknown_route_table_leaves_an_allow_open_and_does_not_hide_a_deny() {
        for (Object table : List.of(Map.of("id", "/elsewhere/rt"), Opaque.UNKNOWN)) {
            ProofResult proof = withSubnet(Map.of("routeTable", table));
            IntentResult sql = proof.scenarios().get(0).intents().get(1);
            assertThat(sql.holds()).isFalse();
            assertThat(sql.trace().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(sql.unknown()).hasValue("the routes of subnet internal are not known");
            assertThat(proof.scenarios().get(0).intents().get(0).holds())
                    .as("its reply")
                    .isFalse();
            assertThat(outcomeOfNoSsh(proof))
                    .as("no group denies what comes in, and routes of this subnet do not keep it out")
                    .isEqualTo(Outcome.DELIVERED);
        }
        assertThat(messages(withSubnet(Map.of("routeTable", Map.of("id", "/elsewhere/rt"))), "not-understood"))
                .containsExactly(
                        "subnet internal: its route table /elsewhere/rt is not in the stack, so its routes are unknown");
        assertThat(messages(withSubnet(Map.of("routeTable", Opaque.UNKNOWN)), "unknown-value"))
                .containsExactly("subnet internal: routeTable is not known yet; its routes are unknown");
    }

    /** The blueprint with something at its GatewaySubnet, asked about these flows. */
    private static ProofResult withGatewayTable(Object table, World.IntentSpec... intents) {
        World world = Worlds.asking(Worlds.blueprint(), intents);
        return Proof.of(Readings.withSubnet(world.resources(), 0, "routeTable", table), world.inputs(), Outages.SINGLE);
    }

    @Test
    void an_unknown_table_at_the_gateway_subnet_leaves_all_open_that_it_may_steer() {
        for (Object table : List.of(Map.of("id", "/elsewhere/rt"), Opaque.UNKNOWN)) {
            ProofResult proof = withGatewayTable(
                    table,
                    Worlds.allow("hq", "load-balancer", "Tcp", "443"),
                    Worlds.allow("hq", "internal", "Tcp", "443"),
                    Worlds.deny("hq", "internal", "Tcp", "443"),
                    Worlds.deny("hq", "load-balancer", "Tcp", "443"));
            assertThat(proof.scenarios().get(0).intents()).allSatisfy(intent -> {
                assertThat(intent.holds()).isFalse();
                assertThat(intent.trace().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
                assertThat(intent.unknown()).hasValue("the routes of GatewaySubnet are not known");
            });
            IntentResult outward = withGatewayTable(table, Worlds.allow("internal", "hq", "Tcp", "1433"))
                    .scenarios()
                    .get(0)
                    .intents()
                    .get(0);
            assertThat(outward.unknown())
                    .as("the table may stop the gateways")
                    .hasValue(
                            "GatewaySubnet in VirtualNetwork net-vnet: whether its route table lets the gateways work is"
                                    + " not known");
            ProofResult decided = withGatewayTable(
                    table,
                    Worlds.allow("hq", "internal", "Tcp", "80"),
                    Worlds.allow("internal", "internal", "Tcp", "443"),
                    Worlds.deny("hq", "internal", "Tcp", "22"));
            assertThat(decided.scenarios().get(0).intents())
                    .as("what a filter decides, and what never comes there")
                    .extracting(intent -> intent.trace().orElseThrow().outcome())
                    .doesNotContain(Outcome.UNKNOWN);
            assertThat(holds(decided)).containsExactly(false, false, true);
        }
    }

    @Test
    void a_deny_does_not_hold_because_of_routes_that_are_not_known() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                Worlds.deny("internal", "hq", "Tcp", "1433"),
                Worlds.deny("internal", "hq", "Tcp", "22"),
                Worlds.deny("internal", "internet", "Tcp", "1433"),
                Worlds.deny("internal", "internal", "Tcp", "443"));
        List<RegisteredResource> resources =
                Readings.withSubnet(world.resources(), 1, "routeTable", Map.of("id", "/elsewhere/rt"));
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(holds(proof)).as("the group lets only 1433 out to hq").containsExactly(false, true, true, true);
        assertThat(proof.scenarios()
                        .get(0)
                        .intents()
                        .get(0)
                        .trace()
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_packet_that_is_certainly_lost_comes_before_a_lower_one_that_may_be() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "network", "Tcp", "22"));
        world.subnets.add(1, new World.SubnetSpec("first", "10.20.0.0/24", List.of(), null));
        List<RegisteredResource> resources =
                Readings.withSubnet(world.resources(), 1, "networkSecurityGroup", Map.of("id", "/elsewhere/nsg"));
        IntentResult result = Worlds.healthy(resources, world.inputs());
        assertThat(result.trace().orElseThrow().outcome()).isEqualTo(Outcome.DENIED);
        assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.20.1.4");
    }

    private static ProofResult withTable(Map<String, Object> table, RegisteredResource... children) {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        RegisteredResource rt = World.resource("RouteTable", "rt", "routeTables", table);
        resources.add(rt);
        resources.addAll(List.of(children));
        return prove(Readings.changed(
                resources,
                "VirtualNetwork",
                put(
                        "subnets",
                        List.of(
                                Map.of("name", "GatewaySubnet", "addressPrefix", "10.20.255.224/27"),
                                Map.of(
                                        "name",
                                        "net-internal-subnet",
                                        "addressPrefix",
                                        "10.20.1.0/24",
                                        "routeTable",
                                        Map.of("id", rt.id().orElseThrow()))))));
    }

    private static String sqlReason(ProofResult proof) {
        return Readings.why(proof.scenarios().get(0).intents().get(1));
    }

    private static Map<String, Object> route(String prefix, Object hop) {
        return Map.of("name", "r", "addressPrefix", prefix, "nextHopType", hop);
    }

    @Test
    void routes_lead_where_their_next_hop_says() {
        assertThat(sqlReason(withTable(Map.of("routes", List.of(route("10.10.0.0/16", "none"))))))
                .startsWith("no route leads to 10.10.0.0 (next hop None)");
        assertThat(sqlReason(withTable(Map.of("routes", List.of(route("10.10.7.0/24", "Internet"))))))
                .startsWith("the route to 10.10.7.0 has next hop Internet");
        assertThat(sqlReason(withTable(Map.of("routes", List.of(route("10.10.0.9", "VnetLocal"))))))
                .startsWith("the route to 10.10.0.9 has next hop VnetLocal");
        assertThat(sqlReason(withTable(Map.of("routes", List.of(route("0.0.0.0/0", "None"))))))
                .isEqualTo("holds");
        ProofResult gateway = withTable(Map.of("routes", List.of(route("10.10.0.0/16", "VirtualNetworkGateway"))));
        assertThat(sqlReason(gateway))
                .startsWith("next hop VirtualNetworkGateway of subnet internal is not supported beside");
        assertThat(messages(withTable(Map.of("routes", List.of(route("Storage", "Internet")))), "not-understood"))
                .containsExactly(
                        "RouteTable rt, route r: the destination \"Storage\" is no prefix; which addresses it draws is not"
                                + " known");
    }

    @Test
    void a_route_of_its_own_counts_and_is_not_counted_twice() {
        RegisteredResource child = World.resource(
                "Route",
                "R",
                "routes",
                Map.of(
                        "routeTableName",
                        "rt",
                        "routeName",
                        "R",
                        "addressPrefix",
                        "10.10.0.0/16",
                        "nextHopType",
                        "None"));
        assertThat(sqlReason(withTable(Map.of(), child))).startsWith("no route leads to 10.10.0.0");
        // Azure shows it inside the table too, as it was.
        assertThat(sqlReason(withTable(Map.of("routes", List.of(route("10.11.0.0/16", "None"))), child)))
                .startsWith("no route leads to 10.10.0.0");
    }

    @Test
    void a_table_with_something_unknown_leaves_an_allow_open() {
        for (Map<String, Object> table : List.<Map<String, Object>>of(
                Map.of("routes", Opaque.UNKNOWN),
                Map.of("disableBgpRoutePropagation", Opaque.UNKNOWN),
                Map.of("routes", List.of(Map.of("name", "r", "addressPrefix", "10.99.0.0/16"))),
                Map.of("routes", List.of(route("10.99.0.0/16", Opaque.UNKNOWN))))) {
            ProofResult proof = withTable(table);
            assertThat(sqlReason(proof)).startsWith("the routes of subnet internal are not known");
            assertThat(messages(proof, "unknown-value")).hasSize(1);
        }
    }

    @Test
    void a_group_or_a_table_without_an_id_is_not_none() {
        Map<String, Object> table = Map.of("routes", List.of(route("10.10.0.0/16", "None")));
        ProofResult routes = withSubnet(Map.of("routeTable", table));
        assertThat(sqlReason(routes)).startsWith("the routes of subnet internal are not known");
        assertThat(messages(routes, "not-understood"))
                .containsExactly("subnet internal: its route table has no id, so its routes are unknown");
        ProofResult filter = withSubnet(Map.of("networkSecurityGroup", Map.of("name", "net-internal-nsg")));
        assertThat(filter.scenarios().get(0).intents().get(0).isUnknown()).isTrue();
        assertThat(messages(filter, "not-understood"))
                .containsExactly("subnet internal: its network security group has no id, so its filter is unknown");
    }

    @Test
    void a_subnet_of_a_virtual_network_outside_the_stack_is_named() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(World.resource(
                "Subnet",
                "app",
                "subnets",
                Map.of("virtualNetworkName", "elsewhere", "subnetName", "app", "addressPrefix", "10.77.0.0/24")));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly("Subnet app: its virtual network is not in the stack; it is left out of the proof");
    }

    @Test
    void a_virtual_network_beside_that_of_the_gateways_leaves_it_as_it_was() {
        List<RegisteredResource> resources = new ArrayList<>();
        resources.add(other("GatewaySubnet"));
        resources.addAll(Worlds.blueprint().resources());
        assertThat(prove(resources).holds()).isTrue();
        assertThat(messages(prove(resources), "not-understood")).isEmpty();
        resources.set(0, other("workload"));
        List<RegisteredResource> unknown = Readings.changed(resources, "VirtualNetworkGateway", bag -> {
            bag.remove("ipConfigurations");
            return bag;
        });
        assertThat(prove(unknown).scenarios().get(0).intents().get(2).holds())
                .as("where the gateways are is not known, but no rule lets ssh in")
                .isTrue();
    }

    private static RegisteredResource other(String subnet) {
        return World.resource(
                "VirtualNetwork",
                "other",
                "virtualNetworks",
                Map.of(
                        "virtualNetworkName",
                        "other",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.77.0.0/16")),
                        "subnets",
                        List.of(Map.of("name", subnet, "addressPrefix", "10.77.0.0/24"))));
    }

    @Test
    void a_subnet_of_its_own_knows_more_than_its_shadow_in_the_network() {
        List<RegisteredResource> resources = new ArrayList<>(Readings.changed(
                Worlds.blueprint().resources(),
                "VirtualNetwork",
                put(
                        "subnets",
                        List.of(
                                Map.of("name", "GatewaySubnet", "addressPrefix", "10.20.255.224/27"),
                                Map.of("name", "net-internal-subnet", "addressPrefix", "10.20.1.0/24"),
                                Map.of("name", "NET-INTERNAL-SUBNET", "addressPrefix", "10.20.1.0/24")))));
        assertThat(holds(prove(resources))).containsExactly(true, true, false, true);
        String group = resources.stream()
                .filter(r -> r.type().endsWith("NetworkSecurityGroup"))
                .findFirst()
                .flatMap(RegisteredResource::id)
                .orElseThrow();
        resources.add(World.resource(
                "Subnet",
                "Net-Internal-Subnet",
                "subnets",
                Map.of(
                        "virtualNetworkName",
                        "net-vnet",
                        "subnetName",
                        "net-internal-subnet",
                        "addressPrefix",
                        "10.20.1.0/24",
                        "networkSecurityGroup",
                        Map.of("id", group))));
        assertThat(holds(prove(resources))).doesNotContain(false);
        assertThat(Worlds.asking(Worlds.blueprint(), Worlds.allow("net-internal-subnet", "hq", "Tcp", "1433"))
                        .prove(Outages.SINGLE)
                        .holds())
                .as("its Azure name is an end too")
                .isTrue();
    }

    @Test
    void a_network_that_is_not_known_leaves_nothing_to_prove() {
        ProofResult space = proveChanged("VirtualNetwork", put("addressSpace", Opaque.UNKNOWN));
        assertThat(messages(space, "no-virtual-network")).hasSize(1);
        assertThat(messages(space, "unknown-value"))
                .contains("VirtualNetwork net-vnet: addressSpace is not known yet; nothing in it can be proved");
        ProofResult subnets = proveChanged("VirtualNetwork", put("subnets", Opaque.UNKNOWN));
        assertThat(messages(subnets, "unknown-value"))
                .contains("VirtualNetwork net-vnet: subnets is not known yet; they are left out of the proof");
        ProofResult peered =
                proveChanged("VirtualNetwork", put("virtualNetworkPeerings", List.of(Map.of("name", "to-spoke"))));
        assertThat(messages(peered, "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: the peered virtual network is not among the resources, and what it"
                                + " draws is not known");
        assertThat(messages(peered, "peering-one-sided")).hasSize(1);
    }

    @Test
    void whether_a_network_interface_forwards_may_not_be_known() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(
                World.resource("NetworkInterface", "nva", "networkInterfaces", Map.of("enableIPForwarding", true)));
        resources.add(World.resource(
                "NetworkInterface", "other", "networkInterfaces", Map.of("enableIPForwarding", Opaque.UNKNOWN)));
        assertThat(messages(prove(resources), "not-understood")).isEmpty();
        assertThat(messages(prove(resources), "unknown-value"))
                .contains("NetworkInterface other: enableIPForwarding is not known yet; whether it forwards packets of"
                        + " others cannot be said");
    }
}
