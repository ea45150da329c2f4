package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.proveChanged;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How gateways, connections, circuits and local network gateways are read. */
class ConnectivityReadingTest {
    private static final Prefix HQ = Prefix.parse("10.10.0.0/16");

    private static List<RegisteredResource> resources() {
        return new ArrayList<>(Worlds.blueprint().resources());
    }

    private static RegisteredResource named(String name) {
        return resources().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> path(ProofResult proof, String scenario) {
        return proof.scenarios().stream()
                .filter(s -> s.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0)
                .path();
    }

    private static ProofInputs inputs(Optional<String> device, Optional<String> circuitId) {
        ProofInputs blueprint = Worlds.blueprint().inputs();
        return new ProofInputs(
                "other",
                List.of(new ProofInputs.Site(
                        "hq",
                        List.of(HQ),
                        Optional.empty(),
                        Optional.empty(),
                        device.map(at -> new ProofInputs.Device(Optional.empty(), at)).stream()
                                .toList())),
                List.of(new ProofInputs.Circuit("primary", List.of("hq"), circuitId)),
                blueprint.intents());
    }

    @Test
    void a_tunnels_traffic_selectors_and_nat_rules_are_named() {
        ProofResult proof = proveChanged("VirtualNetworkGatewayConnection", bag -> {
            bag.put("usePolicyBasedTrafficSelectors", true);
            bag.put("ingressNatRules", List.of(Map.of("id", "/x/nat")));
            return bag;
        });
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its traffic selectors are not modelled",
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its NAT rules are not modelled");
        assertThat(messages(
                        proveChanged("VirtualNetworkGatewayConnection", bag -> {
                            bag.put("trafficSelectorPolicies", List.of(Map.of("localAddressRanges", List.of())));
                            bag.put("egressNatRules", List.of(Map.of("id", "/x/nat")));
                            return bag;
                        }),
                        "not-understood"))
                .hasSize(2);
    }

    @Test
    void a_tunnel_inside_the_private_peering_is_lost_with_the_circuit() {
        for (Object flag : List.of(true, "true")) {
            ProofResult proof = proveChanged("VirtualNetworkGatewayConnection", put("useLocalAzureIpAddress", flag));
            assertThat(path(proof, "healthy")).contains("circuit:primary");
            for (String lost : List.of("circuit:primary", "circuit:primary/peering-disabled", "er-gateway")) {
                assertThat(path(proof, lost)).as(lost).containsExactly("hq");
            }
            assertThat(path(proof, "circuit:primary/primary-link")).contains("circuit:primary");
            assertThat(messages(proof, "not-understood")).isEmpty();
        }
        ProofResult unknown = proveChanged(
                "VirtualNetworkGatewayConnection",
                bag -> bag.containsKey("localNetworkGateway2")
                        ? put("useLocalAzureIpAddress", Opaque.UNKNOWN).apply(bag)
                        : bag);
        assertThat(unknown.scenarios().get(0).intents().get(0).isUnknown()).isTrue();
        assertThat(messages(unknown, "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: useLocalAzureIpAddress is not known yet;"
                                + " its tunnel is taken to run over the internet");
        List<RegisteredResource> two =
                changed(resources(), "VirtualNetworkGatewayConnection", put("useLocalAzureIpAddress", true));
        RegisteredResource tunnel = named("net-vpn-conn-hq");
        two = new ArrayList<>(two);
        two.add(World.resource("VirtualNetworkGatewayConnection", "public", "connections", tunnel.inputs()));
        assertThat(path(prove(two), "circuit:primary"))
                .as("the other tunnel to the site")
                .contains("tunnel:hq");
        ProofInputs without = new ProofInputs(
                World.BASE,
                Worlds.blueprint().inputs().sites(),
                List.of(),
                Worlds.blueprint().inputs().intents());
        List<RegisteredResource> tunnels =
                changed(resources(), "VirtualNetworkGatewayConnection", put("useLocalAzureIpAddress", true));
        assertThat(messages(Proof.of(tunnels, without, Outages.SINGLE), "not-understood"))
                .contains(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its tunnel runs inside a private peering, but its"
                                + " site has no circuit; it counts as down");
    }

    @Test
    void what_the_proof_takes_for_something_simpler_is_named() {
        assertThat(messages(proveChanged("VirtualNetworkGateway", put("vpnType", "PolicyBased")), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGateway net-vpn-vgw: it is policy-based, and its selectors are not modelled");
        assertThat(messages(
                        proveChanged("ExpressRouteCircuitPeering", put("ipv6PeeringConfig", Map.of())),
                        "not-understood"))
                .containsExactly(
                        "ExpressRouteCircuit net-erc-primary: the IPv6 side of its peering is not proved; IPv4 only");
        World world = Worlds.blueprint();
        assertThat(messages(prove(fastPath(world.resources())), "not-understood"))
                .isEmpty();
        world.subnets.set(
                0,
                new World.SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, new World.TableSpec(List.of(), false)));
        assertThat(messages(prove(fastPath(world.resources())), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-er-conn-primary: FastPath bypasses the gateway and the"
                                + " route table of its subnet; that is not modelled");
    }

    private static List<RegisteredResource> fastPath(List<RegisteredResource> resources) {
        return changed(resources, "VirtualNetworkGatewayConnection", put("expressRouteGatewayBypass", true));
    }

    @Test
    void a_tunnels_selectors_and_nat_rules_are_named_while_they_are_not_known() {
        for (String property : List.of("usePolicyBasedTrafficSelectors", "trafficSelectorPolicies")) {
            assertThat(messages(
                            proveChanged("VirtualNetworkGatewayConnection", put(property, Opaque.UNKNOWN)),
                            "not-understood"))
                    .as(property)
                    .containsExactly("VirtualNetworkGatewayConnection net-vpn-conn-hq: its traffic selectors are not"
                            + " modelled");
        }
        for (String property : List.of("ingressNatRules", "egressNatRules")) {
            assertThat(messages(
                            proveChanged("VirtualNetworkGatewayConnection", put(property, List.of(Opaque.UNKNOWN))),
                            "not-understood"))
                    .as(property)
                    .containsExactly("VirtualNetworkGatewayConnection net-vpn-conn-hq: its NAT rules are not modelled");
        }
    }

    @Test
    void other_kinds_of_connections_are_named() {
        List<RegisteredResource> resources = resources();
        resources.add(World.resource(
                "VirtualNetworkGatewayConnection", "to-vnet", "connections", Map.of("connectionType", "Vnet2Vnet")));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection to-vnet: connections of type \"Vnet2Vnet\" are not modelled");
    }

    @Test
    void a_connection_of_a_gateway_elsewhere_is_left_out() {
        ProofResult proof = proveChanged(
                "VirtualNetworkGatewayConnection", put("virtualNetworkGateway1", Map.of("id", "/elsewhere/vgw")));
        assertThat(messages(proof, "not-understood"))
                .containsExactlyInAnyOrder(
                        "VirtualNetworkGatewayConnection net-er-conn-primary: its gateway is not in the stack; the connection"
                                + " is left out",
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its gateway is not in the stack; the connection is"
                                + " left out");
        assertThat(proof.scenarios()).extracting(Scenario::name).doesNotContain("tunnel:hq");
        assertThat(proof.scenarios().get(0).intents().get(0).holds()).isFalse();
    }

    @Test
    void a_tunnel_to_a_local_network_gateway_elsewhere_is_left_out() {
        ProofResult proof = proveChanged(
                "VirtualNetworkGatewayConnection", put("localNetworkGateway2", Map.of("id", "/elsewhere/lgw")));
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its local network gateway is unknown or not"
                                + " in the stack; the connection is left out");
        assertThat(proof.scenarios().get(0).intents().get(0).isUnknown())
                .as("what it offers is not known")
                .isTrue();
    }

    @Test
    void a_second_gateway_of_a_type_is_named_and_the_first_counts() {
        List<RegisteredResource> resources = resources();
        resources.add(World.resource(
                "VirtualNetworkGateway", "second", "virtualNetworkGateways", Map.of("gatewayType", "Vpn")));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly("VirtualNetworkGateway second: a second gateway of its type in one network is not"
                        + " modelled");
        assertThat(prove(resources).scenarios()).extracting(Scenario::name).contains("vpn-gateway/instance-1");
    }

    @Test
    void an_active_standby_gateway_has_one_instance_whose_standby_takes_over() {
        ProofResult proof = proveChanged("VirtualNetworkGateway", put("activeActive", false));
        assertThat(proof.scenarios())
                .extracting(Scenario::name)
                .contains("vpn-gateway/instance-0")
                .doesNotContain("vpn-gateway/instance-1");
        World world = Worlds.blueprint();
        world.activeActive = false;
        assertThat(world.prove(Outages.PAIRS).scenarios())
                .filteredOn(s -> s.name().equals("circuit:primary + vpn-gateway/instance-0"))
                .singleElement()
                .matches(Scenario::holds);
    }

    @Test
    void flags_may_be_text_and_types_are_known_ones() {
        ProofResult proof = proveChanged("VirtualNetworkGateway", put("activeActive", "True"));
        assertThat(proof).isEqualTo(prove(resources()));
        assertThat(messages(proveChanged("VirtualNetworkGateway", put("activeActive", 1.0)), "unknown-value"))
                .containsExactlyInAnyOrder(
                        "VirtualNetworkGateway net-er-vgw: a value of activeActive is of the wrong type and counts as not"
                                + " known",
                        "VirtualNetworkGateway net-vpn-vgw: a value of activeActive is of the wrong type and counts as not"
                                + " known",
                        "VirtualNetworkGateway net-vpn-vgw: activeActive is not known yet; it is taken to have two"
                                + " instances");
        assertThat(messages(
                        proveChanged("VirtualNetworkGatewayConnection", put("enableBgp", "true")),
                        "static-routes-no-failback"))
                .isEmpty();
        assertThat(messages(proveChanged("VirtualNetworkGateway", put("gatewayType", "Local")), "not-understood"))
                .contains(
                        "VirtualNetworkGateway net-vpn-vgw: gateways of type \"Local\" are not modelled; it is left out"
                                + " of the proof");
        assertThat(messages(
                        proveChanged("VirtualNetworkGatewayConnection", put("trafficSelectorPolicies", Opaque.UNKNOWN)),
                        "not-understood"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: its traffic selectors are not modelled");
    }

    @Test
    void an_active_active_gateway_is_lost_with_both_instances() {
        World world = Worlds.blueprint();
        world.circuits.clear();
        assertThat(world.prove(Outages.PAIRS).scenarios())
                .filteredOn(s -> s.name().startsWith("vpn-gateway/instance-0"))
                .filteredOn(Scenario::holds)
                .extracting(Scenario::name)
                .containsExactly("vpn-gateway/instance-0");
    }

    @Test
    void a_site_is_known_by_its_device_by_name_or_as_the_only_one() {
        List<RegisteredResource> resources = resources();
        for (Optional<String> device : List.of(Optional.of("192.0.2.0"), Optional.<String>empty())) {
            ProofResult proof = Proof.of(resources, inputs(device, Optional.empty()), Outages.SINGLE);
            assertThat(path(proof, "circuit:primary")).as("device %s", device).contains("tunnel:hq");
        }
        List<RegisteredResource> byName = changed(resources, "LocalNetworkGateway", bag -> {
            bag.remove("gatewayIpAddress");
            bag.put("fqdn", "VPN.example.com");
            return bag;
        });
        assertThat(path(
                        Proof.of(byName, inputs(Optional.of("vpn.example.com"), Optional.empty()), Outages.SINGLE),
                        "circuit:primary"))
                .contains("tunnel:hq");
    }

    @Test
    void of_two_local_network_gateways_the_name_or_the_device_decides() {
        World world = Worlds.blueprint();
        world.sites.add(
                new World.SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        List<ProofInputs.Site> sites = world.inputs().sites().stream()
                .map(site -> new ProofInputs.Site(
                        site.name(), site.addressPrefixes(), Optional.empty(), Optional.empty(), List.of()))
                .toList();
        ProofInputs named = new ProofInputs(
                World.BASE, sites, world.inputs().circuits(), world.inputs().intents());
        assertThat(messages(Proof.of(world.resources(), named, Outages.SINGLE), "not-understood"))
                .isEmpty();
        ProofInputs unnamed = new ProofInputs(
                "other", sites, world.inputs().circuits(), world.inputs().intents());
        assertThat(messages(Proof.of(world.resources(), unnamed, Outages.SINGLE), "not-understood"))
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message)
                                .startsWith(
                                        "LocalNetworkGateway net-vpn-lgw-branch: it belongs to no site of the configuration;"
                                                + " what it offers over BGP, and whose packets come over its tunnel, is unknown until"
                                                + " its device"),
                        message -> assertThat(message)
                                .startsWith(
                                        "LocalNetworkGateway net-vpn-lgw-hq: it belongs to no site of the configuration;"));
    }

    @Test
    void a_circuit_is_known_as_the_only_one_or_by_its_id() {
        List<RegisteredResource> resources = resources();
        ProofResult only = Proof.of(resources, inputs(Optional.empty(), Optional.empty()), Outages.SINGLE);
        assertThat(path(only, "healthy")).contains("circuit:primary");
        String id = named("net-erc-primary").id().orElseThrow();
        ProofResult byId = Proof.of(
                resources,
                inputs(Optional.empty(), Optional.of(id.toUpperCase(java.util.Locale.ROOT))),
                Outages.SINGLE);
        assertThat(path(byId, "healthy")).contains("circuit:primary");
    }

    @Test
    void a_circuit_of_another_subscription_is_known_by_the_connections_peer() {
        String id = "/subscriptions/other/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/x";
        List<RegisteredResource> resources = changed(
                        resources(),
                        "VirtualNetworkGatewayConnection",
                        bag -> bag.containsKey("peer")
                                ? put("peer", Map.of("id", id)).apply(bag)
                                : bag)
                .stream()
                .filter(r -> !r.type().contains("ExpressRouteCircuit"))
                .toList();
        ProofResult known = Proof.of(resources, inputs(Optional.empty(), Optional.of(id)), Outages.SINGLE);
        assertThat(path(known, "healthy")).contains("circuit:primary");
        ProofResult stranger = Proof.of(resources, inputs(Optional.empty(), Optional.of(id + "-not")), Outages.SINGLE);
        assertThat(stranger.scenarios().get(0).intents().get(0).isUnknown())
                .as("what it offers is not known")
                .isTrue();
        assertThat(messages(stranger, "not-understood"))
                .containsExactly("VirtualNetworkGatewayConnection net-er-conn-primary: its circuit is none that the"
                        + " configuration declares");
    }

    @Test
    void a_circuit_that_is_not_known_yet_is_the_only_one() {
        ProofResult proof = proveChanged("VirtualNetworkGatewayConnection", put("peer", Map.of("id", Opaque.UNKNOWN)));
        assertThat(path(proof, "healthy")).contains("circuit:primary");
        List<RegisteredResource> elsewhere = resources().stream()
                .filter(r -> !r.type().contains("ExpressRouteCircuit"))
                .map(r -> r.name().startsWith("net-er-conn")
                        ? with(
                                r,
                                r.type(),
                                r.id(),
                                put("peer", Map.of("id", Opaque.UNKNOWN)).apply(new LinkedHashMap<>(r.inputs())),
                                Map.of())
                        : r)
                .toList();
        assertThat(path(prove(elsewhere), "healthy")).contains("circuit:primary");
    }

    private static List<RegisteredResource> renamed(List<RegisteredResource> resources, String from, String to) {
        return resources.stream()
                .map(r -> {
                    Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
                    inputs.replaceAll((key, value) -> value.equals(from) ? to : value);
                    return with(r, r.type(), r.id(), inputs, r.outputs());
                })
                .toList();
    }

    @Test
    void of_several_circuits_the_one_that_was_once_alone_keeps_its_short_name() {
        World world = Worlds.blueprint();
        world.circuits.add(new World.CircuitSpec("backup", List.of("hq"), true, "Enabled", 50));
        world.circuits.set(0, new World.CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
        List<RegisteredResource> resources = renamed(world.resources(), "net-erc-primary", "net-erc");
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(messages(proof, "not-understood")).isEmpty();
        assertThat(path(proof, "healthy")).as("primary's peering is disabled").contains("circuit:backup");
        assertThat(path(proof, "circuit:backup")).contains("tunnel:hq");
        List<RegisteredResource> strange =
                renamed(renamed(world.resources(), "net-erc-primary", "x"), "net-erc-backup", "y");
        assertThat(messages(Proof.of(strange, world.inputs(), Outages.SINGLE), "not-understood"))
                .as("nothing tells which is which")
                .hasSize(2);
    }

    @Test
    void a_circuit_with_an_id_is_no_other_one() {
        List<RegisteredResource> resources = resources();
        String id = "/subscriptions/other/circuits/x";
        ProofResult proof = Proof.of(resources, inputs(Optional.empty(), Optional.of(id)), Outages.SINGLE);
        assertThat(messages(proof, "not-understood")).hasSize(1);
        assertThat(proof.scenarios().get(0).intents().get(0).isUnknown()).isTrue();
    }

    @Test
    void a_circuit_on_a_port_pair_has_its_bandwidth_in_gbps() {
        List<RegisteredResource> resources = changed(resources(), "ExpressRouteCircuit", bag -> {
            bag.remove("serviceProviderProperties");
            bag.put("bandwidthInGbps", 10.0);
            return bag;
        });
        assertThat(messages(prove(resources), "vpngw-sku-capacity"))
                .containsExactly("circuit primary carries 10000 Mbps, the VPN gateway that takes over 650 Mbps");
    }

    @Test
    void a_peering_inside_the_circuit_counts_beside_those_that_are_resources() {
        List<RegisteredResource> resources = changed(
                changed(resources(), "ExpressRouteCircuitPeering", bag -> {
                    bag.put("peeringName", "MicrosoftPeering");
                    bag.put("peeringType", "MicrosoftPeering");
                    return bag;
                }),
                "ExpressRouteCircuit",
                put("peerings", List.of(Map.of("name", "AzurePrivatePeering", "state", "Disabled"))));
        assertThat(path(prove(resources), "healthy")).contains("tunnel:hq");
        List<RegisteredResource> shadowed = changed(
                changed(resources(), "ExpressRouteCircuitPeering", put("peeringName", "AzurePrivatePeering")),
                "ExpressRouteCircuit",
                put("peerings", List.of(Map.of("name", "azureprivatepeering", "state", "Disabled"))));
        assertThat(path(prove(shadowed), "healthy"))
                .as("the resource knows better")
                .contains("circuit:primary");
    }

    @Test
    void a_device_is_known_by_its_domain_name_when_azure_shows_an_address_too() {
        World world = Worlds.blueprint();
        world.sites.add(
                new World.SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), false));
        List<RegisteredResource> resources = world.resources().stream()
                .map(r -> {
                    if (!r.name().equals("net-vpn-lgw-hq")) {
                        return r;
                    }
                    Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
                    inputs.remove("gatewayIpAddress");
                    inputs.put("fqdn", "vpn.example.com");
                    return with(r, r.type(), r.id(), inputs, Map.of("gatewayIpAddress", "198.51.100.9"));
                })
                .toList();
        ProofResult proof =
                Proof.of(resources, inputs(Optional.of("VPN.example.com"), Optional.empty()), Outages.SINGLE);
        assertThat(path(proof, "circuit:primary")).contains("tunnel:hq");
    }

    @Test
    void a_peering_is_private_by_its_type_or_by_its_name() {
        ProofResult named = proveChanged("ExpressRouteCircuitPeering", bag -> {
            bag.remove("peeringType");
            bag.put("state", "Disabled");
            return bag;
        });
        assertThat(path(named, "healthy")).contains("tunnel:hq");
        ProofResult microsoft = proveChanged("ExpressRouteCircuitPeering", bag -> {
            bag.put("peeringType", "MicrosoftPeering");
            bag.put("state", "Disabled");
            return bag;
        });
        assertThat(microsoft.scenarios().stream()
                        .filter(scenario -> scenario.intents().get(0).isUnknown())
                        .map(Scenario::name))
                .as("a circuit can have one kind of peering or both; where the tunnel is up, either will do")
                .contains("vpn-gateway", "tunnel:hq")
                .doesNotContain("healthy");
        assertThat(messages(microsoft, "not-understood"))
                .containsExactly(
                        "ExpressRouteCircuit net-erc-primary: it has a peering, but none that is private is among the"
                                + " resources; whether it has one is not known, and every flow that relies on it is left open");
    }

    @Test
    void a_peering_inside_the_circuit_counts_like_one_of_its_own() {
        List<RegisteredResource> resources = resources().stream()
                .filter(r -> !r.type().endsWith("ExpressRouteCircuitPeering"))
                .toList();
        assertThat(path(prove(resources), "healthy"))
                .as("the provider has made it")
                .contains("circuit:primary");
        Object disabled = List.of(
                Map.of("peeringType", "MicrosoftPeering", "state", "Enabled"),
                Map.of("peeringType", "AzurePrivatePeering", "state", "Disabled"));
        assertThat(path(prove(changed(resources, "ExpressRouteCircuit", put("peerings", disabled))), "healthy"))
                .contains("tunnel:hq");
        assertThat(messages(proveChanged("ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN)), "unknown-value"))
                .containsExactly(
                        "ExpressRouteCircuit net-erc-primary: the state of its peering is not known yet; every flow"
                                + " that relies on it is left open");
    }

    private static List<RegisteredResource> peeredBy(Object shown) {
        return changed(
                resources().stream()
                        .filter(r -> !r.type().endsWith("ExpressRouteCircuitPeering"))
                        .toList(),
                "ExpressRouteCircuit",
                put("peerings", shown));
    }

    private static boolean isOpen(ProofResult proof) {
        return messages(proof, "unknown-value").stream().anyMatch(it -> it.contains("the state of its peering"));
    }

    @Test
    void peerings_that_are_not_known_may_be_disabled() {
        for (Object shown : List.<Object>of(
                Opaque.UNKNOWN,
                List.of(Opaque.UNKNOWN),
                List.of(Map.of("name", "AzurePrivatePeering", "state", Opaque.UNKNOWN)),
                List.of(Map.of("peeringType", Opaque.UNKNOWN, "state", "Enabled")))) {
            assertThat(isOpen(prove(peeredBy(shown)))).as(shown.toString()).isTrue();
        }
        assertThat(isOpen(prove(peeredBy(Opaque.SECRET))))
                .as("the program makes the outputs of a circuit that its provider peers secret")
                .isFalse();
        List<Map<String, Object>> microsoftFirst = List.of(
                Map.of("name", "MicrosoftPeering", "peeringType", Opaque.UNKNOWN, "state", "Enabled"),
                Map.of("name", "AzurePrivatePeering", "state", "Disabled"));
        assertThat(path(prove(peeredBy(microsoftFirst)), "healthy")).contains("tunnel:hq");
    }

    /** Azure's last answer may be older than the peering that is a resource of its own. */
    @Test
    void what_a_circuit_shows_does_not_decide_what_its_own_peering_leaves_open() {
        Object shown = List.of(Map.of("name", "AzurePrivatePeering", "state", "Enabled"));
        List<RegisteredResource> resources = changed(
                changed(resources(), "ExpressRouteCircuit", put("peerings", shown)),
                "ExpressRouteCircuitPeering",
                bag -> {
                    bag.put("peeringName", Opaque.UNKNOWN);
                    bag.put("state", Opaque.UNKNOWN);
                    return bag;
                });
        assertThat(isOpen(prove(resources))).isTrue();
        World world = Worlds.blueprint();
        world.circuits.add(new World.CircuitSpec("backup", List.of("hq"), true, "Enabled", 50));
        List<RegisteredResource> orphaned =
                changed(world.resources(), "ExpressRouteCircuit", put("peerings", shown)).stream()
                        .map(r -> r.type().endsWith("ExpressRouteCircuitPeering")
                                ? with(
                                        r,
                                        r.type(),
                                        Optional.empty(),
                                        put("circuitName", Opaque.UNKNOWN).apply(new LinkedHashMap<>(r.inputs())),
                                        r.outputs())
                                : r)
                        .toList();
        assertThat(isOpen(prove(orphaned))).isTrue();
    }

    @Test
    void static_routes_that_are_not_known_are_left_out_and_named() {
        ProofResult proof = proveChanged("LocalNetworkGateway", put("localNetworkAddressSpace", Opaque.UNKNOWN));
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "LocalNetworkGateway net-vpn-lgw-hq: localNetworkAddressSpace is not known yet; its static"
                                + " routes are left out of the proof");
        assertThat(proof.scenarios().get(0).intents().get(0).isUnknown())
                .as("a longer prefix may draw traffic")
                .isTrue();
        assertThat(messages(
                        proveChanged(
                                "LocalNetworkGateway",
                                put(
                                        "localNetworkAddressSpace",
                                        Map.of("addressPrefixes", List.of("nonsense", "fd00::/8")))),
                        "not-understood"))
                .containsExactly(
                        "LocalNetworkGateway net-vpn-lgw-hq: \"nonsense\" is not a prefix and is left out",
                        "LocalNetworkGateway net-vpn-lgw-hq: the IPv6 prefix fd00::/8 is not proved; IPv4 only");
    }

    @Test
    void a_gateway_carries_what_its_sku_and_generation_say() {
        for (Map.Entry<String, Integer> sku : Map.of(
                        "VpnGw1AZ", 650, "VpnGw2", 1000, "VpnGw3AZ", 1250, "VpnGw4AZ", 5000)
                .entrySet()) {
            World world = Worlds.blueprint();
            world.vpnSku = sku.getKey();
            world.circuits.set(0, new World.CircuitSpec("primary", List.of("hq"), true, "Enabled", sku.getValue()));
            assertThat(messages(world.prove(Outages.SINGLE), "vpngw-sku-capacity"))
                    .isEmpty();
            world.circuits.set(0, new World.CircuitSpec("primary", List.of("hq"), true, "Enabled", sku.getValue() + 1));
            assertThat(messages(world.prove(Outages.SINGLE), "vpngw-sku-capacity"))
                    .hasSize(1);
        }
        World world = Worlds.blueprint();
        world.vpnSku = "VpnGw2AZ";
        world.circuits.set(0, new World.CircuitSpec("primary", List.of("hq"), true, "Enabled", 1200));
        List<RegisteredResource> second =
                changed(world.resources(), "VirtualNetworkGateway", put("vpnGatewayGeneration", "Generation2"));
        assertThat(Set.copyOf(messages(prove(second), "vpngw-sku-capacity"))).isEmpty();
    }
}
