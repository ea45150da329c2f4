package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which subnet an Azure Firewall is, and at which address. */
class FirewallPlaceTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";
    private static final String URN = "urn:pulumi:dev::p::azure-native:network:VirtualNetwork::";

    /** A hub and the spoke orders, of which each has an AzureFirewallSubnet, or the hub alone. */
    private static World world(boolean both) {
        World world = Worlds.blueprint();
        world.subnets.add(new SubnetSpec("AzureFirewallSubnet", "10.20.254.0/26", null, null));
        world.spokes.add(new SpokeSpec(
                "orders",
                List.of("10.21.0.0/16"),
                List.of(new SubnetSpec(both ? "AzureFirewallSubnet" : "web", "10.21.254.0/26", null, null))));
        return world;
    }

    private static RegisteredResource firewall(Map<String, Object> configuration) {
        return World.resource(
                "AzureFirewall",
                "fw",
                "azureFirewalls",
                new LinkedHashMap<>(Map.of("ipConfigurations", List.of(configuration))));
    }

    private static List<String> firewalls(World world, RegisteredResource firewall) {
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(firewall);
        return new NetworkReader(resources, world.inputs(), new Notes())
                .read().appliances().stream()
                        .filter(it -> it.kind() == Appliance.Kind.AZURE_FIREWALL)
                        .map(it -> it.name() + " " + it.address())
                        .toList();
    }

    @Test
    void a_subnet_that_is_not_known_is_the_only_one_for_firewalls_that_it_may_be() {
        for (Object subnet : List.of(Opaque.UNKNOWN, Map.of("id", Opaque.UNKNOWN))) {
            RegisteredResource firewall = firewall(Map.of("subnet", subnet));
            assertThat(firewalls(world(false), firewall)).containsExactly("fw 10.20.254.4");
            assertThat(firewalls(world(true), firewall)).isEmpty();
            assertThat(firewalls(world(true), dependingOn(firewall, List.of(URN + "net-orders-vnet"))))
                    .containsExactly("fw 10.21.254.4");
        }
    }

    @Test
    void one_whose_subnet_nobody_can_tell_may_hand_on_anything_from_the_internet() {
        World world = Worlds.asking(
                world(true),
                Worlds.deny("internet", "internal", "Tcp", "443"),
                Worlds.deny("hq", "internal", "Tcp", "22"));
        for (Map<String, Object> configuration : List.<Map<String, Object>>of(
                Map.of(), Map.of("subnet", Opaque.UNKNOWN), Map.of("subnet", Map.of("id", NETWORKS + "x/subnets/y")))) {
            List<RegisteredResource> resources = new ArrayList<>(world.resources());
            resources.add(firewall(configuration));
            ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
            assertThat(proof.scenarios().get(0).intents())
                    .extracting(IntentResult::verdict)
                    .as("%s", configuration)
                    .containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
            assertThat(messages(proof, "not-understood"))
                    .containsExactly("AzureFirewall fw: in which subnet it is, is not known");
        }
    }

    @Test
    void its_address_is_the_one_that_azure_shows() {
        Map<String, Object> place = Map.of("id", NETWORKS + "net-vnet/subnets/AzureFirewallSubnet");
        assertThat(firewalls(world(false), firewall(Map.of("subnet", place, "privateIPAddress", "10.20.254.7"))))
                .containsExactly("fw 10.20.254.7");
    }
}
