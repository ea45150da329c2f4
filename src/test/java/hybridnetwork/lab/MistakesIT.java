package hybridnetwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.lab.network.EdgeFiles;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten mistakes in a router's files, each of which a drill has to find and to place: {@code benchmarks/lab.sh mistakes}. It
 * takes about ten minutes, so it is run on demand.
 */
@EnabledIfSystemProperty(named = "lab.mistakes", matches = "true", disabledReason = "on demand: -Dlab.mistakes=true")
class MistakesIT {
    /**
     * What somebody got wrong.
     *
     * @param place what the drill's words about it must contain
     */
    private record Mistake(String name, String place, UnaryOperator<EdgeFiles> made) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "no local preference", "local preference", frr(text -> without(text, " set local-preference"))),
                new Mistake(
                        "longer vpn prefix",
                        "10.10.0.0/17",
                        frr(text -> replaced(
                                        replaced(
                                                text,
                                                "ip prefix-list VPN-OUT seq 5 permit 10.10.0.0/16",
                                                "ip prefix-list VPN-OUT seq 5 permit 10.10.0.0/16 le 17"),
                                        "  network 10.10.0.0/16",
                                        "  network 10.10.0.0/16\n  network 10.10.0.0/17\n  network 10.10.128.0/17")
                                + "ip route 10.10.0.0/17 blackhole 254\nip route 10.10.128.0/17 blackhole 254\n")),
                new Mistake(
                        "no host route",
                        "the way to vpn-gateway/instance-0",
                        frr(text -> without(text, "ip route 203.0.113."))),
                new Mistake(
                        "bfd off",
                        "BFD with circuit:primary",
                        frr(text -> text.replaceAll("(?m)^ neighbor \\S+ bfd .*\n", ""))),
                new Mistake(
                        "wrong proposal",
                        "NO_PROPOSAL_CHOSEN",
                        swanctl(text ->
                                text.replaceAll("(?m)^( *)proposals = .*", "$1proposals = aes256-sha512-modp4096"))),
                new Mistake(
                        "wrong key",
                        "AUTH",
                        swanctl(text -> text.replaceAll("(?m)^( *)secret = .*", "$1secret = \"another key\""))),
                new Mistake("mss unset", "segments", MistakesIT::withoutMss),
                new Mistake(
                        "asn swapped",
                        "BGP with circuit:primary/primary-link",
                        frr(text -> text.replaceAll("(?m)(neighbor \\S+ remote-as )12076$", "$1 65515"))),
                new Mistake(
                        "filter too narrow",
                        "the site learns over",
                        frr(text -> replaced(
                                text,
                                "ip prefix-list AZURE seq 5 permit 10.20.0.0/16",
                                "ip prefix-list AZURE seq 5 permit 10.20.1.0/24"))),
                new Mistake(
                        "default route leaked",
                        "0.0.0.0/0",
                        frr(text ->
                                replaced(text, "  network 10.10.0.0/16", "  network 10.10.0.0/16\n  network 0.0.0.0/0")
                                        + "ip route 0.0.0.0/0 blackhole 254\n"
                                        + "ip prefix-list CIRCUIT-PRIMARY-OUT seq 10 permit 0.0.0.0/0\n")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aDrillFindsItAndSaysWhere(Mistake mistake) {
        DrillResult result = Drills.quick("dev", mistake.made());

        List<Check> failed = Stream.concat(
                        result.checks().stream(), result.outages().stream().flatMap(outage -> outage.during().stream()))
                .filter(check -> !check.held())
                .toList();
        failed.forEach(check -> System.out.println(mistake + ": " + check.name() + ": " + check.detail()));
        assertThat(result.held()).isFalse();
        assertThat(failed).anyMatch(check -> (check.name() + ": " + check.detail()).contains(mistake.place()));
    }

    private static UnaryOperator<EdgeFiles> frr(UnaryOperator<String> change) {
        return files -> new EdgeFiles(
                changed(files.frr(), change),
                files.swanctl(),
                files.charon(),
                files.links(),
                files.nft(),
                files.sysctl(),
                files.tunnels());
    }

    private static UnaryOperator<EdgeFiles> swanctl(UnaryOperator<String> change) {
        return files -> new EdgeFiles(
                files.frr(),
                changed(files.swanctl(), change),
                files.charon(),
                files.links(),
                files.nft(),
                files.sysctl(),
                files.tunnels());
    }

    private static EdgeFiles withoutMss(EdgeFiles files) {
        return new EdgeFiles(
                files.frr(),
                files.swanctl(),
                files.charon(),
                files.links(),
                changed(files.nft(), text -> text.replaceAll("(?m)^.*maxseg.*\n", "")),
                files.sysctl(),
                files.tunnels());
    }

    /** A mistake that changes nothing would be none. */
    private static String changed(String text, UnaryOperator<String> change) {
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        return changed;
    }

    private static String replaced(String text, String line, String by) {
        assertThat(text).contains(line);
        return text.replace(line, by);
    }

    private static String without(String text, String beginning) {
        return text.lines().filter(line -> !line.startsWith(beginning)).reduce("", (all, line) -> all + line + "\n");
    }
}
