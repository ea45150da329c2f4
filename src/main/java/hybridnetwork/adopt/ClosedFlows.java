package hybridnetwork.adopt;

import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What security groups no longer let through, of that what matters: packets between ends that a stack knows, which the group at
 * the other end let through as well. Not so private addresses that nobody here has, what Azure itself sends, and packets without
 * ports to the internet, which leave by no translated address.
 */
final class ClosedFlows {
    /** Of Azure's probes and name servers. */
    private static final PrefixSet AZURES = PrefixSet.of(Prefix.parse("168.63.129.16/32"));

    private final List<Passage> before;
    private final List<PrefixSet> subnets = new ArrayList<>();
    private final PrefixSet unfiltered;
    private final PrefixSet internet;

    private ClosedFlows(StackConfig config, List<Passage> before) {
        this.before = before;
        config.networks()
                .forEach(network ->
                        network.workloads().values().forEach(subnet -> subnets.add(PrefixSet.of(subnet.prefix()))));
        List<Prefix> others = new ArrayList<>();
        config.sites().values().forEach(site -> others.addAll(site.addressPrefixes()));
        config.spokes().values().stream()
                .filter(Spoke.Existing.class::isInstance)
                .forEach(spoke -> others.addAll(spoke.addressSpace()));
        this.unfiltered = PrefixSet.of(others);
        List<Prefix> all = new ArrayList<>(others);
        all.addAll(config.addressSpaces());
        this.internet = Space.internetBeside(PrefixSet.of(all)).subtract(AZURES);
    }

    /**
     * Those of the passages.
     *
     * @param before what passed the edge of each subnet, also of those without a group
     */
    static List<Passage> among(StackConfig config, List<Passage> before, List<Passage> closed) {
        ClosedFlows flows = new ClosedFlows(config, before);
        return closed.stream().filter(flows::matters).toList();
    }

    private boolean matters(Passage closed) {
        boolean in = closed.direction() == Direction.IN;
        PrefixSet outside = in ? closed.sources() : closed.destinations();
        return outside.overlaps(unfiltered)
                || (outside.overlaps(internet) && closed.services().stream().anyMatch(Service::hasPorts))
                || subnets.stream().anyMatch(subnet -> passed(closed, subnet, in ? Direction.OUT : Direction.IN));
    }

    /** Whether the other end, a subnet, let some of it through. */
    private boolean passed(Passage closed, PrefixSet subnet, Direction other) {
        return before.stream().anyMatch(passage -> {
            PrefixSet sources = passage.sources().intersect(closed.sources());
            PrefixSet destinations = passage.destinations().intersect(closed.destinations());
            return passage.direction() == other
                    && (other == Direction.OUT ? sources : destinations).overlaps(subnet)
                    && !sources.isEmpty()
                    && !destinations.isEmpty()
                    && passage.services().stream()
                            .anyMatch(one -> closed.services().stream().anyMatch(two -> overlap(one, two)));
        });
    }

    private static boolean overlap(Service one, Service two) {
        boolean protocols = !Collections.disjoint(one.protocols(), two.protocols());
        return protocols
                && (!one.hasPorts()
                        || !one.destinationPorts()
                                .intersect(two.destinationPorts())
                                .isEmpty());
    }
}
