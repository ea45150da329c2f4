package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.resources.ArmId;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds changes of spokes that Azure refuses because of the peerings that stand: none of them can lead to another network from
 * then on, and the hub is peered once with a network, and with no two whose addresses overlap. The engine makes what is new before
 * it takes away what is gone, so that a spoke under another key meets the peering that it had under the old one.
 */
final class PeeringChanges {
    private static final ConfigPath SPOKES = ConfigPath.of("spokes");

    private final AzureNames names;
    private final DeployedStack deployed;
    private final List<DeployedResource> going;

    private PeeringChanges(StackConfig config, AzureNames names, DeployedStack deployed) {
        this.names = names;
        this.deployed = deployed;
        this.going = hubSides(deployed)
                .filter(side -> !config.spokes().containsKey(key(side)))
                .toList();
    }

    /** At most one error for each spoke. */
    static List<Problem> problems(StackConfig config, AzureNames names, DeployedStack deployed) {
        PeeringChanges changes = new PeeringChanges(config, names, deployed);
        return config.spokes().values().stream()
                .flatMap(spoke -> changes.problem(spoke).stream())
                .toList();
    }

    private static Stream<DeployedResource> hubSides(DeployedStack deployed) {
        return deployed.ofType("VirtualNetworkPeering")
                .filter(side ->
                        LogicalName.HUB_PEERING.keyIn(side.logicalName()).isPresent());
    }

    private static String key(DeployedResource hubSide) {
        return LogicalName.HUB_PEERING.keyIn(hubSide.logicalName()).orElseThrow();
    }

    private Optional<Problem> problem(Spoke spoke) {
        Optional<DeployedResource> standing = hubSides(deployed)
                .filter(side -> key(side).equals(spoke.name()))
                .findFirst();
        return standing.isPresent()
                ? standing.filter(side -> !leadsTo(side, spoke)).map(side -> leadsElsewhere(side, spoke))
                : going.stream()
                        .filter(side -> isInTheWay(side, spoke))
                        .findFirst()
                        .map(side -> comesTooEarly(side, spoke));
    }

    private boolean leadsTo(DeployedResource side, Spoke spoke) {
        String remote = side.remoteNetwork();
        return remote.isEmpty()
                || (spoke instanceof Spoke.Existing others
                        ? remote.equalsIgnoreCase(others.networkId())
                        : ArmId.name(remote).equalsIgnoreCase(names.virtualNetwork(spoke.name())));
    }

    private boolean isInTheWay(DeployedResource side, Spoke spoke) {
        // A key of this stack's own spoke in other letters is an error of its own.
        boolean sameKey = spoke instanceof Spoke.Owned && key(side).equalsIgnoreCase(spoke.name());
        return !sameKey
                && ((!side.remoteNetwork().isEmpty() && leadsTo(side, spoke))
                        || PrefixSet.of(side.remoteSpace()).overlaps(PrefixSet.of(spoke.addressSpace())));
    }

    private Problem leadsElsewhere(DeployedResource side, Spoke spoke) {
        String wanted = spoke instanceof Spoke.Existing others
                ? others.networkId()
                : names.virtualNetwork(spoke.name()) + " of this stack";
        return Problem.error(
                        "peering-network",
                        SPOKES.key(spoke.name()),
                        "the peering of spoke `" + spoke.name()
                                + "` leads to another network, and Azure lets none change" + " where it leads")
                .got("from " + side.remoteNetwork() + " to " + wanted)
                .fix("take the spoke out in one deployment, and add it again in the next");
    }

    private static Problem comesTooEarly(DeployedResource side, Spoke spoke) {
        String former = key(side);
        return Problem.error(
                        "peering-in-the-way",
                        SPOKES.key(spoke.name()),
                        "spoke `" + spoke.name() + "` would be peered with the hub before spoke `" + former
                                + "`, which this stack has deployed and no longer declares, is taken away; Azure peers a"
                                + " network with no two that have the same addresses")
                .got(PrefixSet.of(spoke.addressSpace()).prefixes().get(0) + " beside "
                        + (side.remoteSpace().isEmpty()
                                ? side.remoteNetwork()
                                : side.remoteSpace().get(0)))
                .fix("write `" + former + "` again; or take it out in one deployment"
                        + (spoke instanceof Spoke.Existing
                                ? ", have its owner delete the other side of the peering"
                                : "")
                        + ", and add `" + spoke.name() + "` in the next");
    }
}
