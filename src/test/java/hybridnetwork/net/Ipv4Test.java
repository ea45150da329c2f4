package hybridnetwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.20.255.1", "127.255.255.255", "128.0.0.0", "255.255.255.255"})
    void prints_what_it_reads(String text) {
        assertThat(Ipv4.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.",
                ".10.0.0",
                "256.0.0.0",
                "010.0.0.1",
                "1e1.0.0.1",
                "+1.0.0.1",
                "-1.0.0.1",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.1/32",
                "١.0.0.1",
                "99999999999999999999.0.0.1"
            })
    void refuses_anything_else(String text) {
        assertThat(Ipv4.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Ipv4.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_quotes_the_text_and_says_what_is_right() {
        assertThatThrownBy(() -> Ipv4.parse("10.0.0.256"))
                .hasMessage(
                        "\"10.0.0.256\" is not an IPv4 address: \"256\" is not a number from 0 to 255 without leading"
                                + " zeros");
        assertThatThrownBy(() -> Ipv4.parse("fe80::1"))
                .hasMessage("\"fe80::1\" is not an IPv4 address; IPv6 is not supported");
        assertThatThrownBy(() -> Ipv4.parse("x".repeat(1000) + "\n"))
                .hasMessage("\"" + "x".repeat(40)
                        + "...\" is not an IPv4 address: four numbers with dots between, such as 10.0.0.1");
    }

    @Test
    void is_ordered_as_an_unsigned_number() {
        assertThat(Ipv4.parse("127.0.0.1")).isLessThan(Ipv4.parse("128.0.0.0"));
        assertThat(Ipv4.parse("255.255.255.255")).isEqualTo(Ipv4.HIGHEST).isGreaterThan(Ipv4.LOWEST);
        assertThat(Ipv4.HIGHEST.number()).isEqualTo(4_294_967_295L);
        assertThat(Ipv4.of(4_294_967_295L)).isEqualTo(Ipv4.HIGHEST);
        assertThatThrownBy(() -> Ipv4.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ipv4.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
