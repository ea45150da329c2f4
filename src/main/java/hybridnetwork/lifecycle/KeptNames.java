package hybridnetwork.lifecycle;

import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import java.util.function.Predicate;

/**
 * The Azure names of a stack's resources, given what it has deployed.
 *
 * <p>The name of a circuit, of its connection and of a site's tunnel says whether it is the only one. So that another one can
 * be added, or all but one removed, without replacing a live one, each keeps the name that it has.
 */
public final class KeptNames {
    private final DeployedStack deployed;

    private KeptNames(DeployedStack deployed) {
        this.deployed = deployed;
    }

    public static AzureNames find(StackConfig config, DeployedStack deployed) {
        KeptNames kept = new KeptNames(deployed);
        AzureNames names = AzureNames.of(config);
        for (String circuit : config.circuits().keySet()) {
            names = keeping(
                    names,
                    names.keepingCircuit(circuit, false),
                    names.keepingCircuit(circuit, true),
                    candidate -> kept.isCircuit(circuit, candidate));
        }
        for (String site : config.sites().keySet()) {
            names = keeping(
                    names,
                    names.keepingSite(site, false),
                    names.keepingSite(site, true),
                    candidate -> kept.isSite(site, candidate));
        }
        return names.keepingTunnels(KeptTunnels.find(config, deployed));
    }

    private static AzureNames keeping(
            AzureNames names, AzureNames alone, AzureNames oneOfSeveral, Predicate<AzureNames> isDeployed) {
        if (isDeployed.test(alone)) {
            return alone;
        }
        return isDeployed.test(oneOfSeveral) ? oneOfSeveral : names;
    }

    /** A circuit of another subscription is in this stack by its connection only. */
    private boolean isCircuit(String circuit, AzureNames candidate) {
        return deployed.has(LogicalName.CIRCUIT.of(circuit), candidate.circuit(circuit))
                || deployed.has(LogicalName.ER_CONNECTION.of(circuit), candidate.erConnection(circuit));
    }

    private boolean isSite(String site, AzureNames candidate) {
        TunnelName only = TunnelName.of(site);
        return deployed.has(LogicalName.LOCAL_NETWORK_GATEWAY.of(site), candidate.localNetworkGateway(only))
                || deployed.has(LogicalName.VPN_CONNECTION.of(site), candidate.vpnConnection(only));
    }
}
