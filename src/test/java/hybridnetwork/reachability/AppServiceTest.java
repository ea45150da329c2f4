package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The instances of an app that App Service integrates with a subnet are hosts that send to private addresses, and take nothing. */
class AppServiceTest {
    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/net-vnet/subnets/net-apps-subnet";

    private final World world = Worlds.blueprint();

    AppServiceTest() {
        apps();
        world.frontends.clear();
        world.frontends.add(
                new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
    }

    private void apps(RuleSpec... rules) {
        world.subnets.removeIf(subnet -> subnet.name().equals("apps"));
        world.subnets.add(new SubnetSpec("apps", "10.20.4.0/24", rules.length == 0 ? null : List.of(rules), null));
    }

    private Verdict verdict(IntentSpec intent) {
        return verdict("web:WebApp", Map.of("virtualNetworkSubnetId", SUBNET), intent);
    }

    private Verdict verdict(String type, Map<String, Object> app, IntentSpec intent) {
        Worlds.asking(world, intent);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(Readings.with(
                World.resource("Thing", "app", "things", Map.of()),
                "azure-native:" + type,
                Optional.of("/x/app"),
                app,
                Map.of()));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    @ParameterizedTest
    @CsvSource({
        "web:WebApp, virtualNetworkSubnetId",
        "web:WebAppSlot, virtualNetworkSubnetId",
        "web:WebAppSwiftVirtualNetworkConnection, subnetResourceId",
        "web:SiteNetworkConfig, subnetResourceId"
    })
    void whatTheySendToPrivateAddressesIsAsSureAsOfAnyHost(String type, String property) {
        Map<String, Object> app = Map.of(property, SUBNET);
        assertThat(verdict(type, app, Worlds.allow("apps", "hq", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(type, app, Worlds.deny("apps", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(type, app, Worlds.allow("hq", "load-balancer", "Tcp", "443")))
                .as("they join no pool")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void theirGroupHoldsForIt() {
        apps(Worlds.deny("silent", false, 100, "*", "*"));
        assertThat(verdict(Worlds.deny("apps", "hq", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
    }

    /** Unless it says so, an app reaches them without the network: its group does not keep it from that. */
    @Test
    void whatTheySendToPublicAddressesIsNotKnown() {
        apps(Worlds.deny("silent", false, 100, "*", "*"));
        assertThat(verdict(Worlds.deny("apps", "internet", "Tcp", "443"))).isEqualTo(Verdict.UNKNOWN);
    }

    /** App Service does not offer it. */
    @Test
    void whetherTheySendMailIsNotKnown() {
        assertThat(verdict(Worlds.allow("apps", "hq", "Tcp", "25"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.allow("apps", "hq", "Udp", "25"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whetherTheyTakeWhatIsSentToThemIsNotKnown() {
        assertThat(verdict(Worlds.allow("hq", "apps", "Tcp", "443"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("hq", "apps", "Tcp", "443"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Worlds.deny("internet", "apps", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatTheGroupDeniesThemDoesNotCome() {
        apps(Worlds.deny("closed", true, 100, "*", "*"));
        assertThat(verdict(Worlds.deny("hq", "apps", "Tcp", "443"))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatElseAnAppRefersToLeavesOpenWhatItDid() {
        assertThat(verdict(
                        "web:WebApp",
                        Map.of("virtualNetworkSubnetId", SUBNET, "more", SUBNET),
                        Worlds.deny("apps", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(
                        "web:AppServiceEnvironment",
                        Map.of("virtualNetworkSubnetId", SUBNET),
                        Worlds.deny("apps", "internal", "Tcp", "22")))
                .isEqualTo(Verdict.UNKNOWN);
    }
}
