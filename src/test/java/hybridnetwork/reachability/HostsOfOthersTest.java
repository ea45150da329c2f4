package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What lives in subnets besides known interfaces: private endpoints, scale sets, application gateways, link services. */
class HostsOfOthersTest {
    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net-vnet/subnets/net-internal-subnet";

    /** A network with two subnets of which the group of {@code internal} lets in port 443 of hq alone. */
    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.add(new SubnetSpec("other", "10.20.2.0/24", null, null));
        return world;
    }

    private static Verdict verdict(World world, List<RegisteredResource> resources, IntentSpec intent) {
        Worlds.asking(world, intent);
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    private static List<RegisteredResource> with(World world, RegisteredResource... more) {
        List<RegisteredResource> all = new ArrayList<>(world.resources());
        all.addAll(List.of(more));
        return all;
    }

    private static RegisteredResource endpoint(Map<String, Object> more) {
        Map<String, Object> bag = new LinkedHashMap<>(more);
        bag.put("subnet", Map.of("id", SUBNET));
        return World.resource("PrivateEndpoint", "vault", "privateEndpoints", bag);
    }

    private static List<RegisteredResource> withPolicies(List<RegisteredResource> resources, Object policies) {
        return changed(resources, "VirtualNetwork", network -> {
            List<Object> subnets = new ArrayList<>();
            for (Object each : (List<?>) java.util.Objects.requireNonNull(network.get("subnets"))) {
                Map<String, Object> subnet = new LinkedHashMap<>();
                ((Map<?, ?>) each).forEach((key, value) -> subnet.put((String) key, value));
                subnet.put("privateEndpointNetworkPolicies", policies);
                subnets.add(subnet);
            }
            network.put("subnets", subnets);
            return network;
        });
    }

    @Test
    void whatAGroupDeniesToAPrivateEndpointIsNotKnown() {
        World world = world();
        List<RegisteredResource> resources = with(world, endpoint(Map.of()));
        assertThat(verdict(world, resources, Worlds.deny("hq", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, resources, Worlds.allow("hq", "internal", "Tcp", "443")))
                .as("what it lets pass comes to an endpoint as well")
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, resources, Worlds.deny("hq", "other", "Tcp", "22")))
                .as("elsewhere nothing changes")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(world, resources, Worlds.deny("internet", "network", "Tcp", "22")))
                .as("nothing leads there from the internet")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void theSubnetsPoliciesMakeTheGroupHold() {
        World world = world();
        List<RegisteredResource> resources = with(world, endpoint(Map.of()));
        IntentSpec noSsh = Worlds.deny("hq", "internal", "Tcp", "22");
        for (String policies : List.of("Enabled", "NetworkSecurityGroupEnabled", "networksecuritygroupenabled")) {
            assertThat(verdict(world, withPolicies(resources, policies), noSsh)).isEqualTo(Verdict.HOLDS);
        }
        for (Object policies : List.of("Disabled", "RouteTableEnabled", Opaque.UNKNOWN)) {
            assertThat(verdict(world, withPolicies(resources, policies), noSsh)).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void anEndpointWhoseAddressIsKnownLeavesTheOthersAlone() {
        World world = world();
        List<RegisteredResource> resources =
                with(world, endpoint(Map.of("ipConfigurations", List.of(Map.of("privateIPAddress", "10.20.1.7")))));
        assertThat(verdict(world, resources, Worlds.deny("hq", "10.20.1.8/32", "Tcp", "22")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, resources, Worlds.deny("hq", "10.20.1.7/32", "Tcp", "22")))
                .isEqualTo(Verdict.VIOLATED);
    }

    /** Azure's own route to an endpoint is longer than a user route of whoever sends. */
    @Test
    void aUserRouteTowardsAnEndpointMayNotHold() {
        World world = world();
        world.subnets.set(
                2,
                new SubnetSpec(
                        "other",
                        "10.20.2.0/24",
                        null,
                        new World.TableSpec(List.of(new World.RouteSpec("10.20.1.0/24", "None")), false)));
        IntentSpec lost = Worlds.deny("other", "internal", "Tcp", "443");
        List<RegisteredResource> resources = with(world, endpoint(Map.of()));
        assertThat(verdict(world, world.resources(), lost)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, resources, lost)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, withPolicies(resources, "RouteTableEnabled"), lost))
                .isEqualTo(Verdict.HOLDS);
    }

    /** Its subnet's table may not hold for its replies; what is sent to it, or lost before, is as certain as before. */
    @Test
    void theWayOfAnEndpointsRepliesMayNotBeItsSubnets() {
        World world = world();
        SubnetSpec internal = world.subnets.get(1);
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        internal.prefix(),
                        null,
                        new World.TableSpec(List.of(new World.RouteSpec("10.10.0.0/16", "None")), false)));
        List<RegisteredResource> resources = with(world, endpoint(Map.of()));
        IntentSpec asked = Worlds.allow("hq", "internal", "Tcp", "443");
        assertThat(verdict(world, world.resources(), asked)).isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(world, resources, asked)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(
                        world,
                        with(
                                world,
                                endpoint(Map.of("ipConfigurations", List.of(Map.of("privateIPAddress", "10.20.1.7"))))),
                        asked))
                .as("the others' replies go by the table")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(world, resources, Worlds.deny("hq", "internal", "Tcp", "443")))
                .isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(world, resources, Worlds.deny("internet", "internal", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
    }

    private static RegisteredResource scaleSet(Map<String, Object> configuration) {
        Map<String, Object> ip = new LinkedHashMap<>(configuration);
        ip.put("name", "ip");
        ip.put("subnet", Map.of("id", SUBNET));
        return new RegisteredResource(
                "azure-native:compute:VirtualMachineScaleSet",
                "set",
                "urn:pulumi:dev::p::azure-native:compute:VirtualMachineScaleSet::set",
                Optional.of(
                        "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Compute/virtualMachineScaleSets/set"),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                Map.of(
                        "virtualMachineProfile",
                        Map.of(
                                "networkProfile",
                                Map.of(
                                        "networkInterfaceConfigurations",
                                        List.of(Map.of("name", "nic", "ipConfigurations", List.of(ip)))))),
                Map.of());
    }

    @Test
    void aScaleSetsInstancesAreHostsOfItsSubnet() {
        World world = world();
        List<RegisteredResource> plain = with(world, scaleSet(Map.of()));
        assertThat(verdict(world, plain, Worlds.allow("hq", "internal", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, plain, Worlds.deny("internet", "network", "*")))
                .isEqualTo(Verdict.HOLDS);
        World open = world();
        open.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(Worlds.allow("web", true, 100, "*", "*", "Tcp", "443")),
                        null));
        List<RegisteredResource> reachable =
                with(open, scaleSet(Map.of("publicIPAddressConfiguration", Map.of("name", "public"))));
        assertThat(verdict(open, reachable, Worlds.deny("internet", "internal", "Tcp", "443")))
                .as("some hosts have a public IP")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(open, reachable, Worlds.deny("internet", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(open, reachable, Worlds.deny("internet", "other", "*")))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aScaleSetJoinsAPoolWithTheHostsOfItsSubnet() {
        World world = Worlds.blueprint();
        String pool =
                "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/loadBalancers/net-ilb-0/backendAddressPools/pool";
        List<RegisteredResource> resources =
                with(world, scaleSet(Map.of("loadBalancerBackendAddressPools", List.of(Map.of("id", pool)))));
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(proof.findings().stream().map(finding -> finding.rule())).doesNotContain("pool-assumed");
    }

    @Test
    void anApplicationGatewayHandsOnToItsPoolsAlone() {
        World world = world();
        RegisteredResource front = World.resource(
                "ApplicationGateway",
                "front",
                "applicationGateways",
                Map.of(
                        "backendAddressPools",
                        List.of(Map.of("name", "p", "backendAddresses", List.of(Map.of("ipAddress", "10.20.2.9"))))));
        assertThat(verdict(world, with(world, front), Worlds.deny("internet", "other", "*")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, with(world, front), Worlds.deny("internet", "internal", "*")))
                .isEqualTo(Verdict.HOLDS);
        RegisteredResource byName = World.resource(
                "ApplicationGateway",
                "front",
                "applicationGateways",
                Map.of(
                        "backendAddressPools",
                        List.of(Map.of("name", "p", "backendAddresses", List.of(Map.of("fqdn", "web.example"))))));
        assertThat(verdict(world, with(world, byName), Worlds.deny("internet", "internal", "*")))
                .isEqualTo(Verdict.UNKNOWN);
    }

    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    /** An application gateway with one pool, of which Azure may show what it is made of. */
    private static RegisteredResource front(Map<String, Object> pool) {
        Map<String, Object> named = new LinkedHashMap<>(pool);
        named.put("name", "p");
        return World.resource(
                "ApplicationGateway", "front", "applicationGateways", Map.of("backendAddressPools", List.of(named)));
    }

    /** An interface in {@code other} that joins a pool of an application gateway. */
    private static RegisteredResource joining(String gateway) {
        return Worlds.card(Map.of(
                "name",
                "ip",
                "privateIPAddress",
                "10.20.2.9",
                "applicationGatewayBackendAddressPools",
                List.of(Map.of("id", NETWORKING + "applicationGateways/" + gateway + "/backendAddressPools/p"))));
    }

    @Test
    void anApplicationGatewayHandsOnToTheInterfacesThatJoinItsPools() {
        World world = world();
        List<RegisteredResource> joined = with(world, front(Map.of()), joining("front"));
        assertThat(verdict(world, joined, Worlds.deny("internet", "other", "*")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, joined, Worlds.deny("internet", "internal", "*")))
                .isEqualTo(Verdict.HOLDS);
        List<RegisteredResource> elsewhere = with(world, front(Map.of()), joining("another"));
        assertThat(verdict(world, elsewhere, Worlds.deny("internet", "other", "*")))
                .as("it joins another's pool")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatAzureShowsOfAnApplicationGatewaysPoolIsAmongTheResourcesOrNot() {
        World world = world();
        IntentSpec closed = Worlds.deny("internet", "internal", "*");
        RegisteredResource ofNic = front(shown(NETWORKING + "networkInterfaces/nic/ipConfigurations/ip"));
        assertThat(verdict(world, with(world, ofNic, joining("front")), closed)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, with(world, ofNic), closed))
                .as("whose interface it is nobody sees")
                .isEqualTo(Verdict.UNKNOWN);
        RegisteredResource ofSet = front(
                shown("/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Compute/virtualMachineScaleSets/SET"
                        + "/virtualMachines/0/networkInterfaces/0/ipConfigurations/ip"));
        IntentSpec other = Worlds.deny("internet", "other", "*");
        assertThat(verdict(world, with(world, ofSet, scaleSet(Map.of())), other))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, with(world, ofSet), other)).isEqualTo(Verdict.UNKNOWN);
    }

    private static Map<String, Object> shown(String id) {
        return Map.of("backendIPConfigurations", List.of(Map.of("id", id)));
    }

    @Test
    void aRouteServersPeerMaySteerWhatLeavesItsSubnet() {
        World world = world();
        List<RegisteredResource> resources =
                with(world, World.resource("VirtualHubBgpConnection", "nva", "bgpConnections", Map.of()));
        assertThat(verdict(world, resources, Worlds.allow("other", "other", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, resources, Worlds.allow("other", "internal", "Tcp", "443")))
                .as("the group denies it whatever the way")
                .isNotEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, resources, Worlds.allow("hq", "other", "Tcp", "443")))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aLinkServicesAddressesAreHostsOfItsSubnet() {
        World world = world();
        List<RegisteredResource> resources = with(
                world,
                World.resource(
                        "PrivateLinkService",
                        "link",
                        "privateLinkServices",
                        Map.of("ipConfigurations", List.of(Map.of("subnet", Map.of("id", SUBNET))))));
        assertThat(verdict(world, resources, Worlds.deny("hq", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, resources, Worlds.allow("hq", "other", "Tcp", "22")))
                .isEqualTo(Verdict.HOLDS);
    }
}
