package hybridnetwork.azuresim;

import hybridnetwork.net.PortRange;
import hybridnetwork.resources.Bag;
import java.util.Optional;

/** The probes of a load balancer ({@code lb-rules-probe}). */
final class Probes {
    private static final long SHORTEST_INTERVAL = 5;

    private Probes() {}

    static void admit(Put put) {
        for (Bag probe : put.body().bags("probes")) {
            String name = probe.text("name").orElse("");
            long port = probe.whole("port").orElse(0L);
            if (port < 1 || port > PortRange.HIGHEST) {
                throw AzureError.badRequest("Probe " + name + " of " + put.id() + " has port " + port
                        + ", which is not between 1 and " + PortRange.HIGHEST + ".");
            }
            boolean tcp = probe.text("protocol").equals(Optional.of("Tcp"));
            if (tcp == probe.text("requestPath").isPresent()) {
                throw AzureError.badRequest("Probe " + name + " of " + put.id() + " with protocol "
                        + probe.text("protocol").orElse("none") + (tcp ? " cannot have" : " needs")
                        + " a request path.");
            }
            long interval = probe.whole("intervalInSeconds").orElse(SHORTEST_INTERVAL);
            if (interval < SHORTEST_INTERVAL) {
                throw AzureError.badRequest("Probe " + name + " of " + put.id() + " has an interval of " + interval
                        + " seconds; the shortest is " + SHORTEST_INTERVAL + ".");
            }
        }
    }
}
