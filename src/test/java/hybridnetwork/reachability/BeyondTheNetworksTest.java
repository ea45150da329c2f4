package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Peerings that tell of networks and gateways elsewhere, or that contradict each other: nothing about them is green. */
class BeyondTheNetworksTest {
    private static final IntentSpec HUB_TO_SITE = Worlds.allow("internal", "hq", "Tcp", "443");
    private static final IntentSpec SPOKE_TO_SITE = Worlds.allow("orders", "hq", "Tcp", "443");

    /** The blueprint's network without groups, with the spoke orders that uses the hub's gateways. */
    private static World world() {
        return world(null);
    }

    private static World world(@Nullable TableSpec table) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, table))));
        return world.withTransit("orders");
    }

    private static Verdict verdict(World world, IntentSpec asked, RegisteredResource... more) {
        Worlds.asking(world, asked);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(more));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    private static RegisteredResource peering(String network, Object remote, Map<String, Object> flags) {
        Map<String, Object> inputs = new LinkedHashMap<>(flags);
        inputs.put("virtualNetworkName", network);
        inputs.put("virtualNetworkPeeringName", "to-partner");
        inputs.put("remoteVirtualNetwork", Map.of("id", remote));
        return World.resource(
                "VirtualNetworkPeering",
                "to-partner",
                "virtualNetworks/" + network + "/virtualNetworkPeerings",
                inputs);
    }

    private static RegisteredResource toPartner(Map<String, Object> flags) {
        return peering("net-vnet", "/subscriptions/x/resourceGroups/y/providers/z/virtualNetworks/partner", flags);
    }

    private static Map<String, Object> space(Object... prefixes) {
        return Map.of("addressPrefixes", List.of(prefixes));
    }

    @Test
    void aPartnersSpaceIsKnownOrNot() {
        assertThat(verdict(world(), HUB_TO_SITE, toPartner(Map.of("remoteAddressSpace", space("10.99.0.0/16")))))
                .isEqualTo(Verdict.HOLDS);
        for (Object more : List.of(Opaque.UNKNOWN, "10.10.128.0/17", "a prefix")) {
            assertThat(verdict(
                            world(), HUB_TO_SITE, toPartner(Map.of("remoteAddressSpace", space("10.99.0.0/16", more)))))
                    .as("with %s", more)
                    .isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(verdict(
                        world(),
                        HUB_TO_SITE,
                        toPartner(Map.of(
                                "remoteVirtualNetworkAddressSpace", space("10.99.0.0/16"),
                                "remoteAddressSpace", space("10.10.128.0/17")))))
                .as("one that is not synchronized has the other")
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** Sites learn the partner's space from the hub's gateway, so that this may get what is sent to a site. */
    @Test
    void aPartnerThatUsesTheGatewaysMayDrawWhatASiteHas() {
        Map<String, Object> overlapping = Map.of("remoteAddressSpace", space("10.10.128.0/17"));
        assertThat(verdict(world(), SPOKE_TO_SITE, toPartner(overlapping))).isEqualTo(Verdict.HOLDS);
        Map<String, Object> transit = new LinkedHashMap<>(overlapping);
        transit.put("allowGatewayTransit", true);
        assertThat(verdict(world(), SPOKE_TO_SITE, toPartner(transit))).isEqualTo(Verdict.UNKNOWN);
        transit.put("remoteAddressSpace", space("10.99.0.0/16"));
        assertThat(verdict(world(), SPOKE_TO_SITE, toPartner(transit))).isEqualTo(Verdict.HOLDS);
        transit.put("remoteAddressSpace", Opaque.UNKNOWN);
        assertThat(verdict(world(), SPOKE_TO_SITE, toPartner(transit))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aPeeringWithANetworkOfWhichNothingIsKnownIsNotTheOneThatIsThere() {
        RegisteredResource open = peering("net-vnet", Opaque.SECRET, Map.of());
        assertThat(open.dependencies()).isEmpty();
        assertThat(verdict(world(), HUB_TO_SITE, open)).isEqualTo(Verdict.UNKNOWN);
    }

    /** Azure refuses to let a network use gateways that are not there. */
    @Test
    void gatewaysThatAreUsedAreSomewhere() {
        World world = world();
        world.erGateway = false;
        world.vpnGateway = false;
        for (IntentSpec asked : List.of(
                Worlds.deny("orders", "hq", "Tcp"),
                Worlds.deny("hq", "orders", "Tcp"),
                Worlds.deny("internal", "hq", "Tcp"),
                Worlds.deny("hq", "internal", "Tcp"))) {
            assertThat(verdict(world, asked))
                    .as(asked.from() + " to " + asked.to())
                    .isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(verdict(world, Worlds.allow("orders", "internal", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        world.peerings.clear();
        world.peerings.add(new PeeringSpec("", "orders", Map.of("allowGatewayTransit", true)));
        world.peerings.add(new PeeringSpec("orders", "", Map.of()));
        assertThat(verdict(world, Worlds.deny("orders", "hq", "Tcp"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void twoPeeringsOfOneNetworkWithAnotherLeaveOpenWhatTheySayApart() {
        World world = world();
        RegisteredResource again = peering(
                "net-orders-vnet",
                world.resources().stream()
                        .filter(it -> it.name().equals("net-vnet"))
                        .findFirst()
                        .flatMap(RegisteredResource::id)
                        .orElseThrow(),
                Map.of("useRemoteGateways", false));
        assertThat(verdict(world, SPOKE_TO_SITE, again)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, Worlds.deny("orders", "hq", "Tcp"), again)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, Worlds.allow("orders", "internal", "Tcp", "443"), again))
                .isEqualTo(Verdict.HOLDS);
    }

    private static World towardsStock(String hop) {
        World world = world(new TableSpec(List.of(new RouteSpec("10.22.0.0/16", hop)), false));
        world.erGateway = false;
        world.spokes.add(new SpokeSpec(
                "stock", List.of("10.22.0.0/16"), List.of(new SubnetSpec("db", "10.22.1.0/24", null, null))));
        return world;
    }

    /** A VPN gateway forwards between networks that its own is peered with, where user routes lead to it. */
    @Test
    void aUserRouteToTheGatewayMayLeadToAnotherSpoke() {
        IntentSpec asked = Worlds.deny("orders", "stock", "Tcp");
        assertThat(verdict(towardsStock("VirtualNetworkGateway").withTransit("stock"), asked))
                .isEqualTo(Verdict.UNKNOWN);
        World peered = towardsStock("VirtualNetworkGateway");
        peered.peerings.add(new PeeringSpec("", "stock", Map.of()));
        peered.peerings.add(new PeeringSpec("stock", "", Map.of()));
        assertThat(verdict(peered, asked)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(towardsStock("VirtualNetworkGateway"), asked))
                .as("the gateway's network is not peered with it")
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(towardsStock("None").withTransit("stock"), asked)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(
                        towardsStock("VirtualNetworkGateway").withTransit("stock"),
                        Worlds.deny("stock", "orders", "Tcp")))
                .as("of the replies alone")
                .isEqualTo(Verdict.HOLDS);
    }

    /** So it may with what a route of a site draws. */
    @Test
    void aRouteOfASiteMayLeadToANetworkNextToTheGateway() {
        World world = towardsStock("None");
        world.spokes.set(
                0,
                new SpokeSpec(
                        "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        List<String> wide = List.of("10.0.0.0/8");
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), wide, wide, wide, true));
        IntentSpec asked = Worlds.deny("orders", "stock", "Tcp");
        assertThat(verdict(world, asked)).isEqualTo(Verdict.HOLDS);
        world.peerings.add(new PeeringSpec("", "stock", Map.of()));
        world.peerings.add(new PeeringSpec("stock", "", Map.of()));
        assertThat(verdict(world, asked)).isEqualTo(Verdict.UNKNOWN);
    }

    /** Before the first deployment an id may be that of either of two resources of one name, in groups that are not known. */
    @Test
    void oneNameInTwoGroupsIsNoReference() {
        World world = world();
        List<RegisteredResource> groups = new ArrayList<>();
        for (String access : List.of("Deny", "Allow")) {
            RegisteredResource made = World.resource(
                    "NetworkSecurityGroup",
                    "same",
                    "networkSecurityGroups",
                    Map.of(
                            "networkSecurityGroupName",
                            "same",
                            "securityRules",
                            List.of(Map.of(
                                    "name", "all",
                                    "direction", "Inbound",
                                    "priority", 100.0,
                                    "access", access,
                                    "protocol", "*",
                                    "sourceAddressPrefix", "*",
                                    "destinationAddressPrefix", "*",
                                    "sourcePortRange", "*",
                                    "destinationPortRange", "*"))));
            groups.add(new RegisteredResource(
                    made.type(),
                    access,
                    made.urn() + access,
                    Optional.empty(),
                    made.parent(),
                    made.protect(),
                    made.dependencies(),
                    made.customTimeouts(),
                    made.inputs(),
                    made.outputs()));
        }
        Worlds.asking(world, Worlds.deny("hq", "orders", "Tcp"));
        List<RegisteredResource> resources = Readings.changed(world.resources(), "VirtualNetwork", network -> {
            if ("net-orders-vnet".equals(network.get("virtualNetworkName"))) {
                network.put(
                        "subnets",
                        List.of(Map.of(
                                "name",
                                "web",
                                "addressPrefix",
                                "10.21.1.0/24",
                                "networkSecurityGroup",
                                Map.of("id", "/subscriptions/s/resourceGroups/g/x/networkSecurityGroups/same"))));
            }
            return network;
        });
        resources = new ArrayList<>(resources);
        resources.addAll(groups);
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** The gateway teaches the spoke's space, and is the way to the site. */
    @Test
    void whatASpokeAndASiteBothHaveIsOpenForTheOthers() {
        World world = world();
        world.spokes.add(new SpokeSpec(
                "stock", List.of("10.22.0.0/16"), List.of(new SubnetSpec("db", "10.22.1.0/24", null, null))));
        world.withTransit("stock");
        IntentSpec asked = Worlds.allow("stock", "hq", "Tcp", "443");
        assertThat(verdict(world, asked)).isEqualTo(Verdict.HOLDS);
        List<String> both = List.of("10.10.0.0/16", "10.21.128.0/24");
        world.sites.set(0, new SiteSpec("hq", both, both, both, both, true));
        assertThat(verdict(world, asked)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, Worlds.allow("stock", "10.10.0.0/16", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, Worlds.allow("internal", "orders", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, Worlds.allow("internal", "hq", "Tcp", "443"))).isEqualTo(Verdict.VIOLATED);
    }

    /** Of the networks that have none among the resources; the hub has its own. */
    @Test
    void aConnectionOfAGatewayElsewhereMayBeASpokes() {
        World world = world();
        world.peerings.clear();
        RegisteredResource connection = World.resource(
                "VirtualNetworkGatewayConnection",
                "other",
                "connections",
                Map.of(
                        "connectionType",
                        "IPsec",
                        "virtualNetworkGateway1",
                        Map.of(
                                "id",
                                "/subscriptions/s/resourceGroups/g/providers/p/virtualNetworkGateways/elsewhere")));
        IntentSpec asked = Worlds.deny("hq", "orders", "Tcp");
        assertThat(verdict(world, asked)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, asked, connection)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, HUB_TO_SITE, connection)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world.withTransit("orders"), SPOKE_TO_SITE, connection))
                .as("it uses the hub's")
                .isEqualTo(Verdict.HOLDS);
    }

    /** As Azure takes them from a template. */
    @Test
    void flagsMayBeWrittenAsTexts() {
        World world = world();
        world.peerings.clear();
        world.peerings.add(new PeeringSpec("", "orders", Map.of("allowGatewayTransit", "true")));
        world.peerings.add(new PeeringSpec("orders", "", Map.of("useRemoteGateways", "True")));
        assertThat(verdict(world, Worlds.deny("hq", "orders", "Tcp"))).isNotEqualTo(Verdict.HOLDS);
    }
}
