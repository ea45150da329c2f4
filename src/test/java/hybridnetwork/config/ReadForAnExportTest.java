package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ProofPremises.ServingCircuit;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stack file needs, and what it is forgiven, where an export describes the network. */
final class ReadForAnExportTest {
    private static final String GOOD = """
            config:
              hybrid-network:sites:
                hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70 } }
              hybrid-network:traffic:
                web: { action: allow, from: hq, to: orders/web, protocol: Tcp, ports: [443] }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ReadConfig read(String text) throws IOException {
        return ofFile(Files.writeString(folder.resolve("stack.yaml"), text));
    }

    private ReadConfig ofFile(Path file) {
        return ReadConfig.ofFile(file, "stack.yaml", Path.of("").toAbsolutePath(), "dev", Purpose.PROVE_EXPORT);
    }

    private ProofPremises premises(String text) throws IOException {
        ReadConfig read = read(text);
        assertThat(read.problems()).isEmpty();
        assertThat(read.stack()).isEmpty();
        return read.premises().orElseThrow();
    }

    @Test
    void sitesAndTrafficAreEnough() throws IOException {
        ProofPremises premises = premises(GOOD);
        assertThat(premises.baseName()).isEmpty();
        assertThat(premises.circuits()).isEmpty();
        assertThat(premises.implicitOutbound()).isEqualTo(StackConfig.ImplicitOutbound.unknown);
        assertThat(premises.sites()).containsOnlyKeys("hq");
        assertThat(premises.traffic().values())
                .singleElement()
                .satisfies(intent -> assertThat(intent.to()).hasToString("orders/web"));
    }

    @Test
    void endsInOtherNetworksAreNamedByTheResources() {
        EndNames names = new EndNames(Set.of("hq"), Set.of(), true);
        assertThat(names.meanings("spokes")).containsExactly(new FlowEnd.Spokes());
        assertThat(names.meanings("orders/web")).containsExactly(new FlowEnd.SpokeSubnet("orders", "web"));
        assertThat(names.meanings("orders")).containsExactly(new FlowEnd.Subnet("orders"));
        assertThat(names.meanings("load-balancer:web")).containsExactly(new FlowEnd.LoadBalancer(Optional.of("web")));
        assertThat(names.meanings("orders/web/x")).containsExactly(new FlowEnd.Subnet("orders/web/x"));
    }

    @Test
    void declaredSpokesAreEndsAndNoOthers() {
        EndNames names = new EndNames(
                Set.of("hq", "same"), Set.of("web"), Map.of("orders", Set.of("web"), "same", Set.of()), false);
        assertThat(names.meanings("spokes")).containsExactly(new FlowEnd.Spokes());
        assertThat(names.meanings("orders")).containsExactly(new FlowEnd.Spoke("orders"));
        assertThat(names.meanings("orders/web")).containsExactly(new FlowEnd.SpokeSubnet("orders", "web"));
        assertThat(names.meanings("web")).containsExactly(new FlowEnd.Subnet("web"));
        assertThat(names.meanings("orders/db")).isEmpty();
        assertThat(names.meanings("same")).hasSize(2);
        assertThat(new EndNames(Set.of("hq"), Set.of("web"), false).meanings("spokes"))
                .isEmpty();
    }

    @Test
    void aCircuitNeedsItsSitesAlone() throws IOException {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c";
        ProofPremises premises =
                premises(GOOD + "  hybrid-network:expressRoute: { circuits: { primary: { sites: [hq] },"
                        + " second: { sites: [hq], circuitId: " + id + " } } }\n");
        assertThat(premises.circuits().values())
                .containsExactly(
                        new ServingCircuit("primary", List.of("hq"), Optional.empty()),
                        new ServingCircuit("second", List.of("hq"), Optional.of(id)));
    }

    @Test
    void sectionsOfANetworkOfItsOwnMayBeAnything() throws IOException {
        ProofPremises premises = premises(GOOD + """
                  azure-native:location: [here]
                  hybrid-network:baseName: two words
                  hybrid-network:network: { addressSpace: 10.20.0.0/16, subnets: { web: 10.20.1.0/40 } }
                  hybrid-network:expressRoute: { gateway: { sku: Large }, circuits: { c: { sites: [hq], tier: Gold } } }
                  hybrid-network:vpn: { gateway: { asn: a lot } }
                  hybrid-network:loadBalancer: { subnet: nowhere }
                  hybrid-network:sharedKeys: { nobody: Sw0rdfish }
                  hybrid-network:implicitOutbound: closed
                """);
        assertThat(premises.baseName()).isEmpty();
        assertThat(premises.circuits()).containsOnlyKeys("c");
        assertThat(premises.implicitOutbound()).isEqualTo(StackConfig.ImplicitOutbound.closed);
    }

    @Test
    void aStackOfTheProgramGivesTheSameEitherWay() {
        for (String stack : List.of("dev", "staging", "prod")) {
            Path file = FrozenStacks.file(stack);
            assertThat(ofFile(file).premises())
                    .isEqualTo(ReadConfig.fromFile(file, "stack.yaml").premises())
                    .isPresent();
        }
    }

    @Test
    void whatTheProofTakesIsReadStrictly() throws IOException {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("no sites", "config: {}\n");
        cases.put("a key that is misspelt", GOOD.replace(":traffic", ":trafic"));
        cases.put("a prefix that is none", GOOD.replace("orders/web", "10.20.1.5/24"));
        cases.put("a name that Azure does not give", GOOD.replace("orders/web", "\"the shop\""));
        cases.put(
                "a circuit of an unknown site",
                GOOD + "  hybrid-network:expressRoute: { circuits: { primary: { sites: [hp] } } }\n");
        cases.put(
                "a circuit without sites, and one without an id",
                GOOD + "  hybrid-network:expressRoute: { circuits: { a: {}, b: { sites: [hq], circuitId: b } } }\n");
        cases.put("perhaps", GOOD + "  hybrid-network:implicitOutbound: perhaps\n");
        StringBuilder text = new StringBuilder();
        for (var one : cases.entrySet()) {
            text.append("==== ").append(one.getKey()).append('\n');
            ReadConfig read = read(one.getValue());
            assertThat(read.premises()).isEmpty();
            read.problems().forEach(problem -> text.append(problem.text()).append('\n'));
        }
        Golden.assertMatches("reader/export.txt", text.toString());
    }
}
