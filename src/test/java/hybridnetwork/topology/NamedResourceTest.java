package hybridnetwork.topology;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.ForeignNames;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of what can be given a name is held against what the program registers. */
class NamedResourceTest {
    /** Named by Azure, by keys of the stack, or after rules that follow from its traffic. */
    private static final Set<String> NOT_GIVEN = Set.of(
            "ExpressRouteCircuitPeering",
            "ExpressRouteCircuitAuthorization",
            "IpGroup",
            "FirewallPolicyRuleCollectionGroup");

    static Stream<StackText> stacks() {
        return Stream.concat(
                Stream.of(StackText.of("dev"), StackText.of("prod"), ForeignNames.dev(), ForeignNames.inspected()),
                Stream.of("hub", "inspected", "two-circuits", "two-devices", "vpn-first")
                        .map(NamedResourceTest::design));
    }

    private static StackText design(String name) {
        return StackText.in(Path.of("src/test/resources/designs/stacks/Pulumi." + name + ".yaml"));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everythingThatTheProgramNamesIsListedUnderItsNames(StackText stack) {
        Map<String, String> listed = new TreeMap<>();
        NamedResource.of(stack.stack(), AzureNames.of(stack.stack()))
                .forEach(resource -> resource.logicalName().ifPresent(name -> listed.put(name, resource.azureName())));

        Map<String, String> registered = registered(stack);

        assertThat(registered).hasSizeGreaterThan(8);
        assertThat(listed).containsAllEntriesOf(registered);
        // A table is listed for every subnet, and registered where one is needed.
        assertThat(listed.keySet().stream().filter(name -> !name.endsWith("-routes")))
                .isSubsetOf(registered.keySet());
    }

    private static Map<String, String> registered(StackText stack) {
        return RecordedNetwork.connected(stack).plan().custom().stream()
                .filter(resource -> !NOT_GIVEN.contains(resource.kind()))
                .collect(Collectors.toMap(RegisteredResource::name, NamedResourceTest::azureName));
    }

    private static String azureName(RegisteredResource resource) {
        return String.valueOf(resource.inputs().get(ArmType.of(resource.type()).nameInput()));
    }

    /** No word of the base name is left where every name is given. */
    @ParameterizedTest
    @MethodSource("foreign")
    void whereEveryNameIsGivenNothingIsCalledAfterTheBaseName(StackText stack) {
        String base = stack.stack().baseName();
        List<RegisteredResource> resources = RecordedNetwork.connected(stack).plan().custom().stream()
                .filter(resource -> !NOT_GIVEN.contains(resource.kind()))
                .toList();

        assertThat(resources)
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(resource.inputs().toString())
                        .as(resource.name())
                        .doesNotContain(base + "-")
                        .doesNotContain("gw-ipconfig")
                        .doesNotContain("fw-ipconfig"));
    }

    static Stream<StackText> foreign() {
        return Stream.of(ForeignNames.dev(), ForeignNames.inspected());
    }
}
