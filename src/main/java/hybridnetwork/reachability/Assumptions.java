package hybridnetwork.reachability;

import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.reading.Notes.Assumed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** What verdicts rest on that no document of Azure says: docs/truth.md tells each, and which claims have a source. */
final class Assumptions {
    private Assumptions() {}

    /** The assumptions that some verdict used, in the order of the page. */
    static List<String> of(Snapshot snapshot, ProofInputs inputs, List<Scenario> scenarios, List<Assumed> ofFirewalls) {
        boolean overGateways = scenarios.stream()
                .flatMap(scenario -> scenario.intents().stream())
                .anyMatch(intent ->
                        !intent.ways().isEmpty() || intent.path().stream().anyMatch(hop -> hop.contains("-gateway")));
        List<String> used = new ArrayList<>();
        if (overGateways) {
            overGateways(snapshot, used);
            if (snapshot.sites().stream().anyMatch(site -> hasMoreTunnelsThanDevices(snapshot, inputs, site))) {
                used.add(
                        "a local network gateway with the AS number of the only site, whose BGP peer has one of its addresses, is a"
                                + " further device of it");
            }
        }
        boolean assumedPool = snapshot.frontends().stream()
                .map(Frontend::rules)
                .flatMap(Collection::stream)
                .flatMap(rule -> rule.members().stream())
                .anyMatch(members -> !members.joined());
        if (assumedPool
                && scenarios.stream()
                        .flatMap(scenario -> scenario.intents().stream())
                        .anyMatch(intent -> intent.path().contains("load-balancer"))) {
            used.add("the hosts of the frontend's subnet join a load balancer's pool that nobody has joined yet");
        }
        ofFirewalls.stream()
                .filter(assumed -> scenarios.stream()
                        .flatMap(scenario -> scenario.intents().stream())
                        .anyMatch(intent -> rests(intent, assumed)))
                .map(Assumed::what)
                .forEach(used::add);
        return used;
    }

    /** What an {@code allow} goes by is known; a {@code deny} that holds may owe that to any firewall. */
    private static boolean rests(IntentResult intent, Assumed assumed) {
        return intent.holds()
                && intent.action() == assumed.action()
                && (intent.action() == Action.DENY || intent.path().contains("appliance:" + assumed.firewall()));
    }

    private static void overGateways(Snapshot snapshot, List<String> used) {
        if (snapshot.sites().stream().anyMatch(site -> hasBoth(snapshot, site))) {
            used.add("a site's router runs the configuration of edge-config, which prefers ExpressRoute to the VPN for"
                    + " prefixes of equal length");
        }
        if (snapshot.gateways().stream().anyMatch(gateway -> gateway.instances() > 1)) {
            used.add("each VPN device has a tunnel to every instance of an active-active gateway");
        }
        if (networksWithGateways(snapshot)
                .anyMatch(network ->
                        snapshot.gateway(network, PathKind.EXPRESS_ROUTE).isPresent()
                                && snapshot.gateway(network, PathKind.VPN).isPresent())) {
            used.add("an ExpressRoute gateway that is lost does not take routes with it that the VPN gateway learned");
        }
        boolean byProvider =
                snapshot.circuits().stream().anyMatch(circuit -> circuit.peering() == Circuit.Peering.BY_PROVIDER);
        if (byProvider) {
            used.add("a circuit without a peering of its own is peered by its provider");
        }
    }

    private static boolean hasMoreTunnelsThanDevices(Snapshot snapshot, ProofInputs inputs, Site site) {
        int devices = inputs.site(site.name()).vpnDevices().size();
        long tunnels = snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.VPN && connection.leadsTo(site.index()))
                .map(Connection::device)
                .distinct()
                .count();
        return devices > 0 && tunnels > devices;
    }

    private static boolean hasBoth(Snapshot snapshot, Site site) {
        return networksWithGateways(snapshot)
                .anyMatch(network -> List.of(PathKind.values()).stream()
                        .allMatch(kind -> snapshot.gateway(network, kind)
                                .map(gateway -> leads(snapshot, gateway, site))
                                .orElse(false)));
    }

    private static IntStream networksWithGateways(Snapshot snapshot) {
        return snapshot.gateways().stream().mapToInt(Gateway::network).distinct();
    }

    private static boolean leads(Snapshot snapshot, Gateway gateway, Site site) {
        return snapshot.at(gateway).stream().anyMatch((Connection connection) -> connection.leadsTo(site.index()));
    }
}
