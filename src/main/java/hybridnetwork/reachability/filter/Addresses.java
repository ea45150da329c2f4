package hybridnetwork.reachability.filter;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.AddressMatch;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A set of addresses, split by service tag and ready to be counted within any prefix. Many rules are asked about the
 * same set, so {@link Book} makes each set once.
 */
public final class Addresses {
    private final PrefixSet set;
    private final Map<Tag, Part> parts;

    private Addresses(PrefixSet set, Map<Tag, Part> parts) {
        this.set = set;
        this.parts = parts;
    }

    /** The addresses of a set that have the same service tags. */
    private static final class Part {
        final PrefixSet set;
        private final long[] firsts;
        private final long[] before;

        Part(PrefixSet set) {
            this.set = set;
            List<PrefixSet.Range> ranges = set.ranges();
            this.firsts = new long[ranges.size()];
            this.before = new long[ranges.size() + 1];
            for (int i = 0; i < firsts.length; i++) {
                firsts[i] = ranges.get(i).first().number();
                before[i + 1] = before[i] + ranges.get(i).last().number() - firsts[i] + 1;
            }
        }

        long countIn(Prefix prefix) {
            return countBelow(prefix.last().number() + 1)
                    - countBelow(prefix.first().number());
        }

        private long countBelow(long number) {
            int at = Arrays.binarySearch(firsts, number);
            int begun = at >= 0 ? at : -at - 1;
            if (begun == 0) {
                return 0;
            }
            long inLast = number - firsts[begun - 1];
            return before[begun - 1] + Math.min(inLast, before[begun] - before[begun - 1]);
        }
    }

    /** How rules tell addresses apart by service tag; every address has exactly one of these. */
    public enum Tag {
        VIRTUAL_NETWORK,
        /** Perhaps in {@code VirtualNetwork}, otherwise in {@code Internet}. */
        EITHER,
        /** Private, and perhaps in {@code VirtualNetwork}. */
        MAYBE,
        INTERNET,
        PLATFORM,
        NONE;

        /**
         * Whether a rule's tags match the addresses of this one.
         *
         * @param assumed whether those that are perhaps in {@code VirtualNetwork} are taken to be
         */
        public boolean isMatched(AddressMatch match, boolean assumed) {
            return switch (this) {
                case VIRTUAL_NETWORK -> match.virtualNetwork();
                case EITHER -> assumed ? match.virtualNetwork() : match.internet();
                case MAYBE -> assumed && match.virtualNetwork();
                case INTERNET -> match.internet();
                case PLATFORM -> match.virtualNetwork() || match.loadBalancer();
                case NONE -> false;
            };
        }
    }

    /** All sets of addresses that rules are asked about, where the tags mean one thing. */
    public static final class Book {
        private final Map<PrefixSet, Addresses> known = new HashMap<>();
        private final Map<Tag, PrefixSet> tagged;

        /** What is so of other addresses; empty where this book tells of all. */
        private final Optional<Book> elsewhere;

        private final PrefixSet where;

        /** Of every address. */
        public Book(Tags tags) {
            this(Optional.empty(), PrefixSet.ALL, tags);
        }

        /**
         * Of some addresses, and what another book tells of the others.
         *
         * @param tags what they mean there
         */
        Book(Book elsewhere, PrefixSet where, Tags tags) {
            this(Optional.of(elsewhere), where, tags);
        }

        private Book(Optional<Book> elsewhere, PrefixSet where, Tags tags) {
            this.elsewhere = elsewhere;
            this.where = where;
            PrefixSet platform = PrefixSet.of(Space.PLATFORM);
            PrefixSet surely = tags.virtualNetwork().subtract(platform);
            PrefixSet perhaps = tags.maybe().subtract(surely).subtract(platform);
            PrefixSet rest = where.subtract(surely.union(perhaps).union(platform));
            this.tagged = Map.of(
                    Tag.VIRTUAL_NETWORK, surely,
                    Tag.EITHER, perhaps.subtract(Space.PRIVATE_SET),
                    Tag.MAYBE, perhaps.intersect(Space.PRIVATE_SET),
                    Tag.INTERNET, rest.subtract(Space.PRIVATE_SET),
                    Tag.PLATFORM, platform,
                    Tag.NONE, rest.intersect(Space.PRIVATE_SET));
        }

        /** Whether it is known of every address what the tags hold. */
        boolean isKnown() {
            return known(Tag.EITHER)
                    && known(Tag.MAYBE)
                    && elsewhere.filter(other -> !other.isKnown()).isEmpty();
        }

        private boolean known(Tag tag) {
            return Objects.requireNonNull(tagged.get(tag)).isEmpty();
        }

        public Addresses of(PrefixSet set) {
            return known.computeIfAbsent(set, this::split);
        }

        private Addresses split(PrefixSet set) {
            Optional<Book> other = elsewhere.filter(book -> !where.contains(set));
            if (other.isPresent() && !where.overlaps(set)) {
                return other.get().of(set);
            }
            Map<Tag, Part> parts = new EnumMap<>(Tag.class);
            tagged.forEach((tag, all) -> parts.put(tag, new Part(set.intersect(all))));
            if (other.isPresent()) {
                Addresses outside = other.get().of(set.subtract(where));
                parts.replaceAll((tag, own) -> new Part(own.set.union(outside.part(tag).set)));
            }
            return new Addresses(set, parts);
        }
    }

    private Part part(Tag tag) {
        return Objects.requireNonNull(parts.get(tag));
    }

    public PrefixSet set() {
        return set;
    }

    /** Whether of some address it is not known what tags hold it. */
    boolean isOpen() {
        return !isEmpty(Tag.EITHER) || !isEmpty(Tag.MAYBE);
    }

    public boolean isEmpty(Tag tag) {
        return part(tag).set.isEmpty();
    }

    public long countIn(Prefix prefix, Tag tag) {
        return part(tag).countIn(prefix);
    }

    public PrefixSet in(Prefix prefix, Tag tag) {
        return part(tag).set.intersect(prefix);
    }

    public Ipv4 lowest() {
        return set.lowest().orElseThrow();
    }
}
