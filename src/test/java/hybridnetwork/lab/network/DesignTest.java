package hybridnetwork.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.config.Purpose;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lab.machine.NoLab;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.net.Ipv4;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is built of a stack, and the texts that the stand-in of Azure's side is made from. */
class DesignTest {
    private static Design of(String stack, List<RegisteredResource> more, String... circuits) throws NoLab {
        StackConfig config = ReadConfig.ofFile(
                        Path.of("src/test/resources/stacks/Pulumi." + stack + ".yaml"),
                        stack,
                        Path.of("."),
                        stack,
                        Purpose.DECLARE)
                .stack()
                .orElseThrow();
        Site site = DesignReader.firstSite(config).orElseThrow();
        List<RegisteredResource> resources = new ArrayList<>(
                OfflinePlan.of(config, stack, Stage.connected).plan().resources());
        resources.addAll(more);
        return DesignReader.read(config, resources, site, Set.of(circuits));
    }

    private static Design of(String stack, String... circuits) throws NoLab {
        return of(stack, List.of(), circuits);
    }

    @Test
    void addressesNumbersAndPoliciesAreTheStacks() throws NoLab {
        Design dev = of("dev", "primary");
        assertThat(dev.site()).isEqualTo("hq");
        assertThat(dev.links())
                .extracting(Design.Link::name)
                .containsExactly("circuit:primary/primary-link", "circuit:primary/secondary-link");
        assertThat(dev.links().get(1).sites()).isEqualTo(Ipv4.parse("172.16.0.5"));
        assertThat(dev.links().get(1).microsofts()).isEqualTo(Ipv4.parse("172.16.0.6"));
        assertThat(dev.instances()).hasSize(2);
        assertThat(dev.vpn().orElseThrow().policy()).isEmpty();
        assertThat(dev.left()).isEmpty();
    }

    @Test
    void whatIsNotBuiltIsNamed() throws NoLab {
        Design prod = of("prod", "chicago", "dallas");
        assertThat(prod.circuits()).extracting(Design.Circuit::name).containsExactly("chicago", "dallas");
        assertThat(prod.left()).contains("site plant");
        assertThat(prod.vpn().orElseThrow().policy().orElseThrow().dhGroup()).isEqualTo("ECP384");
    }

    /** The proof counts on such a circuit, so a drill without it would prove nothing. */
    @Test
    void aCircuitThatEndsElsewhereIsNotLeftOut() {
        assertThatThrownBy(() -> of("prod", "chicago"))
                .isInstanceOf(NoLab.class)
                .hasMessageContaining("circuit dallas of site hq ends at another one");
    }

    @Test
    void aNetworkBehindAnApplianceIsRefused() {
        RegisteredResource routes = new RegisteredResource(
                "azure-native:network:RouteTable",
                "routes",
                "urn:pulumi:dev::test::azure-native:network:RouteTable::routes",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                Map.of("routes", List.of(Map.of("nextHopType", "VirtualAppliance"))),
                Map.of());
        assertThatThrownBy(() -> of("dev", List.of(routes), "primary"))
                .isInstanceOf(NoLab.class)
                .hasMessageContaining("no firewall and no appliance");
    }

    @Test
    void theSitesRouterHasAnAddressThatIsNobodyElses() throws NoLab {
        Design dev = of("dev", "primary");
        assertThat(dev.siteRouter()).isEqualTo(Ipv4.parse("10.10.255.254"));
        assertThat(Wiring.of(dev).ports()).containsEntry("circuit:primary/secondary-link", "er1-2.100");
        assertThat(Wiring.of(dev).port("circuit:primary/secondary-link")).isEqualTo("er1-2");
    }

    @Test
    void theSecurityGroupIsThatOfTheRegisteredRules() throws NoLab {
        Golden.assertMatches("lab/dev-groups.nft", new SecurityGroups(of("dev", "primary")).nft());
    }

    @Test
    void theTextsOfAzuresSideAreRead() throws NoLab {
        Design prod = of("prod", "chicago", "dallas");
        AzureRouters azure = new AzureRouters(prod, Timers.BFD, Map.of());
        Design.Vpn vpn = prod.vpn().orElseThrow();
        Golden.assertMatches(
                "lab/prod-azure.txt",
                String.join(
                        "\n",
                        "! a Microsoft edge",
                        azure.microsoftEdge(prod.circuits().get(0), prod.links().get(0), 0),
                        "! the ExpressRoute gateway",
                        azure.expressRouteGatewayText(),
                        "! the virtual networks",
                        azure.networkText(),
                        "! an instance of the VPN gateway",
                        azure.vpnInstance(vpn, vpn.instances().get(1), "ipsec0"),
                        "# its end of the tunnel",
                        GatewayTunnels.swanctl(vpn, vpn.instances().get(1), "the key")));
    }
}
