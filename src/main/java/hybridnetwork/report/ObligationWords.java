package hybridnetwork.report;

import hybridnetwork.config.Words;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.comparison.Needed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What appliances have to do, in the words of whoever writes their rules. */
public final class ObligationWords {
    /** For the legend of a table. */
    static final String MARK = "the verdict holds provided that what is listed under obligations is done";

    private static final int MOST_RANGES = 12;
    private static final int MOST_LEFT_OUT = 4;
    private static final int MOST_STATES = 4;
    private static final int MOST_FLOWS = 8;

    private ObligationWords() {}

    /** The names of those that have to do something, in order. */
    static List<String> appliances(Collection<Obligation> obligations) {
        return obligations.stream()
                .map(Obligation::appliance)
                .distinct()
                .sorted()
                .toList();
    }

    /** Such as {@code Tcp 443, 8000-8080}, or {@code any protocol}. */
    public static String service(Obligation obligation) {
        String protocol =
                obligation.protocol().equals(Obligation.EVERY_PROTOCOL) ? "any protocol" : obligation.protocol();
        return obligation.ports().isEmpty()
                ? protocol
                : protocol + " "
                        + obligation.ports().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Prefixes and ranges, such as {@code 10.20.1.4-10.20.1.254}; {@code internet} where they are that, but for some. */
    public static String addresses(List<Prefix> prefixes) {
        PrefixSet set = PrefixSet.of(prefixes);
        if (set.equals(PrefixSet.ALL)) {
            return "any address";
        }
        List<Prefix> leftOut = Space.NOT_PUBLIC.union(set).complement().prefixes();
        if (!set.overlaps(Space.NOT_PUBLIC) && leftOut.size() <= MOST_LEFT_OUT) {
            return "internet" + (leftOut.isEmpty() ? "" : " without " + Words.few(leftOut, MOST_LEFT_OUT));
        }
        List<String> ranges = new ArrayList<>();
        for (PrefixSet.Range range : set.ranges()) {
            List<Prefix> whole = PrefixSet.ofRange(range.first(), range.last()).prefixes();
            ranges.add(
                    whole.size() > 1
                            ? range.first() + "-" + range.last()
                            : whole.get(0).length() == 32
                                    ? range.first().toString()
                                    : whole.get(0).toString());
        }
        return Words.few(ranges, MOST_RANGES);
    }

    /** The flows that need it and, where these are not all, the states in which they do. */
    static String reason(Needed needed) {
        String flows = Words.few(needed.flows(), MOST_FLOWS);
        boolean healthy = needed.scenarios().contains("healthy");
        return healthy ? flows : flows + " in " + Words.few(needed.scenarios(), MOST_STATES);
    }

    /** One obligation in a sentence that begins with its appliance's name. */
    static String sentence(Needed needed) {
        Obligation obligation = needed.obligation();
        return obligation.appliance() + " must " + obligation.must() + " " + service(obligation) + " from "
                + addresses(obligation.source()) + " to " + addresses(obligation.destination()) + ", for "
                + reason(needed);
    }
}
