package hybridnetwork.program;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.AzureLookup;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.IllegalChanges;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the network can be declared now, given what Azure has.
 *
 * @param problems what the comparison with Azure found; with an error among them nothing may be declared
 */
public record Readiness(AzureNames names, AzureState azure, CircuitSteps steps, List<Problem> problems) {
    /**
     * Asks Azure, by provider calls, and compares. Blocks until Azure has answered.
     *
     * @throws hybridnetwork.lifecycle.AzureUnavailable when Azure does not say what exists
     */
    public static Readiness ask(StackConfig config) {
        AzureNames names = AzureLookup.names(config);
        AzureState azure = AzureLookup.ask(config, names);
        CircuitSteps steps = CircuitSteps.decide(config, azure);
        List<Problem> problems = new ArrayList<>(IllegalChanges.find(config, names, azure));
        problems.addAll(steps.warnings());
        return new Readiness(names, azure, steps, List.copyOf(problems));
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }

    public Stage stage() {
        return steps.stage();
    }
}
