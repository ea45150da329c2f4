package hybridnetwork.lifecycle;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.topology.TunnelName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tunnels of a site stay under the name of another one: a site that gets a second device, or is left with one, or calls
 * a device by another name, keeps the tunnels that stand. A device is known by its address or domain name.
 */
final class KeptTunnels {
    private static final Comparator<TunnelName> BY_KEY = Comparator.comparing(TunnelName::key);

    private final Map<TunnelName, Set<String>> standing;
    private final Map<TunnelName, TunnelName> kept = new HashMap<>();

    private KeptTunnels(Map<TunnelName, Set<String>> standing) {
        this.standing = standing;
    }

    /** By the tunnel's own name, where that is not the one that it is declared under. */
    static Map<TunnelName, TunnelName> find(StackConfig config, DeployedStack deployed) {
        Map<TunnelName, TunnelName> all = new HashMap<>();
        for (Site site : config.sites().values()) {
            KeptTunnels tunnels = new KeptTunnels(standing(site, deployed));
            tunnels.match(site);
            tunnels.kept.forEach((own, name) -> {
                if (!own.equals(name)) {
                    all.put(own, name);
                }
            });
        }
        return all;
    }

    /** The site's tunnels in the state, each with the addresses and names of its device, as far as the state has them. */
    private static Map<TunnelName, Set<String>> standing(Site site, DeployedStack deployed) {
        Map<TunnelName, Set<String>> standing = new HashMap<>();
        for (LogicalName kind : List.of(LogicalName.VPN_CONNECTION, LogicalName.LOCAL_NETWORK_GATEWAY)) {
            deployed.ofType(
                            kind == LogicalName.VPN_CONNECTION
                                    ? "VirtualNetworkGatewayConnection"
                                    : "LocalNetworkGateway")
                    .forEach(resource -> kind.keyIn(resource.logicalName())
                            .map(TunnelName::parse)
                            .filter(tunnel -> tunnel.site().equals(site.name()))
                            .ifPresent(tunnel -> standing.put(tunnel, resource.vpnDevice())));
        }
        return standing;
    }

    private void match(Site site) {
        Map<TunnelName, VpnDevice> open = new TreeMap<>(BY_KEY);
        site.vpnDevices().forEach(device -> open.put(TunnelName.of(site, device), device));
        Candidate itself = (own, device) -> Optional.of(own);
        Candidate atTheSameAddress = (own, device) -> at(device);
        if (open.keySet().stream().anyMatch(tunnel -> tunnel.device().isEmpty())) {
            keep(open, atTheSameAddress);
            keep(open, itself);
        } else {
            keep(open, itself);
            keep(open, atTheSameAddress);
        }
        // A device that moves to another address while the others stay: what is left over on both sides is it.
        if (open.size() == 1) {
            keep(open, (own, device) -> onlyFree());
        }
    }

    private interface Candidate {
        Optional<TunnelName> of(TunnelName own, VpnDevice device);
    }

    /** Gives each open device what it is looked for under, if that stands and no other device has it. */
    private void keep(Map<TunnelName, VpnDevice> open, Candidate candidate) {
        for (var device : new LinkedHashMap<>(open).entrySet()) {
            candidate
                    .of(device.getKey(), device.getValue())
                    .filter(name -> standing.containsKey(name) && !kept.containsValue(name))
                    .ifPresent(name -> {
                        kept.put(device.getKey(), name);
                        open.remove(device.getKey());
                    });
        }
    }

    private Optional<TunnelName> at(VpnDevice device) {
        return free().stream()
                .filter(name -> standing.getOrDefault(name, Set.of()).stream().anyMatch(device::isAt))
                .findFirst();
    }

    private Optional<TunnelName> onlyFree() {
        List<TunnelName> free = free();
        return free.size() == 1 ? Optional.of(free.get(0)) : Optional.empty();
    }

    private List<TunnelName> free() {
        return standing.keySet().stream()
                .filter(name -> !kept.containsValue(name))
                .sorted(BY_KEY)
                .toList();
    }
}
