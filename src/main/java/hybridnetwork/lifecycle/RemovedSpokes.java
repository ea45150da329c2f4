package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.Words;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spokes that this stack has deployed and no longer declares: {@code pulumi up} takes the peering away and deletes the network,
 * which Azure refuses as long as something is in it.
 */
final class RemovedSpokes {
    private static final ConfigPath SPOKES = ConfigPath.of("spokes");
    private static final int MOST_USERS = 4;

    private RemovedSpokes() {}

    /** The deployed networks of spokes that are not declared under their keys. */
    static List<DeployedResource> of(StackConfig config, DeployedStack deployed) {
        return deployed.ofType("VirtualNetwork")
                .filter(network -> key(network)
                        .filter(key -> !(config.spokes().get(key) instanceof Spoke.Owned))
                        .isPresent())
                .toList();
    }

    private static Optional<String> key(DeployedResource network) {
        return LogicalName.SPOKE_NETWORK.keyIn(network.logicalName());
    }

    /** An error for each that cannot go. */
    static List<Problem> problems(
            StackConfig config, AzureNames names, DeployedStack deployed, ExistingNetworks existing) {
        List<Problem> problems = new ArrayList<>();
        for (DeployedResource network : of(config, deployed)) {
            String key = key(network).orElseThrow();
            Optional<Spoke.Owned> renamed = config.ownSpokes().stream()
                    .filter(spoke -> network.is(names.virtualNetwork(spoke)))
                    .findFirst();
            if (renamed.isPresent()) {
                problems.add(Problem.error(
                                "spoke-key-changed",
                                SPOKES.key(renamed.get().name()),
                                "to Azure spoke `" + renamed.get().name() + "` is spoke `" + key
                                        + "`, which this stack has deployed; to the engine it is another one")
                        .fix("write `" + key + "` again"));
                continue;
            }
            List<Subnet> inUse = existing.network(network.azureName()).stream()
                    .flatMap(it -> it.subnets().stream())
                    .filter(Subnet::isInUse)
                    .toList();
            if (!inUse.isEmpty()) {
                problems.add(inUse(key, inUse));
            }
        }
        return problems;
    }

    private static Problem inUse(String key, List<Subnet> subnets) {
        return Problem.error(
                        "subnet-in-use",
                        SPOKES.key(key),
                        "spoke `" + key + "` cannot go as long as something is in it: "
                                + Words.few(
                                        subnets.stream()
                                                .flatMap(subnet -> subnet.users().stream())
                                                .distinct()
                                                .toList(),
                                        MOST_USERS))
                .got("no longer declared")
                .fix("write spoke `" + key + "` again until what is in it is gone");
    }
}
