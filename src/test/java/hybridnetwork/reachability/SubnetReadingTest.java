package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network of which it is not known which subnets it has. */
class SubnetReadingTest {
    private static World world() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("hq", "far", "Tcp", "22"));
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec(
                "far", List.of("10.30.0.0/16"), List.of(new SubnetSpec("db", "10.30.1.0/24", null, null))));
        return world.withTransit("far");
    }

    private static List<RegisteredResource> without(String network) {
        return world().resources().stream()
                .map(it -> it.name().equals(network)
                        ? Readings.changed(List.of(it), "VirtualNetwork", put("subnets", Opaque.UNKNOWN))
                                .get(0)
                        : it)
                .toList();
    }

    private static List<String> subnets(String network) {
        return new NetworkReader(without(network), world().inputs(), new Notes())
                .read().subnets().stream().map(Subnet::name).toList();
    }

    @Test
    void a_spoke_may_have_some_that_nobody_knows_which_an_end_may_mean() {
        assertThat(subnets("net-far-vnet")).containsExactly("GatewaySubnet", "internal", "far/(unknown)");
        ProofResult proof = Proof.of(without("net-far-vnet"), world().inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "unknown-end")).isEmpty();
        assertThat(messages(proof, "unknown-value"))
                .contains("VirtualNetwork net-far-vnet: subnets is not known yet; they are left out of the proof");
        World hub = Worlds.asking(world(), Worlds.allow("hq", "internal", "Tcp", "443"));
        assertThat(Worlds.healthy(without("net-far-vnet"), hub.inputs()).verdict())
                .as("beside that spoke")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void of_the_hub_nothing_is_known_then() {
        assertThat(subnets("net-vnet")).containsExactly("far/db");
        World inside = Worlds.asking(world(), Worlds.allow("far/db", "far/db", "Tcp", "443"));
        assertThat(Worlds.healthy(without("net-vnet"), inside.inputs()).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }
}
