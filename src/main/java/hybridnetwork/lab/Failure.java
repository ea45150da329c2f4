package hybridnetwork.lab;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.network.Design;
import hybridnetwork.lab.network.Design.Link;
import hybridnetwork.lab.network.LabNetwork;
import hybridnetwork.lab.network.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to make an outage of the proof, and to end it.
 *
 * @param outage the proof's name for it
 * @param how in which way, such as {@code silently}
 */
record Failure(String outage, String how, Runnable begin, Runnable end) {
    private static final String SILENTLY = "silently";

    /** The ways to make an outage in a network; none where a lab cannot make it. */
    static List<Failure> of(String outage, LabNetwork network) {
        List<Failure> failures = new ArrayList<>();
        Design design = network.design();
        Provider provider = network.provider();
        for (int i = 0; i < design.links().size(); i++) {
            int number = i;
            if (design.links().get(i).name().equals(outage)) {
                failures.add(new Failure(outage, SILENTLY, () -> provider.cut(number), () -> provider.heal(number)));
                failures.add(new Failure(
                        outage, "unplugged at the site", () -> provider.unplug(number), () -> provider.plug(number)));
            }
        }
        for (Design.Circuit circuit : design.circuits()) {
            List<Integer> numbers = circuit.links().stream()
                    .map(link -> design.links().indexOf(link))
                    .toList();
            if (outage.equals("circuit:" + circuit.name())) {
                failures.add(new Failure(
                        outage, SILENTLY, () -> numbers.forEach(provider::cut), () -> numbers.forEach(provider::heal)));
                failures.add(new Failure(
                        outage,
                        "unplugged at the site",
                        () -> numbers.forEach(provider::unplug),
                        () -> numbers.forEach(provider::plug)));
            }
            if (outage.equals("circuit:" + circuit.name() + "/peering-disabled")) {
                failures.add(new Failure(
                        outage,
                        "in Azure",
                        () -> circuit.links().forEach(link -> peering(network, link, " shutdown")),
                        () -> circuit.links().forEach(link -> peering(network, link, ""))));
            }
        }
        if (outage.equals("er-gateway") && !design.circuits().isEmpty()) {
            failures.add(dead(outage, List.of(network.node("er-gateway"))));
        }
        if (outage.equals("vpn-gateway") && design.vpn().isPresent()) {
            failures.add(dead(
                    outage,
                    design.instances().stream()
                            .map(instance -> network.node(instance.node()))
                            .toList()));
        }
        design.instances().stream()
                .filter(instance -> outage.equals("vpn-gateway/instance-" + instance.index()))
                .forEach(instance -> failures.add(dead(outage, List.of(network.node(instance.node())))));
        if (outage.equals("tunnel:" + design.site()) && design.vpn().isPresent()) {
            Node internet = network.node("internet");
            failures.add(new Failure(
                    outage,
                    SILENTLY,
                    () -> internet.nft(
                            "table ip outage { chain f { type filter hook forward priority -10; meta l4proto udp drop; }; }"),
                    () -> internet.nft("delete table ip outage")));
        }
        return failures;
    }

    /** The first of several ways, where there is one. */
    static Optional<Failure> first(String outage, LabNetwork network) {
        return of(outage, network).stream().findFirst();
    }

    private static void peering(LabNetwork network, Link link, String word) {
        String line = "neighbor " + link.sites() + " shutdown";
        network.router(link.edge()).configure(List.of("router bgp 12076", word.isEmpty() ? "no " + line : line));
    }

    /** Nothing comes out of a node any more, and nothing that reaches it is heard. */
    private static Failure dead(String outage, List<Node> nodes) {
        return new Failure(
                outage,
                SILENTLY,
                () -> nodes.forEach(node -> node.nft("""
                        table ip outage {
                          chain in { type filter hook prerouting priority -400; iifname != "lo" drop; }
                          chain out { type filter hook postrouting priority 400; oifname != "lo" drop; }
                        }
                        """)),
                () -> nodes.forEach(node -> node.nft("delete table ip outage")));
    }
}
