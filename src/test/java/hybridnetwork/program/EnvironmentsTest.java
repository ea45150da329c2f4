package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hybridnetwork.components.ExpressRouteCircuit;
import hybridnetwork.components.InternalLoadBalancer;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The project's own stacks are one network with different values: what was tried in dev and staging is what comes to prod.
 *
 * <p>Whoever edits them has done nothing wrong as long as this holds; no other test looks at their values.
 */
class EnvironmentsTest {
    private static final Path FOLDER = Path.of("stacks");
    private static final String PROD = "prod";
    private static final String WATCHING = "hybrid-network:monitoring:";

    /** The names of the files in {@code stacks/}. */
    static Stream<String> environments() {
        try (Stream<Path> files = Files.list(FOLDER)) {
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

    private static Path file(String environment) {
        return FOLDER.resolve("Pulumi." + environment + ".yaml");
    }

    private static StackConfig config(String environment) {
        return StackText.in(file(environment)).stack();
    }

    @Test
    void thereIsProductionAndWhatComesBeforeIt() {
        assertThat(environments()).contains("dev", "staging", PROD);
    }

    /** A stack that is neither, such as a fleet's region, may have less; and nobody is woken because of dev. */
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging"})
    void whatComesBeforeProductionHasEveryComponentOfIt(String environment) {
        Set<String> lacking = lacking(StackText.in(file(environment)), StackText.in(file(PROD)));
        if (environment.equals("dev")) {
            lacking.removeIf(type -> type.startsWith(WATCHING));
        }
        assertThat(lacking).isEmpty();
    }

    /** The types of the components that production has and the other stack has not. */
    private static Set<String> lacking(StackText stack, StackText production) {
        Set<String> lacking = components(production);
        lacking.removeAll(components(stack));
        // A circuit that was ordered elsewhere is one, too.
        if (stack.stack().circuits().values().stream().anyMatch(Circuit.Existing.class::isInstance)) {
            lacking.remove(ExpressRouteCircuit.TYPE);
        }
        return lacking;
    }

    private static Set<String> components(StackText stack) {
        return RecordedNetwork.connected(stack).plan().resources().stream()
                .filter(RegisteredResource::isComponent)
                .map(RegisteredResource::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** On stacks of the tests, to see that the check above notices. */
    @Test
    void aComponentThatStagingLacksIsNoticed() {
        StackText staging = StackText.of("staging");
        StackText production = StackText.of(PROD);

        assertThat(lacking(staging, production)).isEmpty();
        assertThat(lacking(staging.with("loadBalancer: ~"), production)).containsExactly(InternalLoadBalancer.TYPE);
        assertThat(lacking(staging, production.with("loadBalancer: ~"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging"})
    void whatComesBeforeProductionProvesFlowsToo(String environment) {
        assumeThat(config(PROD).traffic()).isNotEmpty();
        assertThat(config(environment).traffic()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everyEnvironmentIsFreeOfErrors(String environment) {
        Path file = file(environment);
        assertThat(Preflight.problems(ReadConfig.fromFile(file, file.toString()), Surroundings.offline()))
                .filteredOn(Problem::isError)
                .isEmpty();
    }

    @Test
    void noTwoEnvironmentsShareANameOrANetwork() {
        distinct(config -> List.of(config.baseName()));
        distinct(config -> config.circuits().values().stream()
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit.AtProvider.class::cast)
                .flatMap(circuit -> circuit.privatePeering().stream()
                        .map(peering ->
                                circuit.provider() + " " + circuit.peeringLocation() + " VLAN " + peering.vlanId()))
                .toList());
        Map<String, List<Prefix>> networks = new TreeMap<>();
        environments()
                .forEach(environment ->
                        networks.put(environment, config(environment).network().addressSpace()));
        networks.forEach((one, space) -> networks.forEach((other, otherSpace) -> assertThat(
                        one.equals(other) || !PrefixSet.of(space).overlaps(PrefixSet.of(otherSpace)))
                .as("%s %s meets %s %s on-premises", one, space, other, otherSpace)
                .isTrue()));
    }

    private static void distinct(Function<StackConfig, List<String>> values) {
        List<String> all = environments()
                .flatMap(environment -> values.apply(config(environment)).stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }
}
