package hybridnetwork.benchmarks;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.StackExport;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.template.ArmTemplate;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures how much of other people's networks the proof understands. Of each template with a virtual network in a folder it asks
 * every flow between two ends, as {@code verify --export} does, and prints what share has a verdict in every single outage, what
 * stands in the way, and how long it took.
 */
final class Corpus {
    /** The share of a template's flows from which on most of them have a verdict. */
    private static final double MOST = 0.9;

    /** What one template came to; {@code stopped} says why it could not be asked. */
    private record Asked(
            String file,
            int flows,
            int answered,
            int healthy,
            double seconds,
            Map<String, Integer> ways,
            String stopped) {
        double share() {
            return flows == 0 ? 0 : (double) answered / flows;
        }
    }

    private final List<Asked> all = new ArrayList<>();
    private final List<String> crashes = new ArrayList<>();

    private final ImplicitOutbound outbound;
    private final Path root;

    private Corpus(Path root, ImplicitOutbound outbound) {
        this.root = root;
        this.outbound = outbound;
    }

    public static void main(String... arguments) throws IOException {
        Corpus corpus =
                new Corpus(Path.of(arguments[0]), ImplicitOutbound.valueOf(arguments[1].toUpperCase(Locale.ROOT)));
        try (Stream<Path> files = Files.walk(corpus.root)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
                corpus.file(file);
            }
        }
        corpus.report(arguments.length > 2);
    }

    private void file(Path file) throws IOException {
        Optional<Bag> template = template(file);
        if (template.isEmpty()) {
            return;
        }
        String name = root.relativize(file).toString();
        long start = now();
        try {
            Path temporary = Files.createTempFile("parameters", ".json");
            Optional<Path> parameters = CorpusParameters.of(file, template.get(), temporary);
            start = now();
            // As verify does it: read the file, evaluate it, prove.
            Bag again = StackExport.of(file).template().orElseThrow();
            ArmTemplate read = ArmTemplate.of(file, again, parameters, List.of());
            CorpusFlows flows = CorpusFlows.of(read.resources());
            Files.delete(temporary);
            if (flows.networks() == 0) {
                return;
            }
            ProofInputs inputs = flows.inputs(outbound);
            if (inputs.intents().isEmpty()) {
                all.add(new Asked(name, 0, 0, 0, seconds(start), Map.of(), "has fewer than two ends"));
                return;
            }
            ProofResult proof = Proof.ofExport(read.resources(), inputs, Outages.SINGLE);
            all.add(asked(name, inputs, proof, seconds(start)));
        } catch (UnreadableExport e) {
            if (!String.valueOf(e.getMessage()).contains("deploys nothing")) {
                all.add(new Asked(name, 0, 0, 0, seconds(start), Map.of(), String.valueOf(e.getMessage())));
            }
        } catch (RuntimeException | StackOverflowError e) {
            crashes.add(name + ": " + e + " at "
                    + Arrays.stream(e.getStackTrace()).limit(6).toList());
        }
    }

    /** Of the processor's time: other work on the machine does not count. */
    private static double seconds(long start) {
        return (now() - start) / 1e9;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Optional<Bag> template(Path file) {
        try {
            return StackExport.of(file).template();
        } catch (UnreadableExport e) {
            return Optional.empty();
        }
    }

    private static Asked asked(String name, ProofInputs inputs, ProofResult proof, double seconds) {
        Set<String> open = new HashSet<>();
        Set<String> openInHealth = new HashSet<>();
        Map<String, String> reasons = new TreeMap<>();
        proof.scenarios()
                .forEach(scenario -> scenario.intents().stream()
                        .filter(IntentResult::isUnknown)
                        .forEach(intent -> {
                            open.add(intent.name());
                            reasons.putIfAbsent(
                                    intent.name(), kind(intent.unknown().orElse("no reason")));
                            if (scenario.failed().isEmpty()) {
                                openInHealth.add(intent.name());
                            }
                        }));
        Map<String, Integer> ways = new TreeMap<>();
        reasons.values().forEach(reason -> ways.merge(reason, 1, Integer::sum));
        int flows = inputs.intents().size();
        return new Asked(name, flows, flows - open.size(), flows - openInHealth.size(), seconds, ways, "");
    }

    /** A reason without the names of one network. */
    private static String kind(String reason) {
        return reason.replaceAll("(?<=^\\w{1,40}) [^:]*(?=: )", "")
                .replaceAll("refers to .*", "refers to ...")
                .replaceAll("(subnet|frontend|network security group) \\S+", "$1 NAME")
                .replaceAll("\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?", "ADDRESS");
    }

    private void report(boolean each) {
        List<Asked> asked = all.stream().filter(it -> it.flows() > 0).toList();
        if (each) {
            all.stream()
                    .sorted(Comparator.comparingDouble(Asked::share))
                    .forEach(it -> System.out.printf(
                            Locale.ROOT,
                            "%3.0f %% (%3.0f %% healthy) of %5d, %5.2f s  %s  %s%n",
                            it.share() * 100,
                            it.flows() == 0 ? 0 : 100.0 * it.healthy() / it.flows(),
                            it.flows(),
                            it.seconds(),
                            it.file(),
                            it.stopped().isEmpty() ? it.ways() : it.stopped().replace('\n', ' ')));
        }
        int total = asked.stream().mapToInt(Asked::flows).sum();
        int answered = asked.stream().mapToInt(Asked::answered).sum();
        double[] seconds = asked.stream().mapToDouble(Asked::seconds).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d templates with two ends or more, %d others, %d crashes%n%d of %d flows have a verdict (%.1f %%)%n",
                asked.size(),
                all.size() - asked.size(),
                crashes.size(),
                answered,
                total,
                100.0 * answered / Math.max(1, total));
        System.out.printf(
                "every flow: %d; at least nine in ten: %d; half or more: %d; fewer: %d; none: %d%n",
                asked.stream().filter(it -> it.share() == 1).count(),
                asked.stream().filter(it -> it.share() >= MOST).count(),
                asked.stream()
                        .filter(it -> it.share() >= 0.5 && it.share() < MOST)
                        .count(),
                asked.stream().filter(it -> it.share() > 0 && it.share() < 0.5).count(),
                asked.stream().filter(it -> it.answered() == 0).count());
        if (seconds.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "processor time: median %.2f s, worst %.2f s%n",
                    seconds[seconds.length / 2],
                    seconds[seconds.length - 1]);
        }
        crashes.forEach(crash -> System.out.println("crash: " + crash));
        inTheWay(asked);
    }

    private static void inTheWay(List<Asked> asked) {
        Map<String, Integer> templates = new TreeMap<>();
        Map<String, Integer> flows = new TreeMap<>();
        for (Asked one : asked) {
            one.ways().forEach((way, count) -> {
                templates.merge(way, 1, Integer::sum);
                flows.merge(way, count, Integer::sum);
            });
        }
        System.out.println("in the way (templates, flows):");
        templates.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(way ->
                        System.out.printf("%5d %6d  %s%n", way.getValue(), flows.get(way.getKey()), way.getKey()));
    }
}
