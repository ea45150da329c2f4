package hybridnetwork.reachability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which values stay, which are read as what their text says, and which count as not known. */
class PropertyTypesTest {
    private final List<String> wrong = new ArrayList<>();

    private Map<String, Object> typed(Map<String, Object> values) {
        return PropertyTypes.of(new Bag(values), wrong::add).values();
    }

    @Test
    void values_of_their_types_stay_as_they_are() {
        Map<String, Object> values = Map.of(
                "priority",
                100.0,
                "access",
                "Allow",
                "enabled",
                true,
                "subnets",
                List.of(Map.of("name", "a", "addressPrefixes", List.of("10.0.0.0/24"))),
                "protocols",
                List.of("Tcp", Map.of("port", 443.0)),
                "sharedKey",
                Opaque.SECRET,
                "tags",
                Map.of("priority", "high"));
        assertThat(typed(values)).isSameAs(values);
        assertThat(wrong).isEmpty();
    }

    @Test
    void numbers_and_flags_may_be_texts_inside_of_others_too() {
        assertThat(typed(Map.of("rules", List.of(Map.of("priority", "100", "enabled", "True", "asn", "65000.5")))))
                .isEqualTo(Map.of("rules", List.of(Map.of("priority", 100.0, "enabled", true, "asn", 65000.5))));
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_value_of_another_type_is_not_known_and_what_is_beside_it_stays() {
        assertThat(typed(Map.of("action", List.of(Map.of("priority", 99.5, "name", "a", "tags", Map.of("sku", "x"))))))
                .isEqualTo(Map.of(
                        "action",
                        List.of(Map.of("priority", Opaque.UNKNOWN, "name", "a", "tags", Map.of("sku", "x")))));
        assertThat(wrong).containsExactly("priority");
    }
}
