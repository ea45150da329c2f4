package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Traffic that routes lead through appliances, case by case. */
class ApplianceTest {
    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec OUT = Worlds.allow("orders/web", "hq", "Tcp", "443");
    private static final IntentSpec ACROSS = Worlds.allow("orders/web", "stock/db", "Tcp", "1433");
    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "443");

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    private static void holds(Hub hub, IntentSpec... intents) {
        for (IntentSpec intent : intents) {
            IntentResult result = healthy(hub, intent);
            assertThat(result.verdict())
                    .as(intent + ": " + Readings.why(result))
                    .isEqualTo(Verdict.HOLDS);
        }
    }

    private static void violated(Hub hub, IntentSpec intent, String why) {
        decided(hub, intent, Verdict.VIOLATED, why);
    }

    private static void unknown(Hub hub, IntentSpec intent, String why) {
        decided(hub, intent, Verdict.UNKNOWN, why);
    }

    private static void decided(Hub hub, IntentSpec intent, Verdict verdict, String why) {
        IntentResult result = healthy(hub, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(verdict);
        assertThat(Readings.why(result)).contains(why);
    }

    private static IntentSpec denied(IntentSpec intent) {
        return new IntentSpec(intent.name(), false, intent.from(), intent.to(), intent.protocol(), intent.ports());
    }

    /** The scenarios in which an intent holds. */
    private static Set<String> holdingIn(World world, IntentSpec intent) {
        Set<String> names = new HashSet<>();
        for (Scenario scenario :
                Worlds.asking(world, intent).prove(Outages.SINGLE).scenarios()) {
            if (scenario.intents().get(0).holds()) {
                names.add(scenario.name());
            }
        }
        return names;
    }

    @Test
    void packets_and_replies_pass_the_appliance() {
        holds(Hub.inspected(), IN, OUT, ACROSS, AWAY);
        assertThat(healthy(Hub.inspected(), IN).path())
                .containsExactly("hq", "circuit:primary", "er-gateway", "appliance:edge", "orders/web");
        assertThat(healthy(Hub.inspected(), OUT).path())
                .containsExactly("orders/web", "appliance:edge", "er-gateway", "circuit:primary", "hq");
        assertThat(healthy(Hub.inspected(), ACROSS).path()).containsExactly("orders/web", "appliance:edge", "stock/db");
        assertThat(healthy(Hub.inspected(), AWAY).path()).containsExactly("orders/web", "appliance:edge", "internet");
    }

    // ---- every way to get it wrong

    @Test
    void a_route_that_GatewaySubnet_misses_lets_one_direction_go_past() {
        Hub hub = Hub.inspected().without("GatewaySubnet", "10.21.0.0/16");
        violated(hub, IN, "the reply goes through appliance:edge, which the packet did not pass");
        violated(hub, OUT, "the reply goes past appliance:edge, which the packet went through");
        holds(hub, ACROSS, AWAY);
    }

    @Test
    void a_route_that_a_spoke_misses_leads_its_packets_nowhere() {
        Hub hub = Hub.inspected().without("stock/db", "0.0.0.0/0");
        violated(hub, ACROSS, "the reply to 10.21.1.4 does not come back: its next hop is None");
        violated(hub, Worlds.allow("stock/db", "orders/web", "Tcp", "443"), "no route leads to 10.21.1.4");
        violated(hub, Worlds.allow("hq", "stock/db", "Tcp", "443"), "the reply to 10.10.0.0 does not come back");
    }

    @Test
    void gateway_routes_beside_a_default_route_lead_replies_past_the_appliance() {
        Hub hub = Hub.inspected().showing("orders/web");
        violated(hub, IN, "the reply goes past appliance:edge");
        violated(hub, OUT, "the reply goes through appliance:edge, which the packet did not pass");
        holds(hub.route("orders/web", "10.10.0.0/16", Hub.EDGE), IN, OUT);
    }

    @Test
    void a_route_of_the_appliances_own_subnet_back_to_it_is_a_loop() {
        Hub hub = Hub.inspected().route("edge", "10.21.0.0/16", Hub.EDGE);
        violated(hub, IN, "comes to appliance:edge a second time");
        holds(hub, denied(IN));
        violated(hub, ACROSS, "the reply goes through appliance:edge, which the packet did not pass");
    }

    @Test
    void a_spoke_that_takes_no_forwarded_traffic_gets_none() {
        Hub hub = Hub.inspected().takingForwarded("orders", false);
        violated(hub, IN, "the peering does not take what appliance:edge hands on");
        violated(hub, ACROSS, "the peering does not take the reply that appliance:edge hands on");
        violated(hub, OUT, "the peering does not take the reply that appliance:edge hands on");
        violated(hub, AWAY, "the peering does not take the reply that appliance:edge hands on");
        holds(hub, denied(IN));
        holds(hub, Worlds.allow("orders/web", "internal", "Tcp", "443"));
    }

    @Test
    void what_a_gateway_hands_over_is_no_forwarded_traffic() {
        Hub hub = Hub.inspected()
                .without("GatewaySubnet", "10.21.0.0/16")
                .without("orders/web", "0.0.0.0/0")
                .showing("orders/web")
                .takingForwarded("orders", false);
        holds(hub, IN, OUT);
    }

    @Test
    void a_failover_changes_the_side_of_the_appliance() {
        World world = Hub.inspected()
                .showing("orders/web")
                .without("orders/web", "0.0.0.0/0")
                .route("orders/web", "10.10.0.0/16", Hub.EDGE)
                .world();
        List<String> halves = List.of("10.10.0.0/17", "10.10.128.0/17");
        world.sites.set(
                0, new SiteSpec("hq", List.of("10.10.0.0/16"), halves, List.of("10.10.0.0/16"), List.of(), true));
        assertThat(holdingIn(world, IN))
                .containsExactlyInAnyOrder("circuit:primary", "circuit:primary/peering-disabled", "er-gateway");
    }

    @Test
    void a_default_route_on_GatewaySubnet_stops_the_gateways() {
        Hub hub = Hub.inspected().route("GatewaySubnet", "0.0.0.0/0", Hub.EDGE);
        violated(hub, IN, "has no live circuit and no live tunnel");
        assertThat(Readings.messages(hub.world().prove(Outages.SINGLE), "gw-subnet-udr"))
                .hasSize(1);
    }

    @Test
    void a_route_for_the_range_of_GatewaySubnet_itself_stops_them_too() {
        Hub hub = Hub.inspected().route("GatewaySubnet", "10.20.0.0/16", Hub.EDGE);
        violated(hub, IN, "has no live circuit and no live tunnel");
        hub.route("GatewaySubnet", "10.20.255.224/27", "VnetLocal").route("internal", "10.10.0.0/16", Hub.EDGE);
        holds(hub, IN, Worlds.allow("hq", "internal", "Tcp", "443"), Worlds.allow("internal", "hq", "Tcp", "443"));
    }

    @Test
    void a_hop_in_a_network_that_is_not_peered_drops() {
        Hub hub = Hub.inspected().without("orders/web", "0.0.0.0/0").route("orders/web", "0.0.0.0/0", "10.22.1.4");
        violated(hub, AWAY, "has next hop VirtualAppliance 10.22.1.4");
        holds(hub, denied(AWAY));
        assertThat(Readings.messages(hub.world().prove(Outages.SINGLE), "black-hole"))
                .anySatisfy(message -> assertThat(message).contains("nothing forwards at 10.22.1.4"));
    }

    @Test
    void a_hop_outside_every_network_drops() {
        Hub hub = Hub.inspected().without("orders/web", "0.0.0.0/0").route("orders/web", "0.0.0.0/0", "10.99.0.4");
        holds(hub, denied(AWAY));
        violated(hub, IN, "its next hop is VirtualAppliance 10.99.0.4");
    }

    @Test
    void an_interface_that_does_not_forward_drops() {
        violated(Hub.inspected().edgeForwards(false), AWAY, "has next hop VirtualAppliance 10.20.253.4");
        holds(Hub.inspected().edgeForwards(false), denied(AWAY), denied(IN));
    }

    @Test
    void a_hop_at_which_nothing_is_known_stays_unknown() {
        Hub hub = Hub.inspected().without("orders/web", "0.0.0.0/0").route("orders/web", "0.0.0.0/0", "10.20.253.5");
        unknown(hub, AWAY, "leads to VirtualAppliance 10.20.253.5, and what is there is not known");
        unknown(hub, denied(AWAY), "10.20.253.5");
        unknown(hub, IN, "10.20.253.5");
    }

    @Test
    void a_gateway_as_the_next_hop_of_GatewaySubnet_is_unknown() {
        Hub hub = Hub.inspected()
                .without("GatewaySubnet", "10.21.0.0/16")
                .route("GatewaySubnet", "10.21.0.0/16", "VirtualNetworkGateway");
        unknown(hub, IN, "VirtualNetworkGateway");
        unknown(hub, denied(IN), "VirtualNetworkGateway");
    }

    @Test
    void a_hop_over_a_peering_of_which_one_side_is_missing_is_unknown() {
        World world = Hub.inspected().world();
        world.peerings.removeIf(side -> side.from().isEmpty() && side.to().equals("orders"));
        assertThat(Worlds.healthy(world, AWAY).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whether_an_interface_forwards_may_be_unknown() {
        World world = Hub.inspected().world();
        world.others.set(
                0,
                Readings.changed(
                                world.others.subList(0, 1),
                                "NetworkInterface",
                                Readings.put("enableIPForwarding", Opaque.UNKNOWN))
                        .get(0));
        IntentResult result = Worlds.healthy(world, AWAY);
        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.messages(world.prove(Outages.SINGLE), "not-understood"))
                .anySatisfy(message -> assertThat(message)
                        .contains("whether NetworkInterface edge forwards (enableIPForwarding) is not known"));
    }

    @Test
    void a_route_for_a_service_tag_leaves_nothing_open_where_it_leads_the_same_way() {
        Hub hub = Hub.inspected().route("orders/web", "AzureMonitor", Hub.EDGE);
        holds(hub, AWAY);
        unknown(hub.route("orders/web", "Storage", "Internet"), AWAY, "is for a service tag");
    }

    @Test
    void an_appliance_may_be_in_a_spoke() {
        Hub hub = new Hub()
                .route("orders/web", "10.22.0.0/16", "10.20.1.4")
                .with(Hub.forwarder("web", "10.20.1.4", true));
        holds(hub, denied(ACROSS));
        Hub spoke = Hub.inspected()
                .without("GatewaySubnet", "10.21.0.0/16")
                .without("orders/web", "0.0.0.0/0")
                .showing("orders/web")
                .without("stock/db", "0.0.0.0/0")
                .showing("stock/db")
                .route("internal", "10.10.0.0/16", "10.21.1.9")
                .with(Hub.forwarder("inside", "10.21.1.9", true));
        World world = spoke.world();
        violatedIn(
                world, Worlds.allow("internal", "hq", "Tcp", "443"), "the peering does not take what appliance:inside");
        world.peerings.replaceAll(side -> side.from().isEmpty()
                ? new World.PeeringSpec(
                        "", side.to(), Map.of("allowGatewayTransit", true, "allowForwardedTraffic", true))
                : side);
        violatedIn(
                world,
                Worlds.allow("internal", "hq", "Tcp", "443"),
                "the reply goes past appliance:inside, which the packet went through");
        assertThat(Worlds.healthy(world, denied(Worlds.allow("internal", "hq", "Tcp", "443")))
                        .obligations())
                .hasSize(1);
    }

    @Test
    void what_set_out_beside_the_appliance_may_need_no_leave_to_be_handed_on_over_a_peering() {
        Hub hub = new Hub()
                .route("internal", "10.21.0.0/16", Hub.EDGE)
                .route("orders/web", "10.20.1.0/24", Hub.EDGE)
                .takingForwarded("orders", false);
        IntentSpec intent = Worlds.allow("internal", "orders/web", "Tcp", "443");
        unknown(hub, intent, "whether a peering without allowForwardedTraffic takes");
        assertThat(Worlds.healthy(hub.world(), denied(intent)).obligations()).hasSize(1);
    }

    @Test
    void what_is_for_an_interface_that_does_not_forward_comes_to_it() {
        Hub hub = new Hub()
                .route("orders/web", "10.20.1.0/24", "10.20.1.4")
                .with(Hub.forwarder("host", "10.20.1.4", false));
        IntentSpec toHop = Worlds.allow("orders/web", "10.20.1.4/32", "Tcp", "443");
        holds(hub, toHop);
        violated(hub, denied(toHop), "delivered");
        violated(
                hub,
                Worlds.allow("orders/web", "10.20.1.5/32", "Tcp", "443"),
                "has next hop VirtualAppliance 10.20.1.4");
    }

    private static void violatedIn(World world, IntentSpec intent, String why) {
        IntentResult result = Worlds.healthy(world, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(result)).contains(why);
    }

    // ---- outages

    @Test
    void an_appliance_that_fails_loses_what_is_routed_to_it() {
        World world = Hub.inspected().world();
        Worlds.asking(world, IN, denied(ACROSS));
        ProofResult proof = world.prove(Outages.SINGLE);
        Scenario last = proof.scenarios().get(proof.scenarios().size() - 1);
        assertThat(last.name()).isEqualTo("appliance:edge");
        assertThat(last.intents().get(0).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(last.intents().get(0))).contains("leads to appliance:edge, which has failed");
        assertThat(last.intents().get(1).holds()).isTrue();
        assertThat(last.intents().get(1).obligations()).isEmpty();
        assertThat(holdingIn(world, IN)).hasSize(proof.scenarios().size() - 1);
    }

    @Test
    void an_appliance_that_no_route_leads_to_is_none() {
        World world =
                Hub.inspected().with(Hub.forwarder("idle", "10.20.253.9", true)).world();
        assertThat(world.prove(Outages.SINGLE).scenarios())
                .extracting(Scenario::name)
                .contains("appliance:edge")
                .doesNotContain("appliance:idle");
    }

    // ---- several of them

    private static final String INNER = "10.20.252.4";

    /** Spoke orders behind {@code edge}, spoke stock behind {@code inner}, each of which sends to the other. */
    private static Hub twoInARow() {
        Hub hub = Hub.inspected().with(Hub.forwarder("inner", INNER, true));
        hub.with(new SubnetSpec(
                "inner",
                "10.20.252.0/24",
                null,
                new World.TableSpec(List.of(new World.RouteSpec("10.21.0.0/16", Hub.EDGE)), false)));
        return hub.without("stock/db", "0.0.0.0/0")
                .route("stock/db", "0.0.0.0/0", INNER)
                .route("edge", "10.22.0.0/16", INNER);
    }

    @Test
    void replies_pass_several_appliances_in_reverse() {
        holds(twoInARow(), ACROSS);
        assertThat(healthy(twoInARow(), ACROSS).path())
                .containsExactly("orders/web", "appliance:edge", "appliance:inner", "stock/db");
        Hub astray = twoInARow().without("stock/db", "0.0.0.0/0").route("stock/db", "0.0.0.0/0", Hub.EDGE);
        violated(astray, ACROSS, "the reply goes through appliance:edge and not through appliance:inner");
    }

    @Test
    void appliances_that_send_to_each_other_are_a_loop() {
        Hub hub = twoInARow().route("edge", "10.21.0.0/16", INNER);
        violated(hub, Worlds.allow("stock/db", "orders/web", "Tcp", "443"), "a second time");
    }

    // ---- what judges there

    @Test
    void the_groups_of_the_appliance_judge_what_it_hands_on() {
        Hub hub = Hub.inspected()
                .rules(
                        "edge",
                        Worlds.allow("hq-in", true, 100, "10.10.0.0/16", "10.21.0.0/16", "Tcp", "443"),
                        Worlds.deny("no-more-in", true, 4096, "*", "*"),
                        Worlds.allow("hq-out", false, 100, "10.10.0.0/16", "10.21.0.0/16", "Tcp", "443"),
                        Worlds.deny("no-more-out", false, 4096, "*", "*"));
        holds(hub, IN);
        holds(hub, denied(ACROSS), denied(OUT));
        assertThat(healthy(hub, denied(ACROSS)).obligations()).isEmpty();
        violated(hub, ACROSS, "denied by inbound rule no-more-in (4096)");
    }

    @Test
    void the_group_at_the_destination_sees_the_packets_own_source() {
        Hub hub = Hub.inspected()
                .rules(
                        "orders/web",
                        Worlds.allow("hq", true, 100, "10.10.0.0/16", "10.21.1.0/24", "Tcp", "443"),
                        Worlds.deny("closed", true, 4096, "*", "*"));
        holds(hub, IN);
        holds(hub, denied(Worlds.allow("stock/db", "orders/web", "Tcp", "443")));
    }

    @Test
    void what_is_for_the_appliance_itself_is_delivered_to_it() {
        Hub hub = Hub.inspected();
        holds(hub, Worlds.allow("orders/web", "10.20.253.4/32", "Tcp", "22"));
        violated(hub, denied(Worlds.allow("orders/web", "10.20.253.4/32", "Tcp", "22")), "delivered");
    }

    @Test
    void an_appliance_leaves_by_its_own_way_out() {
        World world = Hub.inspected().world();
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        IntentResult closed = Worlds.healthy(world, AWAY);
        assertThat(Readings.why(closed)).contains("no way out to the internet");
        world.others.add(World.resource(
                "PublicIPAddress", "edge-pip", "publicIPAddresses", Map.of("ipAddress", "203.0.113.11")));
        world.others.set(0, withPublicAddress(world.others.get(0)));
        IntentResult open = Worlds.healthy(world, AWAY);
        assertThat(open.verdict()).as(Readings.why(open)).isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.healthy(world, Worlds.allow("orders/web", "internet", "Icmp"))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    private static RegisteredResource withPublicAddress(RegisteredResource card) {
        Map<String, Object> configuration = Map.of(
                "name",
                "ip",
                "privateIPAddress",
                Hub.EDGE,
                "publicIPAddress",
                Map.of(
                        "id",
                        "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/publicIPAddresses/edge-pip"));
        return Readings.changed(
                        List.of(card), "NetworkInterface", Readings.put("ipConfigurations", List.of(configuration)))
                .get(0);
    }

    // ---- obligations

    private static List<String> words(IntentResult result) {
        List<String> words = new ArrayList<>();
        result.obligations()
                .forEach(it -> words.add(it.appliance() + " must " + it.must() + " " + it.protocol() + " " + it.source()
                        + " " + it.destination() + " " + it.ports()));
        return words;
    }

    @Test
    void an_allow_holds_provided_that_each_appliance_passes_it() {
        assertThat(words(healthy(Hub.inspected(), IN)))
                .containsExactly("edge must pass Tcp [10.10.0.0/16] [10.21.1.0/24] [443]");
        assertThat(words(healthy(twoInARow(), ACROSS)))
                .containsExactly(
                        "edge must pass Tcp [10.21.1.0/24] [10.22.1.0/24] [1433]",
                        "inner must pass Tcp [10.21.1.0/24] [10.22.1.0/24] [1433]");
        assertThat(words(healthy(Hub.inspected(), Worlds.allow("orders/web", "stock/db", "*"))))
                .containsExactly("edge must pass * [10.21.1.0/24] [10.22.1.0/24] []");
        assertThat(words(healthy(Hub.inspected(), Worlds.allow("spokes", "hq", "*", "53"))))
                .containsExactly(
                        "edge must pass Tcp [10.21.1.0/24, 10.22.1.0/24] [10.10.0.0/16] [53]",
                        "edge must pass Udp [10.21.1.0/24, 10.22.1.0/24] [10.10.0.0/16] [53]");
        assertThat(words(healthy(Hub.inspected(), Worlds.allow("orders/web", "orders/web", "Tcp", "1"))))
                .isEmpty();
    }

    @Test
    void a_deny_holds_provided_that_the_first_appliance_drops_it() {
        assertThat(words(healthy(Hub.inspected(), denied(IN))))
                .containsExactly("edge must drop Tcp [10.10.0.0/16] [10.21.1.0/24] [443]");
        assertThat(words(healthy(twoInARow(), denied(ACROSS))))
                .containsExactly("edge must drop Tcp [10.21.1.0/24] [10.22.1.0/24] [1433]");
        Hub closed = Hub.inspected()
                .rules(
                        "orders/web",
                        Worlds.allow("half", true, 100, "10.10.0.0/17", "10.21.1.0/24", "Tcp", "443"),
                        Worlds.deny("closed", true, 4096, "*", "*"));
        assertThat(words(healthy(closed, denied(IN))))
                .as("what a group drops all the same nobody else has to")
                .containsExactly("edge must drop Tcp [10.10.0.0/17] [10.21.1.0/24] [443]");
    }

    @Test
    void what_goes_past_the_appliance_violates_a_deny() {
        Hub hub = Hub.inspected().without("GatewaySubnet", "10.21.0.0/16");
        violated(hub, denied(IN), "delivered over hq, circuit:primary, er-gateway, orders/web");
    }

    @Test
    void an_appliance_that_no_resource_shows_is_declared() {
        World world = Hub.inspected().world();
        world.others.clear();
        assertThat(Worlds.healthy(world, IN).verdict()).isEqualTo(Verdict.UNKNOWN);
        world.appliances.add(new ProofInputs.DeclaredAppliance("theirs", Ipv4.parse(Hub.EDGE)));
        IntentResult result = Worlds.healthy(world, IN);
        assertThat(result.path()).contains("appliance:theirs");
        assertThat(words(result)).containsExactly("theirs must pass Tcp [10.10.0.0/16] [10.21.1.0/24] [443]");
    }

    // ---- machines with several interfaces

    private static final String INTERFACES =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/networkInterfaces/";

    private static RegisteredResource machine(Object interfaces) {
        return new RegisteredResource(
                "azure-native:compute:VirtualMachine",
                "vm",
                "urn:pulumi:dev::p::azure-native:compute:VirtualMachine::vm",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                Map.of("networkProfile", Map.of("networkInterfaces", interfaces)),
                Map.of());
    }

    /** The trusted interface of a machine, which has no way out; the untrusted one has. */
    private static Hub untrusting() {
        return Hub.inspected()
                .route("edge", "0.0.0.0/0", "None")
                .with(new SubnetSpec("untrust", "10.20.252.0/24", null, null))
                .with(Hub.forwarder("untrust", "10.20.252.4", true));
    }

    @Test
    void a_machine_with_two_interfaces_may_hand_packets_on_by_the_other() {
        violated(untrusting(), AWAY, "(next hop None)");
        Hub hub = untrusting()
                .with(machine(List.of(Map.of("id", INTERFACES + "EDGE"), Map.of("id", INTERFACES + "untrust"))));
        String why = "the machine of NetworkInterface edge has several interfaces";
        unknown(hub, AWAY, why);
        unknown(hub, IN, why);
        IntentResult denied = healthy(hub, denied(AWAY));
        assertThat(denied.verdict()).as(Readings.why(denied)).isEqualTo(Verdict.HOLDS);
        assertThat(denied.obligations())
                .as("it holds only while the machine drops it")
                .singleElement()
                .satisfies(obligation -> assertThat(obligation.appliance()).isEqualTo("edge"));
    }

    @Test
    void what_one_interface_of_a_machine_surely_loses_stays_lost() {
        Hub hub = untrusting()
                .rules("edge", new World.RuleSpec("no", true, 100, false, "*", "*", "*", "*", "*"))
                .with(machine(List.of(Map.of("id", INTERFACES + "edge"), Map.of("id", INTERFACES + "untrust"))));
        violated(hub, AWAY, "denied by");
        assertThat(healthy(hub, denied(AWAY)).obligations()).isEmpty();
    }

    @Test
    void a_machine_with_one_interface_leaves_nothing_open() {
        holds(Hub.inspected().with(machine(List.of(Map.of("id", INTERFACES + "edge")))), IN, OUT, ACROSS, AWAY);
    }

    @Test
    void a_machine_whose_interfaces_are_not_known_may_have_this_one() {
        unknown(Hub.inspected().with(machine(Opaque.UNKNOWN)), AWAY, "has several interfaces");
        unknown(Hub.inspected().with(machine(List.of(Opaque.UNKNOWN, Opaque.UNKNOWN))), AWAY, "has several interfaces");
    }

    @Test
    void interfaces_may_show_themselves_that_they_are_of_one_machine() {
        Hub hub = untrusting();
        World world = hub.world();
        world.others.replaceAll(other -> Readings.changed(
                        List.of(other),
                        "NetworkInterface",
                        Readings.put("virtualMachine", Map.of("id", "/subscriptions/s/resourceGroups/a/x/y/vm")))
                .get(0));
        assertThat(Worlds.healthy(world, AWAY).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void groups_at_an_appliance_may_see_the_source_that_it_hides() {
        World.RuleSpec in = new World.RuleSpec("in", true, 100, true, "*", "*", "*", "*", "*");
        World.RuleSpec spokes =
                new World.RuleSpec("spokes", false, 100, true, "10.21.0.0/16", "Internet", "*", "*", "*");
        World.RuleSpec own = new World.RuleSpec("own", false, 110, true, "10.20.253.4", "Internet", "*", "*", "*");
        World.RuleSpec none = new World.RuleSpec("none", false, 200, false, "*", "*", "*", "*", "*");
        unknown(Hub.inspected().rules("edge", in, spokes, none), AWAY, "hidden behind on the way to the internet");
        assertThat(healthy(Hub.inspected().rules("edge", in, own, none), denied(AWAY))
                        .obligations())
                .hasSize(1);
        holds(Hub.inspected().rules("edge", in, spokes, own, none), AWAY);
        violated(Hub.inspected().rules("edge", in, none), AWAY, "denied by outbound rule none");
    }

    /** A group at the interface of the appliance, beside what its subnet has. */
    private static World grouped(Hub hub, World.RuleSpec rule) {
        World world = hub.world();
        String id = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/networkSecurityGroups/own";
        world.others.replaceAll(other -> Readings.changed(
                        List.of(other), "NetworkInterface", Readings.put("networkSecurityGroup", Map.of("id", id)))
                .get(0));
        world.others.add(World.resource(
                "NetworkSecurityGroup",
                "own",
                "networkSecurityGroups",
                Map.of("networkSecurityGroupName", "own", "securityRules", List.of(World.ruleBag(rule)))));
        return world;
    }

    @Test
    void
            a_group_at_an_appliances_interface_sees_packets_after_its_subnets_on_the_way_in_and_before_it_on_the_way_out() {
        World.RuleSpec noIn = Worlds.deny("no-in", true, 100, "*", "*");
        World.RuleSpec noOut = Worlds.deny("no-out", false, 100, "*", "*");
        violatedIn(
                grouped(Hub.inspected(), noIn), IN, "denied by inbound rule no-in (100) of network security group own");
        violatedIn(
                grouped(Hub.inspected(), noOut),
                IN,
                "denied by outbound rule no-out (100) of network security group own");
        violatedIn(
                grouped(Hub.inspected().rules("edge", noIn), noIn),
                IN,
                "denied by inbound rule no-in (100) of network security group net-edge-nsg");
        violatedIn(
                grouped(Hub.inspected().rules("edge", Worlds.allow("in", true, 100, "*", "*", "*", "*"), noOut), noOut),
                IN,
                "denied by outbound rule no-out (100) of network security group own");
    }

    @Test
    void what_a_gateway_load_balancer_makes_of_the_packets_of_an_interface_is_unknown() {
        RegisteredResource chained = World.resource(
                "NetworkInterface",
                "chained",
                "networkInterfaces",
                Map.of(
                        "networkInterfaceName",
                        "chained",
                        "ipConfigurations",
                        List.of(Map.of(
                                "name",
                                "ip",
                                "privateIPAddress",
                                "10.20.1.7",
                                "publicIPAddress",
                                Map.of("id", INTERFACES.replace("networkInterfaces", "publicIPAddresses") + "p"),
                                "gatewayLoadBalancer",
                                Map.of("id", INTERFACES.replace("networkInterfaces", "loadBalancers") + "glb")))));
        Hub hub = new Hub()
                .with(chained)
                .rules("internal", new World.RuleSpec("in", true, 100, true, "*", "*", "*", "*", "*"));
        unknown(hub, Worlds.allow("internet", "10.20.1.7/32", "Tcp", "443"), "gateway load balancer");
        unknown(hub, Worlds.allow("10.20.1.7/32", "internet", "Tcp", "443"), "NetworkInterface chained");
    }
}
