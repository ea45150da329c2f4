package hybridnetwork.reachability.verdict;

import hybridnetwork.reachability.Carrier;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.Network.Circuit;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.route.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One element that fails. */
public sealed interface Outage {
    String name();

    /** A link of a circuit; the circuit is lost with both. */
    record Link(String name, int circuit, boolean primary) implements Outage {}

    /** A circuit as a whole, or its peering, which comes to the same. */
    record WholeCircuit(String name, int circuit) implements Outage {}

    record ExpressRouteGateway(String name) implements Outage {}

    record VpnGateway(String name) implements Outage {}

    /** An instance of the VPN gateway; an active-active gateway is lost with both, the other has a standby. */
    record VpnInstance(String name, int instance) implements Outage {}

    /** All tunnels to one site or to one local network gateway of no known site. */
    record Tunnel(String name, int carrier) implements Outage {}

    /** The scenarios of a network: none failed, each outage, and every pair of them when asked for. */
    static List<List<Outage>> scenarios(Network network, Outages wanted) {
        List<Outage> single = all(network);
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

    private static List<Outage> all(Network network) {
        List<Outage> outages = new ArrayList<>();
        for (int i = 0; i < network.circuits().size(); i++) {
            String circuit = "circuit:" + network.circuits().get(i).name();
            outages.add(new Link(circuit + "/primary-link", i, true));
            outages.add(new Link(circuit + "/secondary-link", i, false));
            outages.add(new WholeCircuit(circuit, i));
            outages.add(new WholeCircuit(circuit + "/peering-disabled", i));
        }
        if (network.gateways().expressRoute()) {
            outages.add(new ExpressRouteGateway("er-gateway"));
        }
        if (network.gateways().vpn()) {
            outages.add(new VpnGateway("vpn-gateway"));
            for (int i = 0; i < network.gateways().vpnInstances(); i++) {
                outages.add(new VpnInstance("vpn-gateway/instance-" + i, i));
            }
        }
        network.carriers().stream()
                .filter(carrier -> carrier.kind() == PathKind.VPN)
                .forEach(carrier -> outages.add(new Tunnel("tunnel:" + carrier.name(), carrier.index())));
        return outages;
    }

    /** What is up when these outages happen at the same time. */
    static State state(Network network, List<Outage> outages) {
        BitSet circuits = new BitSet();
        for (int i = 0; i < network.circuits().size(); i++) {
            circuits.set(i, isUp(network.circuits().get(i), i, outages));
        }
        boolean expressRoute =
                network.gateways().expressRoute() && outages.stream().noneMatch(ExpressRouteGateway.class::isInstance);
        if (!expressRoute) {
            circuits.clear();
        }
        BitSet certain = new BitSet();
        circuits.stream().filter(i -> network.circuits().get(i).known()).forEach(certain::set);
        boolean vpn = isVpnUp(network, outages);
        BitSet carriers = new BitSet();
        BitSet doubtful = new BitSet();
        for (Carrier carrier : network.carriers()) {
            boolean tunnel = carrier.kind() != PathKind.VPN || (vpn && isTunnelUp(carrier, outages));
            List<Integer> needed = circuitsOfSite(network, carrier);
            boolean up = tunnel && (!carrier.overCircuits() || needed.stream().anyMatch(circuits::get));
            carriers.set(carrier.index(), up);
            doubtful.set(
                    carrier.index(),
                    up && carrier.overCircuits() && needed.stream().noneMatch(certain::get));
        }
        return new State(network, carriers, circuits, doubtful);
    }

    private static boolean isTunnelUp(Carrier carrier, List<Outage> outages) {
        return outages.stream().noneMatch(o -> o instanceof Tunnel tunnel && tunnel.carrier() == carrier.index());
    }

    private static List<Integer> circuitsOfSite(Network network, Carrier carrier) {
        return carrier.site() == Carrier.NO_SITE
                ? List.of()
                : network.sites().get(carrier.site()).circuits();
    }

    private static boolean isUp(Circuit circuit, int index, List<Outage> outages) {
        boolean whole = outages.stream().noneMatch(o -> o instanceof WholeCircuit w && w.circuit() == index);
        boolean primary = outages.stream().noneMatch(o -> o instanceof Link l && l.circuit() == index && l.primary());
        boolean secondary =
                outages.stream().noneMatch(o -> o instanceof Link l && l.circuit() == index && !l.primary());
        return circuit.connected() && whole && (primary || secondary);
    }

    private static boolean isVpnUp(Network network, List<Outage> outages) {
        long lost = outages.stream().filter(VpnInstance.class::isInstance).count();
        boolean instances = network.gateways().vpnInstances() == 1
                || lost < network.gateways().vpnInstances();
        return network.gateways().vpn() && instances && outages.stream().noneMatch(VpnGateway.class::isInstance);
    }
}
