package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The drawing shows the peerings that the resources have, not those that owners of spokes may have made with each other. */
class SpokesOfOthersTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/";

    private final List<RegisteredResource> resources = new ArrayList<>();

    private void add(String kind, String name, String id, Map<String, Object> inputs) {
        resources.add(new RegisteredResource(
                "azure-native:network:" + kind,
                name,
                "urn:pulumi:dev::p::azure-native:network:" + kind + "::" + name,
                Optional.of(id),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of()));
    }

    private void network(String name, String prefix) {
        add(
                "VirtualNetwork",
                name,
                NETWORKS + name,
                Map.of("virtualNetworkName", name, "addressSpace", Map.of("addressPrefixes", List.of(prefix))));
    }

    private void side(String from, String to) {
        String name = from + "-" + to;
        add(
                "VirtualNetworkPeering",
                name,
                NETWORKS + from + "/virtualNetworkPeerings/" + name,
                Map.of("virtualNetworkName", from, "remoteVirtualNetwork", Map.of("id", NETWORKS + to)));
    }

    @Test
    void what_two_owners_may_have_peered_is_not_drawn() {
        network("net-vnet", "10.20.0.0/16");
        for (String other : List.of("partner", "supplier")) {
            network(other, other.equals("partner") ? "10.30.0.0/16" : "10.31.0.0/16");
            side("net-vnet", other);
            side(other, "net-vnet");
        }
        ProofInputs inputs = new ProofInputs(
                "net",
                List.of(),
                List.of(),
                List.of(),
                ImplicitOutbound.OPEN,
                List.of(),
                List.of(NETWORKS + "partner", NETWORKS + "supplier"),
                Optional.empty());
        Scene scene = SceneReader.read(Proof.read(resources, inputs), new Facts(resources), false);
        assertThat(scene.links())
                .hasSize(2)
                .allSatisfy(link -> assertThat(List.of(link.from(), link.to()))
                        .contains(Hops.network(
                                Proof.read(resources, inputs).networks().get(0))));
    }
}
