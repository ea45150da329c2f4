package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Region;
import java.util.List;
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

    /** Some of its packets. */
    Leg with(Region some) {
        return new Leg(new Source(source.place(), source.index(), some.sources()), to, some);
    }

    /** The addresses that some legs set out with. */
    static PrefixSet sources(List<Leg> legs) {
        return PrefixSet.unionOf(
                legs.stream().map(leg -> leg.source().addresses()).toList());
    }

    /** Those of some legs that set out from a kind of place. */
    static List<Leg> from(List<Leg> legs, Place.Kind kind) {
        return legs.stream().filter(leg -> leg.source().place().is(kind)).toList();
    }
}
