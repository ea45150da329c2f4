package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several virtual networks is the hub, whose subnets ends name without it. */
class HubReadingTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";

    private static RegisteredResource network(String name, String prefix, String... subnets) {
        List<Object> bags = new ArrayList<>();
        for (String subnet : subnets) {
            bags.add(Map.of("name", subnet, "addressPrefix", prefix.replace("/16", "/24")));
        }
        return World.resource(
                "VirtualNetwork",
                name,
                "virtualNetworks",
                new LinkedHashMap<>(Map.of(
                        "virtualNetworkName",
                        name,
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(prefix)),
                        "subnets",
                        bags)));
    }

    private static RegisteredResource gateway(String name, String type, String network) {
        return World.resource(
                "VirtualNetworkGateway",
                name,
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        type,
                        "ipConfigurations",
                        List.of(Map.of("subnet", Map.of("id", NETWORKS + network + "/subnets/GatewaySubnet")))));
    }

    private static String hub(Optional<String> told, RegisteredResource... resources) {
        ProofInputs inputs = new ProofInputs(
                World.BASE,
                List.of(),
                List.of(),
                List.of(),
                Worlds.blueprint().implicitOutbound,
                List.of(),
                List.of(),
                told);
        return new NetworkReader(List.of(resources), inputs, new Notes())
                .read()
                .networks()
                .get(0)
                .name();
    }

    private static final RegisteredResource ALPHA = network("alpha", "10.1.0.0/16");
    private static final RegisteredResource BETA = network("beta", "10.2.0.0/16");
    private static final RegisteredResource GAMMA = network("gamma", "10.3.0.0/16", "GatewaySubnet");
    private static final RegisteredResource OURS = network("NET-VNET", "10.4.0.0/16");

    @Test
    void the_network_that_the_configuration_names_or_that_is_named_after_the_stack_is_the_hub() {
        assertThat(hub(Optional.of("beta"), ALPHA, BETA, OURS, gateway("vpn", "Vpn", "alpha")))
                .isEqualTo("beta");
        assertThat(hub(Optional.empty(), ALPHA, BETA, OURS, gateway("vpn", "Vpn", "alpha")))
                .isEqualTo("NET-VNET");
    }

    @Test
    void else_the_one_with_an_expressroute_gateway_then_with_any() {
        RegisteredResource vpn = gateway("vpn", "Vpn", "alpha");
        assertThat(hub(Optional.empty(), ALPHA, BETA, GAMMA, vpn, gateway("er", "expressroute", "beta")))
                .isEqualTo("beta");
        assertThat(hub(Optional.empty(), GAMMA, BETA, gateway("vpn", "Vpn", "beta")))
                .isEqualTo("beta");
    }

    @Test
    void else_the_one_with_a_gateway_subnet_then_the_first_by_name() {
        assertThat(hub(Optional.empty(), GAMMA, BETA, ALPHA)).isEqualTo("gamma");
        assertThat(hub(Optional.empty(), BETA, ALPHA)).isEqualTo("alpha");
    }

    /** Of two networks of its name, in two groups, the one with a gateway. */
    @Test
    void of_two_of_one_name_the_one_with_a_gateway_is_the_hub() {
        RegisteredResource elsewhere = Readings.with(
                BETA,
                BETA.type(),
                BETA.id().map(id -> id.replace("net-rg", "a-rg")),
                network("beta", "10.9.0.0/16").inputs(),
                Map.of());
        ProofInputs inputs = new ProofInputs(
                World.BASE,
                List.of(),
                List.of(),
                List.of(),
                Worlds.blueprint().implicitOutbound,
                List.of(),
                List.of(),
                Optional.of("beta"));
        assertThat(new NetworkReader(List.of(elsewhere, BETA, gateway("vpn", "Vpn", "beta")), inputs, new Notes())
                        .read()
                        .networks()
                        .get(0)
                        .space())
                .hasToString("[10.2.0.0/16]");
    }
}
