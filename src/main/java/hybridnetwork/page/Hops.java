package hybridnetwork.page;

import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the hops of a path are in the drawing. A path names a site and a subnet alike, and every load balancer the same; in the
 * drawing each has a name of its own.
 */
final class Hops {
    static final String CIRCUIT = "circuit:";
    static final String TUNNEL = "tunnel:";

    private static final String DEVICE = "device:";
    private static final String EDGE = "edge:";
    private static final String BALANCER = "load-balancer";
    private static final String SITE = "site:";
    private static final String SUBNET = "subnet:";

    private final Set<String> sites;
    private final Set<String> subnets;

    /** A subnet of Azure's own is drawn as a line of its network. */
    private final Map<String, String> balancers = new HashMap<>();

    Hops(Snapshot snapshot) {
        this.sites = snapshot.sites().stream().map(Site::name).collect(Collectors.toSet());
        this.subnets = snapshot.subnets().stream()
                .filter(subnet -> !subnet.isAzures())
                .map(Subnet::name)
                .collect(Collectors.toSet());
        for (Frontend frontend : snapshot.frontends()) {
            balancers.put(frontend.name(), balancer(frontend.balancer()));
        }
    }

    static String site(String name) {
        return SITE + name;
    }

    /** A VPN device, by the outage in which it is lost: of its site's tunnels, or of its own where there are several. */
    static String device(String outage) {
        return DEVICE + outage;
    }

    /** The router on-premises that the links of a circuit end at. */
    static String edge(String circuit) {
        return EDGE + circuit;
    }

    static String subnet(String name) {
        return SUBNET + name;
    }

    static String balancer(String name) {
        return BALANCER + ":" + name;
    }

    static String network(VirtualNetwork network) {
        return "network:" + network.name();
    }

    /** A name without what stands before its colon. */
    static String bare(String hop) {
        return hop.substring(hop.indexOf(':') + 1);
    }

    /** The things of the drawing that a packet came by; what is not drawn is left out. */
    List<String> of(Trace trace) {
        List<String> drawn = new ArrayList<>();
        List<String> path = trace.path();
        for (int i = 0; i < path.size(); i++) {
            String hop = path.get(i);
            if (hop.equals(BALANCER)) {
                balancer(trace).ifPresent(drawn::add);
            } else if (sites.contains(hop) && subnets.contains(hop)) {
                drawn.add(isSite(path, i, trace) ? site(hop) : subnet(hop));
            } else if (sites.contains(hop)) {
                drawn.add(site(hop));
            } else if (subnets.contains(hop)) {
                drawn.add(subnet(hop));
            } else {
                drawn.add(hop);
            }
        }
        return drawn;
    }

    private Optional<String> balancer(Trace trace) {
        return trace.steps().stream()
                .filter(Step.Balance.class::isInstance)
                .map(step -> ((Step.Balance) step).frontend())
                .map(balancers::get)
                .findFirst()
                .or(() -> balancers.values().stream().distinct().count() == 1
                        ? balancers.values().stream().findFirst()
                        : Optional.empty());
    }

    /** Beside a site in a path stands a circuit or a tunnel, and never beside a subnet. */
    private static boolean isSite(List<String> path, int at, Trace trace) {
        boolean first = at == 0;
        if (path.size() == 1) {
            return trace.steps().stream()
                    .anyMatch(step ->
                            step instanceof Step.Start start && start.from().contains("(site "));
        }
        String beside = path.get(first ? 1 : at - 1);
        return beside.startsWith(CIRCUIT) || beside.startsWith(TUNNEL);
    }
}
