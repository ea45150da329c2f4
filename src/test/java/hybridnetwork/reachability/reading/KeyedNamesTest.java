package hybridnetwork.reachability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure names that follow from a key of the configuration give that key back, and others themselves. */
class KeyedNamesTest {
    @ParameterizedTest
    @CsvSource({
        "net-web-subnet, web",
        "NET-Web-SUBNET, Web",
        "net-a-b-subnet, a-b",
        "net--subnet, net--subnet",
        "net-subnet, net-subnet",
        "other-web-subnet, other-web-subnet",
        "net-web-vnet, net-web-vnet",
        "net-x-subnet, x",
    })
    void a_key_stands_between_the_base_name_and_the_suffix(String name, String key) {
        assertThat(KeyedNames.key(name, "net", "subnet")).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "net-ilb-web, web",
        "NET-ILB-Web, Web",
        "net-ilb-, net-ilb-",
        "net-ilb-x, x",
        "other-ilb-web, other-ilb-web"
    })
    void a_name_may_go_on_after_some_words(String name, String rest) {
        assertThat(KeyedNames.after(name, "net-ilb-")).isEqualTo(rest);
    }
}
