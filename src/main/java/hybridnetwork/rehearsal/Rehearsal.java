package hybridnetwork.rehearsal;

import com.pulumi.Context;
import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The life of a stack from the first preview to the last deletion, with an outage in the middle.
 *
 * <p>It proves that the program, the engine and Azure's rules as the simulation knows them go together; it does not prove
 * that Azure has no other rule.
 */
public final class Rehearsal {
    private static final String LOCATION = "azure-native:location";

    /** No region, so that no stack stands there. */
    private static final String OTHER_LOCATION = "elsewhere";

    private static final String SKU = "hybrid-network:expressRoute.gateway.sku";

    private final Scene scene;
    private final StackConfig config;
    private final GeneratedKeys keys;
    private final StepListener listener;
    private final RehearsedStack stack;
    private final List<StepResult> results = new ArrayList<>();
    /** Names of keys to keys: all that must stand nowhere in clear. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private final InspectedRoutes inspected;

    private volatile String current = "";

    /** Where the firewall was before somebody stopped it. */
    private String inspectedAt = "";

    /**
     * What is rehearsed.
     *
     * @param engine the folder with the engine, as {@link EngineFolder#find} gives it
     * @param stackFile the stack's file; its secrets are replaced by keys of the rehearsal
     * @param name the stack's name
     * @param config the same file, read without an error
     * @param program the program that the engine runs
     */
    public record Subject(Path engine, Path stackFile, String name, StackConfig config, Consumer<Context> program) {}

    private Rehearsal(Scene scene, Subject subject, GeneratedKeys keys, RehearsedStack stack, StepListener listener) {
        this.scene = scene;
        this.inspected = scene.inspected();
        this.config = subject.config();
        this.keys = keys;
        this.stack = stack;
        this.listener = listener;
        stack.watch((operation, resource) -> listener.worksOn(current, operation, resource));
    }

    /**
     * Rehearses a stack; stops after the first step that does not hold.
     *
     * @throws NoEngine when the engine cannot be used
     * @throws IOException when the temporary folder cannot be used
     */
    public static RehearsalResult run(Subject subject, StepListener listener) throws NoEngine, IOException {
        var keys = new GeneratedKeys(subject.config());
        var scene = new Scene(subject.config(), keys);
        try (var server = AzureNativeServer.start(scene.azure());
                var stack = new RehearsedStack(
                        subject.engine(),
                        subject.stackFile(),
                        subject.name(),
                        server.environment(),
                        keys.byPath(),
                        subject.program())) {
            var rehearsal = new Rehearsal(scene, subject, keys, stack, listener);
            rehearsal.play();
            return new RehearsalResult(rehearsal.results);
        }
    }

    /** What a step saw: the engine's outcome, whether it is what must be, and the words for it. */
    private record Seen(Outcome outcome, boolean held, String detail) {
        static Seen of(Outcome outcome, boolean held, String detail) {
            String words = held || outcome.succeeded() ? detail : String.join("\n", outcome.errors());
            return new Seen(outcome, held, words);
        }
    }

    private interface Step {
        Seen play() throws IOException;
    }

    private void play() throws IOException {
        secrets.putAll(keys.byPath());
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("preview", this::preview);
        steps.put("up, circuits ordered", this::order);
        steps.put("the provider provisions, up", this::connect);
        steps.put("up again", this::upAgain);
        if (config.expressRoute().isPresent()) {
            steps.put("outage: ExpressRoute disabled", this::outage);
            steps.put("ExpressRoute restored", this::restore);
        }
        if (inspected.haveFirewall()) {
            steps.put("outage: the firewall stopped", this::stop);
            steps.put("the firewall started, up", this::start);
        }
        steps.put("refresh", this::refresh);
        steps.put("an illegal gateway change", this::illegalChange);
        steps.put("destroy", this::destroy);
        steps.put("secrets in state, files and output", this::secrecy);
        for (var step : steps.entrySet()) {
            if (!holds(step.getKey(), step.getValue())) {
                return;
            }
            secrets.putAll(scene.issuedKeys());
        }
    }

    private boolean holds(String name, Step step) throws IOException {
        current = name;
        listener.began(name);
        long start = System.nanoTime();
        Duration before = scene.azure().elapsed();
        Seen seen = step.play();
        var result = new StepResult(
                name,
                seen.held(),
                seen.detail(),
                seen.outcome().changes(),
                Duration.ofNanos(System.nanoTime() - start),
                scene.azure().elapsed().minus(before));
        results.add(result);
        listener.ended(result);
        return result.held();
    }

    private Seen preview() throws IOException {
        Outcome outcome = stack.preview();
        return Seen.of(
                outcome,
                outcome.succeeded() && scene.leftBehind().isEmpty(),
                outcome.changes().getOrDefault("create", 0) + " resources would be created; nothing was");
    }

    private Seen order() throws IOException {
        Outcome outcome = stack.up();
        return Seen.of(
                outcome,
                outcome.succeeded() && teachesVpn(),
                (config.vpn().isPresent() ? "the VPN carries the traffic" : "nothing carries traffic yet")
                        + (scene.atProviders().isEmpty()
                                ? ""
                                : "; the service key goes to " + String.join(", ", scene.atProviders())
                                        + "'s provider"));
    }

    private Seen connect() throws IOException {
        scene.provision();
        Outcome outcome = stack.up();
        return Seen.of(
                outcome,
                outcome.succeeded() && bothPaths() && inspected.lead(),
                "the gateways learn the sites' prefixes" + inspected.words());
    }

    private boolean bothPaths() {
        return scene.learnedOverExpressRoute().isEmpty()
                        == config.expressRoute().isEmpty()
                && teachesVpn();
    }

    /** Whether the VPN gateway learns prefixes, if there is one. */
    private boolean teachesVpn() {
        return scene.learnedOverVpn().isEmpty() == config.vpn().isEmpty();
    }

    private Seen upAgain() throws IOException {
        Outcome outcome = stack.up();
        return Seen.of(outcome, outcome.succeeded() && outcome.changed() == 0, "nothing changes");
    }

    private Seen outage() throws IOException {
        setPeerings(false);
        Outcome outcome = stack.up();
        boolean held =
                outcome.succeeded() && scene.learnedOverExpressRoute().isEmpty() && teachesVpn() && inspected.lead();
        String rest = config.vpn().isPresent() ? "the VPN teaches " + scene.learnedOverVpn() : "nothing takes over";
        return Seen.of(outcome, held, "ExpressRoute teaches no route, " + rest + inspected.words());
    }

    private Seen restore() throws IOException {
        setPeerings(true);
        Outcome outcome = stack.up();
        return Seen.of(
                outcome,
                outcome.succeeded() && bothPaths(),
                "ExpressRoute teaches " + scene.learnedOverExpressRoute() + " again");
    }

    private void setPeerings(boolean enabled) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String circuit : scene.withOwnPeering()) {
            values.put(
                    "hybrid-network:expressRoute.circuits." + circuit + ".privatePeering.enabled",
                    String.valueOf(enabled));
        }
        stack.configure(values);
        scene.failOtherCircuits(!enabled);
    }

    /** Somebody stops the firewall: what is led there is lost, and the routes stay, so that nothing goes past it. */
    private Seen stop() throws IOException {
        inspectedAt = inspected.address().orElseThrow();
        inspected.stopFirewall();
        Outcome outcome = stack.preview();
        return Seen.of(
                outcome,
                outcome.succeeded() && outcome.changed() == 0,
                "the routes go on leading to " + inspectedAt + ", where nothing takes packets");
    }

    private Seen start() throws IOException {
        inspected.startFirewall(inspectedAt);
        Outcome outcome = stack.up();
        return Seen.of(outcome, outcome.succeeded() && inspected.lead(), "it has another address" + inspected.words());
    }

    private Seen refresh() throws IOException {
        Outcome outcome = stack.refresh();
        return Seen.of(outcome, outcome.succeeded() && outcome.changed() == 0, "Azure is as the engine remembers it");
    }

    private Seen illegalChange() throws IOException {
        return config.expressRoute().isPresent()
                ? illegalSku(config.expressRoute().get().gatewaySku().name())
                : refused(LOCATION, config.location(), OTHER_LOCATION, "gateway-location");
    }

    private Seen illegalSku(String now) throws IOException {
        return refused(SKU, now, now.endsWith("AZ") ? "UltraPerformance" : "ErGw3AZ", "ergw-resize-family");
    }

    private Seen refused(String key, String now, String illegal, String rule) throws IOException {
        stack.configure(Map.of(key, illegal));
        Outcome outcome = stack.preview();
        stack.configure(Map.of(key, now));
        boolean refused = !outcome.succeeded() && outcome.errors().stream().anyMatch(error -> error.contains(rule));
        String reason = outcome.errors().stream().findFirst().orElse("it was not refused");
        return new Seen(outcome, refused, reason.lines().findFirst().orElse(reason));
    }

    private Seen destroy() throws IOException {
        if (config.protect()) {
            stack.configure(Map.of("hybrid-network:protect", "false"));
            Outcome unprotected = stack.up();
            if (!unprotected.succeeded()) {
                return Seen.of(unprotected, false, "");
            }
        }
        scene.deprovision();
        Outcome outcome = stack.destroy();
        boolean held = outcome.succeeded() && scene.leftBehind().isEmpty();
        return Seen.of(outcome, held, held ? "nothing is left in Azure" : "left in Azure: " + scene.leftBehind());
    }

    private Seen secrecy() throws IOException {
        List<String> found = new ArrayList<>();
        for (var secret : secrets.entrySet()) {
            stack.placesOf(secret.getValue()).forEach(place -> found.add(secret.getKey() + " in " + place));
        }
        String detail = found.isEmpty()
                ? "none of " + secrets.size() + " keys stands in clear anywhere"
                : "in clear: " + String.join(", ", found);
        return new Seen(new Outcome(found.isEmpty(), Map.of(), List.of()), found.isEmpty(), detail);
    }
}
