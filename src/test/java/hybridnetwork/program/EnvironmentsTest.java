package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stacks are one network with different values: what was tried in one is what comes to the next. */
class EnvironmentsTest {
    private static final String PROD = "prod";

    /** The names of the files in {@code stacks/}. */
    static Stream<String> environments() {
        try (Stream<Path> files = Files.list(Path.of("stacks"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("Pulumi.") && name.endsWith(".yaml"))
                    .map(name -> name.substring("Pulumi.".length(), name.length() - ".yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereIsProductionAndWhatComesBeforeIt() {
        assertThat(environments()).contains("dev", "staging", PROD);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everyEnvironmentHasTheComponentsOfProduction(String environment) {
        assertThat(types(environment)).isEqualTo(types(PROD));
    }

    private static Set<String> types(String environment) {
        return RecordedNetwork.connected(StackText.of(environment)).plan().resources().stream()
                .map(RegisteredResource::type)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everyEnvironmentSetsTheSectionsOfProduction(String environment) {
        Set<String> missing = new HashSet<>(StackText.of(PROD).engineValues().keySet());
        missing.removeAll(StackText.of(environment).engineValues().keySet());

        assertThat(missing).as("only protection may be left to its default").isSubsetOf("hybrid-network:protect");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everyEnvironmentIsFreeOfErrors(String environment) {
        assertThat(Preflight.check(StackText.of(environment).stack(), Surroundings.offline()))
                .filteredOn(Problem::isError)
                .isEmpty();
    }

    @Test
    void noTwoEnvironmentsShareANameOrANetwork() {
        distinct(config -> List.of(config.baseName()));
        distinct(config -> config.expressRoute().circuits().values().stream()
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit.AtProvider.class::cast)
                .flatMap(circuit -> circuit.privatePeering().stream()
                        .map(peering ->
                                circuit.provider() + " " + circuit.peeringLocation() + " VLAN " + peering.vlanId()))
                .toList());
        Map<String, List<Prefix>> networks = new TreeMap<>();
        environments()
                .forEach(environment -> networks.put(
                        environment, StackText.of(environment).stack().network().addressSpace()));
        networks.forEach((one, space) -> networks.forEach((other, otherSpace) -> assertThat(
                        one.equals(other) || !PrefixSet.of(space).overlaps(PrefixSet.of(otherSpace)))
                .as("%s %s meets %s %s on-premises", one, space, other, otherSpace)
                .isTrue()));
    }

    private static void distinct(Function<StackConfig, List<String>> values) {
        List<String> all = environments()
                .flatMap(environment -> values.apply(StackText.of(environment).stack()).stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }
}
