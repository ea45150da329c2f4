package hybridnetwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.plan.Recording;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A recorded network, asked by the logical names of its resources. */
public record RecordedNetwork(Plan plan, Stage stage, List<Problem> problems) {

    /** Recordings are immutable, and many tests look at the same one. */
    private static final Map<Wanted, RecordedNetwork> RECORDED = new ConcurrentHashMap<>();

    private record Wanted(StackText stack, Stage stage) {}

    /** The network that a stack comes to once its circuits are provisioned. */
    public static RecordedNetwork connected(StackText stack) {
        return offline(stack, Stage.connected);
    }

    /** The network before the provider has done its part. */
    public static RecordedNetwork ordered(StackText stack) {
        return offline(stack, Stage.ordered);
    }

    private static RecordedNetwork offline(StackText stack, Stage stage) {
        return RECORDED.computeIfAbsent(new Wanted(stack, stage), wanted -> {
            OfflinePlan plan = OfflinePlan.of(stack.stack(), "test", stage);
            return new RecordedNetwork(plan.plan(), plan.stage(), List.of());
        });
    }

    /** What the program declares where Azure has something already: nothing at all where it refuses. */
    public static RecordedNetwork given(ProviderCalls azure, StackText stack) {
        StackConfig config = stack.stack();
        var asked = new AtomicReference<Readiness>();
        Plan plan = Recording.of(OfflinePlan.PROJECT, "test").calls(azure).run(context -> {
            Readiness readiness = Readiness.ask(config);
            asked.set(readiness);
            if (!readiness.isRefused()) {
                HybridNetwork.declare(context, config, readiness);
            }
        });
        Readiness readiness = Objects.requireNonNull(asked.get());
        return new RecordedNetwork(plan, readiness.stage(), readiness.problems());
    }

    /** The logical names of everything but the stack, in the order of the program. */
    public List<String> names() {
        return plan.resources().stream().skip(1).map(RegisteredResource::name).toList();
    }

    /** The logical names of an azure-native type, such as {@code VirtualNetworkGateway}. */
    public List<String> ofType(String type) {
        return plan.custom().stream()
                .filter(resource -> resource.type().endsWith(":" + type))
                .map(RegisteredResource::name)
                .toList();
    }

    public RegisteredResource resource(String name) {
        return plan.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no resource " + name + " among " + names()));
    }

    /** The logical names of what a resource waits for. */
    public List<String> dependencies(String name) {
        return resource(name).dependencies().stream()
                .map(RecordedNetwork::nameIn)
                .toList();
    }

    public String parent(String name) {
        return resource(name).parent().map(RecordedNetwork::nameIn).orElse("");
    }

    private static String nameIn(String urn) {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    /**
     * An input of a resource, which must be set.
     *
     * @param path such as {@code ipConfigurations.0.name}
     */
    public Object input(String name, String path) {
        Object value = resource(name).inputs();
        for (String step : path.split("\\.", -1)) {
            value = value instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : Objects.requireNonNull(((Map<?, ?>) value).get(step), () -> name + " has no input " + path);
        }
        return value;
    }

    /** That an input at the top level is not set. */
    public void hasNoInput(String name, String... keys) {
        assertThat(resource(name).inputs()).as(name).doesNotContainKeys(keys);
    }

    public Object output(String name) {
        return Objects.requireNonNull(plan.outputs().get(name), name);
    }
}
