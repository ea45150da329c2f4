package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropertyChangeTest {
    private static List<String> between(Map<String, ?> before, Map<String, ?> after) {
        return PropertyChange.between(before, after).stream()
                .map(change -> change.path() + ": "
                        + change.before().map(Object::toString).orElse("-") + " to "
                        + change.after().map(Object::toString).orElse("-"))
                .toList();
    }

    @Test
    void tellsThePathOfEachValue() {
        assertThat(between(
                        Map.of("sku", Map.of("name", "A", "tier", "T"), "gone", 1.0),
                        Map.of("sku", Map.of("name", "B", "tier", "T"), "new", true)))
                .containsExactlyInAnyOrder("sku.name: A to B", "gone: 1.0 to -", "new: - to true");
    }

    @Test
    void equalBagsDoNotDiffer() {
        assertThat(between(Map.of("a", List.of(Map.of("b", 1.0))), Map.of("a", List.of(Map.of("b", 1.0)))))
                .isEmpty();
    }

    /** Azure keeps no order in a list of named objects, and neither does a reader. */
    @Test
    void elementsWithNamesAreComparedByName() {
        Map<String, Object> web = Map.of("name", "web", "port", 443.0);
        Map<String, Object> ssh = Map.of("name", "ssh", "port", 22.0);
        Map<String, Object> other = Map.of("name", "web", "port", 8443.0);

        assertThat(between(Map.of("rules", List.of(web, ssh)), Map.of("rules", List.of(ssh, web))))
                .as("their order")
                .isEmpty();
        assertThat(between(Map.of("rules", List.of(web)), Map.of("rules", List.of(ssh, other))))
                .containsExactlyInAnyOrder("rules[web].port: 443.0 to 8443.0", "rules[ssh]: - to " + ssh);
    }

    /** What a gateway has for each of its instances has no name but that of the instance's configuration. */
    @Test
    void elementsThatReferToAConfigurationAreComparedByIt() {
        Map<String, Object> first =
                Map.of("ipconfigurationId", "/x/ipConfigurations/one", "custom", List.of("169.254.21.2"));
        Map<String, Object> other = Map.of("ipconfigurationId", "/x/ipConfigurations/one", "custom", List.of());

        assertThat(between(Map.of("list", List.of(first)), Map.of("list", List.of(other))))
                .containsExactly("list[one].custom: [169.254.21.2] to []");
    }

    /** A connection's one IPsec policy, and its traffic selectors. */
    @Test
    void objectsWithoutNamesAreComparedByTheirPlaces() {
        assertThat(between(
                        Map.of("policies", List.of(Map.of("a", 1.0, "b", 2.0))),
                        Map.of("policies", List.of(Map.of("a", 1.0, "b", 3.0)))))
                .containsExactly("policies.b: 2.0 to 3.0");
        assertThat(between(
                        Map.of("list", List.of(Map.of("a", 1.0), Map.of("a", 2.0))),
                        Map.of("list", List.of(Map.of("a", 1.0), Map.of("a", 3.0)))))
                .containsExactly("list[1].a: 2.0 to 3.0");
    }

    @Test
    void otherListsAreShownWhole() {
        assertThat(between(Map.of("prefixes", List.of("a", "b")), Map.of("prefixes", List.of("a"))))
                .containsExactly("prefixes: [a, b] to [a]");
        Map<String, Object> twin = Map.of("name", "x");
        assertThat(between(Map.of("list", List.of(twin, twin)), Map.of("list", List.of(twin))))
                .as("names that stand twice tell nothing apart")
                .hasSize(1);
    }

    @Test
    void theInputIsTheBeginningOfThePath() {
        for (String path : List.of("sku", "sku.name", "sku[a].b")) {
            assertThat(new PropertyChange(path, Optional.empty(), Optional.empty()).input())
                    .isEqualTo("sku");
        }
    }
}
