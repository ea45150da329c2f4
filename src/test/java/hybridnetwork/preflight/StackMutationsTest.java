package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.cli.CommandLineInterface;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.testing.Seeds;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to a stack file, what comes out is problems: never an exception, never a key, never a flood.
 *
 * <p>{@code -Dcases=N} sets the number of cases; {@code benchmarks/mutations.sh} runs a million.
 */
final class StackMutationsTest {
    private static final int CASES = Integer.getInteger("cases", 2000);

    private static final Set<String> RULES =
            RuleBook.all().stream().map(Rule::id).collect(Collectors.toSet());

    private static final Gson JSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .create();

    private static final List<Map<Object, @Nullable Object>> STACKS = List.of("dev", "staging", "prod").stream()
            .map(stack -> StackMutations.tree(StackText.of(stack).text()))
            .toList();

    @Test
    void a_damaged_stack_file_gives_problems_only() {
        long[] slowest = {0};
        Seeds.forAll(CASES, random -> {
            String text = new StackMutations(random).damaged(STACKS.get(random.nextInt(STACKS.size())));
            long start = System.nanoTime();
            judge(Preflight.problems(ReadConfig.fromText(text, "Pulumi.damaged.yaml"), Surroundings.offline()));
            slowest[0] = Math.max(slowest[0], System.nanoTime() - start);
        });
        System.out.println(CASES + " cases, the slowest " + slowest[0] / 1_000_000 + " ms");
    }

    @Test
    void damaged_values_from_the_engine_give_problems_only() {
        Seeds.forAll(CASES / 2, random -> {
            Map<String, String> values =
                    values(new StackMutations(random).damagedTree(STACKS.get(random.nextInt(STACKS.size()))), random);
            Set<String> secret = values.keySet().stream()
                    .filter(key -> key.endsWith("Keys") || random.nextInt(10) == 0)
                    .collect(Collectors.toSet());
            judge(Preflight.problems(
                    ReadConfig.fromEngine(values, secret, Path.of("none"), "none"), Surroundings.underEngine()));
        });
    }

    @Test
    void the_command_line_answers_with_status_0_or_1() throws IOException {
        Path file = Files.createTempFile("Pulumi.", ".yaml");
        try {
            Seeds.forAll(CASES / 20, random -> {
                String text = new StackMutations(random).damaged(STACKS.get(random.nextInt(STACKS.size())));
                write(file, text);
                StringWriter out = new StringWriter();
                PrintWriter printer = new PrintWriter(out, true);
                int status = CommandLineInterface.run(printer, printer, "plan", "--file", file.toString());
                assertThat(status).as(out.toString()).isBetween(0, 1);
                assertThat(out.toString()).doesNotContain("\tat ", "Exception", StackMutations.SECRET);
            });
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, String text) {
        try {
            // Half of a surrogate pair cannot be written: it becomes a question mark.
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine hands over: text for each key, JSON where the value has structure. */
    private static Map<String, String> values(Map<Object, @Nullable Object> tree, Random random) {
        Map<String, String> values = new HashMap<>();
        Object config = tree.get("config");
        if (config instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(
                    String.valueOf(key),
                    value instanceof Map || value instanceof List ? JSON.toJson(value) : String.valueOf(value)));
        }
        if (random.nextInt(8) == 0) {
            values.put("hybrid-network:network", "[".repeat(random.nextInt(100_000)));
        }
        return values;
    }

    private static void judge(List<Problem> problems) {
        assertThat(problems).hasSizeLessThan(2000);
        for (Problem problem : problems) {
            String told = problem.path() + "\n" + problem.sentence() + "\n" + problem.fix() + "\n" + problem.at();
            assertThat(told)
                    .doesNotContain(StackMutations.SECRET)
                    .doesNotContain("Exception")
                    .hasSizeLessThan(2000);
            assertThat(problem.message()).isNotBlank().doesNotContain("\n");
            assertThat(RULES).contains(problem.rule());
        }
    }
}
