package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A private link service hands packets of consumers elsewhere to its balancer, from its own addresses and past the groups. */
class PrivateLinkServiceTest {
    private static final String NETWORK = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final String FRONT = NETWORK + "loadBalancers/net-ilb-0/frontendIPConfigurations/front";

    /** The service's addresses are in {@code link}; its balancer takes port 443 to port 8443 of {@code internal}. */
    private final World world = Worlds.blueprint();

    private final Map<String, Object> service = new LinkedHashMap<>(Map.of(
            "ipConfigurations",
            List.of(Map.of("subnet", Map.of("id", NETWORK + "virtualNetworks/net-vnet/subnets/net-link-subnet"))),
            "loadBalancerFrontendIpConfigurations",
            List.of(Map.of("id", FRONT))));

    PrivateLinkServiceTest() {
        linkSubnet();
        world.frontends.clear();
        world.frontends.add(
                new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 8443)), null));
    }

    private void linkSubnet(RuleSpec... rules) {
        world.subnets.removeIf(subnet -> subnet.name().equals("link"));
        world.subnets.add(new SubnetSpec("link", "10.20.4.0/24", rules.length == 0 ? null : List.of(rules), null));
    }

    private Verdict verdict(IntentSpec intent) {
        Worlds.asking(world, intent);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource("PrivateLinkService", "pls", "privateLinkServices", service));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    @Test
    void itsPacketsComeToTheMembersWhateverTheirGroupSays() {
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "8443"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("link", "load-balancer", "Tcp", "443"))).isEqualTo(Verdict.UNKNOWN);
    }

    /** Network policies are not supported for its addresses. */
    @Test
    void norDoesTheGroupOfItsOwnSubnetHold() {
        linkSubnet(Worlds.deny("silent", false, 100, "*", "*"));
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "8443"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "22"))).isEqualTo(Verdict.HOLDS);
    }

    /** What is behind it is not seen, though one of ours has its name. */
    @Test
    void aBalancerOfTheSameNameInAnotherGroupIsAnother() {
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "22"))).isEqualTo(Verdict.HOLDS);
        service.put(
                "loadBalancerFrontendIpConfigurations", List.of(Map.of("id", FRONT.replace("/net-rg/", "/their-rg/"))));
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "22"))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void itHandsOnWhatTheRulesOfItsFrontendTakeAndNothingElse() {
        assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "22"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(Worlds.deny("link", "internal", "Udp", "8443"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(Worlds.allow("link", "load-balancer", "Tcp", "22")))
                .as("the frontend has no rule for it")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(verdict(Worlds.allow("link", "hq", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatIsSentToItsAddressesIsNotKnown() {
        assertThat(verdict(Worlds.deny("hq", "link", "Tcp", "22"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.allow("hq", "link", "Tcp", "22"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("internet", "link", "Tcp", "22")))
                .as("nothing leads there from the internet")
                .isEqualTo(Verdict.HOLDS);
    }

    private void at(String address) {
        service.put(
                "ipConfigurations",
                List.of(Map.of(
                        "privateIPAddress",
                        address,
                        "subnet",
                        Map.of("id", NETWORK + "virtualNetworks/net-vnet/subnets/net-link-subnet"))));
    }

    @Test
    void otherHostsOfItsSubnetAreLikeAnyWhereItsAddressIsKnown() {
        at("10.20.4.9");
        assertThat(verdict(Worlds.allow("hq", "10.20.4.8/32", "Tcp", "22"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(Worlds.allow("hq", "10.20.4.9/32", "Tcp", "22"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("10.20.4.8/32", "internal", "Tcp", "8443")))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatAGroupDeniesThoseBreaksAFlowThoughLowerPacketsAreItsOwn() {
        at("10.20.4.4");
        assertThat(verdict(Worlds.allow("link", "internal", "Tcp", "8443"))).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void itMayHandOnAnythingWhereItsFrontendIsNotKnown() {
        for (Object frontends : List.of(Opaque.UNKNOWN, List.of(Map.of("id", FRONT + "2")), List.of())) {
            service.put("loadBalancerFrontendIpConfigurations", frontends);
            assertThat(verdict(Worlds.deny("link", "internal", "Tcp", "22")))
                    .as("%s", frontends)
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }
}
