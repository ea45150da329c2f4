package hybridnetwork.engine;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flows that only a circuit will carry: those of sites without a VPN device. Until the provider has provisioned it they are
 * lost in the healthy network too, and a stack that was refused for it could never order the circuit.
 */
final class AwaitingCircuits {
    private AwaitingCircuits() {}

    /**
     * The names of the {@code allow}s that such a site has part in.
     *
     * @param connected the proof of the network with every circuit connected, in which they must hold while nothing has failed
     */
    static Set<String> intents(StackConfig config, ProofResult connected) {
        Set<String> holding = holding(connected);
        return config.traffic().values().stream()
                .filter(intent -> intent.action() == Action.allow && holding.contains(intent.name()))
                .filter(intent -> config.sites().values().stream()
                        .filter(site -> site.vpnDevices().isEmpty())
                        .anyMatch(site -> hasPartIn(intent, site)))
                .map(TrafficIntent::name)
                .collect(Collectors.toSet());
    }

    /** The names of all intents that hold in it while nothing has failed. */
    static Set<String> holding(ProofResult connected) {
        return connected.scenarios().get(0).intents().stream()
                .filter(IntentResult::holds)
                .map(IntentResult::name)
                .collect(Collectors.toSet());
    }

    private static boolean hasPartIn(TrafficIntent intent, Site site) {
        return Stream.of(intent.from(), intent.to()).anyMatch(site::hasPartIn);
    }
}
