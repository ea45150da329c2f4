package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;

/** How long the Azure names are that the base name makes with the names of entries. */
final class NameLengths {
    private static final int LONGEST = 80;
    private static final int LONGEST_NETWORK = 64;

    private NameLengths() {}

    static void inspect(Inspection on) {
        boolean severalSites = on.sites().size() > 1;
        boolean severalCircuits = on.circuits().size() > 1;
        on.networks()
                .forEach(network -> network.workloads().forEach((name, subnet) -> {
                    String start = network.spoke().map(spoke -> "-" + spoke).orElse("") + "-" + name;
                    ConfigPath path = Where.subnet(network, name);
                    if (network.spoke().isEmpty() && subnet.name().isEmpty()) {
                        length(on, path, start + "-subnet");
                    } else {
                        length(on, path, start + "-nsg");
                    }
                }));
        on.networks()
                .forEach(network -> network.natGateway()
                        .ifPresent(nat -> length(
                                on,
                                network.path().key("natGateway"),
                                network.spoke().map(spoke -> "-" + spoke).orElse("") + "-nat-pip")));
        on.spokes().forEach(spoke -> length(on, Where.spoke(spoke.name()), "-" + spoke.name() + "-peer"));
        on.loadBalancers().forEach(lb -> lb.name().ifPresent(name -> length(on, lb.path(), "-ilb-" + name)));
        if (severalSites) {
            on.sites().forEach(site -> length(on, Where.site(site.name()), "-vpn-lgw-" + site.name()));
        }
        on.tunnels()
                .forEach(tunnel -> tunnel.device()
                        .name()
                        .ifPresent(device -> length(
                                on, tunnel.path(), "-vpn-conn-" + tunnel.site().name() + "-" + device)));
        if (severalCircuits) {
            on.circuits().forEach(circuit -> length(on, Where.circuit(circuit.name()), "-er-conn-" + circuit.name()));
        }
    }

    /** That of the hub is short enough: a base name has at most 50. */
    static void ofNetworks(Inspection on) {
        on.config()
                .ownSpokes()
                .forEach(spoke -> length(on, Where.spoke(spoke.name()), "-" + spoke.name() + "-vnet", LONGEST_NETWORK));
    }

    private static void length(Inspection on, ConfigPath path, String suffix) {
        length(on, path, suffix, LONGEST);
    }

    private static void length(Inspection on, ConfigPath path, String suffix, int longest) {
        int length = on.config().baseName().length() + suffix.length();
        if (length > longest) {
            on.found(path, "an Azure name made of the base name and this one is too long")
                    .got(length + " characters: " + on.config().baseName() + suffix)
                    .allowed("at most " + longest)
                    .fix("shorten one of the two by " + (length - longest));
        }
    }
}
