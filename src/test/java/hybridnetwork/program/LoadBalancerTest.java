package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The internal load balancer in front of the application. */
class LoadBalancerTest {
    private static final String NAME = "load-balancer-load-balancer";

    private static RecordedNetwork loadBalancer(String yaml) {
        return RecordedNetwork.connected(StackText.dev().with("loadBalancer: " + yaml));
    }

    @Test
    void isStandardAndInternalWithAStaticAddressInItsSubnet() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.input(NAME, "sku")).isEqualTo(Map.of("name", "Standard"));
        String frontend = "frontendIPConfigurations.0.";
        assertThat(dev.input(NAME, frontend + "privateIPAddress")).isEqualTo("10.20.1.10");
        assertThat(dev.input(NAME, frontend + "privateIPAllocationMethod")).isEqualTo("Static");
        assertThat(dev.input(NAME, frontend + "zones")).isEqualTo(List.of("1", "2", "3"));
        assertThat(dev.input(NAME, frontend + "subnet.id"))
                .isEqualTo(dev.resource("network-vnet").id().orElseThrow() + "/subnets/hybrid-vpn-er-internal-subnet");
        assertThat(dev.input(NAME, "frontendIPConfigurations").toString()).doesNotContain("publicIP");
    }

    @Test
    void aRuleLeadsFromTheFrontendToTheBackendsThatTheProbeFindsAlive() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.of("staging"));
        String id = dev.resource(NAME).id().orElseThrow();
        assertThat(dev.input(NAME, "loadBalancingRules.0.protocol")).isEqualTo("Tcp");
        assertThat(dev.input(NAME, "loadBalancingRules.0.frontendPort")).isEqualTo(443.0);
        assertThat(dev.input(NAME, "loadBalancingRules.0.backendPort")).isEqualTo(8443.0);
        assertThat(dev.input(NAME, "loadBalancingRules.0.frontendIPConfiguration.id"))
                .isEqualTo(id + "/frontendIPConfigurations/frontend");
        assertThat(dev.input(NAME, "loadBalancingRules.0.backendAddressPool.id"))
                .isEqualTo(id + "/backendAddressPools/backend");
        assertThat(dev.input(NAME, "loadBalancingRules.0.probe.id")).isEqualTo(id + "/probes/probe");
        assertThat(dev.input(NAME, "backendAddressPools.0.name")).isEqualTo("backend");
        assertThat(dev.input(NAME, "probes.0.protocol")).isEqualTo("Https");
        assertThat(dev.input(NAME, "probes.0.port")).isEqualTo(8443.0);
        assertThat(dev.input(NAME, "probes.0.requestPath")).isEqualTo("/health");
    }

    @Test
    void haPortsAreOneRuleForEveryProtocolAndPort() {
        RecordedNetwork network = loadBalancer("{ rules: ~, haPorts: true }");
        assertThat((List<?>) network.input(NAME, "loadBalancingRules")).hasSize(1);
        assertThat(network.input(NAME, "loadBalancingRules.0.protocol")).isEqualTo("All");
        assertThat(network.input(NAME, "loadBalancingRules.0.frontendPort")).isEqualTo(0.0);
        assertThat(network.input(NAME, "loadBalancingRules.0.backendPort")).isEqualTo(0.0);
    }

    @Test
    void withoutAnAddressAzureChoosesOne() {
        RecordedNetwork network = loadBalancer("{ privateIpAddress: ~ }");
        assertThat(network.input(NAME, "frontendIPConfigurations.0.privateIPAllocationMethod"))
                .isEqualTo("Dynamic");
        assertThat(network.output("loadBalancerAddress")).isEqualTo(Opaque.UNKNOWN);
    }

    @Test
    void aTcpProbeAsksForNoPath() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.input(NAME, "probes").toString()).doesNotContain("requestPath");
    }

    @Test
    void withoutTheSectionThereIsNone() {
        RecordedNetwork network =
                RecordedNetwork.connected(StackText.dev().with("{ loadBalancer: ~, traffic: { web: ~ } }"));
        assertThat(network.ofType("LoadBalancer")).isEmpty();
        assertThat(network.plan().outputs()).doesNotContainKeys("loadBalancerAddress", "backendPoolId");
    }
}
