package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resources that tell of something that is not among them: what that could do is unknown, and never green. */
class BeyondTheResourcesTest {
    private static List<RegisteredResource> resources() {
        return new ArrayList<>(Worlds.blueprint().resources());
    }

    private static List<String> open(List<RegisteredResource> resources) {
        return prove(resources).scenarios().get(0).intents().stream()
                .filter(IntentResult::isUnknown)
                .map(IntentResult::name)
                .toList();
    }

    private static RegisteredResource gateway(List<RegisteredResource> resources, String type) {
        return resources.stream()
                .filter(it -> type.equals(it.inputs().get("gatewayType")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> reference(RegisteredResource resource) {
        return Map.of("id", resource.id().orElseThrow());
    }

    private static RegisteredResource network(String name, String prefix) {
        return World.resource(
                "VirtualNetwork",
                name,
                "virtualNetworks",
                Map.of("virtualNetworkName", name, "addressSpace", Map.of("addressPrefixes", List.of(prefix))));
    }

    @Test
    void aConnectionToANetworkThatIsNotThereMayLeadToAnySite() {
        List<RegisteredResource> resources = resources();
        RegisteredResource own = gateway(resources, "Vpn");
        resources.add(network("spoke", "10.30.0.0/16"));
        resources.add(World.resource(
                "VirtualNetworkGatewayConnection",
                "to-network",
                "connections",
                Map.of(
                        "connectionType",
                        "Vnet2Vnet",
                        "virtualNetworkGateway1",
                        reference(own),
                        "virtualNetworkGateway2",
                        Map.of("id", "/elsewhere/gateway"))));
        assertThat(open(resources)).contains("web", "sql");
    }

    /** Of the intents in the healthy network, and while every way of hq is down. */
    private static List<Verdict> verdicts(World world, ProofInputs inputs, String outage) {
        return Proof.of(world.resources(), inputs, Outages.PAIRS).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .flatMap(scenario -> scenario.intents().stream())
                .map(IntentResult::verdict)
                .toList();
    }

    private static ProofInputs withoutSite(World world, String name) {
        return new ProofInputs(
                World.BASE,
                world.inputs().sites().stream()
                        .filter(site -> !site.name().equals(name))
                        .toList(),
                world.inputs().circuits(),
                world.inputs().intents(),
                ImplicitOutbound.OPEN);
    }

    @Test
    void aDeviceOfNoSiteMayOfferAnythingOverBgp() {
        for (boolean bgp : List.of(true, false)) {
            World world = Worlds.asking(
                    Worlds.blueprint(),
                    new World.IntentSpec("out", true, "internal", "hq", "Tcp", List.of("1433")),
                    new World.IntentSpec("closed", false, "internal", "internet", "*", List.of()),
                    new World.IntentSpec("in", false, "hq", "internal", "Tcp", List.of("443")),
                    new World.IntentSpec("denied", false, "hq", "internal", "Tcp", List.of("22")));
            world.subnets.set(
                    1,
                    new World.SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(
                                    Worlds.allow("web", true, 100, "*", "*", "Tcp", "443"),
                                    Worlds.deny("no", true, 4096, "*", "*")),
                            new World.TableSpec(List.of(new World.RouteSpec("0.0.0.0/0", "None")), false)));
            world.sites.add(new World.SiteSpec("stranger", List.of("10.30.0.0/16"), null, null, List.of(), bgp));
            ProofInputs inputs = withoutSite(world, "stranger");
            assertThat(verdicts(world, inputs, "healthy"))
                    .containsExactly(
                            bgp ? Verdict.UNKNOWN : Verdict.HOLDS,
                            bgp ? Verdict.UNKNOWN : Verdict.HOLDS,
                            Verdict.VIOLATED,
                            Verdict.HOLDS);
            assertThat(verdicts(world, inputs, "er-gateway + tunnel:hq"))
                    .as("the device may be one of hq")
                    .containsExactly(
                            bgp ? Verdict.UNKNOWN : Verdict.VIOLATED,
                            bgp ? Verdict.UNKNOWN : Verdict.HOLDS,
                            bgp ? Verdict.UNKNOWN : Verdict.HOLDS,
                            Verdict.HOLDS);
        }
    }

    @Test
    void aCircuitThatNobodyDeclaresMayBringThePacketsOfAnySite() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                new World.IntentSpec("in", false, "hq", "internal", "Tcp", List.of("443")),
                new World.IntentSpec("denied", false, "hq", "internal", "Tcp", List.of("22")));
        world.vpnGateway = false;
        ProofInputs inputs = new ProofInputs(
                World.BASE,
                world.inputs().sites(),
                List.of(new ProofInputs.Circuit("primary", List.of("hq"), Optional.of("/another/circuit"))),
                world.inputs().intents());
        assertThat(verdicts(world, inputs, "healthy")).containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
        assertThat(verdicts(world, inputs, "er-gateway")).containsExactly(Verdict.HOLDS, Verdict.HOLDS);
    }

    @Test
    void anUnknownRoutingWeightLeavesOpenWhichCircuitCarries() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                new World.IntentSpec("hq", true, "internal", "hq", "Tcp", List.of("1433")),
                new World.IntentSpec("not-hq", false, "internal", "hq", "Tcp", List.of("1433")));
        world.vpnGateway = false;
        world.sites.add(new World.SiteSpec(
                "branch", List.of("10.30.0.0/16"), List.of("10.10.0.0/16", "10.30.0.0/16"), null, null, false));
        world.circuits.add(new World.CircuitSpec("second", List.of("branch"), true, "Enabled", 50));
        for (Object weight : List.of(10.0, Opaque.UNKNOWN, Opaque.SECRET)) {
            List<RegisteredResource> resources = changed(
                    world.resources(),
                    "VirtualNetworkGatewayConnection",
                    bag -> bag.toString().contains("primary")
                            ? put("routingWeight", weight).apply(bag)
                            : bag);
            ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
            assertThat(proof.scenarios().get(0).intents())
                    .extracting(IntentResult::verdict)
                    .as("weight %s", weight)
                    .containsExactlyElementsOf(
                            weight.equals(10.0)
                                    ? List.of(Verdict.HOLDS, Verdict.VIOLATED)
                                    : List.of(Verdict.UNKNOWN, Verdict.UNKNOWN));
            assertThat(messages(proof, "unknown-value"))
                    .containsExactlyElementsOf(
                            weight.equals(10.0)
                                    ? List.of()
                                    : List.of(
                                            "VirtualNetworkGatewayConnection net-er-conn-primary: routingWeight is not known yet;"
                                                    + " which of the circuits that offer the same carries is left open"));
        }
        assertThat(open(changed(resources(), "VirtualNetworkGatewayConnection", put("routingWeight", Opaque.UNKNOWN))))
                .as("there is one circuit")
                .isEmpty();
    }

    @Test
    void anEncryptedNetworkMayDropWhatIsNotEncrypted() {
        Object drops = Map.of("enabled", true, "enforcement", "dropUnencrypted");
        List<RegisteredResource> resources = changed(resources(), "VirtualNetwork", put("encryption", drops));
        assertThat(open(resources)).contains("web", "sql");
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: its encryption drops what is not encrypted; which machines encrypt, and so"
                                + " whose packets are dropped, is not known");
        for (Object opaque : List.of(
                Opaque.UNKNOWN,
                Map.of("enabled", true, "enforcement", Opaque.SECRET),
                Map.of("enabled", Opaque.UNKNOWN, "enforcement", "DropUnencrypted"))) {
            assertThat(open(changed(resources(), "VirtualNetwork", put("encryption", opaque))))
                    .as(opaque.toString())
                    .contains("web", "sql");
        }
        for (Object harmless : List.of(
                Map.of("enabled", true),
                Map.of("enabled", true, "enforcement", "AllowUnencrypted"),
                Map.of("enabled", false, "enforcement", "DropUnencrypted"))) {
            assertThat(open(changed(resources(), "VirtualNetwork", put("encryption", harmless))))
                    .as(harmless.toString())
                    .isEmpty();
        }
    }

    @Test
    void aConnectionBetweenTwoNetworksTeachesTheirSitesOverBgpAlone() {
        for (boolean bgp : List.of(true, false)) {
            List<RegisteredResource> resources = resources();
            RegisteredResource own = gateway(resources, "Vpn");
            RegisteredResource spoke = network("spoke", "10.30.0.0/16");
            RegisteredResource other = World.resource(
                    "VirtualNetworkGateway",
                    "other",
                    "virtualNetworkGateways",
                    Map.of(
                            "gatewayType",
                            "Vpn",
                            "ipConfigurations",
                            List.of(Map.of(
                                    "subnet", Map.of("id", spoke.id().orElseThrow() + "/subnets/GatewaySubnet")))));
            resources.add(spoke);
            resources.add(other);
            resources.add(World.resource(
                    "VirtualNetworkGatewayConnection",
                    "to-network",
                    "connections",
                    Map.of(
                            "connectionType",
                            "Vnet2Vnet",
                            "enableBgp",
                            bgp,
                            "virtualNetworkGateway1",
                            reference(own),
                            "virtualNetworkGateway2",
                            reference(other))));
            assertThat(open(resources).contains("web")).as("BGP: " + bgp).isEqualTo(bgp);
        }
    }

    /** The hub has no gateway of that kind, so it may be the hub's. */
    @Test
    void aConnectionOfAGatewayThatIsNotThereMayLeadToItsSite() {
        List<RegisteredResource> resources = resources();
        resources.remove(gateway(resources, "Vpn"));
        assertThat(open(resources)).contains("web", "sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-native:classicnetwork:VirtualNetwork",
                "azurerm:index/subnetRouteTableAssociation:SubnetRouteTableAssociation",
                "azure-nextgen:network/v20200601:Route"
            })
    void whatOtherProvidersAndTheClassicModelMakeMayChangeEverything(String type) {
        List<RegisteredResource> resources = resources();
        resources.add(with(resources.get(0), type, Optional.empty(), Map.of(), Map.of()));
        assertThat(open(resources)).contains("web", "sql", "no-ssh", "closed");
    }

    @Test
    void aRouteServerThatAzureShowsToHaveAPeerSteersEveryFlow() {
        List<RegisteredResource> resources = resources();
        RegisteredResource server =
                World.resource("VirtualHub", "server", "virtualHubs", Map.of("virtualHubName", "server"));
        resources.add(server);
        assertThat(open(resources)).isEmpty();
        resources.set(
                resources.size() - 1,
                with(
                        server,
                        server.type(),
                        server.id(),
                        server.inputs(),
                        Map.of("bgpConnections", List.of(Map.of("id", "/x/bgpConnections/nva")))));
        assertThat(open(resources)).contains("web", "sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "peeredConnections"})
    void globalReachIsSeenInsideACircuitFromEitherEnd(String property) {
        List<RegisteredResource> resources = changed(
                resources(),
                "ExpressRouteCircuit",
                put("peerings", List.of(Map.of("name", "AzurePrivatePeering", property, List.of(Map.of("id", "/x"))))));
        assertThat(messages(prove(resources), "not-understood"))
                .anyMatch(message -> message.contains("Global Reach between circuits is not modelled"));
    }

    @Test
    void aPublicAddressOfAnInterfaceThatIsNotThereMayBeThatOfAnyHost() {
        List<RegisteredResource> resources = changed(
                resources(),
                "PublicIPAddress",
                put("ipConfiguration", Map.of("id", "/x/networkInterfaces/vm/ipConfigurations/ip")));
        assertThat(messages(prove(resources), "not-understood"))
                .contains("PublicIPAddress p: the network interface that has it is not among the resources");
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("internet", "internal", "*"));
        world.subnets.set(1, new World.SubnetSpec("internal", "10.20.1.0/24", null, null));
        List<RegisteredResource> without = changed(
                world.resources(),
                "PublicIPAddress",
                put("ipConfiguration", Map.of("id", "/x/networkInterfaces/vm/ipConfigurations/ip")));
        assertThat(Worlds.healthy(without, world.inputs()).isUnknown()).isTrue();
    }

    @Test
    void whatAGroupDeniesIsLostWhicheverHostThePublicAddressIsOf() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("internet", "internal", "Tcp", "22"));
        List<RegisteredResource> resources = changed(
                world.resources(),
                "PublicIPAddress",
                put("ipConfiguration", Map.of("id", "/x/networkInterfaces/vm/ipConfigurations/ip")));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    /** A gateway of applications and a firewall hand on in their own name, so no rule against the internet holds them up. */
    @ParameterizedTest
    @ValueSource(strings = {"ApplicationGateway", "AzureFirewall"})
    void whoHandsOnInItsOwnNameGoesPastTheGroupsFromTheInternet(String kind) {
        List<RegisteredResource> resources = resources();
        assertThat(open(resources)).doesNotContain("closed");
        resources.add(World.resource(
                kind,
                "front",
                "fronts",
                Map.of(
                        "backendAddressPools",
                        List.of(Map.of("backendAddresses", List.of(Map.of("ipAddress", "10.20.1.20")))))));
        assertThat(open(resources)).contains("closed").doesNotContain("no-ssh");
    }
}
