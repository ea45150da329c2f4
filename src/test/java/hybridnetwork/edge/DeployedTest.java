package hybridnetwork.edge;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.edge.EdgeRouter.Peering;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Asn;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.StackExport;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export says of Azure's ends goes before what the stack file says. */
class DeployedTest {
    private static final String CONNECTION = "\"connectionStatus\":\"Connected\",\"connectionType\":\"IPsec\"";
    private static final String POLICY =
            "\"ipsecPolicies\":[{\"saLifeTimeSeconds\":3600,\"saDataSizeKilobytes\":2048000,"
                    + "\"ipsecEncryption\":\"AES256\",\"ipsecIntegrity\":\"SHA256\",\"ikeEncryption\":\"AES128\","
                    + "\"ikeIntegrity\":\"SHA384\",\"dhGroup\":\"ECP256\",\"pfsGroup\":\"PFS2048\"}],";

    @TempDir
    private Path folder;

    private Deployed export(String... replacements) throws IOException {
        String text = Files.readString(FrozenStacks.PROJECT.resolve("exports/dev.json"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Path file = Files.writeString(folder.resolve("export.json"), text);
        return Deployed.of(StackExport.of(file).resources());
    }

    private static EdgeRouter router(Deployed deployed) {
        return Routers.deployed(StackText.dev(), "hq", deployed);
    }

    private static List<String> ends(EdgeRouter router) {
        return router.vpn().map(Vpn::tunnels).orElseThrow().stream()
                .map((Tunnel tunnel) -> tunnel.publicIp() + " " + tunnel.peer().orElseThrow())
                .toList();
    }

    /** The addresses of an instance belong together, in whatever order Azure gave them. */
    @Test
    void eachInstanceHasItsPublicAndItsBgpAddress() throws IOException {
        assertThat(ends(router(export()))).containsExactly("203.0.113.6 10.20.255.228", "203.0.113.5 10.20.255.229");
        assertThat(router(export()).remarks()).isEmpty();
    }

    @Test
    void aStandbyInstanceHasNoTunnel() throws IOException {
        assertThat(ends(router(export("\"activeActive\":true", "\"activeActive\":false"))))
                .containsExactly("203.0.113.6 10.20.255.228");
    }

    @Test
    void thePolicyIsTheDeployedOne() throws IOException {
        EdgeRouter router = router(export(CONNECTION, POLICY + CONNECTION));
        assertThat(Routers.frr(router))
                .contains(
                        "proposals = aes128-sha384-ecp256\n",
                        "esp_proposals = aes256-sha256-modp2048\n",
                        "life_time = 3600s\n")
                .contains("run `pulumi up`, then write this anew");
        assertThat(Routers.ios(router))
                .contains(" encryption aes-cbc-128\n", " integrity sha384\n", " group 19\n", " set pfs group14\n")
                .contains(" set security-association lifetime kilobytes 2048000\n");
    }

    @Test
    void theAsNumbersAreTheDeployedOnes() throws IOException {
        EdgeRouter router = router(export("\"asn\":65515", "\"asn\":65521", "\"asn\":65010", "\"asn\":65022"));
        assertThat(router.vpn().flatMap(Vpn::bgp).orElseThrow().asn()).isEqualTo(new Asn(65521));
        assertThat(router.asn()).contains(new Asn(65022));
        assertThat(router.remarks()).singleElement().asString().contains("another BGP peer");
    }

    @Test
    void linkLocalAddressesAreThoseOfTheConnection() throws IOException {
        String gateway = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/hybrid-vpn-er-rg/providers"
                + "/Microsoft.Network/virtualNetworkGateways/hybrid-vpn-er-vpn-vgw/ipConfigurations/";
        EdgeRouter router = router(export(
                "\"bgpPeeringAddress\":\"10.10.255.1\"",
                "\"bgpPeeringAddress\":\"169.254.21.1\"",
                CONNECTION,
                "\"gatewayCustomBgpIpAddresses\":[{\"customBgpIpAddress\":\"169.254.21.6\",\"ipConfigurationId\":\""
                        + gateway
                        + "VPN-GW-IPCONFIG-2\"},{\"customBgpIpAddress\":\"169.254.21.2\",\"ipConfigurationId\":\""
                        + gateway
                        + "vpn-gw-ipconfig\"}]," + CONNECTION));
        assertThat(ends(router)).containsExactly("203.0.113.6 169.254.21.2", "203.0.113.5 169.254.21.6");
        assertThat(router.loopback().orElseThrow()).hasToString("169.254.21.1");
    }

    @Test
    void aPeeringIsTheDeployedOne() throws IOException {
        EdgeRouter router = router(export(
                "\"vlanId\":100",
                "\"vlanId\":150",
                "172.16.0.4/30",
                "172.16.9.4/30",
                "\"peerASN\":65010",
                "\"peerASN\":65030"));
        Peering peering = router.peerings().get(0);
        assertThat(peering.vlan()).isEqualTo(150);
        assertThat(peering.asn()).isEqualTo(new Asn(65030));
        assertThat(peering.links().get(1).own()).hasToString("172.16.9.5");
    }

    @Test
    void aDeviceThatNoTunnelLeadsToIsToldOf() throws IOException {
        EdgeRouter router = router(export("40.50.60.70", "40.50.60.79"));
        assertThat(router.remarks()).singleElement().asString().contains("The export has no connection to 40.50.60.70");
        assertThat(ends(router))
                .as("the gateway is known all the same")
                .hasSize(2)
                .first()
                .asString()
                .startsWith("203.0.113.6");
    }

    /** Before the gateways are there nothing is known of them, and nothing is guessed. */
    @Test
    void ofWhatIsNotDeployedYetThePlaceholdersStay() throws IOException {
        Deployed preview = Deployed.of(StackExport.of(FrozenStacks.PROJECT.resolve("exports/preview-connect.json"))
                .resources());
        assertThat(router(preview).slots()).isNotEmpty();
        EdgeRouter nothing = router(Deployed.NOTHING);
        assertThat(ends(nothing)).allMatch(end -> end.startsWith("<VPN_GATEWAY_PUBLIC_IP_"));
    }

    /** Outputs have the addresses and nothing else: link-local ones are no address of the gateway itself. */
    @Test
    void outputsGiveTheAddressesWithAWarning() {
        Bag outputs = new Bag(Map.of(
                "vpnGatewayPublicIps", List.of("203.0.113.6", "203.0.113.5"),
                "bgpPeerAddresses", List.of("10.20.255.228", "169.254.21.2", "10.20.255.229")));
        EdgeRouter router = router(Deployed.ofOutputs(outputs).orElseThrow());
        assertThat(ends(router)).containsExactly("203.0.113.6 10.20.255.228", "203.0.113.5 10.20.255.229");
        assertThat(router.remarks()).singleElement().asString().contains("an export does");
        assertThat(Deployed.ofOutputs(new Bag(Map.of("stage", "ordered")))).isEmpty();
    }

    @Test
    void outputsThatDoNotMatchLeaveTheirPlacesOpen() {
        Bag outputs = new Bag(Map.of(
                "vpnGatewayPublicIps", List.of("203.0.113.6", "203.0.113.5"),
                "bgpPeerAddresses", List.of("10.20.255.228")));
        assertThat(ends(router(Deployed.ofOutputs(outputs).orElseThrow())))
                .containsExactly("203.0.113.6 <VPN_GATEWAY_BGP_ADDRESS_0>", "203.0.113.5 <VPN_GATEWAY_BGP_ADDRESS_1>");
    }
}
