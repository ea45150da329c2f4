package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the proof says of something that it does not model that it changes no packet. */
class ScopesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "hybridnetwork", "reachability");
    private static final Pattern NOTHING = Pattern.compile("Scope\\.nothing\\(\\s*\"([^\"]*)\"");

    /** Each place with its reason. Whoever adds one says here, too, why nothing green can come of it. */
    private static final List<String> ON_PURPOSE = List.of(
            "ApplianceHops: what the route matches is unknown by its hop",
            "ApplianceReader: a route to it is unknown by its hop, or drops",
            "BalancerReader: no packet of this network is for an address of another",
            "CircuitMatcher: the circuit counts as one that may be up or down",
            "CircuitMatcher: the circuit counts as one that may be up or down",
            "CircuitReader: whichever circuit carries leads to the same site",
            "ConnectionReader: what ends at a gateway elsewhere passes none of this network's",
            "ConnectionReader: what it joins is told apart",
            "FirewallAddresses: the rule itself says which packets it may match",
            "FirewallPolicyReader: the policy counts as one that may do anything",
            "FirewallRuleReader: the rule itself says which packets it may match",
            "Gateways: a gateway serves no other network but by a peering, which is noted",
            "Gateways: the loss of one instance changes nothing either way",
            "Interfaces: the hosts that may have it are told apart one by one",
            "Ipv6: no packet of the proof is an IPv6 packet",
            "Notes: outputs are taken at their word, as the contract says",
            "OtherResources: it is no part of a network that is proved",
            "OtherResources: a route to it is unknown by its hop",
            "PoolReader: what it takes is lost",
            "Referrals: it watches, guards or describes what it refers to, and carries no packet",
            "Referrals: it admits a subnet to a service that is outside the network",
            "Referrals: it tells addresses by names, and carries none of the flows",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the whole table counts as unknown",
            "RouteTableReader: the table says what of its routes is not known",
            "RouteTableReader: what the route matches is unknown by its hop",
            "RuleCollectionReader: the policy counts as one that may do anything",
            "SecurityGroupReader: the group counts as one that may do anything",
            "SecurityGroupReader: the group counts as one that may do anything",
            "SecurityGroupReader: the group counts as one that may do anything",
            "SecurityGroupReader: the group counts as one that may do anything",
            "SecurityRuleReader: the rule itself says which packets it may match",
            "ShownByOutputs: IPv6 prefixes match no packet of the proof",
            "TunnelReader: its routes are modelled as leading nowhere that is known",
            "TunnelReader: a further device of the only site is an assumption, which verify lists",
            "TunnelReader: a tunnel without anything to run over is down");

    private static List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                Matcher matcher = NOTHING.matcher(Files.readString(file));
                while (matcher.find()) {
                    String name = file.getFileName().toString();
                    reasons.add(name.substring(0, name.indexOf('.')) + ": " + matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    @Test
    void nothing_is_said_on_purpose() {
        assertThat(reasons()).containsExactlyElementsOf(ON_PURPOSE);
    }

    @Test
    void no_scope_of_nothing_is_without_a_reason() throws IOException {
        long said = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                said += Pattern.compile("Scope\\.nothing\\(")
                        .matcher(Files.readString(file))
                        .results()
                        .count();
            }
        }
        assertThat(said).isEqualTo(reasons().size());
    }
}
