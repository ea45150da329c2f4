package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.config.Words;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells of static routes that go from a site's tunnel. The tunnel stays, and what the device does not advertise over BGP is
 * reached over it no longer, from one moment to the next ({@code static-routes-go}).
 */
final class StaticRoutes {
    private static final int MOST_NAMED = 4;

    private StaticRoutes() {}

    /** One warning for each device with BGP that has routes now which the stack does not ask for. */
    static List<Problem> warnings(StackConfig config, AzureNames names, DeployedStack deployed) {
        return config.sites().values().stream()
                .flatMap(site -> site.vpnDevices().stream()
                        .filter(device -> device.bgp().isPresent())
                        .flatMap(device -> warning(site, device, names, deployed).stream()))
                .toList();
    }

    private static Optional<Problem> warning(Site site, VpnDevice device, AzureNames names, DeployedStack deployed) {
        TunnelName tunnel = names.tunnel(site, device);
        List<String> gone = deployed.find(LogicalName.LOCAL_NETWORK_GATEWAY.of(tunnel.key()))
                .map(gateway -> new ArrayList<>(gateway.staticPrefixes()))
                .orElseGet(ArrayList::new);
        site.staticPrefixes(device).forEach(kept -> gone.remove(kept.toString()));
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning(
                        "static-routes-go",
                        ConfigPath.of("sites").key(site.name()),
                        names.localNetworkGateway(tunnel)
                                + " loses static routes: what the device does not advertise over BGP is not reached over"
                                + " the VPN any more")
                .got(Words.few(gone, MOST_NAMED))
                .fix("look whether BGP has them, `az network vnet-gateway list-learned-routes -g "
                        + names.resourceGroup() + " -n " + names.vpnGateway()
                        + "`, origin EBgp; or keep them under `staticPrefixes`"));
    }
}
