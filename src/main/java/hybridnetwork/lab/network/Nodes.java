package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.lab.machine.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The namespaces of a drill by what they stand for. */
final class Nodes {
    private final Map<String, Node> byName = new LinkedHashMap<>();

    private Nodes() {}

    static Nodes create(RunFolder run, Design design) {
        List<String> forwarding = new ArrayList<>(List.of("edge", "internet", "network"));
        if (!design.circuits().isEmpty()) {
            forwarding.add("er-gateway");
        }
        design.links().forEach(link -> forwarding.add(link.edge()));
        design.instances().forEach(instance -> forwarding.add(instance.node()));
        List<String> hosts = new ArrayList<>(List.of("site", "provider"));
        for (int i = 0; i < design.subnets().size(); i++) {
            hosts.add(subnet(i));
        }
        Map<String, CompletableFuture<Node>> made = new LinkedHashMap<>();
        forwarding.forEach(name -> made.put(name, CompletableFuture.supplyAsync(() -> Node.create(run, name, true))));
        hosts.forEach(name -> made.put(name, CompletableFuture.supplyAsync(() -> Node.create(run, name, false))));
        Nodes nodes = new Nodes();
        made.forEach((name, node) -> nodes.byName.put(name, joined(node)));
        return nodes;
    }

    Node node(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** The namespace of a subnet's hosts. */
    static String subnet(int index) {
        return "subnet-" + index;
    }

    /** What was made at the same time as other things, or what went wrong with it. */
    static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
