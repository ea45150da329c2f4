package hybridnetwork.report;

import hybridnetwork.config.Words;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What security groups let through that they did not, and the other way round, for a reviewer. */
final class PolicyChanges {
    private static final int MOST_PREFIXES = 6;
    private static final String INTERNET = "the internet";

    private PolicyChanges() {}

    /** A line for each, in Markdown; what is opened first. */
    static List<String> lines(PolicyDifference difference) {
        List<String> lines = new ArrayList<>();
        difference.opened().forEach(passage -> lines.add(line("**now let**", passage)));
        difference.closed().forEach(passage -> lines.add(line("no longer let", passage)));
        return lines;
    }

    private static String line(String what, Passage passage) {
        return "- " + what + (passage.direction() == Direction.IN ? " into " : " out of ")
                + Markdown.code(passage.subnet())
                + Markdown.text(
                        ": " + services(passage) + " from " + sources(passage) + " to " + destinations(passage));
    }

    private static String sources(Passage passage) {
        String addresses = addresses(passage.sources());
        return passage.direction() == Direction.IN ? outside(passage, addresses) : addresses;
    }

    private static String destinations(Passage passage) {
        String addresses = addresses(passage.destinations());
        return passage.direction() == Direction.OUT ? outside(passage, addresses) : addresses;
    }

    /** Such as {@code the service tag AzureMonitor}. */
    private static String outside(Passage passage, String addresses) {
        if (passage.tags().isEmpty()) {
            return addresses;
        }
        String names = passage.tags().stream().map(ServiceTag::name).collect(Collectors.joining(" and "));
        return (passage.tags().size() == 1
                        ? "the service tag " + names
                        : "what the service tags " + names + " both hold")
                + (addresses.equals(INTERNET) ? "" : " in " + addresses);
    }

    private static String services(Passage passage) {
        return passage.isOfEveryService()
                ? "every protocol"
                : passage.services().stream().map(PolicyChanges::words).collect(Collectors.joining("; "));
    }

    /** Such as {@code Tcp port 22} or {@code Tcp, Udp from port 53}. */
    private static String words(Service service) {
        String protocols =
                service.protocols().stream().sorted().map(Protocol::toString).collect(Collectors.joining(", "));
        return service.hasPorts()
                ? protocols + ports(" from port", service.sourcePorts()) + ports(" port", service.destinationPorts())
                : protocols;
    }

    private static String ports(String label, PortSet ports) {
        String ranges = ports.ranges().stream().map(PortRange::toString).collect(Collectors.joining(", "));
        return ports.equals(PortSet.ALL) ? "" : label + (ports.size() == 1 ? " " : "s ") + ranges;
    }

    private static String addresses(PrefixSet set) {
        if (set.equals(PrefixSet.ALL)) {
            return "anywhere";
        }
        PrefixSet lacking = Space.NOT_PUBLIC.complement().subtract(set);
        if (lacking.prefixes().size() <= MOST_PREFIXES) {
            PrefixSet beside = set.intersect(Space.PRIVATE_SET.union(PrefixSet.of(Space.PLATFORM)));
            return INTERNET
                    + (lacking.isEmpty() ? "" : " but for " + prefixes(lacking))
                    + (beside.isEmpty() ? "" : " and " + prefixes(beside));
        }
        return prefixes(set);
    }

    private static String prefixes(PrefixSet set) {
        return Words.few(set.prefixes(), MOST_PREFIXES);
    }
}
