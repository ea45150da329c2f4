package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The addresses of one end of a flow, by where they are.
 *
 * @param subnets hosts by subnet
 * @param frontends by frontend; nothing when the end is a source
 * @param sites by site
 * @param nowhere addresses that no host has
 */
record End(
        SortedMap<Integer, PrefixSet> subnets,
        SortedMap<Integer, PrefixSet> frontends,
        SortedMap<Integer, PrefixSet> sites,
        PrefixSet internet,
        PrefixSet nowhere) {
    static final End NOTHING =
            new End(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), PrefixSet.EMPTY, PrefixSet.EMPTY);

    boolean isEmpty() {
        return subnets.isEmpty() && frontends.isEmpty() && sites.isEmpty() && internet.isEmpty() && nowhere.isEmpty();
    }

    /** All its addresses on-premises. */
    PrefixSet onPremises() {
        return PrefixSet.unionOf(sites.values());
    }

    PrefixSet hosts() {
        return PrefixSet.unionOf(subnets.values());
    }

    PrefixSet frontendAddresses() {
        return PrefixSet.unionOf(frontends.values());
    }

    /** The place of the lowest address, with its part of the end. */
    Optional<Map.Entry<Place, PrefixSet>> lowest() {
        TreeMap<Place, PrefixSet> parts = new TreeMap<>();
        forEach(parts::put);
        return parts.entrySet().stream()
                .min((a, b) -> a.getValue()
                        .lowest()
                        .orElseThrow()
                        .compareTo(b.getValue().lowest().orElseThrow()));
    }

    private void forEach(BiConsumer<Place, PrefixSet> consumer) {
        subnets.forEach((index, set) -> consumer.accept(Place.subnet(index), set));
        frontends.forEach((index, set) -> consumer.accept(Place.frontend(index), set));
        sites.forEach((index, set) -> consumer.accept(Place.site(index), set));
        if (!internet.isEmpty()) {
            consumer.accept(Place.INTERNET, internet);
        }
        if (!nowhere.isEmpty()) {
            consumer.accept(Place.NOWHERE, nowhere);
        }
    }
}
