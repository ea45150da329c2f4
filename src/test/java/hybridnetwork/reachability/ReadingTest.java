package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.INPUTS;
import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.proveChanged;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same network in the shapes that programs and exports give it, and what the proof says when it cannot read one. */
class ReadingTest {
    private final ProofResult blueprint = prove(Worlds.blueprint().resources());

    @Test
    void a_type_with_a_version_is_the_same_type() {
        List<RegisteredResource> versioned = Worlds.blueprint().resources().stream()
                .map(r ->
                        with(r, r.type().replace(":network:", ":network/v20230201:"), r.id(), r.inputs(), r.outputs()))
                .toList();
        assertThat(prove(versioned)).isEqualTo(blueprint);
    }

    @Test
    void a_package_made_for_one_api_version_has_the_same_types() {
        List<RegisteredResource> versioned = Worlds.blueprint().resources().stream()
                .map(r -> with(
                        r,
                        r.type().replace("azure-native:network:", "azure-native_network_v20240501:network:"),
                        r.id(),
                        r.inputs(),
                        r.outputs()))
                .toList();
        assertThat(prove(versioned)).isEqualTo(blueprint);
    }

    @Test
    void ids_compare_without_case() {
        List<RegisteredResource> shouting = Worlds.blueprint().resources().stream()
                .map(r -> with(r, r.type(), r.id().map(id -> id.toUpperCase(Locale.ROOT)), r.inputs(), r.outputs()))
                .toList();
        assertThat(prove(shouting)).isEqualTo(blueprint);
    }

    @Test
    void subnets_and_rules_may_be_resources_of_their_own() {
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource r : Worlds.blueprint().resources()) {
            Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
            Object subnets = inputs.remove("subnets");
            Object rules = inputs.remove("securityRules");
            // Azure shows the children in the parent's outputs too.
            Map<String, Object> outputs = new LinkedHashMap<>();
            if (subnets instanceof List<?> list) {
                outputs.put("subnets", list);
                list.forEach(s -> resources.add(child("Subnet", "virtualNetworkName", "net-vnet", "subnetName", s)));
            }
            if (rules instanceof List<?> list) {
                outputs.put("securityRules", list);
                list.forEach(s -> resources.add(
                        child("SecurityRule", "networkSecurityGroupName", r.name(), "securityRuleName", s)));
            }
            resources.add(with(r, r.type(), r.id(), inputs, outputs));
        }
        assertThat(prove(resources)).isEqualTo(blueprint);
    }

    private static RegisteredResource elsewhere(RegisteredResource r) {
        return new RegisteredResource(
                r.type(),
                r.name(),
                r.urn() + "-elsewhere",
                r.id().map(id -> id.replace("/net-rg/", "/other-rg/")),
                r.parent(),
                false,
                List.of(),
                Map.of(),
                r.inputs(),
                Map.of());
    }

    @Test
    void a_resource_of_the_same_name_in_another_group_is_another_one() {
        RegisteredResource group = Worlds.blueprint().resources().stream()
                .filter(r -> r.name().equals("net-internal-nsg"))
                .findFirst()
                .orElseThrow();
        RegisteredResource open = child(
                "SecurityRule",
                "networkSecurityGroupName",
                group.name(),
                "securityRuleName",
                World.ruleBag(Worlds.allow("open", true, 90, "*", "*", "*", "*")));
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(elsewhere(group));
        resources.add(elsewhere(open));
        assertThat(prove(resources)).isEqualTo(blueprint);
        resources.add(open);
        assertThat(prove(resources)).isNotEqualTo(blueprint);
        Map<String, Object> inputs = new LinkedHashMap<>(open.inputs());
        inputs.put("resourceGroupName", "Other-RG");
        resources.set(resources.size() - 1, with(open, open.type(), Optional.empty(), inputs, Map.of()));
        assertThat(prove(resources)).as("without an id").isEqualTo(blueprint);
        inputs.put("resourceGroupName", "Net-RG");
        assertThat(prove(resources)).isNotEqualTo(blueprint);
    }

    @Test
    void a_virtual_network_of_the_same_name_in_another_group_is_another_one() {
        List<RegisteredResource> resources = new ArrayList<>();
        Worlds.blueprint().resources().stream()
                .filter(r -> r.type().endsWith(":VirtualNetwork"))
                .forEach(r -> resources.add(elsewhere(r)));
        resources.addAll(Worlds.blueprint().resources());
        ProofResult proof = prove(resources);
        assertThat(proof.scenarios()).isEqualTo(blueprint.scenarios());
        assertThat(messages(proof, "space-overlap"))
                .containsExactly(
                        "VirtualNetwork net-vnet and VirtualNetwork net-vnet both have 10.20.0.0/16: those addresses"
                                + " count as the former's");
    }

    @Test
    void what_only_outputs_show_is_as_old_as_the_last_refresh() {
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource r : Worlds.blueprint().resources()) {
            Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
            Map<String, Object> outputs = new LinkedHashMap<>();
            List.of("subnets", "securityRules")
                    .forEach(list ->
                            Optional.ofNullable(inputs.remove(list)).ifPresent(value -> outputs.put(list, value)));
            resources.add(with(r, r.type(), r.id(), inputs, outputs));
        }
        ProofResult proof = prove(resources);
        assertThat(proof.scenarios()).isEqualTo(blueprint.scenarios());
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: what only its outputs show in subnets is as old as the last refresh, and"
                                + " is taken to be there: GatewaySubnet, net-internal-subnet",
                        "NetworkSecurityGroup net-internal-nsg: what only its outputs show in securityRules is as old as the"
                                + " last refresh, and is taken to be there: web, closed, replies and 1 more");
    }

    private static RegisteredResource child(String type, String parentKey, String parent, String nameKey, Object bag) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        ((Map<?, ?>) bag).forEach((key, value) -> inputs.put(key.toString(), value));
        Object name = inputs.remove("name");
        inputs.put(parentKey, parent);
        inputs.put(nameKey, String.valueOf(name));
        return World.resource(type, String.valueOf(name), "children", inputs);
    }

    @Test
    void outputs_fill_what_azure_allocated_and_inputs_win() {
        List<RegisteredResource> resources = Worlds.blueprint().resources().stream()
                .map(r -> {
                    if (!r.type().endsWith(":LoadBalancer")) {
                        return r;
                    }
                    Map<String, Object> inputs = new LinkedHashMap<>(r.inputs());
                    Object frontends = inputs.get("frontendIPConfigurations");
                    Map<String, Object> front = new LinkedHashMap<>();
                    ((Map<?, ?>) ((List<?>) Objects.requireNonNull(frontends)).get(0))
                            .forEach((key, value) -> front.put(key.toString(), value));
                    front.remove("privateIPAddress");
                    inputs.put("frontendIPConfigurations", List.of(front));
                    return with(
                            r,
                            r.type(),
                            r.id(),
                            inputs,
                            Map.of(
                                    "frontendIPConfigurations",
                                    List.of(Map.of("name", "front", "privateIPAddress", "10.20.1.10"))));
                })
                .toList();
        assertThat(prove(resources)).isEqualTo(blueprint);
    }

    @Test
    void a_frontend_that_azure_will_allocate_is_proved_for_every_address() {
        ProofResult proof = proveChanged(
                "LoadBalancer",
                put(
                        "frontendIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "front",
                                "privateIPAddress",
                                Opaque.UNKNOWN,
                                "subnet",
                                Map.of("id", "/x/virtualNetworks/net-vnet/subnets/net-internal-subnet")))));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.findings())
                .extracting(Finding::rule)
                .containsExactly("frontend-address-allocated", "pool-assumed");
    }

    @Test
    void an_unknown_security_group_is_unknown_for_both_kinds_of_intents() {
        ProofResult proof = proveChanged("NetworkSecurityGroup", put("securityRules", Opaque.UNKNOWN));
        Scenario healthy = proof.scenarios().get(0);
        assertThat(healthy.intents()).extracting(IntentResult::holds).containsExactly(false, false, false, true);
        assertThat(healthy.intents().get(0).trace().orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "NetworkSecurityGroup net-internal-nsg: securityRules is not known yet; what it filters"
                                + " cannot be said");
    }

    @Test
    void what_an_earlier_rule_decides_stays_decided_when_a_later_rule_is_unknown() {
        ProofResult proof = proveChanged("NetworkSecurityGroup", bag -> {
            List<Object> rules = new ArrayList<>((List<?>) Objects.requireNonNull(bag.get("securityRules")));
            Map<String, Object> vague =
                    new LinkedHashMap<>(World.ruleBag(Worlds.allow("vague", true, 200, "*", "*", "Tcp", "22")));
            vague.put("sourceAddressPrefix", Opaque.UNKNOWN);
            rules.add(vague);
            bag.put("securityRules", rules);
            return bag;
        });
        Scenario healthy = proof.scenarios().get(0);
        assertThat(healthy.intents()).extracting(IntentResult::holds).containsExactly(true, true, false, true);
    }

    @Test
    void an_unknown_id_means_the_only_resource_of_its_kind() {
        ProofResult proof = proveChanged(
                "VirtualNetworkGatewayConnection", put("virtualNetworkGateway1", Map.of("id", Opaque.UNKNOWN)));
        assertThat(proof).isEqualTo(blueprint);
    }

    @Test
    void what_decides_the_paths_and_is_not_known_is_said() {
        assertThat(messages(
                        proveChanged("VirtualNetworkGatewayConnection", put("enableBgp", Opaque.UNKNOWN)),
                        "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-vpn-conn-hq: whether it runs BGP is not known yet; what its"
                                + " site offers cannot be said");
        assertThat(messages(
                        proveChanged("VirtualNetworkGateway", put("activeActive", Opaque.UNKNOWN)), "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGateway net-vpn-vgw: activeActive is not known yet; it is taken to have two"
                                + " instances");
        assertThat(messages(proveChanged("VirtualNetworkGateway", put("gatewayType", Opaque.UNKNOWN)), "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGateway net-er-vgw: gatewayType is not known yet; it is left out of the proof",
                        "VirtualNetworkGateway net-vpn-vgw: gatewayType is not known yet; it is left out of the proof");
    }

    /** The verdicts on the healthy network in the words of the outputs, asked about these flows. */
    private static List<String> verdicts(List<RegisteredResource> resources, World.IntentSpec... intents) {
        ProofInputs inputs = Worlds.asking(Worlds.blueprint(), intents).inputs();
        return Proof.of(resources, inputs, Outages.SINGLE).scenarios().get(0).intents().stream()
                .map(intent -> intent.holds() ? "holds" : intent.isUnknown() ? "unknown" : "violated")
                .toList();
    }

    private static List<RegisteredResource> without(String kind, String key) {
        return Readings.changed(Worlds.blueprint().resources(), kind, put(key, Opaque.UNKNOWN));
    }

    private static final World.IntentSpec[] OVER_THE_GATEWAYS = {
        Worlds.allow("hq", "load-balancer", "Tcp", "443"),
        Worlds.deny("internal", "hq", "Tcp", "1433"),
        Worlds.deny("hq", "internal", "Tcp", "443"),
        Worlds.deny("hq", "internal", "Tcp", "22"),
        Worlds.deny("internet", "network", "*"),
        Worlds.allow("internal", "internal", "Tcp", "443"),
    };

    @Test
    void which_sites_are_connected_and_what_they_offer_is_not_guessed() {
        assertThat(verdicts(without("VirtualNetworkGatewayConnection", "connectionType"), OVER_THE_GATEWAYS))
                .as("no connection of a known type")
                .containsExactly("unknown", "unknown", "unknown", "holds", "holds", "violated");
        assertThat(verdicts(without("VirtualNetworkGateway", "gatewayType"), OVER_THE_GATEWAYS))
                .as("no gateway of a known type")
                .containsExactly("unknown", "unknown", "unknown", "holds", "holds", "violated");
        assertThat(verdicts(without("LocalNetworkGateway", "localNetworkAddressSpace"), OVER_THE_GATEWAYS))
                .as("a longer prefix may draw traffic off the circuit")
                .containsExactly("unknown", "unknown", "unknown", "holds", "holds", "violated");
        assertThat(verdicts(without("VirtualNetworkGatewayConnection", "enableBgp"), OVER_THE_GATEWAYS))
                .as("the same prefixes with BGP and without")
                .containsExactly("holds", "violated", "violated", "holds", "holds", "violated");
    }

    @Test
    void a_peering_whose_state_is_not_known_leaves_open_what_relies_on_it() {
        World world = Worlds.blueprint();
        world.sites.set(0, new World.SiteSpec("hq", List.of("10.10.0.0/16"), null, null, null, true));
        List<RegisteredResource> resources =
                Readings.changed(world.resources(), "ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN));
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents())
                .as("there is no tunnel")
                .extracting(IntentResult::isUnknown)
                .containsExactly(true, true, false, false);
        assertThat(proof.scenarios().get(0).intents().get(1).unknown())
                .hasValue("the state of a circuit's peering is not known");
        assertThat(result(proof, "circuit:primary").isUnknown())
                .as("lost, whatever its peering")
                .isFalse();
        assertThat(verdicts(resources, Worlds.deny("hq", "internal", "Tcp", "443")))
                .containsExactly("unknown");
        ProofResult whole = proveChanged("ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN));
        assertThat(whole.scenarios().get(0).holds())
                .as("the tunnel offers all that the circuit does")
                .isTrue();
        assertThat(result(whole, "tunnel:hq").isUnknown()).isTrue();
    }

    @Test
    void of_many_peerings_whose_state_is_not_known_no_combination_is_tried() {
        World world = Worlds.blueprint();
        for (int i = 0; i < 30; i++) {
            String name = "site" + i;
            List<String> prefixes = List.of("10.11." + i + ".0/24");
            List<String> offered = List.of("10.11." + i + ".0/24", "10.12.0.0/16");
            world.sites.add(new World.SiteSpec(name, prefixes, offered, null, null, true));
            world.circuits.add(new World.CircuitSpec("c" + i, List.of(name), true, "Enabled", 50));
        }
        world.sites.add(new World.SiteSpec("last", List.of("10.12.0.0/16"), null, null, null, true));
        world.circuits.add(new World.CircuitSpec("last", List.of("last"), true, "Enabled", 50));
        Worlds.asking(
                world, Worlds.deny("internal", "last", "Tcp", "1433"), Worlds.deny("last", "internal", "Tcp", "22"));
        ProofResult proof = Proof.of(
                Readings.changed(
                        Readings.changed(world.resources(), "ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN)),
                        "NetworkSecurityGroup",
                        put("securityRules", List.of())),
                world.inputs(),
                Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents())
                .allSatisfy(intent -> assertThat(intent.isUnknown()).isTrue());
    }

    private static IntentResult result(ProofResult proof, String scenario) {
        return proof.scenarios().stream()
                .filter(s -> s.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0);
    }

    @Test
    void a_subnet_whose_prefix_is_not_known_may_have_any_host() {
        World.IntentSpec[] intents = {
            Worlds.deny("hq", "internal", "Tcp", "22"),
            Worlds.deny("internal", "internet", "Tcp", "22"),
            Worlds.allow("hq", "load-balancer", "Tcp", "443"),
            Worlds.allow("hq", "10.20.1.5/32", "Tcp", "443"),
        };
        List<RegisteredResource> resources =
                Readings.withSubnet(Worlds.blueprint().resources(), 1, "addressPrefix", Opaque.UNKNOWN);
        assertThat(verdicts(resources, intents)).containsExactly("unknown", "unknown", "unknown", "unknown");
        assertThat(verdicts(Readings.withSubnet(Worlds.blueprint().resources(), 1, "name", Opaque.UNKNOWN), intents))
                .containsExactly("unknown", "unknown", "unknown", "unknown");
        assertThat(prove(resources).findings())
                .extracting(Finding::rule)
                .as("its name is one all the same")
                .containsExactly("unknown-value", "pool-assumed");
        World two = Worlds.blueprint();
        two.subnets.add(new World.SubnetSpec("other", "10.20.2.0/24", List.of(), null));
        assertThat(verdicts(
                        Readings.withSubnet(two.resources(), 2, "addressPrefix", Opaque.UNKNOWN),
                        Worlds.deny("hq", "internal", "Tcp", "22")))
                .as("another subnet's prefix is of no matter")
                .containsExactly("holds");
    }

    @Test
    void a_subnet_without_a_prefix_is_one_whose_prefix_is_not_known() {
        List<RegisteredResource> resources = Readings.changed(Worlds.blueprint().resources(), "VirtualNetwork", bag -> {
            List<Object> subnets = new ArrayList<>((List<?>) Objects.requireNonNull(bag.get("subnets")));
            subnets.add(Map.of("name", "net-app-subnet", "ipamPoolPrefixAllocations", List.of(Map.of())));
            bag.put("subnets", subnets);
            return bag;
        });
        assertThat(verdicts(
                        resources,
                        Worlds.deny("hq", "app", "Tcp", "22"),
                        Worlds.deny("hq", "network", "Tcp", "22"),
                        Worlds.deny("hq", "internal", "Tcp", "22")))
                .containsExactly("unknown", "unknown", "holds");
        assertThat(messages(prove(resources), "unknown-value"))
                .containsExactly(
                        "subnet app: addressPrefixes is not known yet; its addresses are left out of the proof");
    }

    @Test
    void a_subnet_of_its_own_whose_name_is_not_known_may_be_any() {
        RegisteredResource app = World.resource(
                "Subnet",
                "logical",
                "subnets",
                Map.of(
                        "virtualNetworkName",
                        "net-vnet",
                        "subnetName",
                        Opaque.UNKNOWN,
                        "addressPrefix",
                        "10.20.2.0/24"));
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(with(app, app.type(), Optional.empty(), app.inputs(), Map.of()));
        assertThat(verdicts(resources, Worlds.deny("hq", "app", "Tcp", "22"))).containsExactly("unknown");
        assertThat(messages(prove(resources), "unknown-value"))
                .containsExactly(
                        "VirtualNetwork net-vnet: the name of a subnet is not known yet; no intent can name it");
        Optional<String> id = Optional.of("/x/virtualNetworks/net-vnet/subnets/net-app-subnet");
        resources.set(resources.size() - 1, with(app, app.type(), id, app.inputs(), Map.of()));
        assertThat(messages(prove(resources), "unknown-value"))
                .as("its id tells it")
                .isEmpty();
    }

    @Test
    void a_subnet_in_doubt_is_named_without_regard_to_case() {
        List<RegisteredResource> resources = Readings.changed(
                Worlds.blueprint().resources(),
                "VirtualNetwork",
                put(
                        "subnets",
                        List.of(Map.of(
                                "name",
                                "net-Internal-subnet",
                                "addressPrefixes",
                                List.of("10.20.1.0/24", Opaque.UNKNOWN)))));
        assertThat(verdicts(
                        resources,
                        Worlds.deny("internet", "internal", "Tcp", "22"),
                        Worlds.deny("internet", "NET-INTERNAL-SUBNET", "Tcp", "22")))
                .containsExactly("unknown", "unknown");
        List<RegisteredResource> none = Readings.withSubnet(resources, 0, "addressPrefixes", Opaque.UNKNOWN);
        assertThat(messages(prove(none), "unknown-end")).isEmpty();
    }

    @Test
    void a_tag_may_be_called_like_a_property() {
        Map<String, Object> tags = Map.of("priority", "high", "sku", "gold", "peer", "x", "subnet", "internal");
        assertThat(proveChanged("VirtualNetwork", put("tags", tags))).isEqualTo(blueprint);
    }

    @Test
    void while_the_address_space_is_not_known_no_tag_is_certain() {
        List<RegisteredResource> resources = Readings.changed(
                Readings.changed(
                        Worlds.blueprint().resources(),
                        "VirtualNetwork",
                        put("addressSpace", Map.of("addressPrefixes", List.of(Opaque.UNKNOWN)))),
                "NetworkSecurityGroup",
                put("securityRules", List.of()));
        assertThat(verdicts(resources, Worlds.allow("internal", "internal", "Tcp", "22")))
                .as("AllowVnetOutBound may take it before DenyAllOutBound")
                .containsExactly("unknown");
    }

    @Test
    void beside_something_unknown_only_what_a_filter_denies_is_certain() {
        List<RegisteredResource> open = Readings.changed(
                Worlds.blueprint().resources(),
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.allow("out", false, 100, "*", "*", "*", "443")))));
        List<RegisteredResource> resources =
                Readings.changed(open, "LoadBalancer", put("frontendIPConfigurations", Opaque.UNKNOWN));
        assertThat(verdicts(
                        resources,
                        Worlds.deny("internal", "20.1.2.3/32", "Tcp", "443"),
                        Worlds.allow("internet", "internal", "Tcp", "443"),
                        Worlds.allow("internal", "internal", "Tcp", "443")))
                .as("it may be the frontend")
                .containsExactly("unknown", "unknown", "unknown");
        List<RegisteredResource> closed = Readings.changed(
                resources,
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.deny("out", false, 100, "*", "*")))));
        assertThat(verdicts(closed, Worlds.allow("internal", "internal", "Tcp", "443")))
                .containsExactly("violated");
    }

    @Test
    void a_secret_is_not_looked_into() {
        ProofResult proof = proveChanged("VirtualNetworkGatewayConnection", put("sharedKey", Opaque.SECRET));
        assertThat(proof).isEqualTo(blueprint);
    }

    @Test
    void what_is_not_modelled_is_named() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(World.resource("VirtualNetworkPeering", "to-spoke", "peerings", Map.of()));
        resources.add(World.resource(
                "NetworkInterface",
                "nic",
                "networkInterfaces",
                Map.of("networkSecurityGroup", Map.of("id", "/x/nsg"), "ipConfigurations", List.of())));
        resources.add(World.resource("NatGateway", "idle-nat", "natGateways", Map.of()));
        resources.add(World.resource(
                "NatGateway", "nat", "natGateways", Map.of("sourceVirtualNetwork", Map.of("id", "/x/vnet"))));
        resources.add(World.resource("NetworkWatcher", "watcher", "networkWatchers", Map.of()));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactlyInAnyOrder(
                        "VirtualNetwork net-vnet: the peered virtual network is not among the resources,"
                                + " and what it draws is not known");
    }

    @Test
    void what_other_modules_and_providers_bring_is_named() {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(foreign("azure-native:compute/v20230301:VirtualMachineScaleSet", Map.of()));
        resources.add(foreign("azure-native:containerservice:ManagedCluster", Map.of()));
        resources.add(foreign("azure-native:resources:Deployment", Map.of()));
        resources.add(foreign("azure-native:resources/v20240301:DeploymentStackAtResourceGroup", Map.of()));
        resources.add(foreign("azure-native:resources:DeploymentAtSubscriptionScope", Map.of()));
        resources.add(foreign("azure-native:resources:ResourceGroup", Map.of()));
        resources.add(foreign("azapi:index/resource:Resource", Map.of()));
        resources.add(foreign("azure-native:compute:VirtualMachine", Map.of("networkProfile", Map.of())));
        resources.add(foreign("azure-native:storage:StorageAccount", Map.of()));
        resources.add(foreign("azure:network/networkSecurityRule:NetworkSecurityRule", Map.of()));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactlyInAnyOrder(
                        "VirtualMachineScaleSet x: the public addresses and security groups of its instances are not modelled",
                        "ManagedCluster x: the load balancers, routes and rules that it makes are not modelled",
                        "Deployment x: what its template deploys is not seen",
                        "DeploymentStackAtResourceGroup x: what its template deploys is not seen",
                        "DeploymentAtSubscriptionScope x: what its template deploys is not seen",
                        "azapi:index/resource:Resource (1): resources of the provider azapi are not modelled, only those of"
                                + " azure-native",
                        "azure:network/networkSecurityRule:NetworkSecurityRule (1): resources of the provider azure are not"
                                + " modelled, only those of azure-native");
        resources.add(foreign(
                "azure-native:compute:VirtualMachine",
                Map.of("networkProfile", Map.of("networkInterfaceConfigurations", List.of(Map.of("name", "nic"))))));
        assertThat(messages(prove(resources), "not-understood"))
                .contains("VirtualMachine x: the network interfaces that it makes for itself are not modelled");
    }

    private static RegisteredResource foreign(String type, Map<String, Object> inputs) {
        return with(World.resource("X", "x", "x", Map.of()), type, Optional.empty(), inputs, Map.of());
    }

    @Test
    void properties_that_steer_packets_and_are_not_modelled_are_named() {
        Map<String, Object> subnet = Map.of(
                "name",
                "net-internal-subnet",
                "addressPrefix",
                "10.20.1.0/24",
                "natGateway",
                Map.of("id", "/x/nat"),
                "serviceEndpoints",
                List.of(Map.of("service", "Microsoft.Storage")),
                "defaultOutboundAccess",
                false);
        Map<String, Object> gatewaySubnet = Map.of(
                "name",
                "GatewaySubnet",
                "addressPrefix",
                "10.20.255.224/27",
                "networkSecurityGroup",
                Map.of("id", "/x/nsg"));
        assertThat(messages(
                        proveChanged("VirtualNetwork", put("subnets", List.of(gatewaySubnet, subnet))),
                        "not-understood"))
                .containsExactly(
                        "subnet internal: its service endpoints are routes to Azure's services past all others; they are not"
                                + " modelled");
        assertThat(messages(
                        proveChanged("VirtualNetwork", put("subnets", List.of(gatewaySubnet, subnet))),
                        "gw-subnet-no-nsg"))
                .hasSize(1);
        assertThat(messages(
                        proveChanged("VirtualNetworkGateway", bag -> {
                            bag.put("natRules", List.of(Map.of("name", "nat")));
                            bag.put("gatewayDefaultSite", Map.of("id", "/x/lgw"));
                            bag.put("customRoutes", Map.of());
                            bag.put("allowRemoteVnetTraffic", true);
                            return bag;
                        }),
                        "not-understood"))
                .containsExactlyInAnyOrder(
                        "VirtualNetworkGateway net-vpn-vgw: its default site draws the internet's traffic; that is not modelled",
                        "VirtualNetworkGateway net-vpn-vgw: its NAT rules are not modelled",
                        "VirtualNetworkGateway net-er-vgw: it lets other virtual networks in over the circuit; they are not"
                                + " modelled");
    }

    @Test
    void tags_that_are_not_understood_may_match() {
        ProofResult proof = proveChanged("NetworkSecurityGroup", bag -> {
            List<Object> rules = new ArrayList<>((List<?>) Objects.requireNonNull(bag.get("securityRules")));
            rules.add(World.ruleBag(Worlds.allow("storage", true, 101, "Storage.WestEurope", "*", "*", "*")));
            rules.add(World.ruleBag(Worlds.allow("six", true, 102, "fd00::/8", "*", "*", "*")));
            bag.put("securityRules", rules);
            return bag;
        });
        assertThat(proof.scenarios().get(0).intents())
                .extracting(IntentResult::verdict)
                .as("it may be from the internet, and nothing there has a public IP")
                .containsOnly(Verdict.HOLDS);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "NetworkSecurityGroup net-internal-nsg, rule six: the IPv6 prefix fd00::/8 is not proved; IPv4 only",
                        "NetworkSecurityGroup net-internal-nsg, rule storage: the source \"Storage.WestEurope\" may match any"
                                + " address of the internet");
    }

    @Test
    void what_a_local_network_gateway_of_no_known_site_draws_is_unknown() {
        World world = Worlds.blueprint();
        world.sites.add(new World.SiteSpec(
                "branch", List.of("10.30.0.0/16"), null, null, List.of("10.10.0.0/24", "10.30.0.0/16"), false));
        ProofInputs withoutBranch = INPUTS;
        ProofResult proof = Proof.of(world.resources(), withoutBranch, Outages.SINGLE);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "LocalNetworkGateway net-vpn-lgw-branch: it belongs to no site of the configuration; what its"
                                + " routes draw is unknown");
        assertThat(proof.scenarios().get(0).intents().get(1).isUnknown()).isTrue();
        assertThat(proof.scenarios())
                .extracting(Scenario::name)
                .as("it has no outage")
                .doesNotContain("tunnel:net-vpn-lgw-branch");
        List<RegisteredResource> calledLikeASite = world.resources().stream()
                .map(r -> r.name().equals("net-vpn-lgw-branch")
                        ? with(
                                r,
                                r.type(),
                                r.id(),
                                put("localNetworkGatewayName", "hq").apply(new LinkedHashMap<>(r.inputs())),
                                Map.of())
                        : r)
                .toList();
        assertThat(Proof.of(calledLikeASite, withoutBranch, Outages.SINGLE).scenarios())
                .extracting(Scenario::name)
                .containsOnlyOnce("tunnel:hq");
    }

    @Test
    void an_end_means_the_subnet_named_after_the_key_else_the_one_called_like_it() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                new IntentSpec("sql", true, "internal", "hq", "Tcp", List.of("1433")),
                new IntentSpec("shouted", true, "INTERNAL", "hq", "Tcp", List.of("1433")));
        List<RegisteredResource> both = changed(world.resources(), "VirtualNetwork", bag -> {
            List<Object> subnets = new ArrayList<>((List<?>) Objects.requireNonNull(bag.get("subnets")));
            subnets.add(Map.of("name", "internal", "addressPrefix", "10.20.7.0/24"));
            bag.put("subnets", subnets);
            return bag;
        });
        List<RegisteredResource> closed = changed(
                both,
                "NetworkSecurityGroup",
                put("securityRules", List.of(World.ruleBag(Worlds.deny("out", false, 100, "*", "*")))));
        for (IntentResult result : Proof.of(closed, world.inputs(), Outages.SINGLE)
                .scenarios()
                .get(0)
                .intents()) {
            assertThat(result.counterexample().orElseThrow().source()).hasToString("10.20.1.4");
        }
        assertThat(messages(Proof.of(closed, world.inputs(), Outages.SINGLE), "unknown-end"))
                .isEmpty();
        List<RegisteredResource> shouting = changed(world.resources(), "VirtualNetwork", bag -> {
            bag.put("subnets", List.of(Map.of("name", "NET-Internal-SUBNET", "addressPrefix", "10.20.1.0/24")));
            return bag;
        });
        assertThat(messages(Proof.of(shouting, world.inputs(), Outages.SINGLE), "unknown-end"))
                .isEmpty();
    }

    @Test
    void nothing_at_all_is_an_error_and_no_crash() {
        ProofResult proof = prove(List.of());
        assertThat(proof.holds()).isFalse();
        assertThat(proof.findings()).extracting(Finding::rule).contains("no-virtual-network");
        // The circuit's scenarios come from the configuration.
        assertThat(proof.scenarios()).hasSize(5);
    }

    @Test
    void an_end_that_is_nowhere_is_an_error() {
        World world = Worlds.asking(Worlds.blueprint(), new IntentSpec("x", false, "nirvana", "hq", "*", List.of()));
        assertThat(messages(world.prove(Outages.SINGLE), "unknown-end")).hasSize(1);
        assertThat(world.prove(Outages.SINGLE)
                        .scenarios()
                        .get(0)
                        .intents()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(world.prove(Outages.SINGLE).holds()).isFalse();
    }

    @Test
    void the_ordered_stage_has_the_tunnel_from_day_one() {
        World world = Worlds.blueprint();
        world.circuits.set(0, new World.CircuitSpec("primary", List.of("hq"), false, null, 50));
        ProofResult proof = world.prove(Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).path()).contains("tunnel:hq");
        assertThat(proof.scenarios())
                .filteredOn(s -> s.name().equals("tunnel:hq"))
                .noneMatch(Scenario::holds);
    }
}
