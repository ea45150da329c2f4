package hybridnetwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsnTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "65010", "4294967295"})
    void prints_what_it_reads(String text) {
        assertThat(Asn.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4294967296", "-1", "1.10", "065010", "65000:20", "6e4"})
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> Asn.parse(text))
                .hasMessage("\"" + text + "\" is not an AS number: a whole number from 0 to 4294967295");
    }

    @Test
    void fits_32_bits() {
        assertThatThrownBy(() -> new Asn(-1)).hasMessage("-1 is not an AS number from 0 to 4294967295");
        assertThatThrownBy(() -> new Asn(Asn.HIGHEST + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_ordered_as_a_number() {
        assertThat(Asn.parse("9")).isLessThan(Asn.parse("65010")).isGreaterThan(Asn.parse("8"));
    }
}
