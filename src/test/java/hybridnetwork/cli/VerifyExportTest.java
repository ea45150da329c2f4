package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that somebody else built: the export describes it, and the stack file only what no resource says. */
final class VerifyExportTest {
    private static final String EXPORTS = "src/test/resources/exports/";

    private static final String SHOP = """
            config:
              hybrid-network:sites:
                hq: { addressPrefixes: [10.10.0.0/16], vpnDevice: { address: 40.50.60.70, bgp: { asn: 65010, peerAddress: 10.10.255.1 } } }
              hybrid-network:traffic:
                pay: { action: allow, from: tills, to: hq, protocol: Tcp, ports: [443] }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Invocation verify(String stack, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), stack);
        return Invocation.of(Stream.concat(Stream.of("verify", "--file", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void sitesAndTrafficAreEnough() throws IOException {
        Invocation run = verify(SHOP, "--export", EXPORTS + "vpn-only.json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("allow pay  VPN      FAIL", "A        vpn-gateway, tunnel:hq", "no route leads to 10.10.0.0");
        assertThat(run.status()).as("a VPN alone protects nothing").isEqualTo(3);
    }

    @Test
    void aNameThatIsNowhereIsAFinding() throws IOException {
        Invocation run = verify(SHOP.replace("from: tills", "from: tils"), "--export", EXPORTS + "vpn-only.json");
        assertThat(run.out())
                .contains(
                        "error[unknown-end]:\n    an intent names \"tils\", which is no site, subnet of the resources,");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void withoutAnExportTheNetworkIsTheStacksOwn() throws IOException {
        Invocation run = verify(SHOP);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "`hybrid-network:baseName` is missing",
                        "`hybrid-network:network` is missing",
                        "`from` names no end of a flow",
                        "nothing was proved");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void rulesAboutANetworkOfOurOwnSayNothing() throws IOException {
        String broken = StackText.dev()
                .with("network: { gatewaySubnet: 10.20.255.248/29 }")
                .text();
        assertThat(verify(broken).err()).contains("error[gw-subnet-min-prefix-coexist]");
        Invocation run = verify(broken, "--export", EXPORTS + "dev.json", "--format", "json");
        assertThat(run)
                .isEqualTo(Invocation.of("verify", "--export", EXPORTS + "dev.json", "--format", "json"))
                .extracting(Invocation::status)
                .isEqualTo(0);
    }

    @Test
    void anErrorOfTheProofIsNotAccepted() throws IOException {
        Invocation run = verify(
                SHOP + "  hybrid-network:acceptedRisks: { unknown-end: never mind }\n",
                "--export",
                EXPORTS + "vpn-only.json");
        assertThat(run.err()).contains("error[accepted-risk-error]: `unknown-end` is an error here");
        assertThat(run.status()).isEqualTo(1);
    }
}
