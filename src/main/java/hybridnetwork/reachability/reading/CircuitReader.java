package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the connections of circuits: what is offered over them, by which weight, and past what they go. */
final class CircuitReader {
    private final ProofInputs inputs;
    private final Notes notes;
    private final CircuitMatcher circuits;
    private final List<Site> sites;
    private final List<ProofInputs.Circuit> sorted;
    private final PrefixSet outsideAddresses;
    private final Scope outside;
    private final Set<Integer> steered;
    private final List<Connection> connections;
    private final Map<Connection, Unweighted> unknownWeights = new LinkedHashMap<>();

    /**
     * Prepares to read.
     *
     * @param sorted the circuits, in order of name
     * @param outside every address outside the networks
     * @param steered the networks whose GatewaySubnet has a route table
     * @param connections all that are read, this reader's among them
     */
    CircuitReader(
            ProofInputs inputs,
            Notes notes,
            CircuitMatcher circuits,
            List<Site> sites,
            List<ProofInputs.Circuit> sorted,
            PrefixSet outside,
            Set<Integer> steered,
            List<Connection> connections) {
        this.inputs = inputs;
        this.notes = notes;
        this.circuits = circuits;
        this.sites = sites;
        this.sorted = sorted;
        this.outsideAddresses = outside;
        this.outside = new Scope.Ends(outside);
        this.steered = steered;
        this.connections = connections;
    }

    void read(Resource resource, Gateway gateway) {
        Optional<String> name = circuits.of(resource);
        if (name.isEmpty()) {
            connections.add(new Connection(
                    connections.size(),
                    PathKind.EXPRESS_ROUTE,
                    "circuit of " + resource.name(),
                    gateway.index(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    true,
                    ConnectionReader.weight(resource),
                    false));
            notes.notUnderstood(
                    resource,
                    "its circuit is none that the configuration declares",
                    circuits.isUnknown(resource) ? outside : new Scope.Behind(connections.size() - 1));
            fastPath(resource, connections.get(connections.size() - 1), gateway);
            return;
        }
        int index = 0;
        while (!sorted.get(index).name().equals(name.get())) {
            index++;
        }
        int circuit = index;
        boolean twice = connections.stream()
                .anyMatch(
                        other -> other.circuit().equals(OptionalInt.of(circuit)) && other.gateway() == gateway.index());
        if (twice) {
            return;
        }
        List<Offer> offers = new ArrayList<>();
        for (Site site : sites) {
            if (site.circuits().contains(circuit)) {
                offers.add(new Offer(
                        OptionalInt.of(site.index()), inputs.site(site.name()).advertisedOverExpressRoute()));
            }
        }
        Connection connection = new Connection(
                connections.size(),
                PathKind.EXPRESS_ROUTE,
                "circuit:" + name.get(),
                gateway.index(),
                OptionalInt.of(circuit),
                Optional.empty(),
                offers,
                List.of(),
                true,
                ConnectionReader.weight(resource),
                false);
        connections.add(connection);
        fastPath(resource, connection, gateway);
        if (resource.bag().isOpaque("routingWeight")) {
            unknownWeights.put(connection, new Unweighted(resource, steered.contains(gateway.network())));
        }
    }

    /** What weights leave open that are not known: to be asked once all connections are read. */
    void noteUnknownWeights() {
        unknownWeights.forEach((connection, of) -> unknownWeight(connection, of.resource(), of.steered()));
    }

    /**
     * A connection whose weight is not known.
     *
     * @param steered whether the GatewaySubnet has a route table
     */
    private record Unweighted(Resource resource, boolean steered) {}

    /** Of circuits that offer one prefix the weights choose: that matters where they lead to other sites, or one has FastPath. */
    private void unknownWeight(Connection connection, Resource resource, boolean isSteered) {
        List<PrefixSet> open = new ArrayList<>();
        for (Connection other : connections) {
            boolean beside = other.kind() == PathKind.EXPRESS_ROUTE
                    && other.gateway() == connection.gateway()
                    && other.index() != connection.index();
            for (Offer one : connection.offers()) {
                for (Offer another : beside ? other.offers() : List.<Offer>of()) {
                    if (isSteered || !one.site().equals(another.site())) {
                        List<Prefix> both = new ArrayList<>(one.prefixes());
                        both.retainAll(another.prefixes());
                        open.add(PrefixSet.of(both));
                    }
                }
            }
        }
        PrefixSet chosen = PrefixSet.unionOf(open).intersect(outsideAddresses);
        notes.unknown(
                resource,
                "routingWeight",
                chosen.isEmpty()
                        ? "it counts as 0, and no other circuit offers the same to another site"
                        : "which of the circuits that offer the same carries is left open",
                chosen.isEmpty()
                        ? Scope.nothing("whichever circuit carries leads to the same site")
                        : new Scope.Ends(chosen));
    }

    private void fastPath(Resource resource, Connection connection, Gateway gateway) {
        if (steered.contains(gateway.network()) && resource.bag().mayBe("expressRouteGatewayBypass")) {
            notes.notUnderstood(
                    resource,
                    "FastPath bypasses the gateway and the route table of its subnet; that is not modelled",
                    new Scope.Over(connection.index()));
        }
    }
}
