package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.azuresim.Outside;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connected dev network on the real engine, and what its stack file, its provider and others then do to it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {
    private static final String ER_SKU = "hybrid-network:expressRoute.gateway.sku";
    private static final String CIRCUIT = "hybrid-network:expressRoute.circuits.primary.";
    private static final String ALLOWED = "hybrid-network:allowReplacement[0]";
    private static final String GATEWAYS = "Microsoft.Network/virtualNetworkGateways";
    private static final String CONNECTIONS = "Microsoft.Network/connections";

    private static final Map<String, String> AS_DEPLOYED = Map.of(
            "azure-native:location",
            DevNetwork.CONFIG.location(),
            ER_SKU,
            "ErGw1AZ",
            "hybrid-network:vpn.gateway.sku",
            "VpnGw1AZ",
            CIRCUIT + "bandwidthMbps",
            "100",
            CIRCUIT + "peeringLocation",
            "Silicon Valley",
            CIRCUIT + "provider",
            "Equinix");

    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();
    private static final Outside OUTSIDE = SCENE.azure().outside();

    private static RehearsedStack stack;

    @BeforeAll
    static void connect() throws Exception {
        stack = DEV.stack();
        stack.configure(AS_DEPLOYED);
        assertThat(stack.up().errors()).isEmpty();
        SCENE.provision();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
    }

    @Test
    @Order(1)
    void everyChangeThatAzureRefusesIsRefusedInThePreview() throws Exception {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(ER_SKU, "UltraPerformance");
        changed.put("hybrid-network:vpn.gateway.sku", "VpnGw2AZ");
        changed.put(CIRCUIT + "bandwidthMbps", "50");
        changed.put(CIRCUIT + "peeringLocation", "Chicago");
        changed.put(CIRCUIT + "provider", "Megaport");
        refusedWith(
                changed,
                "ergw-resize-family",
                "vpngw-resize",
                "er-bandwidth-no-decrease",
                "circuit-peering-location",
                "circuit-provider");
    }

    @Test
    @Order(2)
    void anotherRegionIsRefusedInThePreview() throws Exception {
        refusedWith(Map.of("azure-native:location", "eastus"), "gateway-location", "circuit-location");
    }

    /** What no key of the stack says: somebody else has made the network so. */
    @Test
    @Order(3)
    void whatDiffersInAzureIsRefusedInThePreview() throws Exception {
        Object addresses = property(gateway("er"), "ipConfigurations");
        Object type = property(gateway("vpn"), "vpnType");
        Object sku = property(SCENE.circuit("primary"), "sku");
        OUTSIDE.change(gateway("er"), "ipConfigurations", property(gateway("vpn"), "ipConfigurations"));
        OUTSIDE.change(gateway("vpn"), "vpnType", "PolicyBased");
        OUTSIDE.change(
                SCENE.circuit("primary"),
                "sku",
                Map.of("name", "Standard_UnlimitedData", "tier", "Standard", "family", "UnlimitedData"));

        refused("ergw-public-ip", "vpngw-route-based", "er-family-one-way");

        OUTSIDE.change(gateway("er"), "ipConfigurations", addresses);
        OUTSIDE.change(gateway("vpn"), "vpnType", type);
        OUTSIDE.change(SCENE.circuit("primary"), "sku", sku);
        assertThat(stack.up().changed()).isZero();
    }

    @Test
    @Order(4)
    void aReplacementThatTheStackAllowsKeepsEverythingElse() throws Exception {
        stack.configure(Map.of(ER_SKU, "ErGw2AZ"));
        Set<ArmId> before = resources();
        assertThat(stack.up().errors()).as("up in its family, in place").isEmpty();
        for (String sku : List.of("UltraPerformance", "ErGw1AZ")) {
            stack.configure(Map.of(ER_SKU, sku, ALLOWED, gateway("er").name()));

            Outcome replaced = stack.up();

            assertThat(replaced.errors()).as(sku).isEmpty();
            assertThat(replaced.changes()).as("the gateway and its connection").containsEntry("replace", 2);
            assertThat(resources()).as(sku).isEqualTo(before);
        }
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
        assertThat(stack.up().changed()).isZero();
    }

    /** The engine has deleted the old gateway, and keeps it in its state until there is a new one. */
    @Test
    @Order(5)
    void aReplacementThatWasInterruptedGoesOn() throws Exception {
        Set<ArmId> before = resources();
        stack.configure(
                Map.of(ER_SKU, "UltraPerformance", ALLOWED, gateway("er").name()));
        SCENE.azure().faults().plan(3, new Fault.Refused(500, "InternalServerError", "An error occurred."));
        assertThat(stack.up().succeeded()).isFalse();
        assertThat(resources()).doesNotContain(gateway("er"), connection("er-conn"));

        assertThat(stack.up().errors()).isEmpty();

        assertThat(resources()).isEqualTo(before);
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
        assertThat(stack.up().changed()).isZero();
    }

    /** To the engine nothing has changed: only the program's warning, which names this way, tells of it. */
    @Test
    @Order(5)
    void whatMayBeReplacedAndWasDeletedOutsideComesBackAfterARefresh() throws Exception {
        Set<ArmId> before = resources();
        stack.configure(Map.of(ALLOWED, gateway("er").name()));
        OUTSIDE.delete(connection("er-conn"));
        OUTSIDE.delete(gateway("er"));

        assertThat(stack.preview().changed()).isZero();

        assertThat(stack.refresh().errors()).isEmpty();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(resources()).isEqualTo(before);
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
    }

    @Test
    @Order(6)
    void aCircuitThatFallsBackKeepsItsPeeringAndConnection() throws Exception {
        Set<ArmId> before = resources();
        for (String state : List.of("Provisioning", "Deprovisioning", "NotProvisioned")) {
            OUTSIDE.setProviderState(SCENE.circuit("primary"), state);

            Outcome outcome = stack.up();

            assertThat(outcome.errors()).as(state).isEmpty();
            assertThat(outcome.changed()).as(state).isZero();
            assertThat(resources()).as(state).isEqualTo(before);
        }
        OUTSIDE.setProviderState(SCENE.circuit("primary"), "Provisioned");
        assertThat(stack.up().changed()).isZero();
    }

    @Test
    @Order(7)
    void aCircuitThatWasDeletedOutsideIsOrderedAnew() throws Exception {
        Set<ArmId> before = resources();
        OUTSIDE.delete(SCENE.circuit("primary"));
        refused("[deployed-not-found]", "hybrid-vpn-er-erc", "pulumi refresh --stack dev");
        assertThat(stack.up().succeeded()).isFalse();
        assertThat(resources()).as("nothing follows from what is not found").contains(connection("er-conn"));
        assertThat(stack.refresh().errors()).isEmpty();

        assertThat(stack.up().errors()).isEmpty();

        assertThat(resources()).contains(SCENE.circuit("primary")).doesNotContain(connection("er-conn"));
        assertThat(SCENE.learnedOverVpn()).isNotEmpty();
        SCENE.provision();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(resources()).isEqualTo(before);
        assertThat(SCENE.learnedOverExpressRoute()).isNotEmpty();
    }

    @Test
    @Order(8)
    void theRunbooksChangesTouchNothingElse() throws Exception {
        Set<ArmId> kept = resources();
        kept.remove(named("Microsoft.Network/publicIPAddresses", "hybrid-vpn-er-vpn-pip-2"));
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(CIRCUIT + "bandwidthMbps", "200");
        changed.put("hybrid-network:network.subnets.data", "10.20.2.0/24");
        changed.put("hybrid-network:vpn.gateway.activeActive", "false");
        String second = "hybrid-network:expressRoute.circuits.second.";
        changed.put(second + "provider", "Megaport");
        changed.put(second + "peeringLocation", "Chicago");
        changed.put(second + "bandwidthMbps", "100");
        changed.put(second + "sites[0]", "hq");
        changed.put(second + "privatePeering.peerAsn", "65010");
        changed.put(second + "privatePeering.vlanId", "101");
        changed.put(second + "privatePeering.primaryPrefix", "172.16.1.0/30");
        changed.put(second + "privatePeering.secondaryPrefix", "172.16.1.4/30");
        stack.configure(changed);

        Outcome outcome = stack.up();

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.changes()).doesNotContainKey("replace").containsEntry("delete", 1);
        assertThat(resources())
                .containsAll(kept)
                .contains(named("Microsoft.Network/expressRouteCircuits", "hybrid-vpn-er-erc-second"));
    }

    /** As an older program deployed it: the prefixes of the site as static routes beside BGP. No tunnel goes down for it. */
    @Test
    @Order(8)
    void staticRoutesBesideBgpGoInPlace() throws Exception {
        ArmId site = named("Microsoft.Network/localNetworkGateways", "hybrid-vpn-er-vpn-lgw");
        stack.configure(Map.of("hybrid-network:sites.hq.staticPrefixes[0]", "10.10.0.0/16"));
        assertThat(stack.up().errors()).isEmpty();
        assertThat(property(site, "localNetworkAddressSpace"))
                .isEqualTo(Map.of("addressPrefixes", List.of("10.10.0.0/16")));
        Set<ArmId> before = resources();
        Object tunnel = property(connection("vpn-conn"), "etag");
        stack.command(List.of("config", "rm", "--stack", "dev", "--path", "hybrid-network:sites.hq.staticPrefixes"));

        Outcome emptied = stack.up();

        assertThat(emptied.errors()).isEmpty();
        assertThat(emptied.changes()).doesNotContainKeys("create", "replace", "delete");
        assertThat(property(site, "localNetworkAddressSpace")).isEqualTo(Map.of("addressPrefixes", List.of()));
        assertThat(property(connection("vpn-conn"), "etag"))
                .as("the tunnel was not touched")
                .isEqualTo(tunnel);
        assertThat(resources()).isEqualTo(before);
        assertThat(SCENE.learnedOverVpn()).as("by BGP").isNotEmpty();
        assertThat(stack.refresh().changed()).isZero();
        assertThat(stack.up().changed()).isZero();
    }

    /** The first site keeps its tunnel when a second one comes, and the second takes away nothing but its own when it goes. */
    @Test
    @Order(9)
    void aSecondSiteComesAndGoes() throws Exception {
        Set<ArmId> before = resources();
        String branch = "hybrid-network:sites.branch.";
        stack.configure(Map.of(
                branch + "addressPrefixes[0]",
                "10.30.0.0/16",
                branch + "vpnDevice.address",
                "40.50.60.71",
                branch + "vpnDevice.bgp.asn",
                "65020",
                branch + "vpnDevice.bgp.peerAddress",
                "10.30.255.1",
                "hybrid-network:sharedKeys.branch",
                "keyOfTheBranch1"));

        Outcome added = stack.up();

        assertThat(added.errors()).isEmpty();
        assertThat(added.changes()).doesNotContainKeys("replace", "delete");
        assertThat(resources()).containsAll(before).contains(connection("vpn-conn-branch"));
        String firstSite = """
                {"hq": {"addressPrefixes": ["10.10.0.0/16"], "vpnDevice":
                  {"address": "40.50.60.70", "bgp": {"asn": 65010, "peerAddress": "10.10.255.1"}}}}""";
        stack.configure(
                Map.of("hybrid-network:sites", firstSite, "hybrid-network:sharedKeys", "{\"hq\": \"keyOfTheFirst1\"}"));
        assertThat(stack.up().errors()).isEmpty();
        assertThat(resources()).isEqualTo(before);
        assertThat(stack.up().changed()).isZero();
    }

    private static void refusedWith(Map<String, String> changed, String... rules) throws IOException {
        stack.configure(changed);
        try {
            refused(rules);
        } finally {
            stack.configure(AS_DEPLOYED);
        }
    }

    private static void refused(String... rules) throws IOException {
        Set<ArmId> before = resources();
        Outcome outcome = stack.preview();
        assertThat(outcome.succeeded()).isFalse();
        assertThat(String.join("\n", outcome.errors())).contains(rules);
        assertThat(outcome.changes()).doesNotContainKeys("create", "update", "delete", "replace");
        assertThat(resources()).isEqualTo(before);
    }

    private static Object property(ArmId id, String name) {
        return Objects.requireNonNull(SCENE.azure().properties(id).get(name));
    }

    private static Set<ArmId> resources() {
        return new HashSet<>(SCENE.leftBehind());
    }

    private static ArmId gateway(String kind) {
        return named(GATEWAYS, "hybrid-vpn-er-" + kind + "-vgw");
    }

    private static ArmId connection(String suffix) {
        return named(CONNECTIONS, "hybrid-vpn-er-" + suffix);
    }

    private static ArmId named(String type, String name) {
        return ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg").resource(type, name);
    }
}
