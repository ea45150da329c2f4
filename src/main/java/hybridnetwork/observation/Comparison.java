package hybridnetwork.observation;

import hybridnetwork.observation.Difference.CircuitOut;
import hybridnetwork.observation.Difference.ConnectionDown;
import hybridnetwork.observation.Difference.Gone;
import hybridnetwork.observation.Difference.PeeringState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is seen against what is expected. It goes from the bottom up, circuit, connection, session, route, and of what follows from a
 * difference that is told already nothing is told.
 */
public final class Comparison {
    private final Expectation expected;
    private final Seen seen;
    private final List<Difference> differences = new ArrayList<>();
    /** Titles of what is down, or not expected to carry, so that nothing above it is asked. */
    private final Set<String> idle = new LinkedHashSet<>();

    private Comparison(Expectation expected, Seen seen) {
        this.expected = expected;
        this.seen = seen;
    }

    /** The differences, in the order of circuits and gateways. */
    public static List<Difference> of(Expectation expected, Seen seen) {
        return new Comparison(expected, seen).compare();
    }

    private List<Difference> compare() {
        expected.circuits()
                .forEach(circuit ->
                        Optional.ofNullable(seen.circuits().get(circuit.id())).ifPresent(it -> circuit(circuit, it)));
        for (Expectation.Gateway gateway : expected.gateways()) {
            Seen.Gateway its = seen.gateways().get(gateway.id());
            if (its != null && its.gone()) {
                differences.add(new Gone(gateway.name(), "gateway", gateway.id().name(), Set.of(gateway.name())));
                continue;
            }
            gateway.connections().stream().filter(it -> !it.carries()).forEach(it -> idle.add(it.title()));
            gateway.connections()
                    .forEach(
                            connection -> Optional.ofNullable(seen.connections().get(connection.id()))
                                    .ifPresent(it -> connection(connection, it)));
            if (its != null) {
                differences.addAll(GatewayComparison.of(gateway, its, idle, expected, seen));
            }
        }
        return List.copyOf(differences);
    }

    private void circuit(Expectation.Circuit circuit, Seen.Circuit its) {
        String title = circuit.title();
        if (its.gone()) {
            down(title, new Gone(title, "circuit", circuit.id().name(), Set.of(title)));
            return;
        }
        Optional<String> provider = its.provider().filter(state -> !state.equalsIgnoreCase("Provisioned"));
        if (provider.isPresent() || !its.enabled()) {
            down(
                    title,
                    new CircuitOut(
                            title,
                            provider.map(state -> "its provider's state is " + state)
                                    .orElse("Microsoft's side is disabled")));
            return;
        }
        if (!its.peeringAsked()) {
            return;
        }
        boolean enabled = its.peering().filter("Enabled"::equalsIgnoreCase).isPresent();
        if (enabled != circuit.carries()) {
            down(title, new PeeringState(title, circuit.carries(), its.peering().orElse("missing")));
        }
    }

    private void connection(Expectation.Connection connection, Seen.Connection its) {
        String title = connection.title();
        if (idle.contains(title)) {
            return;
        }
        if (its.gone()) {
            down(title, new Gone(title, "connection", connection.id().name(), Set.of(title)));
            return;
        }
        // Of a circuit's connection Azure mostly does not tell a status; its BGP sessions do.
        its.status()
                .filter(status -> !status.equalsIgnoreCase("Connected") && !status.equalsIgnoreCase("Unknown"))
                .ifPresent(status -> down(title, new ConnectionDown(title, status)));
        List<String> tunnels = its.tunnels().entrySet().stream()
                .filter(tunnel -> !tunnel.getValue().equalsIgnoreCase("Connected"))
                .map(tunnel -> tunnel.getKey() + " is " + tunnel.getValue())
                .sorted()
                .toList();
        if (!idle.contains(title) && !tunnels.isEmpty()) {
            differences.add(new Difference.InstanceDown(title, String.join(", ", tunnels)));
        }
    }

    private void down(String title, Difference difference) {
        idle.add(title);
        differences.add(difference);
    }
}
