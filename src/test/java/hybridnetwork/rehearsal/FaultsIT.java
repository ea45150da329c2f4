package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.azuresim.ArmId;
import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.engine.EngineRun;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Something goes wrong at one call of a full {@code up} or {@code destroy}; afterwards a refresh and another run bring stack
 * and Azure together: every declared resource once, no orphan.
 *
 * <p>A run takes {@code -Dfaults.rounds} rounds (default 4, of two faults each) from {@code -Dfaults.seed} (default: a new
 * one, printed).
 */
class FaultsIT {
    private static final Path FILE = Path.of("stacks", "Pulumi.dev.yaml");
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 4);
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xffff);

    private static final Pattern ORPHAN = Pattern.compile("cannot create already existing resource '([^']+)'");

    /** As many operations as the engine may have had in flight. */
    private static final int MOST_ORPHANS = 6;

    private final StackConfig config =
            ReadConfig.fromFile(FILE, FILE.toString()).stack().orElseThrow();
    private final Random random = new Random(SEED);

    @Test
    void everySampledFaultIsSurvived() throws Exception {
        System.out.println("faults.seed=" + SEED);
        var keys = new GeneratedKeys(config);
        var scene = new Scene(config, keys);
        try (var server = AzureNativeServer.start(scene.azure());
                var stack = new RehearsedStack(
                        Engine.folder(), FILE, "dev", server.environment(), keys.byPath(), EngineRun::of)) {
            assertThat(stack.up().succeeded()).isTrue();
            Set<String> declared = ids(scene);
            int creations = scene.azure().faults().calls();
            assertThat(stack.destroy().errors()).isEmpty();
            for (int round = 0; round < ROUNDS; round++) {
                String up = strike(scene, 1 + random.nextInt(creations));
                Outcome first = stack.up();
                recover(stack, scene, server);
                Outcome second = upWithoutOrphans(stack, scene);
                assertThat(second.errors()).as("up after " + up).isEmpty();
                assertThat(ids(scene)).as("Azure after " + up).isEqualTo(declared);
                assertThat(first.succeeded()).as("up with " + up).isFalse();

                String down = strike(scene, 1 + random.nextInt(creations));
                stack.destroy();
                recover(stack, scene, server);
                assertThat(stack.destroy().errors()).as("destroy after " + down).isEmpty();
                assertThat(ids(scene)).as("Azure after " + down).isEmpty();
            }
        }
    }

    /**
     * Runs {@code up} until no orphan is in its way. The engine forgets a creation whose provider died, and azure-native never
     * adopts what exists: a person imports it, or deletes it as here.
     */
    private static Outcome upWithoutOrphans(RehearsedStack stack, Scene scene) throws Exception {
        Outcome outcome = stack.up();
        for (int i = 0; i < MOST_ORPHANS && !outcome.succeeded(); i++) {
            Matcher orphan = ORPHAN.matcher(String.join("\n", outcome.errors()));
            while (orphan.find()) {
                System.out.println("  orphan " + orphan.group(1));
                scene.azure().outside().delete(ArmId.parse(orphan.group(1)));
            }
            outcome = stack.up();
        }
        return outcome;
    }

    private String strike(Scene scene, int nth) {
        Fault fault = List.of(
                        new Fault.AnswerLost(),
                        new Fault.DiesBefore(),
                        new Fault.DiesAfter(),
                        new Fault.Refused(500, "InternalServerError", "An error occurred."))
                .get(random.nextInt(4));
        scene.azure().faults().plan(nth, fault);
        String text = fault + " at call " + nth;
        System.out.println(text);
        return text;
    }

    private static void recover(RehearsedStack stack, Scene scene, AzureNativeServer server) throws Exception {
        scene.azure().faults().clear();
        server.revive();
        assertThat(stack.refresh(pendingCreates(stack, scene)).errors()).isEmpty();
    }

    /** What a person does with creations whose end the engine did not see: adopts what exists, forgets the rest. */
    private static String[] pendingCreates(RehearsedStack stack, Scene scene) throws Exception {
        JsonObject deployment =
                JsonParser.parseString(stack.export()).getAsJsonObject().getAsJsonObject("deployment");
        List<String> adopted = new ArrayList<>();
        if (deployment.has("pending_operations")) {
            for (JsonElement each : deployment.getAsJsonArray("pending_operations")) {
                JsonObject operation = each.getAsJsonObject();
                JsonObject resource = operation.getAsJsonObject("resource");
                if (operation.get("type").getAsString().equals("creating")) {
                    existing(resource.getAsJsonObject("inputs"), scene).ifPresent(id -> {
                        adopted.add("--import-pending-creates="
                                + resource.get("urn").getAsString());
                        adopted.add("--import-pending-creates=" + id);
                    });
                }
            }
        }
        adopted.add("--clear-pending-creates");
        return adopted.toArray(String[]::new);
    }

    /** The resource that exists under a name that the inputs give; names are unique in this stack. */
    private static Optional<ArmId> existing(JsonObject inputs, Scene scene) {
        Set<String> values = inputs.entrySet().stream()
                .filter(each ->
                        each.getKey().endsWith("Name") && each.getValue().isJsonPrimitive())
                .filter(each -> inputs.size() == 1 || !each.getKey().equals("resourceGroupName"))
                .map(each -> each.getValue().getAsString())
                .collect(Collectors.toSet());
        return scene.leftBehind().stream()
                .filter(id -> values.contains(id.name()))
                .reduce((one, other) -> other);
    }

    private static Set<String> ids(Scene scene) {
        return scene.leftBehind().stream().map(ArmId::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
