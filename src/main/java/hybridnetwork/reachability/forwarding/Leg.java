package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Region;
import java.util.Optional;

/** Packets of a flow that set out from one place and are meant for one place. */
public record Leg(Source source, Place to, Region region) {
    /**
     * Where packets set out.
     *
     * @param index of the subnet or site
     */
    public record Source(Place place, int index, PrefixSet addresses) {}

    public Optional<Sighting> lowest() {
        return region.lowest().map(packet -> new Sighting(packet, source.place(), to));
    }
}
