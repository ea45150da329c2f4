package hybridnetwork.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @ParameterizedTest
    @CsvSource({"443, 443, 443", "8000-8080, 8000, 8080", "0-65535, 0, 65535", "7-7, 7, 7"})
    void reads_a_port_or_a_range(String text, int first, int last) {
        assertThat(PortRange.parse(text)).isEqualTo(new PortRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "443-", "-443", "65536", "1-65536", "080", "1-2-3", "*", "443 ", "4 - 5", "http"})
    void refuses_anything_else(String text) {
        assertThatThrownBy(() -> PortRange.parse(text))
                .hasMessage("\"" + text + "\" is not a port from 0 to 65535 or a range such as 8000-8080");
    }

    @Test
    void names_the_range_that_was_meant() {
        assertThatThrownBy(() -> PortRange.parse("8080-8000"))
                .hasMessage("\"8080-8000\" ends before it begins; did you mean 8000-8080?");
    }

    @Test
    void sets_of_ports_are_canonical() {
        PortSet set = PortSet.of(new PortRange(10, 20), new PortRange(21, 30), PortRange.of(25), PortRange.of(443));
        assertThat(set).hasToString("{10-30, 443}").isEqualTo(PortSet.of(new PortRange(10, 30), PortRange.of(443)));
        assertThat(set.size()).isEqualTo(22);
        assertThat(set.lowest()).hasValue(10);
        assertThat(set.subtract(PortSet.of(PortRange.of(15)))).hasToString("{10-14, 16-30, 443}");
        assertThat(set.intersect(PortSet.of(new PortRange(30, 443)))).hasToString("{30, 443}");
        assertThat(PortSet.ALL.subtract(PortSet.ALL)).isEqualTo(PortSet.EMPTY);
        assertThat(PortSet.EMPTY.lowest()).isEmpty();
        assertThat(PortSet.ALL.contains(0)).isTrue();
        assertThat(PortSet.ALL.contains(65535)).isTrue();
        assertThat(PortSet.ALL.size()).isEqualTo(65536);
    }

    @Test
    void the_lowest_port_from_one_on_is_that_one_or_the_next() {
        PortSet set = PortSet.of(new PortRange(10, 20), PortRange.of(443));
        assertThat(set.lowestFrom(0)).hasValue(10);
        assertThat(set.lowestFrom(10)).hasValue(10);
        assertThat(set.lowestFrom(15)).hasValue(15);
        assertThat(set.lowestFrom(20)).hasValue(20);
        assertThat(set.lowestFrom(21)).hasValue(443);
        assertThat(set.lowestFrom(444)).isEmpty();
        assertThat(PortSet.ALL.lowestFrom(65535)).hasValue(65535);
    }

    @Test
    void a_set_holds_its_ports_and_no_others() {
        PortSet set = PortSet.of(new PortRange(10, 20)).union(PortSet.of(PortRange.of(443)));
        assertThat(set).isEqualTo(PortSet.of(PortRange.of(443), new PortRange(10, 20)));
        assertThat(set).hasSameHashCodeAs(PortSet.of(PortRange.of(443), new PortRange(10, 20)));
        assertThat(set).isNotEqualTo(PortSet.ALL).isNotEqualTo(set.toString());
        assertThat(set.hashCode()).isNotEqualTo(PortSet.ALL.hashCode());
        assertThat(set.contains(9)).isFalse();
        assertThat(set.contains(10)).isTrue();
        assertThat(set.contains(20)).isTrue();
        assertThat(set.contains(21)).isFalse();
        assertThat(PortSet.EMPTY.contains(0)).isFalse();
    }

    @Test
    void a_range_holds_both_its_ends() {
        PortRange range = new PortRange(10, 20);
        assertThat(range.contains(9)).isFalse();
        assertThat(range.contains(10)).isTrue();
        assertThat(range.contains(20)).isTrue();
        assertThat(range.contains(21)).isFalse();
    }
}
