package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that one section takes from another, and lists and maps in which a name may stand once. */
final class NamesInSectionsTest {
    private static List<Problem> problems(String fragment) {
        return StackText.dev().with(fragment).read().problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static Problem problem(String fragment) {
        List<Problem> problems = problems(fragment);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static String intent(String from) {
        return "traffic: { odd: { action: deny, from: " + from + ", to: on-premises, protocol: '*' } }";
    }

    @Test
    void whereThereIsNoSubnetNoneIsAllowed() {
        List<Problem> problems = ReadConfig.fromText("""
                        config:
                          azure-native:location: centralus
                          hybrid-network:baseName: net
                          hybrid-network:network: { addressSpace: [10.20.0.0/16], subnets: {} }
                          hybrid-network:sites:
                            hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70 } }
                          hybrid-network:expressRoute:
                            circuits:
                              primary: { provider: Equinix, peeringLocation: Chicago, bandwidthMbps: 50, sites: [hq] }
                          hybrid-network:loadBalancer:
                            { subnet: internal, haPorts: true, probe: { protocol: Tcp, port: 8443 } }
                        """, "Pulumi.test.yaml").problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("unknown-name");
            assertThat(problem.allowed()).isEmpty();
        });
    }

    @Test
    void aSubnetIsMeantRatherThanTheInternet() {
        Problem near = problem(intent("internel"));
        assertThat(near.fix()).contains("write `internal`");
    }

    @Test
    void theInternetIsNotMeantByInternal() {
        Problem far = problem("""
                network: { subnets: { internal: ~, workload: 10.20.1.0/24 } }
                loadBalancer: ~
                traffic:
                  web: ~
                  database: ~
                  closed: ~
                  no-ssh: { action: deny, from: on-premises, to: internal, protocol: Tcp, ports: [22] }
                """);
        assertThat(far.rule()).isEqualTo("flow-end");
        assertThat(far.fix()).isEmpty();
        assertThat(problem(intent("internett")).fix()).contains("write `internet`");
    }

    @Test
    void aZoneStandsOnce() {
        Problem twice = problem("loadBalancer: { zones: ['1', '2', '1'] }");
        assertThat(twice.path().text()).isEqualTo("hybrid-network:loadBalancer.zones[2]");
        assertThat(problems("loadBalancer: { zones: ['1', '2', '3'] }")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a<b", "a>b", "a%b", "a&b", "a\\b", "a?b", "a/b"})
    void aTagsNameHasNoCharacterThatAzureRefuses(String name) {
        assertThat(problem("tags: { '" + name + "': x }").message()).contains("Azure refuses");
    }

    @Test
    void tagsDifferInMoreThanTheCaseOfLetters() {
        assertThat(problem("tags: { costCentre: a, CostCentre: b }").got()).contains("CostCentre, costCentre");
        assertThat(problems("tags: { cost-centre: a<b, 'cost centre': b }")).isEmpty();
    }
}
