package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Golden;
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
        assertThat(run.out().replaceAll("\\s+", " ")).contains("or prefix; sites: hq; subnets: tills");
        assertThat(run.status()).isEqualTo(3);
    }

    /** A branch with a VPN and no circuit. */
    @Test
    void whatMayBeLostBreaksNothing() throws IOException {
        String tolerant = SHOP.replace("ports: [443]", "ports: [443], mayFailIn: [vpn-gateway, \"tunnel:hq\"]");
        Path before = Files.writeString(
                folder.resolve("before.json"),
                verify(SHOP, "--export", EXPORTS + "vpn-only.json", "--format", "json")
                        .out());
        Invocation text = verify(tolerant, "--export", EXPORTS + "vpn-only.json", "--against", before.toString());
        assertThat(text.err()).isEmpty();
        assertThat(text.status()).isZero();
        Golden.assertMatches("proof/tolerated.txt", text.out());
        Invocation markdown = verify(
                tolerant,
                "--export",
                EXPORTS + "vpn-only.json",
                "--against",
                before.toString(),
                "--format",
                "markdown");
        Golden.assertMatches("proof/tolerated.md", markdown.out());
        Invocation json = verify(tolerant, "--export", EXPORTS + "vpn-only.json", "--format", "json");
        assertThat(json.out())
                .contains("\"verdict\": \"violated\",\n          \"holds\": false,\n          \"tolerated\": true,");
        Path after = Files.writeString(folder.resolve("after.json"), json.out());
        Invocation back = verify(SHOP, "--export", EXPORTS + "vpn-only.json", "--against", after.toString());
        assertThat(back.out()).contains("allow pay was lost, tolerated, is violated");
        assertThat(back.status()).isEqualTo(3);
    }

    /** Which outages there are is known of the resources alone. */
    @Test
    void anOutageThatIsNowhereIsAnError() throws IOException {
        Invocation run = verify(
                SHOP.replace("ports: [443]", "ports: [443], mayFailIn: [vpn-gatway]"),
                "--export",
                EXPORTS + "vpn-only.json",
                "--format",
                "json");
        assertThat(run.err())
                .contains(
                        "error[unknown-name]: no single outage has this name",
                        "shop.yaml:5:",
                        "traffic.pay.mayFailIn[0]",
                        "got: vpn-gatway",
                        "allowed: vpn-gateway, tunnel:hq, vpn-gateway/instance-0",
                        "fix: write `vpn-gateway`");
        assertThat(run.json().getAsJsonArray("scenarios")).isNotEmpty();
        assertThat(run.status()).isEqualTo(1);
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
