package hybridnetwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "10.20.0.0/16", "128.0.0.0/1", "255.255.255.255/32"})
    void prints_what_it_reads(String text) {
        assertThat(Prefix.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.20.1.0/16 | 10.20.1.0/16 has host bits set; did you mean 10.20.0.0/16?",
                "10.20.1.0    | \"10.20.1.0\" has no length; did you mean 10.20.1.0/32?",
                "10.20/16     | \"10.20/16\" is not an IPv4 prefix such as 10.0.0.0/16",
                "10.0.0.0/33  | \"10.0.0.0/33\" is not an IPv4 prefix: its length is a number from 0 to 32",
                "10.0.0.0/08  | \"10.0.0.0/08\" is not an IPv4 prefix: its length is a number from 0 to 32",
                "10.0.0.0/    | \"10.0.0.0/\" is not an IPv4 prefix: its length is a number from 0 to 32",
                "fd00::/8     | \"fd00::/8\" is not an IPv4 prefix such as 10.0.0.0/16; IPv6 is not supported",
            })
    void a_refusal_quotes_the_text_and_says_what_is_right(String text, String message) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(Prefix.tryParse(text)).isEmpty();
    }

    @Test
    void knows_its_ends() {
        Prefix all = Prefix.ALL;
        assertThat(all.first()).isEqualTo(Ipv4.LOWEST);
        assertThat(all.last()).isEqualTo(Ipv4.HIGHEST);
        assertThat(all.size()).isEqualTo(1L << 32);
        Prefix one = Prefix.parse("10.0.0.7/32");
        assertThat(one.first()).isEqualTo(one.last()).isEqualTo(Ipv4.parse("10.0.0.7"));
        assertThat(one.size()).isEqualTo(1);
    }

    @Test
    void contains_and_overlaps() {
        Prefix site = Prefix.parse("10.10.0.0/16");
        assertThat(site.contains(Prefix.parse("10.10.1.0/24"))).isTrue();
        assertThat(site.contains(site)).isTrue();
        assertThat(Prefix.parse("10.10.1.0/24").contains(site)).isFalse();
        assertThat(Prefix.parse("10.10.1.0/24").overlaps(site)).isTrue();
        assertThat(site.overlaps(Prefix.parse("10.11.0.0/16"))).isFalse();
        assertThat(site.contains(Ipv4.parse("10.10.255.255"))).isTrue();
        assertThat(site.contains(Ipv4.parse("10.11.0.0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.1.0/24, 251, 10.20.1.4, 10.20.1.254",
        "10.20.1.224/27, 27, 10.20.1.228, 10.20.1.254",
        "10.20.1.0/29, 3, 10.20.1.4, 10.20.1.6",
    })
    void azure_keeps_five_addresses_of_a_subnet(String subnet, long count, String first, String last) {
        Prefix prefix = Prefix.parse(subnet);
        assertThat(prefix.usableHostCount()).isEqualTo(count);
        assertThat(prefix.usableHosts()).isEqualTo(PrefixSet.ofRange(Ipv4.parse(first), Ipv4.parse(last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/30", "10.0.0.0/31", "10.0.0.0/32"})
    void a_small_subnet_has_no_room_for_a_host(String subnet) {
        assertThat(Prefix.parse(subnet).usableHostCount()).isZero();
        assertThat(Prefix.parse(subnet).usableHosts()).isEqualTo(PrefixSet.EMPTY);
    }

    @Test
    void try_parse_reads_what_parse_reads() {
        assertThat(Prefix.tryParse("10.20.0.0/16")).contains(Prefix.parse("10.20.0.0/16"));
    }

    @Test
    void is_ordered_by_base_and_then_the_wider_first() {
        assertThat(Prefix.parse("10.0.0.0/8"))
                .isLessThan(Prefix.parse("10.0.0.0/16"))
                .isLessThan(Prefix.parse("11.0.0.0/8"))
                .isEqualByComparingTo(Prefix.parse("10.0.0.0/8"));
    }

    @Test
    void sets_print_their_prefixes_and_refuse_ranges_backwards() {
        PrefixSet set = PrefixSet.of(Prefix.parse("10.0.0.0/8"), Prefix.parse("192.168.0.0/16"));
        assertThat(set).hasToString("{10.0.0.0/8, 192.168.0.0/16}");
        assertThat(set).isNotEqualTo(PrefixSet.EMPTY).isNotEqualTo(set.toString());
        assertThat(set.hashCode()).isNotEqualTo(PrefixSet.EMPTY.hashCode());
        Ipv4 one = Ipv4.parse("10.0.0.1");
        assertThat(PrefixSet.ofRange(one, one)).isEqualTo(PrefixSet.of(one));
        assertThatThrownBy(() -> PrefixSet.ofRange(one, Ipv4.parse("10.0.0.0")))
                .hasMessage("the range 10.0.0.1-10.0.0.0 ends before it begins");
    }

    @Test
    void long_or_strange_text_is_quoted_short_and_on_one_line() {
        assertThatThrownBy(() -> Prefix.parse("a".repeat(40))).hasMessageStartingWith("\"" + "a".repeat(40) + "\" is");
        assertThatThrownBy(() -> Prefix.parse("a".repeat(41)))
                .hasMessageStartingWith("\"" + "a".repeat(40) + "...\" is");
        assertThatThrownBy(() -> Prefix.parse(" ~\u007f\n")).hasMessageStartingWith("\" ~\\u007f\\u000a\" is");
    }
}
