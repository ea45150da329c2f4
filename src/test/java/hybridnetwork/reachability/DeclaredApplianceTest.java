package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.ProofInputs.DeclaredAppliance;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Appliances that the configuration declares, beside those that resources show. */
class DeclaredApplianceTest {
    private static final String UNUSED = "10.20.253.9";

    private static List<String> appliances(World world) {
        return new NetworkReader(world.resources(), world.inputs(), new Notes())
                .read().appliances().stream().map(Appliance::name).toList();
    }

    /** A hub with an interface at an address that no route leads to. */
    private static World world(boolean forwards) {
        return Hub.inspected().with(Hub.forwarder("spare", UNUSED, forwards)).world();
    }

    @Test
    void one_that_is_declared_counts_though_no_route_leads_to_it() {
        World world = world(true);
        assertThat(appliances(world)).containsExactly("edge");
        world.appliances.add(new DeclaredAppliance("mine", Ipv4.parse(UNUSED)));
        assertThat(appliances(world)).as("as the interface that it is").containsExactly("edge", "spare");
        World plain = Hub.inspected().world();
        plain.appliances.add(new DeclaredAppliance("mine", Ipv4.parse(UNUSED)));
        assertThat(appliances(plain)).containsExactly("edge", "mine");
    }

    @Test
    void an_interface_that_does_not_forward_stays_one_whatever_is_declared() {
        World world = world(false);
        world.appliances.add(new DeclaredAppliance("mine", Ipv4.parse(UNUSED)));
        assertThat(appliances(world)).containsExactly("edge");
    }

    @Test
    void an_address_in_no_subnet_is_told() {
        World world = Hub.inspected().world();
        world.appliances.add(new DeclaredAppliance("mine", Ipv4.parse("10.99.0.4")));
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .containsExactly("appliance mine: its address 10.99.0.4 is in no subnet of the networks");
        assertThat(appliances(world)).containsExactly("edge");
    }
}
