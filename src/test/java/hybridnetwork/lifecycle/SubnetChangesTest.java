package hybridnetwork.lifecycle;

import static hybridnetwork.testing.AzureHas.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dev network stands with a second subnet {@code data} (10.20.2.0/24), in which somebody has a virtual machine, and a third
 * one {@code spare} (10.20.3.0/24), in which nobody is. The stack file then asks for another network.
 */
class SubnetChangesTest {
    private static final String BASE = "hybrid-vpn-er-";
    private static final Map<String, Object> GATEWAY_SUBNET = subnet(
            "GatewaySubnet",
            "10.20.255.224/27",
            "virtualNetworkGateways/hybrid-vpn-er-er-vgw",
            "virtualNetworkGateways/hybrid-vpn-er-vpn-vgw",
            "virtualNetworkGateways/hybrid-vpn-er-vpn-vgw");
    private static final Map<String, Object> INTERNAL =
            subnet(BASE + "internal-subnet", "10.20.1.0/24", "loadBalancers/hybrid-vpn-er-ilb");
    private static final Map<String, Object> DATA =
            subnet(BASE + "data-subnet", "10.20.2.0/24", "networkInterfaces/database-nic");
    private static final Map<String, Object> SPARE = subnet(BASE + "spare-subnet", "10.20.3.0/24");
    private static final Map<String, Object> BASTION =
            subnet("AzureBastionSubnet", "10.20.250.0/26", "bastionHosts/bastion");

    private static final StackText STACK =
            StackText.dev().with("network: { subnets: { data: 10.20.2.0/24, spare: 10.20.3.0/24 } }");

    private static AzureHas azure(List<Map<String, Object>> subnets) {
        return AzureHas.devNetwork().network(subnets).loadBalancer(BASE + "internal-subnet", "10.20.1.10");
    }

    private static AzureHas azure() {
        return azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE));
    }

    private static List<Problem> problems(AzureHas azure, StackText stack) {
        RecordedNetwork network = RecordedNetwork.given(azure, stack);
        boolean refused = network.problems().stream().anyMatch(Problem::isError);
        assertThat(network.names().isEmpty()).as("nothing is registered").isEqualTo(refused);
        return network.problems();
    }

    /**
     * A change that Azure refuses.
     *
     * @param fragment the change
     * @param mended what the fixes say, over the change
     */
    private record Refused(String what, String fragment, String mended, AzureHas azure, List<String> rules) {
        private Refused(String what, String fragment, String mended) {
            this(what, fragment, mended, SubnetChangesTest.azure(), List.of("subnet-in-use"));
        }

        StackText stack() {
            return over(STACK, fragment);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    /** Fragments one after the other: what {@code ~} takes away the next may set. */
    private static StackText over(StackText stack, String fragments) {
        StackText changed = stack;
        for (String fragment : fragments.split(";", -1)) {
            changed = changed.with(fragment);
        }
        return changed;
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        "GatewaySubnet moves",
                        "network: { gatewaySubnet: 10.20.254.0/26 }",
                        "network: { gatewaySubnet: 10.20.255.224/27 }"),
                new Refused(
                        "GatewaySubnet grows",
                        "network: { gatewaySubnet: 10.20.255.192/26 }",
                        "network: { gatewaySubnet: 10.20.255.224/27 }"),
                new Refused(
                        "GatewaySubnet follows the first address prefix",
                        "network: { gatewaySubnet: ~, addressSpace: [10.21.0.0/16, 10.20.0.0/16] }",
                        "network: { gatewaySubnet: 10.20.255.224/27 }"),
                new Refused(
                        "a subnet moves to where GatewaySubnet was",
                        "network: { gatewaySubnet: 10.20.254.0/26, subnets: { spare: 10.20.255.0/24 } }",
                        "network: { gatewaySubnet: 10.20.255.224/27, subnets: { spare: 10.20.9.0/24 } }"),
                new Refused(
                        "a subnet moves together with its load balancer",
                        "network: { subnets: { internal: 10.20.4.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.20.4.10 }",
                        "network: { subnets: { internal: 10.20.1.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.20.1.10 }"),
                new Refused(
                        "a subnet grows",
                        "network: { subnets: { internal: 10.20.0.0/23 } }",
                        "network: { subnets: { internal: 10.20.1.0/24 } }"),
                new Refused(
                        "a subnet shrinks",
                        "network: { subnets: { data: 10.20.2.0/25 } }",
                        "network: { subnets: { data: 10.20.2.0/24 } }"),
                new Refused(
                        "two subnets change places",
                        "network: { subnets: { internal: 10.20.2.0/24, data: 10.20.1.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.20.2.10 }",
                        "network: { subnets: { internal: 10.20.1.0/24, data: 10.20.2.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.20.1.10 }",
                        azure(),
                        List.of("subnet-in-use", "subnet-in-use")),
                new Refused(
                        "another subnet takes the place of one in use",
                        "network: { subnets: { data: 10.20.5.0/24, app: 10.20.2.0/24 } }",
                        "network: { subnets: { data: 10.20.2.0/24, app: 10.20.9.0/24 } }"),
                new Refused(
                        "a subnet is renamed",
                        "network: { subnets: { data: ~, app: 10.20.2.0/24 } }",
                        "network: { subnets: { app: ~, data: 10.20.2.0/24 } }"),
                new Refused(
                        "a subnet is removed",
                        "network: { subnets: { data: ~ } }",
                        "network: { subnets: { data: 10.20.2.0/24 } }"),
                new Refused(
                        "a subnet is removed, and an existing one takes its place",
                        "network: { subnets: { data: ~, spare: 10.20.2.0/24 } }",
                        "network: { subnets: { data: 10.20.2.0/24, spare: 10.20.9.0/24 } }"),
                new Refused(
                        "a subnet is removed while its load balancer moves out",
                        "network: { subnets: { internal: ~, app: 10.20.4.0/24 } };"
                                + " loadBalancer: { subnet: app, privateIpAddress: 10.20.4.10 };"
                                + " traffic: { database: { from: app }, no-ssh: { to: app } }",
                        "network: { subnets: { internal: 10.20.1.0/24 } }"),
                new Refused(
                        "a subnet is removed together with its load balancer",
                        "network: { subnets: { internal: ~ } }; loadBalancer: ~;"
                                + " traffic: { web: ~, database: ~, no-ssh: ~ }",
                        "network: { subnets: { internal: 10.20.1.0/24 } }"),
                new Refused(
                        "the whole network moves",
                        "network: { addressSpace: [10.21.0.0/16], gatewaySubnet: 10.21.255.224/27, subnets:"
                                + " { internal: 10.21.1.0/24, data: 10.21.2.0/24, spare: 10.21.3.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.21.1.10 }",
                        "network: { addressSpace: [10.21.0.0/16, 10.20.0.0/16], gatewaySubnet: 10.20.255.224/27, subnets:"
                                + " { internal: 10.20.1.0/24, data: 10.20.2.0/24 } };"
                                + " loadBalancer: { privateIpAddress: 10.20.1.10 }",
                        azure(),
                        List.of("subnet-in-use", "subnet-in-use", "subnet-in-use")),
                new Refused(
                        "the network changes around a subnet that others made and use",
                        "network: { subnets: { app: 10.20.4.0/24 } }",
                        "network: { subnets: { app: ~ } }",
                        azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, BASTION)),
                        List.of("subnet-not-declared")),
                new Refused(
                        "a subnet has its name in other letters",
                        "network: { subnets: { data: ~, Data: 10.20.2.0/24 } }",
                        "network: { subnets: { Data: ~, data: 10.20.2.0/24 } }",
                        azure().deployed(
                                        "azure-native:network:NetworkSecurityGroup",
                                        "network-data-nsg",
                                        BASE + "data-nsg"),
                        List.of("subnet-key-changed")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatAzureRefusesIsAnError(Refused change) {
        assertThat(problems(change.azure(), change.stack()))
                .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Severity.ERROR))
                .extracting(Problem::rule)
                .containsExactlyElementsOf(change.rules());
    }

    @Test
    void theMessagesSayWhoIsInTheSubnetAndTheWayBack() {
        StringBuilder text = new StringBuilder();
        refused().forEach(change -> {
            text.append("==== ").append(change).append('\n');
            problems(change.azure(), change.stack())
                    .forEach(problem -> text.append(problem.text()).append('\n'));
        });
        Golden.assertMatches("lifecycle/subnet-changes.txt", text.toString());
    }

    /** The product accepts what it says, and nothing else is wrong then. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void theFixIsAccepted(Refused change) {
        StackText mended = over(change.stack(), change.mended());
        assertThat(Preflight.problems(mended.read(), Surroundings.offline())).noneMatch(Problem::isError);
        assertThat(problems(change.azure(), mended)).noneMatch(Problem::isError);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing                          | {}",
                "an unused subnet moves           | network: { subnets: { spare: 10.20.4.0/24 } }",
                "an unused subnet grows           | network: { subnets: { spare: 10.20.4.0/22 } }",
                "an unused subnet gets a new name | network: { subnets: { spare: ~, app: 10.20.3.0/24 } }",
                "an unused subnet goes            | network: { subnets: { spare: ~ } }",
                "a subnet comes                   | network: { subnets: { app: 10.20.4.0/24 } }",
                "the address space grows          | network: { addressSpace: [10.20.0.0/16, 10.21.0.0/16] }",
                "the tags change                  | tags: { environment: test }",
                "the load balancer goes           | loadBalancer: ~; traffic: { web: ~ }",
                "its address is Azure's to choose | loadBalancer: { privateIpAddress: ~ }",
            })
    void whatAzureAcceptsIsNoProblem(String what, String fragments) {
        assertThat(problems(azure(), over(STACK, fragments))).isEmpty();
    }

    @Test
    void theAddressSpaceShrinksToWhatIsUsed() {
        assertThat(problems(azure(), STACK.with("network: { addressSpace: [10.20.0.0/22, 10.20.255.0/24] }")))
                .isEmpty();
    }

    @Test
    void aNetworkThatIsNotThereCanBeMadeInAnyWay() {
        assertThat(problems(new AzureHas(), STACK)).isEmpty();
    }

    @Test
    void azureTakesNamesForTheSameWhateverTheirCase() {
        assertThat(problems(
                        azure(List.of(
                                subnet(
                                        "gatewaysubnet",
                                        "10.20.255.224/27",
                                        "virtualNetworkGateways/HYBRID-vpn-er-er-vgw"),
                                subnet("HYBRID-VPN-ER-INTERNAL-SUBNET", "10.20.1.0/24", "loadBalancers/l"),
                                DATA,
                                SPARE)),
                        STACK))
                .isEmpty();
    }

    /** A prefix that somebody has added is not the program's, and Azure may let it go. */
    @Test
    void ofSeveralPrefixesTheDeclaredOneCounts() {
        Map<String, Object> several = Map.of(
                "name",
                BASE + "data-subnet",
                "addressPrefixes",
                List.of("2001:db8::/64", "10.20.9.0/24", "10.20.2.0/24"),
                "ipConfigurations",
                List.of(Map.of("id", "/providers/Microsoft.Network/networkInterfaces/nic/ipConfigurations/c")));
        AzureHas azure = azure(List.of(GATEWAY_SUBNET, INTERNAL, several, SPARE));
        assertThat(problems(azure, STACK)).isEmpty();
        assertThat(problems(azure, STACK.with("network: { subnets: { data: 10.20.4.0/24 } }")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.got()).contains("from 10.20.9.0/24 to 10.20.4.0/24"));
    }

    private static final String PROVIDERS = "/subscriptions/s/resourceGroups/g/providers/";

    /** Everything by which Azure holds a subnet to be in use, and the name by which its owner knows it. */
    static Stream<Map.Entry<Map<String, Object>, String>> users() {
        String subnet = PROVIDERS + "Microsoft.Network/virtualNetworks/v/subnets/s";
        return Stream.of(
                user(
                        "ipConfigurations",
                        Map.of(
                                "id",
                                PROVIDERS + "Microsoft.Compute/virtualMachineScaleSets/pool/virtualMachines/0"
                                        + "/networkInterfaces/nic/ipConfigurations/c"),
                        "pool"),
                user(
                        "ipConfigurationProfiles",
                        Map.of("id", PROVIDERS + "Microsoft.Network/networkProfiles/aci/x/eth0/y/p"),
                        "aci"),
                user(
                        "privateEndpoints",
                        Map.of("id", PROVIDERS + "Microsoft.Network/privateEndpoints/vault-pe"),
                        "vault-pe"),
                user(
                        "applicationGatewayIPConfigurations",
                        Map.of("id", PROVIDERS + "Microsoft.Network/applicationGateways/waf/gatewayIPConfigurations/c"),
                        "waf"),
                user(
                        "resourceNavigationLinks",
                        Map.of("id", subnet + "/resourceNavigationLinks/redis", "name", "redis"),
                        "redis"),
                user(
                        "serviceAssociationLinks",
                        Map.of(
                                "id",
                                subnet + "/serviceAssociationLinks/AppServiceLink",
                                "name",
                                "AppServiceLink",
                                "link",
                                PROVIDERS + "Microsoft.Web/serverfarms/plan"),
                        "plan"),
                user("serviceAssociationLinks", Map.of("id", subnet), "something without a name"));
    }

    private static Map.Entry<Map<String, Object>, String> user(String by, Map<String, Object> entry, String name) {
        return Map.entry(
                Map.of("name", BASE + "data-subnet", "addressPrefix", "10.20.2.0/24", by, List.of(entry)), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("users")
    void whoeverIsInASubnetIsNamed(Map.Entry<Map<String, Object>, String> used) {
        assertThat(problems(
                        azure(List.of(GATEWAY_SUBNET, INTERNAL, used.getKey(), SPARE)),
                        STACK.with("network: { subnets: { data: ~ } }")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("subnet `data` cannot go as long as something is in it: " + used.getValue()));
    }

    @ParameterizedTest
    @CsvSource({"4, 'nic1, nic2, nic3, nic4'", "6, 'nic1, nic2, nic3, nic4 and 2 more'"})
    void ofManyUsersTheFirstAreNamed(int count, String named) {
        Map<String, Object> crowded = subnet(
                BASE + "data-subnet",
                "10.20.2.0/24",
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "networkInterfaces/nic" + i)
                        .toArray(String[]::new));
        assertThat(problems(
                        azure(List.of(GATEWAY_SUBNET, INTERNAL, crowded, SPARE)),
                        STACK.with("network: { subnets: { data: ~ } }")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("something is in it: " + named));
    }

    @Test
    void aNameThatHasNoKeyInItIsNotOfThisProgramsMaking() {
        Map<String, Object> keyless = subnet(BASE + "-subnet", "10.20.9.0/24", "networkInterfaces/nic");
        assertThat(problems(azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, keyless)), STACK))
                .extracting(problem -> problem.severity() + " " + problem.rule())
                .containsExactly("warning subnet-not-declared");
    }

    /** As long as nothing of the network changes, the engine does not send it, and what others made stays. */
    @Test
    void aSubnetThatOthersMadeAndUseIsAWarning() {
        AzureHas azure = azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, BASTION));
        assertThat(problems(azure, STACK)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text())
                    .startsWith(
                            "[subnet-not-declared] hybrid-vpn-er-vnet has subnet AzureBastionSubnet, which this stack does"
                                    + " not declare; whatever changes the network would delete it, and Azure refuses, for"
                                    + " something is in it: bastion");
        });
        assertThat(problems(
                        azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, subnet("others", "10.20.9.0/24"))), STACK))
                .as("one that nobody uses")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network: { addressSpace: [10.20.0.0/16, 10.21.0.0/16] }",
                "network: { subnets: { spare: 10.20.4.0/24 } }",
                "network: { subnets: { spare: ~ } }",
                "network: { subnets: { app: 10.20.4.0/24 } }",
                "network: { dnsServers: [10.20.1.4] }",
                "network: { subnets: { spare: { prefix: 10.20.3.0/24, routes: { lab: { to: 10.99.0.0/16, via: none } } } } }",
                "network: { natGateway: {}, subnets: { spare: { prefix: 10.20.3.0/24, egress: nat } } }",
                "network: { subnets: { spare: { prefix: 10.20.3.0/24, serviceEndpoints: [Microsoft.Storage] } } }",
                "tags: { owner: network-team }",
                "tags: { environment: prod }"
            })
    void aChangeOfTheNetworkWouldDeleteIt(String fragment) {
        assertThat(problems(azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, BASTION)), STACK.with(fragment)))
                .extracting(problem -> problem.severity() + " " + problem.rule())
                .containsExactly("error subnet-not-declared");
    }

    @Test
    void whatTheSubnetsHaveAlreadyIsNoChange() {
        Map<String, Object> spare = new TreeMap<>(SPARE);
        spare.put("routeTable", Map.of("id", "/providers/Microsoft.Network/routeTables/rt"));
        spare.put("natGateway", Map.of("id", "/providers/Microsoft.Network/natGateways/nat"));
        spare.put("serviceEndpoints", List.of(Map.of("service", "Microsoft.Storage")));
        StackText stack = STACK.with(
                "network: { natGateway: {}, subnets: { spare: { prefix: 10.20.3.0/24, egress: nat, gatewayRoutes: false,"
                        + " serviceEndpoints: [Microsoft.Storage] } } }");
        assertThat(problems(azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, spare, BASTION)), stack))
                .extracting(problem -> problem.severity() + " " + problem.rule())
                .containsExactly("warning subnet-not-declared");
    }

    @Test
    void afterARefreshTheEngineMeansToDeleteIt() {
        AzureHas azure = azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, BASTION));
        assertThat(problems(azure.deployedNetwork("GatewaySubnet", BASE + "data-subnet"), STACK))
                .extracting(Problem::severity)
                .containsExactly(Severity.WARNING);
        assertThat(problems(azure.deployedNetwork("GatewaySubnet", "azurebastionsubnet"), STACK))
                .extracting(Problem::text)
                .containsExactly("[subnet-not-declared] the state of hybrid-vpn-er-vnet has subnet"
                        + " AzureBastionSubnet, which this stack does not declare: the engine would delete it, and Azure"
                        + " refuses, for something is in it: bastion\n"
                        + "    --> hybrid-network:network.subnets\n"
                        + "    fix: declare it: `AzureBastionSubnet: 10.20.250.0/26`");
    }

    @Test
    void aSubnetWithoutAPrefixOfIpv4IsNamedAllTheSame() {
        Map<String, Object> odd = Map.of(
                "name",
                BASE + "odd-subnet",
                "addressPrefix",
                "2001:db8::/64",
                "ipConfigurations",
                List.of(Map.of("id", "/providers/Microsoft.Network/networkInterfaces/nic/ipConfigurations/c")));
        assertThat(problems(azure(List.of(GATEWAY_SUBNET, INTERNAL, DATA, SPARE, odd)), STACK))
                .singleElement()
                .satisfies(problem -> assertThat(problem.fix().orElse("")).startsWith("write `odd` again; to move"));
    }

    @Test
    void aLoadBalancerMayMoveToAnotherSubnetAndTheWarningSaysWhatThatMeans() {
        StackText moved = STACK.with("loadBalancer: { subnet: spare, privateIpAddress: 10.20.3.10 }");
        assertThat(problems(azure(), moved)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text())
                    .isEqualTo(
                            "[load-balancer-moves] hybrid-vpn-er-ilb moves to another subnet: the security group of the"
                                    + " old one closes first, what is behind the load balancer there receives nothing any more,"
                                    + " and clients need the new address\n"
                                    + "    --> hybrid-network:loadBalancer.subnet\n"
                                    + "    got: from hybrid-vpn-er-internal-subnet to hybrid-vpn-er-spare-subnet\n"
                                    + "    fix: move it in a maintenance window: docs/runbook.md, \"Moving a subnet\"");
        });
    }

    /** Subnets of two networks can have one name in Azure. */
    @Test
    void intoAnotherNetworkItGoesAsANewOne() {
        StackText moved = STACK.with(
                        "spokes: { orders: { addressSpace: [10.21.0.0/16], subnets: { internal: 10.21.1.0/24 } } }")
                .with("loadBalancer: { subnet: orders/internal, privateIpAddress: 10.21.1.10 }");
        assertThat(problems(azure(), moved)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text())
                    .isEqualTo(
                            "[load-balancer-moves] hybrid-vpn-er-ilb moves to another network, which Azure may refuse,"
                                    + " while what is behind it stays in the old one; clients need the new address\n"
                                    + "    --> hybrid-network:loadBalancer.subnet\n"
                                    + "    got: from hybrid-vpn-er-vnet to hybrid-vpn-er-orders-vnet\n"
                                    + "    fix: add another one under `loadBalancers`, move clients and members to it, and take"
                                    + " this one out in a later deployment");
        });
    }

    @Test
    void soMayItsAddress() {
        StackText moved = STACK.with("loadBalancer: { privateIpAddress: 10.20.1.20 }");
        assertThat(problems(azure(), moved)).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.text())
                    .isEqualTo(
                            "[load-balancer-moves] hybrid-vpn-er-ilb gets another address, which clients need from then"
                                    + " on\n"
                                    + "    --> hybrid-network:loadBalancer.privateIpAddress\n"
                                    + "    got: from 10.20.1.10 to 10.20.1.20\n"
                                    + "    fix: change it in a maintenance window, and the name by which clients find it");
        });
    }

    @Test
    void aLoadBalancerThatIsNotThereYetMovesNowhere() {
        AzureHas azure = AzureHas.devNetwork()
                .network(List.of(GATEWAY_SUBNET, subnet(BASE + "internal-subnet", "10.20.1.0/24"), DATA, SPARE));
        assertThat(problems(azure, STACK)).isEmpty();
    }
}
