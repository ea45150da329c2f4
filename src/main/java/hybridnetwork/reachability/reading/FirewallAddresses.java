package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the sources and destinations of a firewall's rules: addresses, ranges, service tags, names, and IP groups. */
final class FirewallAddresses {
    /** Tags of network security groups; what a firewall makes of them is not documented. */
    private static final Set<String> NOT_OF_FIREWALLS = Set.of("virtualnetwork", "internet", "azureloadbalancer");

    private static final Scope MAY_MATCH = Scope.nothing("the rule itself says which packets it may match");

    private final Inventory inventory;
    private final Notes notes;
    private final PrefixSet internet;

    /** @param internet what a service tag may hold */
    FirewallAddresses(Inventory inventory, Notes notes, PrefixSet internet) {
        this.inventory = inventory;
        this.notes = notes;
        this.internet = internet;
    }

    /** What one side matches, as far as it has been read. */
    private static final class Side {
        private final List<Prefix> prefixes = new ArrayList<>();
        private final List<Prefix> maybe = new ArrayList<>();
        private final List<ServiceTag> tags = new ArrayList<>();

        private AddressMatch match() {
            return new AddressMatch(distinct(prefixes), false, false, false, distinct(maybe), tags);
        }

        private static List<Prefix> distinct(List<Prefix> prefixes) {
            return List.copyOf(new LinkedHashSet<>(prefixes));
        }
    }

    /**
     * What one side of a rule matches: all that its addresses and its IP groups hold.
     *
     * @param owner as messages name the rule
     * @param holder the resource that has the rule
     * @param side {@code source} or {@code destination}
     */
    AddressMatch of(String owner, Resource holder, Bag rule, String side) {
        Side read = new Side();
        rule.texts(side + "Addresses").forEach(text -> add(owner, side, text, read));
        if (!rule.texts(side + "Fqdns").isEmpty()) {
            // A name may be resolved to any address, private ones too.
            read.maybe.add(Prefix.ALL);
            notes.notListed(owner, "a name as " + side + " may stand for any address");
        }
        boolean emptied = false;
        for (Object group : elements(rule, side + "IpGroups")) {
            emptied |= isEmptied(owner, holder, group, side, read);
        }
        AddressMatch match = read.match();
        // Azure skips a rule whose IP group was emptied; whether it does where the rule names other addresses it does
        // not say.
        return emptied ? match.perhaps() : match;
    }

    private static List<?> elements(Bag rule, String list) {
        return rule.at(list)
                .filter(List.class::isInstance)
                .<List<?>>map(List.class::cast)
                .orElse(List.of());
    }

    /** Adds what an IP group holds; whether that is nothing. */
    private boolean isEmptied(String owner, Resource holder, Object group, String side, Side read) {
        if (!(inventory.followElement(holder, group, "IpGroup") instanceof Reference.Found found)) {
            notes.notUnderstood(
                    owner,
                    "the IP group " + (group instanceof String id ? id : "whose id is not known") + " as " + side
                            + " is not among the resources; it may hold any address",
                    MAY_MATCH);
            read.maybe.add(Prefix.ALL);
            return false;
        }
        Resource resource = found.resource();
        if (resource.bag().isOpaque("ipAddresses")) {
            notes.unknown(resource, "ipAddresses", "it may hold any address", MAY_MATCH);
            read.maybe.add(Prefix.ALL);
            return false;
        }
        List<String> texts = resource.bag().texts("ipAddresses");
        texts.forEach(text -> add(resource.toString(), "address", text, read));
        return texts.isEmpty();
    }

    private void add(String owner, String side, String text, Side read) {
        Optional<List<Prefix>> prefixes = prefixes(text);
        if (prefixes.isPresent()) {
            read.prefixes.addAll(prefixes.get());
        } else if (Prefixes.isIpv6(text)) {
            Prefixes.ipv6(owner, text, notes);
        } else if (ServiceTag.tryParse(text).isPresent() && !NOT_OF_FIREWALLS.contains(text.toLowerCase(Locale.ROOT))) {
            notes.notListed(owner, "the " + side + " \"" + text + "\" may match any address of the internet");
            ServiceTag.tryParse(text).ifPresent(read.tags::add);
            read.maybe.addAll(internet.prefixes());
        } else {
            notes.notUnderstood(owner, "the " + side + " \"" + text + "\" may match any address", MAY_MATCH);
            read.maybe.add(Prefix.ALL);
        }
    }

    /** The addresses of {@code *}, of an address, a prefix, or a range {@code 10.0.0.4-10.0.0.9}. */
    static Optional<List<Prefix>> prefixes(String text) {
        if (text.equals("*")) {
            return Optional.of(List.of(Prefix.ALL));
        }
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Space.prefix(text).map(List::of);
        }
        Optional<Ipv4> first = Ipv4.tryParse(text.substring(0, dash).trim());
        Optional<Ipv4> last = Ipv4.tryParse(text.substring(dash + 1).trim());
        return first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0
                ? Optional.of(PrefixSet.ofRange(first.get(), last.get()).prefixes())
                : Optional.empty();
    }
}
