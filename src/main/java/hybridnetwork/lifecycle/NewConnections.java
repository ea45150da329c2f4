package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.limits.CircuitLimits;
import java.util.Optional;

/** What Azure wants of the network at the moment a circuit is connected, and not later ({@code er-create-200-spaces}). */
public final class NewConnections {
    private NewConnections() {}

    /** Of the first circuit that this deployment would connect; empty where none is, or nothing is wrong. */
    public static Optional<Problem> problem(
            StackConfig config, AzureState azure, DeployedStack deployed, CircuitSteps steps) {
        int prefixes = config.addressSpaces().size();
        if (prefixes <= CircuitLimits.MOST_PREFIXES_TO_CONNECT) {
            return Optional.empty();
        }
        return config.circuits().keySet().stream()
                .filter(name -> steps.of(name).connection())
                .filter(name -> !azure.connectedCircuits().contains(name))
                .filter(name -> !deployed.has(LogicalName.ER_CONNECTION.of(name)))
                .findFirst()
                .map(name -> Problem.error(
                                "er-create-200-spaces",
                                config.spokes().isEmpty()
                                        ? ConfigPath.of("network").key("addressSpace")
                                        : ConfigPath.of("spokes"),
                                (config.spokes().isEmpty() ? "the network has" : "the network and its spokes have")
                                        + " more address prefixes than the new connection of circuit `" + name
                                        + "` takes")
                        .got(prefixes + " prefixes")
                        .allowed("at most " + CircuitLimits.MOST_PREFIXES_TO_CONNECT + " until it is connected")
                        .fix("deploy with " + CircuitLimits.MOST_PREFIXES_TO_CONNECT
                                + " first, and add the others afterwards"));
    }
}
