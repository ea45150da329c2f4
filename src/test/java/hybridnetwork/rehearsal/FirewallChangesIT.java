package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network on the real engine that gets a firewall, is led through it, changes its tier, and is rid of it again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirewallChangesIT {
    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();
    private static final ArmId GROUP = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
    private static final ArmId HUB = in("virtualNetworks", "hybrid-vpn-er-vnet");
    private static final ArmId FIREWALL = in("azureFirewalls", "hybrid-vpn-er-fw");
    private static final ArmId GATEWAY_ROUTES = in("routeTables", "hybrid-vpn-er-GatewaySubnet-rt");
    private static final ArmId POLICY = in("firewallPolicies", "hybrid-vpn-er-fw-policy");
    private static final ArmId PREMIUM = in("firewallPolicies", "hybrid-vpn-er-fw-policy-premium");

    private static final StackText SPOKES = StackText.dev().with("""
            spokes:
              billing: { addressSpace: [10.62.0.0/16], subnets: { data: 10.62.1.0/24 } }
              orders: { addressSpace: [10.61.0.0/16], subnets: { web: 10.61.1.0/24 } }
            """);
    private static final StackText INSPECTED = SPOKES.with("""
            inspection:
              firewall: { subnet: 10.20.254.0/26 }
              between: [on-premises/spokes, spokes/spokes]
            traffic:
              ledger: { action: allow, from: orders, to: billing, protocol: Tcp, ports: [1433], mayFailIn: ["appliance:hybrid-vpn-er-fw"] }
              shop: { action: allow, from: hq, to: orders/web, protocol: Tcp, ports: [443], mayFailIn: ["appliance:hybrid-vpn-er-fw"] }
            """);

    private static RehearsedStack stack;

    @BeforeAll
    static void deploy() throws Exception {
        stack = DEV.stack();
        assertThat(take(SPOKES).errors()).isEmpty();
    }

    private static ArmId in(String type, String name) {
        return GROUP.resource("Microsoft.Network/" + type, name);
    }

    /** Writes the sections that differ into the stack's file, and deploys once. */
    private static Outcome take(StackText text) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (String section : List.of("network", "spokes", "inspection", "traffic")) {
            String key = "hybrid-network:" + section;
            values.put(key, Objects.requireNonNullElse(text.engineValues().get(key), "{}"));
        }
        stack.configure(values);
        return stack.up();
    }

    private static void settles() throws IOException {
        assertThat(stack.up().changed()).as("settled").isZero();
        assertThat(stack.refresh().changed()).as("as Azure has it").isZero();
    }

    private static Bag shown(ArmId id) {
        return new Bag(SCENE.azure().properties(id));
    }

    private static Optional<String> address() {
        return shown(FIREWALL).bags("ipConfigurations").get(0).text("privateIPAddress");
    }

    private static Optional<ArmId> tableOf(ArmId network, String subnet) {
        return shown(network).bags("subnets").stream()
                .filter(each -> each.text("name").equals(Optional.of(subnet)))
                .flatMap(each -> each.id("routeTable", "id").stream())
                .findFirst();
    }

    @Test
    @Order(1)
    void theFirstDeploymentMakesTheFirewallAndLeadsNothingToIt() throws Exception {
        Outcome first = take(INSPECTED);

        assertThat(first.errors()).isEmpty();
        assertThat(address()).isPresent();
        assertThat(shown(FIREWALL).id("firewallPolicy", "id")).contains(POLICY);
        assertThat(tableOf(HUB, "GatewaySubnet")).isEmpty();
    }

    @Test
    @Order(2)
    void theSecondLeadsEverythingThroughIt() throws Exception {
        Outcome second = stack.up();

        assertThat(second.errors()).isEmpty();
        assertThat(second.changes()).doesNotContainKeys("replace", "delete");
        assertThat(tableOf(HUB, "GatewaySubnet")).contains(GATEWAY_ROUTES);
        assertThat(shown(GATEWAY_ROUTES).bags("routes"))
                .hasSize(2)
                .allMatch(route -> route.text("nextHopIpAddress").equals(address()));
        assertThat(tableOf(in("virtualNetworks", "hybrid-vpn-er-orders-vnet"), "hybrid-vpn-er-web-subnet"))
                .isPresent();
        settles();
    }

    @Test
    @Order(3)
    void anotherTierIsTakenInPlace() throws Exception {
        Outcome premium = take(INSPECTED.with("inspection: { firewall: { tier: Premium } }"));

        assertThat(premium.errors()).isEmpty();
        assertThat(premium.changes()).doesNotContainKeys("replace");
        assertThat(shown(FIREWALL).id("firewallPolicy", "id")).contains(PREMIUM);
        assertThat(SCENE.azure().resources()).contains(FIREWALL, PREMIUM).doesNotContain(POLICY);
        settles();
    }

    @Test
    @Order(4)
    void itDoesNotGoTogetherWithItsSubnet() throws Exception {
        Outcome refused = take(SPOKES);

        assertThat(refused.errors()).anyMatch(error -> error.contains("[subnet-not-declared]"));
        assertThat(SCENE.azure().resources()).contains(FIREWALL, GATEWAY_ROUTES);
    }

    @Test
    @Order(5)
    void itGoesFirstAndItsSubnetThen() throws Exception {
        assertThat(take(SPOKES.with("network: { subnets: { AzureFirewallSubnet: 10.20.254.0/26 } }"))
                        .errors())
                .isEmpty();
        assertThat(SCENE.azure().resources()).contains(HUB).doesNotContain(FIREWALL, PREMIUM, GATEWAY_ROUTES);
        assertThat(tableOf(HUB, "GatewaySubnet")).isEmpty();

        assertThat(take(SPOKES).errors()).isEmpty();
        assertThat(shown(HUB).bags("subnets"))
                .noneMatch(subnet -> subnet.text("name").equals(Optional.of("AzureFirewallSubnet")));
        settles();
    }

    @Test
    @Order(6)
    void aNetworkThatIsInspectedIsDestroyedInOneGo() throws Exception {
        assertThat(take(INSPECTED).errors()).isEmpty();
        assertThat(stack.up().errors()).isEmpty();
        assertThat(tableOf(HUB, "GatewaySubnet")).isPresent();

        assertThat(stack.destroy().errors()).isEmpty();
        assertThat(SCENE.leftBehind()).isEmpty();
    }
}
