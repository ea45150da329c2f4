package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.route.PrefixMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The longest prefix at the ends of the address space, where no random example comes. */
class PrefixMapTest {
    private static String at(String address, String... prefixes) {
        Map<Prefix, String> entries = new HashMap<>();
        for (String prefix : prefixes) {
            entries.put(Prefix.parse(prefix), prefix);
        }
        return PrefixMap.of(entries, "none", (around, prefix, own) -> own).at(Ipv4.parse(address));
    }

    @Test
    void the_first_address_and_the_last_have_their_prefixes() {
        assertThat(at("0.0.0.0")).isEqualTo("none");
        assertThat(at("0.0.0.0", "0.0.0.0/8", "255.0.0.0/8")).isEqualTo("0.0.0.0/8");
        assertThat(at("255.255.255.255", "0.0.0.0/8", "255.0.0.0/8")).isEqualTo("255.0.0.0/8");
        assertThat(at("1.0.0.0", "0.0.0.0/8", "255.0.0.0/8")).isEqualTo("none");
    }

    @Test
    void a_prefix_that_ends_before_the_last_address_does_not_have_it() {
        assertThat(at("255.255.255.254", "255.255.255.254/32")).isEqualTo("255.255.255.254/32");
        assertThat(at("255.255.255.255", "255.255.255.254/32")).isEqualTo("none");
        assertThat(at("255.255.255.255", "255.255.255.254/32", "255.255.255.252/30"))
                .isEqualTo("255.255.255.252/30");
    }

    @Test
    void inside_each_other_the_longest_has_it_and_the_one_around_the_rest() {
        String[] nested = {"0.0.0.0/0", "10.0.0.0/8", "10.10.0.0/16"};
        assertThat(at("10.10.255.255", nested)).isEqualTo("10.10.0.0/16");
        assertThat(at("10.11.0.0", nested)).isEqualTo("10.0.0.0/8");
        assertThat(at("11.0.0.0", nested)).isEqualTo("0.0.0.0/0");
    }
}
