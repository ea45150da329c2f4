package hybridnetwork.reachability;

import hybridnetwork.reachability.filter.Addresses;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.finding.NetworkFindings;
import hybridnetwork.reachability.finding.RouteFindings;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.verdict.Outage;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Proves, offline, which path every flow takes in every outage.
 *
 * <p>The network is read from the resources alone. Addresses and ports are split where any route, rule or intent makes a
 * difference and every class is decided once, so a verdict holds for all packets.
 */
public final class Proof {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final Notes notes;

    private Proof(Network network, Notes notes) {
        this.network = network;
        this.routing = new Routing(network);
        this.filters = new Filters(network);
        this.notes = notes;
    }

    /**
     * Proves the intents.
     *
     * @param resources as registered, without those that are marked for deletion
     */
    public static ProofResult of(List<RegisteredResource> resources, ProofInputs inputs, Outages outages) {
        Notes notes = new Notes();
        Network network = new NetworkReader(resources, inputs, notes).read();
        return new Proof(network, notes).prove(inputs, outages);
    }

    private ProofResult prove(ProofInputs inputs, Outages outages) {
        State healthy = Outage.state(network, List.of());
        List<IntentEvaluator> evaluators = compile(inputs, healthy);
        List<Scenario> scenarios = new ArrayList<>();
        for (List<Outage> failed : Outage.scenarios(network, outages)) {
            State state = Outage.state(network, failed);
            BitSet changed = state.difference(healthy);
            List<String> names = failed.stream().map(Outage::name).toList();
            scenarios.add(new Scenario(
                    names.isEmpty() ? "healthy" : String.join(" + ", names),
                    names,
                    evaluators.stream()
                            .map(evaluator -> evaluator.decide(state, changed))
                            .collect(Collectors.toList())));
        }
        new RouteFindings(network, routing, notes).note();
        new NetworkFindings(network, filters, notes).note();
        return new ProofResult(scenarios, notes.inOrder());
    }

    private List<IntentEvaluator> compile(ProofInputs inputs, State healthy) {
        EndResolver ends = new EndResolver(network, notes);
        Tracer tracer = new Tracer(network, routing, filters);
        List<IntentEvaluator> evaluators = new ArrayList<>();
        boolean known = network.isKnown();
        for (ProofInputs.Intent intent : inputs.intents()) {
            Flow flow = Flow.of(intent, ends);
            CompiledIntent certain = compile(flow, Certainty.CERTAIN);
            Optional<CompiledIntent> possible =
                    known ? Optional.empty() : Optional.of(compile(flow, Certainty.POSSIBLE));
            Optional<Doubt> doubt = network.doubts().stream()
                    .filter(d -> d.scope().covers(flow, network))
                    .findFirst();
            evaluators.add(new IntentEvaluator(certain, possible, doubt, network, routing, tracer, healthy));
        }
        return evaluators;
    }

    private CompiledIntent compile(Flow flow, Certainty certainty) {
        return flow.intent().action() == Action.ALLOW
                ? new AllowCompiler(network, routing, filters, flow, certainty).compile()
                : new DenyCompiler(network, routing, filters, flow, certainty).compile();
    }
}
