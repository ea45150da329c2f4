package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The addresses of one end of a flow, by where they are.
 *
 * @param subnets hosts by subnet
 * @param frontends by frontend; nothing when the end is a source
 * @param sites by site
 * @param nowhere addresses that no host has
 */
public record End(
        SortedMap<Integer, PrefixSet> subnets,
        SortedMap<Integer, PrefixSet> frontends,
        SortedMap<Integer, PrefixSet> sites,
        PrefixSet internet,
        PrefixSet nowhere) {
    public static final End NOTHING =
            new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), PrefixSet.EMPTY, PrefixSet.EMPTY);

    public boolean isEmpty() {
        return subnets.isEmpty() && frontends.isEmpty() && sites.isEmpty() && internet.isEmpty() && nowhere.isEmpty();
    }

    /** All its addresses on-premises. */
    public PrefixSet onPremises() {
        return PrefixSet.unionOf(sites.values());
    }

    public PrefixSet hosts() {
        return PrefixSet.unionOf(subnets.values());
    }

    public PrefixSet frontendAddresses() {
        return PrefixSet.unionOf(frontends.values());
    }

    /** Where an address is among the places of one kind. */
    public Place placeOf(Ipv4 address, Place.Kind kind) {
        return switch (kind) {
            case SUBNET -> holding(subnets, address).map(Place::subnet).orElse(Place.NOWHERE);
            case SITE -> holding(sites, address).map(Place::site).orElse(Place.NOWHERE);
            default -> new Place(kind, 0);
        };
    }

    private static Optional<Integer> holding(SortedMap<Integer, PrefixSet> parts, Ipv4 address) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().contains(address))
                .findFirst()
                .map(Map.Entry::getKey);
    }

    /** The place of the lowest address, with its part of the end. */
    public Optional<Map.Entry<Place, PrefixSet>> lowest() {
        return parts().entrySet().stream()
                .min((a, b) -> a.getValue()
                        .lowest()
                        .orElseThrow()
                        .compareTo(b.getValue().lowest().orElseThrow()));
    }

    /** Every part with its place. */
    public SortedMap<Place, PrefixSet> parts() {
        SortedMap<Place, PrefixSet> parts = new TreeMap<>();
        subnets.forEach((index, set) -> parts.put(Place.subnet(index), set));
        frontends.forEach((index, set) -> parts.put(Place.frontend(index), set));
        sites.forEach((index, set) -> parts.put(Place.site(index), set));
        if (!internet.isEmpty()) {
            parts.put(Place.INTERNET, internet);
        }
        if (!nowhere.isEmpty()) {
            parts.put(Place.NOWHERE, nowhere);
        }
        return parts;
    }
}
