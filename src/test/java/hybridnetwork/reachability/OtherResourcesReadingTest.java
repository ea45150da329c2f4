package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What network resources that are not modelled leave open, and what they leave alone. */
class OtherResourcesReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    private static List<RegisteredResource> with(List<RegisteredResource> resources, RegisteredResource more) {
        List<RegisteredResource> all = new ArrayList<>(resources);
        all.add(more);
        return all;
    }

    private static RegisteredResource card(String name) {
        return World.resource(
                "NetworkInterface",
                name,
                "networkInterfaces",
                Map.of("ipConfigurations", List.of(Map.of("name", "ip", "privateIPAddress", "10.20.1.9"))));
    }

    /** The public IP of the resources is one of an interface, as Azure shows it. */
    private static List<RegisteredResource> addressOf(String card, List<RegisteredResource> resources) {
        return changed(
                resources,
                "PublicIPAddress",
                put(
                        "ipConfiguration",
                        Map.of("id", NETWORKING + "networkInterfaces/" + card + "/ipConfigurations/ip")));
    }

    @Test
    void a_public_address_of_an_interface_that_is_there_is_read_with_it() {
        List<RegisteredResource> resources = with(Worlds.blueprint().resources(), card("nic"));
        assertThat(messages(prove(addressOf("nic", resources)), "not-understood"))
                .isEmpty();
        assertThat(messages(prove(addressOf("NIC", resources)), "not-understood"))
                .isEmpty();
        assertThat(messages(prove(addressOf("other", resources)), "not-understood"))
                .containsExactly("PublicIPAddress p: the network interface that has it is not among the resources");
    }

    @Test
    void any_host_may_leave_by_a_public_address_of_an_interface_that_is_not_there() {
        for (String protocol : List.of("Tcp", "Icmp")) {
            World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("internal", "internet", protocol));
            world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
            world.implicitOutbound = ImplicitOutbound.CLOSED;
            assertThat(Worlds.healthy(world.resources(), world.inputs()).verdict())
                    .isEqualTo(Verdict.HOLDS);
            assertThat(Worlds.healthy(addressOf("nic", world.resources()), world.inputs())
                            .verdict())
                    .as("a public IP takes %s out", protocol)
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "peeredConnections"})
    void global_reach_is_seen_at_a_peering_of_its_own(String property) {
        List<RegisteredResource> resources = changed(
                Worlds.blueprint().resources(),
                "ExpressRouteCircuitPeering",
                put(property, List.of(Map.of("id", "/x/connections/c"))));
        assertThat(messages(prove(resources), "not-understood"))
                .containsExactly(
                        "ExpressRouteCircuitPeering AzurePrivatePeering: Global Reach between circuits is not modelled");
    }

    @Test
    void nat_rules_of_their_own_translate_at_vpn_gateways_alone() {
        List<RegisteredResource> resources = with(
                Worlds.blueprint().resources(),
                World.resource("VirtualNetworkGatewayNatRule", "nat", "natRules", Map.of()));
        IntentSpec web = Worlds.allow("hq", "load-balancer", "Tcp", "443");
        assertThat(Worlds.during("healthy", resources, web))
                .as("over the circuit")
                .isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.during("circuit:primary", resources, web))
                .as("over the tunnel")
                .isEqualTo(Verdict.UNKNOWN);
    }
}
