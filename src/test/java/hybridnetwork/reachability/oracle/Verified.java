package hybridnetwork.reachability.oracle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import hybridnetwork.cli.CommandLineInterface;
import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.Oracle.Verdict;
import hybridnetwork.reachability.oracle.World.Intent;
import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code verify --format json} prints for a world, beside what the oracle says. */
final class Verified {
    private Verified() {}

    /** Runs the command in this process; anything but a proof on its output is an error. */
    static JsonObject run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        System.setProperty("hybrid.home", FrozenStacks.PROJECT.toString());
        try (var outWriter = new PrintWriter(out);
                var errWriter = new PrintWriter(err)) {
            CommandLineInterface.run(outWriter, errWriter, args);
            return JsonParser.parseString(out.toString()).getAsJsonObject();
        } catch (JsonSyntaxException | IllegalStateException e) {
            throw new AssertionError("no proof but: " + err, e);
        } finally {
            System.clearProperty("hybrid.home");
        }
    }

    /** The differences between the product's answers and the oracle's; the files stay in the folder for whoever looks. */
    static List<String> differences(World world, Random random, boolean pairs, Path folder) {
        return differences(world, proof(world, random, folder, "--outages", pairs ? "pairs" : "single"), pairs);
    }

    /** What is printed for a world. */
    static JsonObject proof(World world, Random random, Path folder, String... options) {
        Path stack = write(folder.resolve("Pulumi.dev.yaml"), StackFileText.of(world));
        Path export = write(folder.resolve("export.json"), WorldResources.export(world, random));
        List<String> command = new ArrayList<>(
                List.of("verify", "--format", "json", "--file", stack.toString(), "--export", export.toString()));
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    private static List<String> differences(World world, JsonObject proof, boolean pairs) {
        List<String> differences = new ArrayList<>();
        Map<List<String>, Map<String, Answer>> expected = new Oracle(world).answers(pairs);
        Map<List<String>, JsonObject> actual = new LinkedHashMap<>();
        for (JsonElement element : proof.getAsJsonArray("scenarios")) {
            JsonObject scenario = element.getAsJsonObject();
            List<String> failed = new ArrayList<>();
            scenario.getAsJsonArray("failed").forEach(it -> failed.add(it.getAsString()));
            actual.put(failed, scenario);
            String name = failed.isEmpty() ? "healthy" : String.join(" + ", failed);
            if (!scenario.get("name").getAsString().equals(name)) {
                differences.add("a scenario is called " + scenario.get("name") + ", not " + name);
            }
        }
        if (!List.copyOf(expected.keySet()).equals(List.copyOf(actual.keySet()))) {
            differences.add("scenarios " + actual.keySet() + ", not " + expected.keySet());
        }
        expected.forEach((failed, answers) -> actual.forEach((otherFailed, scenario) -> {
            if (Set.copyOf(failed).equals(Set.copyOf(otherFailed))) {
                for (JsonElement intent : scenario.getAsJsonArray("intents")) {
                    compare(world, scenario, intent.getAsJsonObject(), answers, differences);
                }
            }
        }));
        return differences;
    }

    private static void compare(
            World world,
            JsonObject scenario,
            JsonObject intent,
            Map<String, Answer> answers,
            List<String> differences) {
        String name = intent.get("name").getAsString();
        Answer expected = Objects.requireNonNull(answers.get(name), name);
        String actual = text(intent);
        Intent asked = world.intents.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (intent.get("verdict").getAsString().equals(expected.verdict().name()) && actual.equals(text(expected))) {
            differences.addAll(Obligations.differences(world, asked, expected, intent).stream()
                    .map(it -> scenario.get("name").getAsString() + ": " + asked + "\n      " + it)
                    .toList());
            differences.addAll(path(expected, intent).stream()
                    .map(it -> scenario.get("name").getAsString() + ": " + asked + "\n      " + it)
                    .toList());
        }
        boolean lessExact = world.networks.size() > 1
                && expected.openBelow()
                && (intent.get("verdict").getAsString().equals("unknown")
                        || showsAnother(world, scenario, asked, intent));
        if (!actual.equals(text(expected)) && !lessExact) {
            differences.add(scenario.get("name").getAsString() + ": " + asked + "\n      page:    " + text(expected)
                    + "\n      product: " + actual + reason(intent));
        }
    }

    /** Whether the counterexample is not the lowest one, but breaks the intent for certain. */
    private static boolean showsAnother(World world, JsonObject scenario, Intent asked, JsonObject intent) {
        if (!intent.get("counterexample").isJsonObject()) {
            return false;
        }
        JsonObject shown = intent.getAsJsonObject("counterexample");
        List<String> failed = new ArrayList<>();
        scenario.getAsJsonArray("failed").forEach(it -> failed.add(it.getAsString()));
        return new Oracle(world)
                .surelyBreaks(
                        failed,
                        asked,
                        new Packet(
                                Block.address(shown.get("source").getAsString()),
                                Block.address(shown.get("destination").getAsString()),
                                Packet.Protocol.valueOf(shown.get("protocol").getAsString()),
                                port(shown.get("sourcePort")),
                                port(shown.get("destinationPort"))));
    }

    private static int port(JsonElement port) {
        return port.isJsonNull() ? -1 : port.getAsInt();
    }

    /** Section 14, paragraph 4: the appliances of the path; one at which a packet is lost may be named or not. */
    private static List<String> path(Answer expected, JsonObject intent) {
        List<String> shown = new ArrayList<>();
        intent.getAsJsonArray("path").forEach(it -> {
            if (it.getAsString().startsWith("appliance:")) {
                shown.add(it.getAsString().substring("appliance:".length()));
            }
        });
        boolean isOne = expected.through().isEmpty()
                ? shown.isEmpty()
                : expected.through().stream()
                        .anyMatch(it -> it.equals(shown)
                                || (expected.verdict() == Verdict.violated
                                        && it.size() == shown.size() + 1
                                        && it.subList(0, shown.size()).equals(shown)));
        return isOne ? List.of() : List.of("path " + intent.get("path") + ", not through one of " + expected.through());
    }

    private static String reason(JsonObject intent) {
        JsonElement counterexample = intent.get("counterexample");
        String reason = counterexample != null && counterexample.isJsonObject()
                ? " (" + counterexample.getAsJsonObject().get("reason") + ")"
                : "";
        return reason
                + (intent.has("unknown") && !intent.get("unknown").isJsonNull() ? " " + intent.get("unknown") : "");
    }

    /** Section 14, paragraphs 1 and 2, as one line. */
    private static String text(JsonObject intent) {
        if (!intent.has("verdict")) {
            return "no verdict";
        }
        String verdict = intent.get("verdict").getAsString();
        Map<String, String> ways = new TreeMap<>();
        intent.getAsJsonObject("ways")
                .entrySet()
                .forEach(way -> ways.put(way.getKey(), way.getValue().getAsString()));
        List<String> wrong = new ArrayList<>();
        if (intent.get("holds").getAsBoolean() != verdict.equals("holds")) {
            wrong.add("holds is " + intent.get("holds"));
        }
        if (intent.get("unknown").isJsonNull() == verdict.equals("unknown")) {
            wrong.add("unknown is " + intent.get("unknown"));
        }
        JsonElement counterexample = intent.get("counterexample");
        String packet = counterexample.isJsonNull() ? "" : packet(counterexample.getAsJsonObject());
        return verdict + tolerated(intent.get("tolerated").getAsBoolean()) + " " + ways + " " + packet
                + (wrong.isEmpty() ? "" : " " + wrong);
    }

    private static String tolerated(boolean tolerated) {
        return tolerated ? " but tolerated" : "";
    }

    private static String packet(JsonObject packet) {
        return packet.get("protocol").getAsString()
                + " "
                + packet.get("source").getAsString()
                + " "
                + packet.get("sourcePort")
                + " "
                + packet.get("destination").getAsString()
                + " "
                + packet.get("destinationPort");
    }

    private static String text(Answer answer) {
        return answer.verdict() + tolerated(answer.tolerated()) + " " + new TreeMap<>(answer.ways()) + " "
                + packet(answer.lowest());
    }

    private static String packet(@Nullable Packet packet) {
        return packet == null
                ? ""
                : packet.protocol()
                        + " "
                        + Block.text(packet.source())
                        + " "
                        + packet.shownSourcePort()
                        + " "
                        + Block.text(packet.destination())
                        + " "
                        + packet.shownDestinationPort();
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every answer is a holding one, so that a test of many shows little. */
    static boolean isDull(World world) {
        return new Oracle(world).answers(List.of()).values().stream().allMatch(it -> it.verdict() == Verdict.holds);
    }
}
