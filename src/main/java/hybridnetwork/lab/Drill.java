package hybridnetwork.lab;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.EdgeCounters;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.lab.network.Wait;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One drill on a network that is built: checks, outages, checks. */
final class Drill {
    private static final double STARTUP_SECONDS = 45;
    private static final double RESTORE_SECONDS = 150;
    /** Beyond the time of detection, for routes to change and packets to be counted. */
    private static final double SLACK_SECONDS = 12;

    private static final Pattern COUNTER = Pattern.compile("counter (\\w+) \\{\\s+packets (\\d+)");
    private static final String HEALTHY = "healthy";

    private final LabNetwork network;
    private final ProofResult proof;
    private final Timers timers;
    private final Extent extent;
    private final DrillListener listener;
    private final Sessions sessions;
    private final IntentChecks intents;
    private final Samples samples;
    private final List<Check> checks = new ArrayList<>();
    private final List<OutageResult> outages = new ArrayList<>();
    private String flow = "none: no TCP intent holds between the site and Azure";

    Drill(LabNetwork network, Lab.Subject subject, DrillListener listener) {
        this.network = network;
        this.proof = subject.proof();
        this.timers = subject.timers();
        this.extent = subject.extent();
        this.listener = listener;
        this.sessions = new Sessions(network, timers);
        this.samples = new Samples(network.design(), subject.config());
        this.intents = new IntentChecks(network, subject.config(), samples);
    }

    List<Check> checks() {
        return checks;
    }

    List<OutageResult> outages() {
        return outages;
    }

    String flow() {
        return flow;
    }

    Set<String> untried() {
        return intents.untried();
    }

    /** Stops before the outages where the healthy network is not what it must be: their figures would mean nothing. */
    void run() {
        listener.began("waiting for tunnels, BGP and BFD");
        sessions.applyTimers();
        Wait.until(STARTUP_SECONDS, sessions::areUp);
        checked(sessions.all());
        if (!checks.stream().allMatch(Check::held)) {
            return;
        }
        Scenario healthy = scenario(HEALTHY).orElseThrow();
        Optional<Measured> measured = measured(healthy);
        measured.ifPresent(it -> {
            flow = it.sample() + ", intent " + it.intent();
            checked(List.of(healthyPath(it)));
        });
        listener.began("opening the connections of every intent");
        checked(intents.in(healthy));
        if (measured.isPresent() && checks.stream().allMatch(Check::held)) {
            for (Failure failure : failures()) {
                outages.add(outage(failure, measured.get()));
            }
        }
        checked(List.of(clear(), segments()));
    }

    /** The flow that packets are counted of, and the intent that it is of. */
    private record Measured(Sample sample, String intent) {
        boolean fromSite() {
            return sample.host().equals("site");
        }
    }

    /** Of a TCP intent that holds; one that the site begins, if there is one. */
    private Optional<Measured> measured(Scenario healthy) {
        List<Measured> all = healthy.intents().stream()
                .filter(result -> result.action() == Action.ALLOW && result.holds())
                .flatMap(result -> samples.measured(result).stream().map(sample -> new Measured(sample, result.name())))
                .toList();
        return all.stream()
                .filter(Measured::fromSite)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private void checked(List<Check> more) {
        more.forEach(listener::checked);
        checks.addAll(more);
    }

    private Optional<Scenario> scenario(String name) {
        return proof.scenarios().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }

    private Check healthyPath(Measured measured) {
        Prediction prediction = prediction(scenario(HEALTHY).orElseThrow(), measured.intent());
        listener.began("watching which way packets take");
        Change nothing = measurement(measured).of(() -> {}, prediction, SLACK_SECONDS, 0, () -> true);
        return Check.of(
                "healthy: the way of " + measured.intent(),
                nothing.agrees() && nothing.lost() == 0,
                nothing.agrees() && nothing.lost() == 0
                        ? nothing.path() + ", no packet lost"
                        : "the proof says " + prediction + ", the lab sees " + nothing.path() + ", " + nothing.lost()
                                + " packets lost; " + sessions.choice());
    }

    private Measurement measurement(Measured measured) {
        Sample sample = measured.sample();
        return new Measurement(
                network.host(sample.host()),
                sample,
                EdgeCounters.of(network),
                Way.byInterface(network.design(), network.wiring(), network.files()),
                measured.fromSite(),
                timers == Timers.DEFAULT ? 20_000 : 10_000);
    }

    /** The proof's outages that a lab can make, in its order. */
    private List<Failure> failures() {
        List<String> names = proof.scenarios().stream()
                .filter(scenario -> scenario.failed().size() == 1)
                .map(Scenario::name)
                .toList();
        if (extent == Extent.QUICK) {
            return Stream.concat(
                            network.design().circuits().stream().map(circuit -> "circuit:" + circuit.name()),
                            names.stream())
                    .flatMap(name -> Failure.first(name, network).stream())
                    .limit(1)
                    .toList();
        }
        return names.stream()
                .flatMap(name -> extent == Extent.FULL
                        ? Failure.of(name, network).stream()
                        : Failure.first(name, network).stream())
                .toList();
    }

    private Prediction prediction(Scenario scenario, String intent) {
        IntentResult result = scenario.intents().stream()
                .filter(each -> each.name().equals(intent))
                .findFirst()
                .orElseThrow();
        Set<PathKind> kinds = EnumSet.noneOf(PathKind.class);
        Optional.ofNullable(result.ways().get(network.design().site())).ifPresent(kinds::addAll);
        Optional<String> circuit = result.path().stream()
                .filter(hop -> hop.startsWith("circuit:"))
                .map(hop -> hop.substring("circuit:".length()))
                .findFirst();
        return new Prediction(scenario.name(), result.verdict(), kinds, result.holds() ? circuit : Optional.empty());
    }

    private OutageResult outage(Failure failure, Measured measured) {
        Scenario scenario = scenario(failure.outage()).orElseThrow();
        Prediction during = prediction(scenario, measured.intent());
        Prediction afterwards = prediction(scenario(HEALTHY).orElseThrow(), measured.intent());
        listener.predicted(during, failure.how());
        double detection = detection(afterwards);
        boolean moves =
                !during.kinds().equals(afterwards.kinds()) || !during.circuit().equals(afterwards.circuit());
        Change lost = measurement(measured)
                .of(failure.begin(), during, detection * 1.1 + SLACK_SECONDS, moves ? timers.limit() : 2, () -> true);
        List<Check> seen = new ArrayList<>();
        if (!lost.agrees()) {
            seen.add(Check.of("why", false, sessions.choice()));
        }
        if (extent == Extent.FULL
                || (moves
                        && outages.stream()
                                .noneMatch(done -> done.prediction().kinds().equals(during.kinds())))) {
            listener.began("opening the connections of every intent");
            List<Check> tried = intents.in(scenario);
            seen.addAll(tried);
        }
        listener.began("restoring " + failure.outage());
        Change restored = measurement(measured).of(failure.end(), afterwards, RESTORE_SECONDS, 1, sessions::areUp);
        if (!restored.agrees()) {
            seen.add(Check.of("why not back", false, sessions.choice()));
        }
        OutageResult result = new OutageResult(during, failure.how(), lost, afterwards, restored, seen);
        listener.ended(result);
        return result;
    }

    /** The seconds after which a silent loss is noticed on the way that carries while all is well: the VPN has no BFD. */
    private double detection(Prediction healthy) {
        return healthy.kinds().contains(PathKind.VPN) ? Timers.DEFAULT.limit() : timers.limit();
    }

    private Check clear() {
        Map<String, Long> counters = counters(network.node("internet"), "watch");
        long seen = counters.getOrDefault("private_in_clear", 0L) + counters.getOrDefault("other", 0L);
        return Check.of(
                "nothing private in clear on the internet",
                seen == 0,
                seen + " packets in clear, " + counters.getOrDefault("tunnels", 0L) + " of IKE and ESP");
    }

    private Check segments() {
        long large = 0;
        Design design = network.design();
        for (int i = -1; i < design.subnets().size(); i++) {
            large += counters(i < 0 ? network.node("site") : network.subnet(i), "hosts")
                    .getOrDefault("large_segments", 0L);
        }
        return Check.of(
                "no connection with Azure agrees to segments above " + LabNetwork.SEGMENT + " bytes",
                large == 0,
                large + " did");
    }

    private static Map<String, Long> counters(Node node, String table) {
        Map<String, Long> counters = new LinkedHashMap<>();
        String printed = node.run(List.of("nft", "list", "counters", "table", "ip", table), "");
        Matcher matcher = COUNTER.matcher(printed);
        while (matcher.find()) {
            counters.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return counters;
    }
}
