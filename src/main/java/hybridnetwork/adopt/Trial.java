package hybridnetwork.adopt;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Prefix;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal as the program takes it: read, checked, recorded and proved, with stand-ins where it could not know a site's
 * networks.
 *
 * @param config empty where the reader refuses it
 * @param problems of reading it, and of the rules
 */
record Trial(Optional<StackConfig> config, List<Problem> problems) {
    static Trial of(Draft draft, String file) {
        return of(ReadConfig.fromText(StackText.render(List.of(), StandIns.in(draft.config()), Map.of()), file));
    }

    private static Trial of(ReadConfig read) {
        return new Trial(read.stack(), Preflight.problems(read, Surroundings.offline()));
    }

    /** As the whole file has it, so that problems have their lines. */
    static Trial ofText(String text, Draft draft, String file, String stack) {
        return of(ReadConfig.fromText(StandIns.in(text, draft.config()), file, stack));
    }

    /** The resources that it would register once every circuit is provisioned. */
    static List<RegisteredResource> recorded(StackConfig config, String stack) {
        return OfflinePlan.of(config, stack, Stage.connected).plan().resources();
    }

    /** How each flow of the proposal fares among the resources that it would register. */
    static ProofResult proof(StackConfig config, String stack) {
        return NetworkProof.of(config, recorded(config, stack), Outages.SINGLE);
    }

    /** How each flow fares among the resources that Azure has. */
    static ProofResult proofOfFound(StackConfig config, FoundAzure found) {
        Map<FlowEnd, FlowEnd> among = new HashMap<>();
        for (DeclaredNetwork network : config.networks()) {
            network.workloads()
                    .forEach((key, subnet) -> among.put(network.end(key), new FlowEnd.Cidr(subnet.prefix())));
        }
        config.spokes().values().forEach(spoke -> {
            List<Prefix> space = spoke.addressSpace();
            if (space.size() == 1) {
                among.put(new FlowEnd.Spoke(spoke.name()), new FlowEnd.Cidr(space.get(0)));
            }
        });
        return NetworkProof.ofFound(config, found.registered(), Outages.SINGLE, end -> among.getOrDefault(end, end));
    }

    /** The outages in which an intent is violated; none where it does not hold in the healthy network. */
    static List<String> lostIn(ProofResult proof, String intent) {
        List<String> lost = new ArrayList<>();
        for (Scenario scenario : proof.scenarios()) {
            Verdict verdict = verdict(scenario, intent);
            if (scenario.failed().isEmpty() && verdict != Verdict.HOLDS) {
                return List.of();
            }
            if (scenario.failed().size() == 1 && verdict == Verdict.VIOLATED) {
                lost.add(scenario.failed().get(0));
            }
        }
        return lost;
    }

    /** Whether an intent holds in the healthy network. */
    static boolean holds(ProofResult proof, String intent) {
        return proof.scenarios().stream()
                .filter(scenario -> scenario.failed().isEmpty())
                .allMatch(scenario -> verdict(scenario, intent) == Verdict.HOLDS);
    }

    /** Whether an intent is violated in every scenario: nothing leads there. */
    static boolean isNever(ProofResult proof, String intent) {
        return proof.scenarios().stream().allMatch(scenario -> verdict(scenario, intent) == Verdict.VIOLATED);
    }

    private static Verdict verdict(Scenario scenario, String intent) {
        return scenario.intents().stream()
                .filter(result -> result.name().equals(intent))
                .map(IntentResult::verdict)
                .findFirst()
                .orElse(Verdict.UNKNOWN);
    }
}
