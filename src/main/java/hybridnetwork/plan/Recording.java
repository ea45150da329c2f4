package hybridnetwork.plan;

import com.pulumi.Context;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Records a run of a Pulumi program without an engine.
 *
 * <pre>{@code
 * Plan plan = Recording.of("hybrid-network", "dev").config(values, secretKeys).run(Network::stack);
 * }</pre>
 *
 * <p>The program runs as in a preview of an empty stack: every resource is created, names and ARM ids are known, and what
 * only Azure can choose (a public address, a service key) is unknown, but for what it says in provider calls: the private address of
 * a firewall that is there. Immutable; one recording may run many times and in
 * many threads, also inside a Pulumi program that is running.
 */
public final class Recording {
    private final String project;
    private final String stack;
    private final Map<String, String> config;
    private final Set<String> secretKeys;
    private final ProviderCalls calls;

    private Recording(
            String project, String stack, Map<String, String> config, Set<String> secretKeys, ProviderCalls calls) {
        this.project = project;
        this.stack = stack;
        this.config = Map.copyOf(config);
        this.secretKeys = Set.copyOf(secretKeys);
        this.calls = calls;
    }

    /** A recording without configuration, in a subscription where nothing exists. */
    public static Recording of(String project, String stack) {
        return new Recording(project, stack, Map.of(), Set.of(), ProviderCalls.NOTHING_EXISTS);
    }

    /**
     * The same recording with this configuration.
     *
     * @param values {@code namespace:key} to raw value, which is JSON for an object or a list
     * @param secret the keys whose values are secret
     */
    public Recording config(Map<String, String> values, Set<String> secret) {
        return new Recording(project, stack, values, secret, calls);
    }

    /** The same recording with Azure's part in provider calls played by {@code azure}. */
    public Recording calls(ProviderCalls azure) {
        return new Recording(project, stack, config, secretKeys, azure);
    }

    /**
     * Runs the program to its end.
     *
     * @throws RuntimeException what the program threw, as it threw it; a failed provider call or registration likewise
     */
    public Plan run(Consumer<Context> program) {
        return new RecordingDeployment(project, stack, config, secretKeys, calls).run(program);
    }
}
