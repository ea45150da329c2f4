package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.route.Condition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The addresses of one end of a flow of which some packet surely fares so, by when it does. */
public final class Cover {
    private final boolean ofSources;
    private final Map<Condition, PrefixSet> covered = new HashMap<>();

    Cover(boolean ofSources) {
        this.ofSources = ofSources;
    }

    void add(Region region, Condition when) {
        PrefixSet addresses = ofSources ? region.sources() : region.destinations();
        covered.merge(when, addresses, PrefixSet::union);
    }

    /** Whether of each address of a set some packet fares so, while these connections are up. */
    public boolean isOfAll(PrefixSet addresses, BitSet up) {
        PrefixSet left = addresses;
        for (var part : covered.entrySet()) {
            if (part.getKey().holds(up)) {
                left = left.subtract(part.getValue());
            }
        }
        return left.isEmpty();
    }
}
