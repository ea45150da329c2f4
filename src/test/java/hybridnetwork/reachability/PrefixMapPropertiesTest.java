package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.route.PrefixMap;
import hybridnetwork.testing.Seeds;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Longest-prefix match against the trie of the ipaddress library. */
class PrefixMapPropertiesTest {
    @Test
    void the_longest_prefix_wins() {
        Seeds.forAll(400, random -> {
            Map<Prefix, String> entries = new HashMap<>();
            IPv4AddressTrie trie = new IPv4AddressTrie();
            for (int i = random.nextInt(40); i > 0; i--) {
                Prefix prefix = prefix(random);
                entries.put(prefix, prefix.toString());
                trie.add(new IPAddressString(prefix.toString()).getAddress().toIPv4());
            }
            PrefixMap<String> map = PrefixMap.of(entries, "none", (around, prefix, own) -> own);
            for (int i = 0; i < 100; i++) {
                Ipv4 address = new Ipv4(0x0A000000 | random.nextInt(1 << 9));
                assertThat(map.at(address)).isEqualTo(longest(trie, address));
            }
            PrefixSet some = PrefixSet.of(prefix(random)).union(PrefixSet.of(prefix(random)));
            Map<String, PrefixSet> parts = map.partition(some, value -> value);
            assertThat(PrefixSet.unionOf(parts.values())).isEqualTo(some);
            parts.forEach((value, part) -> part.ranges().forEach(range -> {
                assertThat(map.at(range.first())).isEqualTo(value);
                assertThat(map.at(range.last())).isEqualTo(value);
            }));
        });
    }

    private static String longest(IPv4AddressTrie trie, Ipv4 address) {
        return Optional.ofNullable(trie.longestPrefixMatch(new IPv4Address(address.bits())))
                .map(match -> match.isPrefixed() ? match.toString() : match + "/32")
                .orElse("none");
    }

    private static Prefix prefix(Random random) {
        int length = 20 + random.nextInt(13);
        return new Prefix(new Ipv4(0x0A000000 | random.nextInt(1 << 9)).mask(length), length);
    }
}
