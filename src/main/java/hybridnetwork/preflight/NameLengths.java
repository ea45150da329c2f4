package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;

/** How long the Azure names are that the base name makes with the names of entries. */
final class NameLengths {
    private static final int LONGEST = 80;
    private static final int LONGEST_NETWORK = 64;

    private NameLengths() {}

    static void inspect(Inspection on) {
        AzureNames names = AzureNames.of(on.config());
        for (DeclaredNetwork network : on.networks()) {
            network.workloads().forEach((key, subnet) -> {
                boolean longest = network.spoke().isEmpty() && subnet.name().isEmpty();
                length(
                        on,
                        Where.subnet(network, key),
                        longest ? names.subnet(network, key) : names.networkSecurityGroup(network, key));
            });
            network.natGateway()
                    .ifPresent(nat -> length(on, network.path().key("natGateway"), names.natPublicIp(network)));
        }
        on.spokes().forEach(spoke -> length(on, Where.spoke(spoke.name()), names.hubPeering(spoke.name())));
        on.loadBalancers().stream()
                .filter(section -> section.name().isPresent())
                .forEach(section -> length(on, section.path(), names.loadBalancer(section)));
        if (on.sites().size() > 1) {
            on.sites()
                    .forEach(site ->
                            length(on, Where.site(site.name()), names.localNetworkGateway(TunnelName.of(site.name()))));
        }
        on.tunnels().stream()
                .filter(tunnel -> tunnel.device().name().isPresent())
                .forEach(tunnel ->
                        length(on, tunnel.path(), names.vpnConnection(TunnelName.of(tunnel.site(), tunnel.device()))));
        if (on.circuits().size() > 1) {
            on.circuits()
                    .forEach(circuit -> length(on, Where.circuit(circuit.name()), names.erConnection(circuit.name())));
        }
    }

    /** That of the hub is short enough: a base name has at most 50. */
    static void ofNetworks(Inspection on) {
        AzureNames names = AzureNames.of(on.config());
        on.config()
                .ownSpokes()
                .forEach(spoke ->
                        length(on, Where.spoke(spoke.name()), names.virtualNetwork(spoke.name()), LONGEST_NETWORK));
    }

    private static void length(Inspection on, ConfigPath path, String name) {
        length(on, path, name, LONGEST);
    }

    private static void length(Inspection on, ConfigPath path, String name, int longest) {
        if (name.length() > longest) {
            on.found(path, "an Azure name made of the base name and this one is too long")
                    .got(name.length() + " characters: " + name)
                    .allowed("at most " + longest)
                    .fix("shorten one of the two by " + (name.length() - longest));
        }
    }
}
