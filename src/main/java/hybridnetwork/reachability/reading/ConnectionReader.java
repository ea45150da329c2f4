package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the connections of the gateways, with circuits and local network gateways. */
final class ConnectionReader {
    private final Inventory inventory;
    private final Notes notes;
    private final Gateways gateways;
    private final CircuitReader circuits;
    private final TunnelReader tunnels;
    private static final Scope OF_ANOTHER =
            Scope.nothing("what ends at a gateway elsewhere passes none of this network's");

    private final Scope.Ends outside;
    private final JoinedNetworks joined;
    private final CircuitMatcher matcher;
    private final List<Connection> connections = new ArrayList<>();

    /**
     * Prepares to read.
     *
     * @param sorted the circuits, in order of name
     * @param outside every address outside the networks
     * @param joined what two gateways on one circuit, or a connection between two, are told to
     * @param steered the networks whose GatewaySubnet has a route table
     */
    ConnectionReader(
            Inventory inventory,
            ProofInputs inputs,
            Notes notes,
            Gateways gateways,
            CircuitMatcher circuits,
            List<Site> sites,
            List<ProofInputs.Circuit> sorted,
            PrefixSet outside,
            JoinedNetworks joined,
            Set<Integer> steered) {
        this.joined = joined;
        this.matcher = circuits;
        this.inventory = inventory;
        this.notes = notes;
        this.gateways = gateways;
        this.outside = new Scope.Ends(outside);
        this.circuits = new CircuitReader(inputs, notes, circuits, sites, sorted, outside, steered, connections);
        this.tunnels = new TunnelReader(inventory, inputs, notes, sites, this.outside, connections);
    }

    List<Connection> read() {
        for (Resource connection : inventory.all("VirtualNetworkGatewayConnection")) {
            String type = connection.bag().text("connectionType").orElse("");
            switch (type.toLowerCase(Locale.ROOT)) {
                case "expressroute" -> circuit(connection);
                case "ipsec" -> tunnel(connection);
                case "" -> notes.unknown(connection, "connectionType", "it is left out of the proof", outside);
                default ->
                    notes.notUnderstood(
                            connection,
                            "connections of type \"" + type + "\" are not modelled",
                            type.equalsIgnoreCase("Vnet2Vnet") ? betweenNetworks(connection) : outside);
            }
        }
        circuits.noteUnknownWeights();
        return connections;
    }

    private void circuit(Resource connection) {
        gateway(connection, PathKind.EXPRESS_ROUTE).flatMap(gateways::of).ifPresent(gateway -> {
            int index = connections.size();
            circuits.read(connection, gateway);
            if (index < connections.size()) {
                matcher.identity(connection)
                        .ifPresent(circuit -> joined.onCircuit(circuit, connections.get(index), gateway));
            }
        });
    }

    private void tunnel(Resource connection) {
        gateway(connection, PathKind.VPN)
                .ifPresent(at -> tunnels.read(connection, at, gateways.of(at).orElseThrow()));
    }

    /** The gateway of a connection; one that is not known yet is the only one of the right kind. */
    private Optional<Resource> gateway(Resource connection, PathKind kind) {
        List<Resource> right = gateways.all(kind);
        Reference reference =
                inventory.follow(connection, connection.bag(), "virtualNetworkGateway1", "VirtualNetworkGateway");
        if (reference instanceof Reference.Found found && right.contains(found.resource())) {
            return Optional.of(found.resource());
        }
        if (reference instanceof Reference.Unknown) {
            List<Resource> candidates =
                    right.stream().filter(connection::mayMean).toList();
            if (candidates.size() == 1) {
                return Optional.of(candidates.get(0));
            }
            notes.unknown(connection, "its gateway", "the connection is left out", outside);
            return Optional.empty();
        }
        notes.notUnderstood(
                connection,
                "its gateway is not in the stack; the connection is left out",
                reference instanceof Reference.Found ? OF_ANOTHER : atGatewayElsewhere(right));
        return Optional.empty();
    }

    /** Where the hub has its own gateway of the kind, the other one may be that of a network that has none. */
    private Scope atGatewayElsewhere(List<Resource> ofTheKind) {
        if (!isTakenInHub(ofTheKind)) {
            return outside;
        }
        PrefixSet without = joined.withoutGateway(ofTheKind.stream()
                .flatMap(resource -> gateways.of(resource).stream())
                .map(Gateway::network)
                .collect(Collectors.toSet()));
        return without.isEmpty() ? OF_ANOTHER : new Scope.Between(without, outside.addresses());
    }

    /** A network has one gateway of a kind: where the hub has its own, another one is elsewhere. */
    private boolean isTakenInHub(List<Resource> ofTheKind) {
        return ofTheKind.stream()
                .flatMap(resource -> gateways.of(resource).stream())
                .anyMatch(gateway -> gateway.network() == 0);
    }

    /** Where both ends are among the resources, they join those networks; with BGP, or else, also what is behind them. */
    private Scope betweenNetworks(Resource connection) {
        List<Gateway> ends = Stream.of("virtualNetworkGateway1", "virtualNetworkGateway2")
                .map(end -> inventory.follow(connection, connection.bag(), end, "VirtualNetworkGateway"))
                .flatMap(end ->
                        end instanceof Reference.Found found ? gateways.of(found.resource()).stream() : Stream.of())
                .toList();
        if (ends.size() == 2) {
            joined.join(connection, "it may join two networks", ends.get(0), ends.get(1), Set.of());
        }
        return ends.size() == 2 && !connection.bag().mayBe("enableBgp")
                ? Scope.nothing("what it joins is told apart")
                : outside;
    }

    static int weight(Resource connection) {
        return connection.bag().number("routingWeight").map(Double::intValue).orElse(0);
    }
}
