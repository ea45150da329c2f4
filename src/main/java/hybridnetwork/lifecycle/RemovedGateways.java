package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of a gateway that the stack has deployed and whose section is gone from its configuration. The engine deletes it without
 * a word but its line in the preview, and a section may be gone by mistake.
 */
final class RemovedGateways {
    private RemovedGateways() {}

    /** One warning for each. */
    static List<Problem> warnings(StackConfig config, AzureNames names, DeployedStack deployed) {
        List<Problem> problems = new ArrayList<>();
        if (config.expressRoute().isEmpty()) {
            warn("expressRoute", names.erGateway(), "no ExpressRoute any more", config, deployed, problems);
        }
        if (config.vpn().isEmpty()) {
            warn(
                    "vpn",
                    names.vpnGateway(),
                    "no VPN any more" + (config.expressRoute().isPresent() ? ", and so no backup of ExpressRoute" : "")
                            + "; a later one has other public addresses",
                    config,
                    deployed,
                    problems);
        }
        return problems;
    }

    private static void warn(
            String section,
            String gateway,
            String consequence,
            StackConfig config,
            DeployedStack deployed,
            List<Problem> problems) {
        if (deployed.hasNamed("VirtualNetworkGateway", gateway)) {
            problems.add(Problem.warning(
                            "gateway-removed",
                            ConfigPath.of(section),
                            "`pulumi up` deletes " + gateway
                                    + ", which this stack has deployed and no longer declares: " + consequence)
                    .fix("write the section again; or plan the outage"
                            + (config.protect() ? ", and first `pulumi state unprotect` it" : "")));
        }
    }
}
