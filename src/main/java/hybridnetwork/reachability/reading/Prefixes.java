package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the prefixes of a property; what is none is noted, as is a value that is not known yet. */
public final class Prefixes {
    private Prefixes() {}

    /** @param scope what a value leaves open that is not known, or is no prefix */
    static List<Prefix> of(Object owner, Bag bag, String singular, String plural, Notes notes, Scope scope) {
        if (bag.isOpaque(singular) || bag.isOpaque(plural)) {
            notes.unknown(owner, plural, "its addresses are left out of the proof", scope);
        }
        List<Prefix> prefixes = new ArrayList<>();
        for (String text : bag.texts(singular, plural)) {
            Optional<Prefix> prefix = Space.prefix(text);
            if (prefix.isPresent()) {
                prefixes.add(prefix.get());
            } else if (isIpv6(text)) {
                ipv6(owner, text, notes);
            } else {
                notes.notUnderstood(owner, "\"" + text + "\" is not a prefix and is left out", scope);
            }
        }
        return prefixes.stream().distinct().toList();
    }

    /** The IPv4 prefixes that a property says, without a word of anything else. */
    public static List<Prefix> known(Bag bag) {
        return of(bag.texts("addressPrefix", "addressPrefixes"));
    }

    /** The address space of a network, as far as it is known. */
    public static List<Prefix> space(Resource network) {
        return network.bag().bag("addressSpace").map(Prefixes::known).orElse(List.of());
    }

    static List<Prefix> of(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Space.prefix(text).stream())
                .distinct()
                .toList();
    }

    static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0;
    }

    static void ipv6(Object owner, String text, Notes notes) {
        Ipv6.note(owner, "the IPv6 prefix " + text, notes);
    }
}
