package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Address prefixes as requests give them. IPv6 is taken as it is: the simulation compares IPv4 alone. */
final class Cidr {
    private Cidr() {}

    /** @throws AzureError {@code InvalidCIDRNotation} for what is no prefix */
    static Prefix parse(String text, ArmId owner) {
        try {
            return Prefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw AzureError.badRequest(
                    "InvalidCIDRNotation",
                    "The address prefix " + text + " in resource " + owner + " has an invalid CIDR notation: "
                            + e.getMessage());
        }
    }

    /**
     * The IPv4 prefixes among these.
     *
     * @throws AzureError {@code InvalidCIDRNotation} for what is no prefix
     */
    static List<Prefix> parse(Collection<String> texts, ArmId owner) {
        List<Prefix> prefixes = new ArrayList<>();
        for (String text : texts) {
            if (!isIpv6(text)) {
                prefixes.add(parse(text, owner));
            }
        }
        return prefixes;
    }

    /** The IPv4 prefixes among these that can be read, of a resource that was admitted. */
    static List<Prefix> read(Collection<String> texts) {
        return texts.stream().flatMap(text -> Prefix.tryParse(text).stream()).toList();
    }

    static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0;
    }

    /** The first prefix of one list that overlaps one of the other. */
    static Optional<Prefix> overlap(List<Prefix> some, List<Prefix> others) {
        return some.stream()
                .filter(each -> others.stream().anyMatch(each::overlaps))
                .findFirst();
    }
}
