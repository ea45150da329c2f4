package hybridnetwork.lab;

import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.lab.probe.Prober;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The intents as real connections: what is allowed answers, what is prohibited does not. */
final class IntentChecks {
    /** For an answer that must come. */
    private static final int PATIENCE_MILLIS = 2000;
    /** For one that must not: nothing in the lab is slower. */
    private static final int SILENCE_MILLIS = 400;

    private final LabNetwork network;
    private final StackConfig config;
    private final Samples samples;
    private final Set<String> untried = new TreeSet<>();

    IntentChecks(LabNetwork network, StackConfig config, Samples samples) {
        this.network = network;
        this.config = config;
        this.samples = samples;
    }

    /** The names of intents that no sample stands for, with the reason. */
    Set<String> untried() {
        return untried;
    }

    /** A check for each intent of which the proof knows what becomes of it. */
    List<Check> in(Scenario scenario) {
        List<Check> checks = new ArrayList<>();
        for (IntentResult result : scenario.intents()) {
            TrafficIntent intent = config.traffic().get(result.name());
            List<Sample> tried = intent == null ? List.of() : samples.of(intent, result);
            if (tried.isEmpty()) {
                untried.add("intent " + result.name()
                        + ", between whose ends the lab has no hosts for a TCP or UDP packet");
            } else if (!result.isUnknown()) {
                checks.add(check(scenario, result, tried));
            }
        }
        return checks;
    }

    private Check check(Scenario scenario, IntentResult result, List<Sample> tried) {
        boolean answers = (result.action() == Action.ALLOW) == result.holds();
        // What is violated is violated for some packet, of which the samples have the proof's own.
        boolean every = result.holds();
        List<Sample> strangers = new ArrayList<>();
        for (Sample sample : tried) {
            if (answers(sample, answers) != answers) {
                strangers.add(sample);
            }
        }
        boolean held = every ? strangers.isEmpty() : strangers.size() < tried.size();
        String name = scenario.name() + ": " + (result.action() == Action.ALLOW ? "allow " : "deny ") + result.name();
        String many = tried.size() + (tried.size() == 1 ? " connection " : " connections ");
        return Check.of(
                name,
                held,
                held
                        ? many + (answers ? "answered" : "not answered")
                        : "the proof says that " + result.name() + (answers ? " arrives" : " does not arrive") + "; "
                                + strangers.get(0) + (answers ? " was not answered" : " was answered"));
    }

    private boolean answers(Sample sample, boolean expected) {
        Prober host = network.host(sample.host());
        int patience = expected ? PATIENCE_MILLIS : SILENCE_MILLIS;
        return sample.udp()
                ? host.exchanges(sample.from(), sample.to(), sample.port(), patience)
                : host.connects(sample.from(), sample.to(), sample.port(), patience);
    }
}
