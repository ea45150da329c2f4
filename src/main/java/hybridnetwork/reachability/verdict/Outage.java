package hybridnetwork.reachability.verdict;

import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One element that fails. */
public sealed interface Outage {
    String name();

    /** A link of a circuit; the circuit is lost with both. */
    record Link(String name, int circuit, boolean primary) implements Outage {}

    /** A circuit as a whole, or its peering, which comes to the same. */
    record WholeCircuit(String name, int circuit) implements Outage {}

    record WholeGateway(String name, int gateway) implements Outage {}

    /** An instance of a VPN gateway; an active-active gateway is lost with both, the other has a standby. */
    record Instance(String name, int gateway, int instance) implements Outage {}

    /** All tunnels of one site, or of one of its devices. */
    record Tunnel(String name, int site, Optional<String> device) implements Outage {}

    /** What is routed to an appliance is lost. */
    record LostAppliance(String name, int appliance) implements Outage {}

    /** The scenarios of a network: none failed, each outage, and every pair of them when asked for. */
    static List<List<Outage>> scenarios(Snapshot snapshot, Outages wanted) {
        List<Outage> single = all(snapshot);
        List<List<Outage>> scenarios = new ArrayList<>();
        scenarios.add(List.of());
        single.forEach(outage -> scenarios.add(List.of(outage)));
        if (wanted == Outages.PAIRS) {
            for (int i = 0; i < single.size(); i++) {
                for (int j = i + 1; j < single.size(); j++) {
                    scenarios.add(List.of(single.get(i), single.get(j)));
                }
            }
        }
        return scenarios;
    }

    /** The scenarios while elements have failed: those alone, then each further outage beside them. */
    static List<List<Outage>> during(Snapshot snapshot, Set<String> failed) {
        List<Outage> single = all(snapshot);
        List<Outage> already =
                single.stream().filter(outage -> failed.contains(outage.name())).toList();
        List<List<Outage>> scenarios = new ArrayList<>();
        scenarios.add(already);
        single.stream().filter(outage -> !failed.contains(outage.name())).forEach(outage -> {
            List<Outage> together = new ArrayList<>(already);
            together.add(outage);
            scenarios.add(together);
        });
        return scenarios;
    }

    private static List<Outage> all(Snapshot snapshot) {
        List<Outage> outages = new ArrayList<>();
        for (int i = 0; i < snapshot.circuits().size(); i++) {
            String circuit = "circuit:" + snapshot.circuits().get(i).name();
            outages.add(new Link(circuit + "/primary-link", i, true));
            outages.add(new Link(circuit + "/secondary-link", i, false));
            outages.add(new WholeCircuit(circuit, i));
            outages.add(new WholeCircuit(circuit + "/peering-disabled", i));
        }
        gateways(snapshot, PathKind.EXPRESS_ROUTE)
                .forEach(gateway -> outages.add(new WholeGateway(gateway.name(), gateway.index())));
        gateways(snapshot, PathKind.VPN).forEach(gateway -> {
            outages.add(new WholeGateway(gateway.name(), gateway.index()));
            for (int i = 0; i < gateway.instances(); i++) {
                outages.add(new Instance(gateway.name() + "/instance-" + i, gateway.index(), i));
            }
        });
        snapshot.sites().forEach(site -> tunnels(snapshot, site, outages));
        snapshot.appliances()
                .forEach(appliance -> outages.add(new LostAppliance(appliance.title(), appliance.index())));
        return outages;
    }

    private static List<Gateway> gateways(Snapshot snapshot, PathKind kind) {
        return snapshot.gateways().stream()
                .filter(gateway -> gateway.kind() == kind)
                .sorted(Comparator.comparing(Gateway::name))
                .toList();
    }

    private static void tunnels(Snapshot snapshot, Site site, List<Outage> outages) {
        List<String> devices = snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.VPN && connection.leadsTo(site.index()))
                .flatMap(connection -> connection.device().stream())
                .distinct()
                .sorted()
                .toList();
        if (!devices.isEmpty()) {
            String tunnel = "tunnel:" + site.name();
            outages.add(new Tunnel(tunnel, site.index(), Optional.empty()));
            if (devices.size() > 1) {
                devices.forEach(
                        device -> outages.add(new Tunnel(tunnel + "/" + device, site.index(), Optional.of(device))));
            }
        }
    }

    /** The connections that are up, by the name of each single outage, the healthy network's first. */
    static Map<String, BitSet> singleStates(Snapshot snapshot) {
        Map<String, BitSet> states = new LinkedHashMap<>();
        for (List<Outage> failed : scenarios(snapshot, Outages.SINGLE)) {
            states.put(
                    failed.isEmpty() ? "healthy" : failed.get(0).name(),
                    state(snapshot, failed).up());
        }
        return states;
    }

    /** What is up when these outages happen at the same time. */
    static State state(Snapshot snapshot, List<Outage> outages) {
        BitSet up = new BitSet();
        BitSet doubtful = new BitSet();
        for (Connection connection : snapshot.connections()) {
            if (connection.kind() == PathKind.EXPRESS_ROUTE && isGatewayUp(snapshot, connection, outages)) {
                if (connection.circuit().isEmpty()) {
                    // A circuit that the configuration does not declare has no outage of its own.
                    up.set(connection.index());
                    continue;
                }
                int index = connection.circuit().getAsInt();
                Circuit circuit = snapshot.circuits().get(index);
                up.set(connection.index(), isUp(circuit, index, outages));
                doubtful.set(
                        connection.index(), up.get(connection.index()) && circuit.peering() == Circuit.Peering.UNKNOWN);
            }
        }
        BitSet circuits = (BitSet) up.clone();
        for (Connection connection : snapshot.connections()) {
            if (connection.kind() == PathKind.VPN
                    && isGatewayUp(snapshot, connection, outages)
                    && isTunnelUp(connection, outages)) {
                up.set(connection.index());
                if (connection.insideCircuits()) {
                    List<Connection> carrying = carrying(snapshot, connection, circuits);
                    up.set(connection.index(), !carrying.isEmpty());
                    doubtful.set(
                            connection.index(),
                            !carrying.isEmpty()
                                    && carrying.stream().allMatch(circuit -> doubtful.get(circuit.index())));
                }
            }
        }
        for (Appliance appliance : snapshot.appliances()) {
            up.set(
                    snapshot.bit(appliance.index()),
                    outages.stream()
                            .noneMatch(outage ->
                                    outage instanceof LostAppliance lost && lost.appliance() == appliance.index()));
        }
        return new State(up, doubtful);
    }

    /** The live circuits' connections that a tunnel inside the private peering runs over. */
    private static List<Connection> carrying(Snapshot snapshot, Connection tunnel, BitSet live) {
        return tunnel.site().isEmpty()
                ? List.of()
                : snapshot.connections().stream()
                        .filter(other -> live.get(other.index())
                                && other.leadsTo(tunnel.site().getAsInt()))
                        .toList();
    }

    private static boolean isTunnelUp(Connection tunnel, List<Outage> outages) {
        return outages.stream()
                .noneMatch(outage -> outage instanceof Tunnel lost
                        && tunnel.leadsTo(lost.site())
                        && (lost.device().isEmpty() || lost.device().equals(tunnel.device())));
    }

    private static boolean isUp(Circuit circuit, int index, List<Outage> outages) {
        boolean whole = outages.stream().noneMatch(o -> o instanceof WholeCircuit w && w.circuit() == index);
        boolean primary = outages.stream().noneMatch(o -> o instanceof Link l && l.circuit() == index && l.primary());
        boolean secondary =
                outages.stream().noneMatch(o -> o instanceof Link l && l.circuit() == index && !l.primary());
        return circuit.peering() != Circuit.Peering.DISABLED && whole && (primary || secondary);
    }

    private static boolean isGatewayUp(Snapshot snapshot, Connection connection, List<Outage> outages) {
        Gateway gateway = snapshot.gateways().get(connection.gateway());
        long lost = outages.stream()
                .filter(outage -> outage instanceof Instance instance && instance.gateway() == gateway.index())
                .count();
        return gateway.works()
                && (gateway.instances() <= 1 || lost < gateway.instances())
                && outages.stream()
                        .noneMatch(
                                outage -> outage instanceof WholeGateway whole && whole.gateway() == gateway.index());
    }
}
