package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code edge-config}: what it prints and writes, what it refuses, and that keys stay where they belong. */
class EdgeConfigCommandTest {
    private static final String SHARED_KEY = "Qw7.sharedKeyOfTheTest!\"\\";
    private static final String MD5_KEY = "md5KeyOfTheTest";
    private static final String EXPORT =
            FrozenStacks.PROJECT.resolve("exports/dev.json").toString();

    @TempDir
    private Path folder;

    private static Invocation edge(String... words) {
        List<String> all = new ArrayList<>(List.of("edge-config"));
        all.addAll(List.of(words));
        return Invocation.of(all.toArray(String[]::new));
    }

    private static Invocation design(String name, String... words) {
        List<String> all = new ArrayList<>(List.of("edge-config", name));
        all.addAll(List.of(words));
        return Invocation.in(FrozenStacks.DESIGNS, all.toArray(String[]::new));
    }

    @Test
    void printsOneFileForIosXeAndAllFilesForFrr() {
        Invocation ios = edge("dev", "--site", "hq", "--format", "ios-xe");
        assertThat(ios.status()).isZero();
        assertThat(ios.err()).isEmpty();
        assertThat(ios.out())
                .startsWith("! Site hq of stack dev: Cisco IOS XE 17.")
                .endsWith("end\n");

        Invocation frr = edge("dev", "--site", "hq", "--format", "frr");
        assertThat(frr.out().lines().filter(line -> line.startsWith("#### ")))
                .containsExactly(
                        "#### frr.conf, on the router /etc/frr/frr.conf",
                        "#### swanctl.conf, on the router /etc/swanctl/conf.d/azure.conf",
                        "#### charon.conf, on the router /etc/strongswan.d/azure.conf",
                        "#### links.batch, on the router /etc/azure-edge/links.batch",
                        "#### sysctl.conf, on the router /etc/sysctl.d/60-azure-edge.conf",
                        "#### edge.nft, on the router /etc/nftables.d/azure-edge.nft");
    }

    @Test
    void whatIsNotKnownHasANameThatTheHeadingExplains() {
        Invocation unknown = edge("dev", "--site", "hq", "--format", "ios-xe");
        assertThat(unknown.out())
                .contains("NOT COMPLETE", "pulumi stack export --stack dev", "then --export FILE")
                .contains("!   <VPN_GATEWAY_PUBLIC_IP_1>  the public address of the VPN gateway's instance 1")
                .contains(" tunnel destination <VPN_GATEWAY_PUBLIC_IP_1>");

        Invocation known = edge(
                "dev",
                "--site",
                "hq",
                "--format",
                "ios-xe",
                "--export",
                EXPORT,
                "--set",
                "WAN_INTERFACE=GigabitEthernet1",
                "--set",
                "WAN_NEXT_HOP=40.50.60.1",
                "--set",
                "EXPRESSROUTE_PORT_PRIMARY_1=TenGigabitEthernet0/0/0",
                "--set",
                "EXPRESSROUTE_PORT_PRIMARY_2=TenGigabitEthernet0/0/1");
        assertThat(known.status()).isZero();
        assertThat(known.out())
                .doesNotContain("NOT COMPLETE")
                .contains(" tunnel destination 203.0.113.6\n", " tunnel destination 203.0.113.5\n")
                .contains("interface TenGigabitEthernet0/0/1.100\n")
                .contains("ip route 203.0.113.5 255.255.255.255 40.50.60.1\n");
        assertThat(known.out().replace("<SHARED_KEY_HQ>", "").replace("<NAME>", ""))
                .doesNotContain("<");
    }

    @Test
    void theIpsecPolicyIsTheDeployedOne() throws IOException {
        Path file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(
                file,
                StackText.dev()
                        .with("sites: {hq: {connection: {dpdTimeoutSeconds: 30}}}")
                        .text());
        Invocation written = edge("--file", file.toString(), "--site", "hq", "--format", "ios-xe", "--export", EXPORT);
        assertThat(written.out())
                .contains("NOTE: The connection is deployed with other settings than the stack has now.")
                .contains(" dpd 15 6 periodic");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev | --site nowhere --format frr | --site names no site of this stack; there is: hq",
                "dev | --format frr | Missing required option: '--site=NAME'",
                "dev | --site hq | Missing required option: '--format=ios-xe|frr'",
                "dev | --site hq --format junos | expected ios-xe or frr",
                "dev | --site hq --format frr --device a | site hq has one device, without a name: leave --device out",
                "dev | --site hq --format frr --set NOTHING=1 | --set NOTHING: there is no such value to fill in",
                "dev | --site hq --format frr --set WAN_NEXT_HOP=here | --set WAN_NEXT_HOP: here is not an IPv4 address",
                "dev | --site hq --format frr --set WAN_INTERFACE=a;b | is not the name of an interface",
                "dev | --site hq --format frr --set EXPRESSROUTE_PORT_PRIMARY_1=enp1s0f0np0d1 | called enp1s0f0np0d1.100: at most 15",
                "dev | --site hq --format frr --set WAN_INTERFACE=Gi0/0 | Linux has no interface called Gi0/0",
                "dev | --site hq --format ios-xe --set EXPRESSROUTE_PORT_PRIMARY_1=Te0/0/0.5 | --set: Te0/0/0.5 is a subinterface",
                "dev | --site hq --format ios-xe --set EXPRESSROUTE_PORT_PRIMARY_1=Te1 --set EXPRESSROUTE_PORT_PRIMARY_2=Te1 | one VLAN are on port Te1,",
                "dev | --site hq --format ios-xe --ipsec userspace | --ipsec is of a Linux router",
                "dev | --site hq --format frr --keys-from env | --keys-from prints no keys: add --out FILE"
            })
    void wrongWordsAreWrongUsage(String stack, String words, String message) {
        List<String> all = new ArrayList<>(List.of(stack));
        all.addAll(List.of(words.split(" ")));
        Invocation refused = edge(all.toArray(String[]::new)).showsNoStackTrace();
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-devices | --site hq --format frr | add --device, one of a, b",
                "two-devices | --site hq --device c --format frr | --device names no device of site hq; there is: a, b",
                "two-circuits | --site hq --device a --format frr | site hq has no VPN device: leave --device out",
                "unlike-sites | --site depot --format frr | ends at site hq, by the AS number 65010",
                "vpn-first | --site hq --format frr --links both | --links: the stack has no private peering of site hq"
            })
    void aDeviceIsNamedWhereThereAreSeveralAndOnlyThere(String design, String words, String message) {
        Invocation refused = design(design, words.split(" ")).showsNoStackTrace();
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(message);
    }

    /** What the messages advise is accepted. */
    @Test
    void theAdviceOfTheMessagesWorks() {
        assertThat(design("two-devices", "--site", "hq", "--device", "a", "--format", "frr")
                        .status())
                .isZero();
        assertThat(design("two-circuits", "--site", "hq", "--format", "frr").status())
                .isZero();
        assertThat(design("unlike-sites", "--site", "depot", "--format", "frr", "--links", "both")
                        .status())
                .isZero();
        assertThat(design("unlike-sites", "--site", "branch", "--format", "ios-xe")
                        .status())
                .isZero();
    }

    @Test
    void aStackWithErrorsIsNotWritten() throws IOException {
        Path file = folder.resolve("Pulumi.broken.yaml");
        Files.writeString(
                file,
                StackText.dev()
                        .with("sites: {hq: {vpnDevice: {bgp: {asn: 65515}}}}")
                        .text());
        Invocation refused = edge("--file", file.toString(), "--site", "hq", "--format", "frr")
                .showsNoStackTrace();
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("asn-rules", "nothing was written");
    }

    @Test
    void anExportThatHasNoAddressesIsRefused() throws IOException {
        Path template = folder.resolve("group.json");
        Files.writeString(template, "{\"$schema\":\"https://schema.management.azure.com/x\",\"resources\":[]}");
        Invocation refused = edge("dev", "--site", "hq", "--format", "frr", "--export", template.toString());
        assertThat(refused.showsNoStackTrace().status()).isEqualTo(1);
        assertThat(refused.err()).contains("is a template", "pulumi stack export --stack dev");
        Invocation absent = edge(
                "dev",
                "--site",
                "hq",
                "--format",
                "frr",
                "--export",
                folder.resolve("no").toString());
        assertThat(absent.showsNoStackTrace().status()).isEqualTo(1);
    }

    @Test
    void theOutputsOfAStackDoForTheAddresses() throws IOException {
        Path outputs = folder.resolve("outputs.json");
        Files.writeString(
                outputs,
                "{\"stage\":\"ordered\",\"vpnGatewayPublicIps\":[\"192.0.2.1\",\"192.0.2.2\"],"
                        + "\"bgpPeerAddresses\":[\"10.20.255.228\",\"10.20.255.229\"]}");
        Invocation written = edge("dev", "--site", "hq", "--format", "ios-xe", "--export", outputs.toString());
        assertThat(written.status()).isZero();
        assertThat(written.out()).contains(" tunnel destination 192.0.2.2\n");
    }

    private Path stackWithKeys() throws IOException {
        Path file = folder.resolve("Pulumi.keys.yaml");
        Files.writeString(
                file,
                StackText.dev()
                        .with("sharedKeys: {hq: {secure: AAAA}}\npeeringKeys: {primary: {secure: AAAA}}")
                        .text());
        return file;
    }

    private Path keys() throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(
                file, "# of the test\nSHARED_KEY_HQ=" + SHARED_KEY + "\nPEERING_KEY_PRIMARY=" + MD5_KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ios-xe", "frr"})
    void withKeysEveryFileIsItsOwnersAlone(String format) throws IOException {
        Path out = folder.resolve("out");
        Invocation written = edge(
                "--file",
                stackWithKeys().toString(),
                "--site",
                "hq",
                "--format",
                format,
                "--keys-from",
                keys().toString(),
                "--out",
                out.toString());
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(written.out()).isEmpty();
        assertThat(written.err()).doesNotContain(SHARED_KEY, MD5_KEY).contains("wrote ");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
                all.append(Files.readString(file));
            }
        }
        String encoded =
                "0s" + Base64.getEncoder().encodeToString(SHARED_KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(all)
                .contains(format.equals("frr") ? "secret = " + encoded : "pre-shared-key " + SHARED_KEY)
                .contains(" password " + MD5_KEY + "\n")
                .doesNotContain("WITHOUT KEYS", "<SHARED_KEY", "<PEERING_KEY");
    }

    /** Even where the configuration has the keys in clear. */
    @ParameterizedTest
    @ValueSource(strings = {"ios-xe", "frr"})
    void withoutThemNoKeyIsAnywhere(String format) throws IOException {
        Path file = folder.resolve("Pulumi.clear.yaml");
        Files.writeString(
                file,
                StackText.dev()
                        .with("sharedKeys: {hq: " + MD5_KEY + "}\npeeringKeys: {primary: " + MD5_KEY + "}")
                        .text());
        Invocation refused = edge("--file", file.toString(), "--site", "hq", "--format", format);
        assertThat(refused.out() + refused.err()).doesNotContain(MD5_KEY);
        Invocation printed = edge("--file", stackWithKeys().toString(), "--site", "hq", "--format", format);
        assertThat(printed.status()).isZero();
        assertThat(printed.out())
                .contains("WITHOUT KEYS: <SHARED_KEY_HQ>, <PEERING_KEY_PRIMARY>")
                .contains("password <PEERING_KEY_PRIMARY>");
    }

    @Test
    void aFileThatOthersReadIsReplacedByOneThatTheyDoNot() throws IOException {
        Path out = folder.resolve("router.ios");
        Files.writeString(out, "old");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(edge(
                                "dev",
                                "--site",
                                "hq",
                                "--format",
                                "ios-xe",
                                "--keys-from",
                                keys().toString(),
                                "--out",
                                out.toString())
                        .status())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(out)).contains(SHARED_KEY);
    }

    @Test
    void keysGoIntoAFileAndNothingElse() throws IOException {
        Invocation refused = edge(
                "dev", "--site", "hq", "--format", "ios-xe", "--keys-from", keys().toString(), "--out", "/dev/null");
        assertThat(refused.showsNoStackTrace().status()).isEqualTo(2);
        assertThat(refused.err()).contains("--out /dev/null: it is no file");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTHER=x | has no SHARED_KEY_HQ",
                "SHARED_KEY_HQ | line 1 is not NAME=KEY",
                "SHARED_KEY_HQ=has a space | SHARED_KEY_HQ is no key that Azure takes (psk)",
                "SHARED_KEY_HQ=why? | SHARED_KEY_HQ has a question mark"
            })
    void aKeyThatCannotBeWrittenIsRefusedWithoutShowingIt(String line, String message) throws IOException {
        Path file = folder.resolve("keys");
        Files.writeString(file, line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path out = folder.resolve("router.ios");
        Invocation refused = edge(
                "dev", "--site", "hq", "--format", "ios-xe", "--keys-from", file.toString(), "--out", out.toString());
        assertThat(refused.showsNoStackTrace().status()).isEqualTo(2);
        assertThat(refused.err()).contains(message).doesNotContain("has a space", "why?");
        assertThat(out).doesNotExist();
    }

    /** Somebody gives the key itself. */
    @ParameterizedTest
    @ValueSource(strings = {SHARED_KEY, "x\0y"})
    void whatIsNoFileIsNotRepeated(String value) {
        Invocation refused = edge(
                "dev",
                "--site",
                "hq",
                "--format",
                "frr",
                "--keys-from",
                value,
                "--out",
                folder.resolve("out").toString());
        assertThat(refused.showsNoStackTrace().status()).isEqualTo(2);
        assertThat(refused.err()).contains("--keys-from: ").doesNotContain(value);
    }

    @Test
    void aKeyFileThatOthersReadIsToldOf() throws IOException {
        Path keys = keys();
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        Invocation written = edge(
                "dev",
                "--site",
                "hq",
                "--format",
                "ios-xe",
                "--keys-from",
                keys.toString(),
                "--out",
                folder.resolve("router.ios").toString());
        assertThat(written.status()).isZero();
        assertThat(written.err()).contains("warning: others can read", "chmod 600");
    }

    @Test
    void theEnvironmentsVariablesAreNamedWhereAKeyIsMissing() {
        Invocation refused = edge(
                "dev",
                "--site",
                "hq",
                "--format",
                "frr",
                "--keys-from",
                "env",
                "--out",
                folder.resolve("out").toString());
        assertThat(refused.showsNoStackTrace().status()).isEqualTo(2);
        assertThat(refused.err()).contains("has no HYBRID_SHARED_KEY_HQ");
    }
}
