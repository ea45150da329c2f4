package hybridnetwork.edge;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.testing.StackText;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line for Cisco IOS XE is a command that it has, in the mode that it has it in, and refers to what is there. */
class IosXeGrammarTest {
    private static final String POLICY = """
            sites: {hq: {connection: {ipsecPolicy: {saLifeTimeSeconds: 3600, saDataSizeKilobytes: 102400000,
              ikeEncryption: AES256, ikeIntegrity: SHA256, dhGroup: ECP256,
              ipsecEncryption: AES256, ipsecIntegrity: SHA256, pfsGroup: ECP256}}}}""";

    static Stream<EdgeRouter> routers() {
        StackText keyed = StackText.dev().with("sharedKeys: {hq: {secure: AA}}\npeeringKeys: {primary: {secure: AA}}");
        StackText selectors = StackText.dev()
                .with("sites: {hq: {connection: {mode: InitiatorOnly, trafficSelectors:"
                        + " [{local: [10.20.0.0/16], remote: [10.10.0.0/17, 10.10.128.0/17]}]}}}");
        return Stream.of(
                Routers.of(keyed, "hq"),
                Routers.deployed(StackText.dev(), "hq", Routers.DEV),
                Routers.of(StackText.of("prod"), "hq"),
                Routers.of(StackText.of("prod"), "plant"),
                Routers.of(StackText.of("staging"), "hq"),
                Routers.of(selectors, "hq"),
                Routers.of(StackText.dev().with("sites: {hq: {vpnDevice: {bgp: ~}}}"), "hq"),
                Routers.of(StackText.dev().with("sites: {hq: {advertises: {vpn: []}}}"), "hq"),
                Routers.of(StackText.dev().with("sites: {hq: {advertises: {expressRoute: []}}}"), "hq"),
                Routers.of(Routers.design("two-devices"), "hq", "a"),
                Routers.of(Routers.design("link-local"), "hq", "b"),
                Routers.of(Routers.design("two-circuits"), "hq"),
                Routers.of(Routers.design("unlike-sites"), "branch"),
                Routers.of(Routers.design("vpn-first"), "hq"));
    }

    @ParameterizedTest
    @MethodSource("routers")
    void everyLineIsACommand(EdgeRouter router) {
        assertThat(IosXeGrammar.complaints(Routers.ios(router))).isEmpty();
    }

    static Stream<String> algorithms() {
        return Stream.of(
                        Arrays.stream(IpsecPolicy.IkeEncryption.values()).map(it -> "ikeEncryption: " + it),
                        Arrays.stream(IpsecPolicy.IkeIntegrity.values()).map(it -> "ikeIntegrity: " + it),
                        Arrays.stream(IpsecPolicy.DhGroup.values()).map(it -> "dhGroup: " + it),
                        Arrays.stream(IpsecPolicy.IpsecEncryption.values())
                                .map(it -> "ipsecEncryption: " + it
                                        + (it.name().startsWith("GCM") ? ", ipsecIntegrity: " + it : "")),
                        Arrays.stream(IpsecPolicy.IpsecIntegrity.values())
                                .filter(it -> !it.name().startsWith("GCM"))
                                .map(it -> "ipsecIntegrity: " + it),
                        Arrays.stream(IpsecPolicy.PfsGroup.values()).map(it -> "pfsGroup: " + it))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyAlgorithmOfAzuresIsOneOfIosXes(String algorithm) {
        assertThat(IosXeGrammar.complaints(Routers.ios(Routers.of(withAlgorithm(algorithm), "hq"))))
                .isEmpty();
    }

    /** From 17.11 on such a line is refused, and the tunnel does not come up. */
    @ParameterizedTest
    @CsvSource({
        "dhGroup: DHGroup2, group 2",
        "dhGroup: DHGroup24, group 24",
        "ikeEncryption: DES3, encryption 3des",
        "ikeIntegrity: MD5, integrity md5",
        "ipsecEncryption: None, esp-null",
        "pfsGroup: PFS1, set pfs group1"
    })
    void whatNewerSystemsRefuseIsToldOf(String algorithm, String word) {
        String warning = "refuse what is weak, here " + word + ":";
        assertThat(Routers.ios(Routers.of(withAlgorithm(algorithm), "hq"))).contains(warning);
        assertThat(Routers.ios(Routers.of(withAlgorithm("dhGroup: DHGroup14"), "hq")))
                .doesNotContain("compliance shield");
    }

    @Test
    void whatAzureTakesWithoutAPolicyIsWeak() {
        assertThat(Routers.ios(Routers.of(StackText.dev(), "hq"))).contains("refuse what is weak, here group 2:");
    }

    /** A stack whose policy has it among strong ones. */
    static StackText withAlgorithm(String algorithm) {
        return StackText.dev().with(POLICY).with("sites: {hq: {connection: {ipsecPolicy: {" + algorithm + "}}}}");
    }

    /** The grammar is strict: a word that is wrong, a line in another mode, a name that is not there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "' set local-preference 200' | ' set local-preferenz 200'",
                "' tunnel mode ipsec ipv4' | 'tunnel mode ipsec ipv4'",
                "' encapsulation dot1Q 300' | ' encapsulation dot1q 300'",
                "' ip mtu 1400' | '  ip mtu 1400'",
                "' set transform-set AZURE-1' | ' set transform-set AZURE-2'",
                "'route-map VPN-OUT permit 10' | 'route-map VPN-AUS permit 10'",
                "'interface Loopback100' | 'interface Loopback101'",
                "' group 20' | ' group 21'",
                "' ip address 172.16.2.1 255.255.255.252' | ' ip address 172.16.2.1/30'"
            })
    void whatIsNearlyRightIsRefused(String right, String wrong) {
        String written = Routers.ios(Routers.of(StackText.of("prod"), "hq"));
        String line = right.replace("'", "");
        assertThat(written).contains(line + "\n");
        assertThat(IosXeGrammar.complaints(written.replace(line + "\n", wrong.replace("'", "") + "\n")))
                .isNotEmpty();
    }

    @Test
    void aConfigurationThatIsCutOffIsNone() {
        String whole = Routers.ios(Routers.complete(StackText.of("prod"), "hq", Optional.empty()));
        assertThat(IosXeGrammar.complaints(whole.substring(0, whole.length() / 2)))
                .isNotEmpty();
    }
}
