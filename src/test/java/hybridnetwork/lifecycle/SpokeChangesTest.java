package hybridnetwork.lifecycle;

import static hybridnetwork.testing.AzureHas.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The dev network stands with a spoke {@code orders} (10.21.0.0/16): somebody has a machine in its subnet {@code web}, and nobody
 * is in {@code spare}. The stack file then asks for something else.
 */
class SpokeChangesTest {
    private static final StackText STACK = StackText.dev()
            .with(
                    "spokes: { orders: { addressSpace: [10.21.0.0/16], subnets: { web: 10.21.1.0/24, spare: 10.21.2.0/24 } } }");
    private static final String NETWORK = "azure-native:network:VirtualNetwork";
    private static final String NAME = "hybrid-vpn-er-orders-vnet";
    private static final Map<String, Object> WEB =
            subnet("hybrid-vpn-er-web-subnet", "10.21.1.0/24", "networkInterfaces/shop-nic");
    private static final Map<String, Object> SPARE = subnet("hybrid-vpn-er-spare-subnet", "10.21.2.0/24");

    private static AzureHas azure(List<Map<String, Object>> subnets) {
        return AzureHas.devNetwork()
                .deployed(NETWORK, "spoke-orders-vnet", NAME)
                .network(NAME, "10.21.0.0/16", subnets);
    }

    private static List<String> problems(AzureHas azure, StackText stack) {
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        boolean refused = network.problems().stream().anyMatch(Problem::isError);
        assertThat(network.names().isEmpty()).as("nothing is registered").isEqualTo(refused);
        return network.problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.rule() + " at " + problem.path() + ": " + problem.message() + " | "
                        + problem.fix().orElse(""))
                .toList();
    }

    @Test
    void whatStaysIsLegal() {
        assertThat(problems(azure(List.of(SPARE, WEB)), STACK)).isEmpty();
    }

    @Test
    void aSpokeWithSomethingInItDoesNotGo() {
        assertThat(problems(azure(List.of(SPARE, WEB)), StackText.dev()))
                .containsExactly("subnet-in-use at hybrid-network:spokes.orders: spoke `orders` cannot go as long as"
                        + " something is in it: shop-nic | write spoke `orders` again until what is in it is gone");
        assertThat(problems(azure(List.of(SPARE)), StackText.dev())).isEmpty();
    }

    @Test
    void norDoesOneThatBecomesSomebodyElses() {
        assertThat(
                        problems(
                                azure(List.of(WEB)),
                                StackText.dev()
                                        .with(
                                                "spokes: { orders: { networkId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/x, addressSpace: [10.21.0.0/16] } }")))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("subnet-in-use at hybrid-network:spokes.orders:"));
    }

    @Test
    void aSubnetOfASpokeInUseDoesNotMove() {
        assertThat(problems(
                        azure(List.of(SPARE, WEB)),
                        STACK.with("spokes: { orders: { subnets: { web: 10.21.3.0/24, spare: 10.21.4.0/24 } } }")))
                .containsExactly(
                        "subnet-in-use at hybrid-network:spokes.orders.subnets.web: subnet `orders/web` keeps its"
                                + " prefix as long as something is in it: shop-nic | write `web: 10.21.1.0/24` again; to move what is"
                                + " in it: docs/runbook.md, \"Moving a subnet\"");
        assertThat(problems(azure(List.of(SPARE, WEB)), STACK.with("spokes: { orders: { subnets: { spare: ~ } } }")))
                .isEmpty();
    }

    @Test
    void theSpaceOfASpokeGrowsAndShrinksAroundWhatIsInUse() {
        assertThat(problems(
                        azure(List.of(SPARE, WEB)),
                        STACK.with("spokes: { orders: { addressSpace: [10.21.0.0/16, 10.29.0.0/16] } }")))
                .isEmpty();
        assertThat(problems(
                        azure(List.of(SPARE, WEB)), STACK.with("spokes: { orders: { addressSpace: [10.21.0.0/20] } }")))
                .isEmpty();
    }

    @Test
    void aNameThatIsGivenToASubnetInUseWouldBeAnotherSubnet() {
        assertThat(problems(
                        azure(List.of(SPARE, WEB)),
                        STACK.with("spokes: { orders: { subnets: { web: { prefix: 10.21.1.0/24, name: shop } } } }")))
                .containsExactly(
                        "subnet-in-use at hybrid-network:spokes.orders.subnets.web: subnet `orders/web` keeps its"
                                + " Azure name as long as something is in it: shop-nic | leave `name` of `web` out");
    }

    @Test
    void norIsItTakenAway() {
        Map<String, Object> shop = subnet("shop", "10.21.1.0/24", "networkInterfaces/shop-nic");
        assertThat(problems(azure(List.of(SPARE, shop)), STACK))
                .containsExactly(
                        "subnet-in-use at hybrid-network:spokes.orders.subnets.web: subnet `orders/web` keeps its"
                                + " Azure name as long as something is in it: shop-nic | write `web: {prefix: 10.21.1.0/24, name:"
                                + " shop}`");
    }

    @Test
    void aSpokeHasItsKeyInTheSameLetters() {
        assertThat(
                        problems(
                                azure(List.of(SPARE, WEB)),
                                STACK.with("spokes: { orders: ~ }")
                                        .with(
                                                "spokes: { Orders: { addressSpace: [10.21.0.0/16], subnets: { web: 10.21.1.0/24, spare: 10.21.2.0/24 } } }")))
                .containsExactly(
                        "spoke-key-changed at hybrid-network:spokes.Orders: to Azure spoke `Orders` is spoke"
                                + " `orders`, which this stack has deployed; to the engine it is another one | write `orders` again");
    }

    /** The engine creates the load balancer under its new key before it deletes the other, whose address it would have. */
    @Test
    void aLoadBalancerKeepsItsKeyWithItsAddress() {
        AzureHas azure = azure(List.of(SPARE, WEB))
                .deployed(
                        "azure-native:network:LoadBalancer",
                        "load-balancer-load-balancer",
                        "hybrid-vpn-er-ilb",
                        Map.of("frontendIPConfigurations", List.of(Map.of("privateIPAddress", "10.20.1.10"))));
        StackText renamed = STACK.with("loadBalancer: ~")
                .with(
                        "loadBalancers: { web: { subnet: internal, privateIpAddress: 10.20.1.10, rules: { https: { protocol: Tcp, frontendPort: 443, backendPort: 443 } }, probe: { protocol: Tcp, port: 443 } } }");
        assertThat(problems(azure, renamed))
                .containsExactly(
                        "load-balancer-key-changed at hybrid-network:loadBalancers.web: hybrid-vpn-er-ilb-web would"
                                + " be created with the address of hybrid-vpn-er-ilb, which this stack has deployed and deletes only"
                                + " afterwards | write it under `hybrid-network:loadBalancer` again; or give the new one another"
                                + " address, move its clients and its members, and take the old one out in a later deployment");
        assertThat(problems(azure, renamed.with("loadBalancers: { web: { privateIpAddress: 10.20.1.20 } }")))
                .isEmpty();
    }

    private static final String PARTNER =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/partner-vnet";

    private static AzureHas peered(AzureHas azure, String spoke, String network, String space) {
        return azure.deployed(
                "azure-native:network:VirtualNetworkPeering",
                "peering-" + spoke + "-hub",
                "hybrid-vpn-er-" + spoke + "-peer",
                Map.of(
                        "remoteVirtualNetwork",
                        Map.of("id", network),
                        "remoteAddressSpace",
                        Map.of("addressPrefixes", List.of(space))));
    }

    private static AzureHas peeredWithOrders() {
        return peered(
                azure(List.of(SPARE)),
                "orders",
                "/subscriptions/s/resourceGroups/hybrid-vpn-er-rg/providers/Microsoft.Network/virtualNetworks/" + NAME,
                "10.21.0.0/16");
    }

    @Test
    void aPeeringThatStandsMeetsNoSpokeThatStays() {
        assertThat(problems(peeredWithOrders(), STACK)).isEmpty();
        assertThat(problems(
                        peeredWithOrders(),
                        STACK.with("spokes: { shop: { addressSpace: [10.22.0.0/16], subnets: {} } }")))
                .isEmpty();
        assertThat(problems(
                        peeredWithOrders(),
                        StackText.dev().with("spokes: { shop: { addressSpace: [10.22.0.0/16], subnets: {} } }")))
                .isEmpty();
    }

    /** The engine would peer it under its new key before it takes away the old one, whose addresses it has. */
    @Test
    void aSpokeDoesNotGetAnotherKeyInOneDeployment() {
        StackText renamed = StackText.dev()
                .with("spokes: { shop: { addressSpace: [10.21.0.0/20], subnets: { web: 10.21.1.0/24 } } }");
        assertThat(problems(peeredWithOrders(), renamed))
                .containsExactly(
                        "peering-in-the-way at hybrid-network:spokes.shop: spoke `shop` would be peered with the"
                                + " hub before spoke `orders`, which this stack has deployed and no longer declares, is taken away;"
                                + " Azure peers a network with no two that have the same addresses | write `orders` again; or take it"
                                + " out in one deployment, and add `shop` in the next");
    }

    @Test
    void norDoesSomebodyElsesNetwork() {
        AzureHas azure = peered(AzureHas.devNetwork(), "partner", PARTNER, "10.30.0.0/16");
        String others = "spokes: { %s: { networkId: " + PARTNER + ", addressSpace: [%s] } }";
        assertThat(problems(azure, StackText.dev().with(others.formatted("partner", "10.30.0.0/16"))))
                .isEmpty();
        assertThat(problems(azure, StackText.dev().with(others.formatted("Partner", "10.31.0.0/16"))))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("peering-in-the-way at hybrid-network:spokes.Partner:")
                        && problem.contains("have its owner delete the other side of the peering"));
    }

    @Test
    void aPeeringGoesOnLeadingWhereItLeads() {
        AzureHas azure = peered(AzureHas.devNetwork(), "partner", PARTNER, "10.30.0.0/16");
        assertThat(problems(
                        azure,
                        StackText.dev()
                                .with("spokes: { partner: { networkId: " + PARTNER
                                        + "-2, addressSpace: [10.30.0.0/16] } }")))
                .containsExactly(
                        "peering-network at hybrid-network:spokes.partner: the peering of spoke `partner` leads to"
                                + " another network, and Azure lets none change where it leads | take the spoke out in one deployment,"
                                + " and add it again in the next");
        assertThat(problems(
                        azure,
                        StackText.dev().with("spokes: { partner: { addressSpace: [10.30.0.0/16], subnets: {} } }")))
                .hasSize(1);
        assertThat(problems(
                        peeredWithOrders(),
                        StackText.dev()
                                .with("spokes: { orders: { networkId: " + PARTNER
                                        + ", addressSpace: [10.21.0.0/16] } }")))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("peering-network at hybrid-network:spokes.orders:"));
    }

    private static Map<String, Object> delegated(Map<String, Object> subnet, String service) {
        Map<String, Object> all = new TreeMap<>(subnet);
        all.put("delegations", List.of(Map.of("name", "delegation", "serviceName", service)));
        return all;
    }

    @Test
    void aSubnetInUseIsLeftToTheServiceThatItIsLeftTo() {
        String service = "Microsoft.Web/serverFarms";
        StackText web = STACK.with(
                "spokes: { orders: { subnets: { web: { prefix: 10.21.1.0/24, delegation: " + service + " } } } }");
        assertThat(problems(azure(List.of(SPARE, WEB)), web))
                .containsExactly(
                        "subnet-in-use at hybrid-network:spokes.orders.subnets.web: subnet `orders/web` keeps the"
                                + " service that it is left to as long as something is in it: shop-nic | leave `delegation` out; a"
                                + " subnet that is to be delegated is empty first");
        assertThat(problems(azure(List.of(SPARE, delegated(WEB, "Microsoft.Web/serverfarms"))), web))
                .isEmpty();
        assertThat(problems(
                        azure(List.of(WEB, SPARE)),
                        STACK.with("spokes: { orders: { subnets: { spare: { prefix: 10.21.2.0/24, delegation: "
                                + service + " } } } }")))
                .isEmpty();
    }

    /** What others have left to a service is theirs until the network changes; what this stack has is not taken back. */
    @Test
    void norIsItTakenFromIt() {
        List<Map<String, Object>> subnets = List.of(SPARE, delegated(WEB, "Microsoft.Web/serverFarms"));
        assertThat(problems(azure(subnets), STACK)).isEmpty();
        assertThat(RecordedNetwork.given(azure(subnets), STACK).problems())
                .extracting(Problem::rule)
                .contains("subnet-in-use");
        AzureHas known = azure(subnets).deployed(NETWORK, "spoke-orders-vnet", NAME, Map.of("subnets", subnets));
        assertThat(problems(known, STACK))
                .hasSize(1)
                .allMatch(problem -> problem.endsWith("| write `delegation: Microsoft.Web/serverFarms`"));
    }

    @Test
    void aSubnetWithANameOfItsOwnIsWrittenAgain() {
        Map<String, Object> shop = subnet("shop", "10.21.9.0/24", "networkInterfaces/shop-nic");
        AzureHas azure = azure(List.of(SPARE, WEB, shop))
                .deployed(NETWORK, "spoke-orders-vnet", NAME, Map.of("subnets", List.of(SPARE, WEB, shop)));
        assertThat(problems(azure, STACK))
                .containsExactly(
                        "subnet-not-declared at hybrid-network:spokes.orders.subnets: the state of " + NAME
                                + " has subnet shop, which this stack does not declare: the engine would delete it, and Azure"
                                + " refuses, for something is in it: shop-nic | write it again under the key that it had, `{prefix:"
                                + " 10.21.9.0/24, name: shop}`; where a refresh brought it, move what is in it to a network of its own");
        assertThat(problems(
                        azure,
                        STACK.with("spokes: { orders: { subnets: { till: { prefix: 10.21.9.0/24, name: shop } } } }")))
                .isEmpty();
    }

    @Test
    void aNatGatewayKeepsItsZone() {
        AzureHas azure = azure(List.of(SPARE, WEB))
                .deployed(
                        "azure-native:network:NatGateway",
                        "nat-gateway-orders-nat-gateway",
                        "hybrid-vpn-er-orders-nat",
                        Map.of("zones", List.of("2")));
        RecordedNetwork network = RecordedNetwork.given(
                azure,
                STACK.with(
                        "spokes: { orders: { natGateway: { zones: [\"1\"] }, subnets: { spare: { prefix: 10.21.2.0/24, egress: nat } } } }"));
        assertThat(network.problems()).extracting(Problem::rule).contains("nat-gateway-zone");
        assertThat(network.input("nat-gateway-orders-nat-gateway", "zones")).isEqualTo(List.of("2"));
    }
}
