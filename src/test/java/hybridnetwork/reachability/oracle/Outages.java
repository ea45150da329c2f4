package hybridnetwork.reachability.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Section 13: what may fail, by name. */
final class Outages {
    private static final String APPLIANCE = "appliance:";

    private final World world;

    Outages(World world) {
        this.world = world;
    }

    /** Every scenario as the list of what failed in it: the healthy network, the singles, and where they are wanted the pairs. */
    List<List<String>> scenarios(boolean pairs) {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of());
        List<String> singles = singles();
        singles.forEach(single -> all.add(List.of(single)));
        for (int i = 0; pairs && i < singles.size(); i++) {
            for (int j = i + 1; j < singles.size(); j++) {
                all.add(List.of(singles.get(i), singles.get(j)));
            }
        }
        return all;
    }

    List<String> singles() {
        List<String> names = new ArrayList<>();
        sorted(world.circuits.stream().filter(World.Circuit::declared), World.Circuit::name)
                .forEach(circuit -> names.addAll(List.of(
                        "circuit:" + circuit + "/primary-link",
                        "circuit:" + circuit + "/secondary-link",
                        "circuit:" + circuit,
                        "circuit:" + circuit + "/peering-disabled")));
        gateways(false).forEach(gateway -> names.add(name(gateway)));
        gateways(true).forEach(gateway -> {
            names.add(name(gateway));
            names.add(name(gateway) + "/instance-0");
            if (gateway.activeActive()) {
                names.add(name(gateway) + "/instance-1");
            }
        });
        for (String site : sorted(world.sites.stream(), World.Site::name)) {
            Set<String> devices = devices(site);
            if (!devices.isEmpty()) {
                names.add("tunnel:" + site);
            }
            if (devices.size() > 1) {
                devices.forEach(device -> names.add("tunnel:" + site + "/" + device));
            }
        }
        new Appliances(world).names().forEach(appliance -> names.add(APPLIANCE + appliance));
        return names;
    }

    /** The devices of a site that have a tunnel, by name. */
    private Set<String> devices(String site) {
        Set<String> devices = new TreeSet<>();
        world.tunnels.stream()
                .map(world::localGateway)
                .filter(local -> site.equals(local.site()))
                .forEach(local -> devices.add(local.name()));
        return devices;
    }

    private List<World.Gateway> gateways(boolean vpn) {
        return world.gateways.stream()
                .filter(gateway -> gateway.vpn() == vpn)
                .sorted(Comparator.comparing(World.Gateway::network))
                .toList();
    }

    private String name(World.Gateway gateway) {
        boolean several =
                world.gateways.stream().map(World.Gateway::network).distinct().count() > 1;
        String kind = gateway.vpn() ? "vpn-gateway" : "er-gateway";
        return several ? kind + "@" + gateway.network() : kind;
    }

    private static <T> List<String> sorted(Stream<T> things, Function<T, String> name) {
        return things.map(name).sorted().toList();
    }

    /** What is up when this has failed. */
    Live live(List<String> failed) {
        return new Live(
                world.gateways.stream().filter(it -> isUp(it, failed)).toList(),
                world.circuitConnections.stream().filter(it -> isUp(it, failed)).toList(),
                world.tunnels.stream().filter(it -> isUp(it, failed)).toList(),
                failed.stream()
                        .filter(it -> it.startsWith(APPLIANCE))
                        .map(it -> it.substring(APPLIANCE.length()))
                        .collect(Collectors.toSet()));
    }

    /** Section 5, paragraph 5, and section 6, paragraph 1. */
    private boolean isUp(World.Gateway gateway, List<String> failed) {
        String name = name(gateway);
        boolean bothInstances = failed.contains(name + "/instance-0") && failed.contains(name + "/instance-1");
        return !failed.contains(name)
                && !bothInstances
                && !Steering.stopsGateways(world, world.network(gateway.network()));
    }

    /** Section 5, paragraph 1. */
    private boolean isUp(World.CircuitConnection connection, List<String> failed) {
        World.Circuit circuit = world.circuit(connection.circuit());
        String name = "circuit:" + circuit.name();
        boolean bothLinks = failed.contains(name + "/primary-link") && failed.contains(name + "/secondary-link");
        boolean peered = !"Disabled".equals(circuit.peering()) && !failed.contains(name + "/peering-disabled");
        boolean failable = circuit.declared();
        return isUp(world.gateway(connection.gateway()), failed)
                && peered
                && !(failable && (failed.contains(name) || bothLinks));
    }

    /** Section 5, paragraph 2. */
    private boolean isUp(World.Tunnel tunnel, List<String> failed) {
        World.LocalGateway local = world.localGateway(tunnel);
        return isUp(world.gateway(tunnel.gateway()), failed)
                && !failed.contains("tunnel:" + local.site())
                && !failed.contains("tunnel:" + local.site() + "/" + local.name());
    }

    /**
     * What is up: gateways, the circuits' connections and tunnels; and the appliances that are lost. A scenario is decided by this
     * alone.
     */
    record Live(
            List<World.Gateway> gateways,
            List<World.CircuitConnection> circuits,
            List<World.Tunnel> tunnels,
            Set<String> lostAppliances) {}
}
