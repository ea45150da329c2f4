package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.reachability.reading.ApplianceReader.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the next hops of user routes are: an appliance, an address at which what comes is dropped, or not known. */
final class ApplianceHops {
    private final Notes notes;
    private final List<VirtualNetwork> networks;
    private final Map<Ipv4, Candidate> candidates;
    private final Map<Appliance, Integer> indexes = new HashMap<>();
    private final IdentityHashMap<RouteTable, RouteTable> resolved = new IdentityHashMap<>();
    private final List<Appliance> appliances = new ArrayList<>();

    /**
     * Finds out which appliances there are.
     *
     * @param subnets with the tables as they are written
     */
    ApplianceHops(Notes notes, List<VirtualNetwork> networks, Map<Ipv4, Candidate> candidates, List<Subnet> subnets) {
        this.notes = notes;
        this.networks = networks;
        this.candidates = candidates;
        Set<Appliance> used = new LinkedHashSet<>();
        candidates.values().forEach(candidate -> {
            if (candidate instanceof Candidate.Forwarding forwarding && forwarding.always()) {
                used.add(forwarding.appliance());
            }
        });
        for (Subnet subnet : subnets) {
            RouteTable table = subnet.routes();
            for (UserRoute route : table.routes()) {
                forwarding(table.network(), route.hop()).ifPresent(used::add);
            }
            table.ofTags().forEach(hop -> forwarding(table.network(), hop).ifPresent(used::add));
        }
        used.stream()
                .sorted(Comparator.comparing(Appliance::name).thenComparing(Appliance::address))
                .forEach(appliance -> {
                    indexes.put(appliance, appliances.size());
                    appliances.add(appliance.at(appliances.size()));
                });
    }

    /** By name. */
    List<Appliance> appliances() {
        return appliances;
    }

    /** A subnet whose routes lead to what their next hops are. */
    Subnet resolve(Subnet subnet) {
        return subnet.routed(resolved.computeIfAbsent(subnet.routes(), table -> {
            RouteTable leading = table.leading(hop -> resolve(table.network(), hop));
            for (int i = 0; i < table.routes().size(); i++) {
                note(table, table.routes().get(i), leading.routes().get(i).hop());
            }
            return leading;
        }));
    }

    private Optional<Appliance> forwarding(int network, Hop hop) {
        return hop.address()
                .filter(address -> isNear(network, address))
                .map(candidates::get)
                .filter(Candidate.Forwarding.class::isInstance)
                .map(candidate -> ((Candidate.Forwarding) candidate).appliance());
    }

    private Hop resolve(int network, Hop hop) {
        if (!hop.is(Hop.Kind.UNKNOWN_APPLIANCE) || hop.address().isEmpty()) {
            return hop;
        }
        Ipv4 address = hop.address().get();
        Optional<Appliance> appliance = forwarding(network, hop);
        if (appliance.isPresent()) {
            return Hop.appliance(Objects.requireNonNull(indexes.get(appliance.get())));
        }
        boolean open = networks.get(network).maybeTagged().contains(address)
                || peers(network, false).contains(address)
                || (isNear(network, address) && !(candidates.get(address) instanceof Candidate.Host));
        return open ? hop : Hop.noAppliance(address);
    }

    /** Whether an address is in a network or in one that is surely peered with it. */
    private boolean isNear(int network, Ipv4 address) {
        return networks.get(network).addresses().contains(address)
                || peers(network, true).contains(address);
    }

    private PrefixSet peers(int network, boolean connected) {
        return PrefixSet.unionOf(networks.get(network).peers().stream()
                .filter(peer -> peer.connected() == connected)
                .map(Peer::network)
                .map(peer -> networks.get(peer).addresses())
                .toList());
    }

    private void note(RouteTable table, UserRoute route, Hop hop) {
        String what = "RouteTable " + table.name() + ", route " + route.name();
        if (hop.is(Hop.Kind.UNKNOWN_APPLIANCE)) {
            notes.notUnderstood(
                    what,
                    hop.address()
                            .map(address -> why(address).orElse("what has its next hop " + address + " is not known"))
                            .orElse("its next hop is not known"),
                    Scope.nothing("what the route matches is unknown by its hop"));
        } else if (hop.is(Hop.Kind.NO_APPLIANCE)) {
            notes.add(Finding.warning(
                            "black-hole",
                            what + ": what it matches is lost, for nothing forwards at "
                                    + hop.address().orElseThrow() + " in its network or one that is peered with it")
                    .fix("lead the route to an appliance that forwards, or take it out")
                    .about(Subject.of("RouteTable", table.name(), "routes", route.name())));
        }
    }

    private Optional<String> why(Ipv4 address) {
        return candidates.get(address) instanceof Candidate.Unknown unknown
                ? Optional.of(unknown.why())
                : Optional.empty();
    }
}
