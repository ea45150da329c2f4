package hybridnetwork.template.evaluation;

import static java.util.Map.entry;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.LinkedHashMap;
import java.util.Map;

/** Functions on address prefixes, of IPv4. */
final class AddressFunctions {
    private static final int ADDRESS_BITS = 32;

    private AddressFunctions() {}

    static Map<String, Function> all() {
        return Map.ofEntries(
                entry("parsecidr", Function.whole(AddressFunctions::parse)),
                entry("cidrsubnet", Function.whole(AddressFunctions::subnet)),
                entry("cidrhost", Function.whole(AddressFunctions::host)));
    }

    /** Host bits that are set are cleared, as Azure does here. */
    private static Prefix prefix(Arguments arguments) {
        String text = arguments.text(0);
        int slash = text.indexOf('/');
        try {
            int length = Integer.parseInt(text.substring(slash + 1));
            return new Prefix(Ipv4.parse(text.substring(0, Math.max(0, slash))).mask(length), length);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong(0, "an IPv4 prefix such as 10.0.0.0/16");
        }
    }

    private static Object parse(Arguments arguments) {
        Prefix prefix = prefix(arguments);
        boolean hasEnds = prefix.length() < ADDRESS_BITS - 1;
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("network", prefix.first().toString());
        parts.put("netmask", Ipv4.HIGHEST.mask(prefix.length()).toString());
        parts.put("broadcast", prefix.last().toString());
        parts.put(
                "firstUsable",
                Ipv4.of(prefix.first().number() + (hasEnds ? 1 : 0)).toString());
        parts.put(
                "lastUsable",
                Ipv4.of(prefix.last().number() - (hasEnds ? 1 : 0)).toString());
        parts.put("cidr", (double) prefix.length());
        return parts;
    }

    /** The subnet of a length, counted from 0. */
    private static Object subnet(Arguments arguments) {
        Prefix prefix = prefix(arguments);
        int length = arguments.whole(1);
        int index = arguments.whole(2);
        if (length < prefix.length() || length > ADDRESS_BITS) {
            throw arguments.wrong(1, "a length from " + prefix.length() + " to " + ADDRESS_BITS);
        }
        long base = prefix.base().number() + index * (1L << (ADDRESS_BITS - length));
        if (index < 0 || base > prefix.last().number()) {
            throw arguments.wrong(2, "the number of a subnet of " + prefix);
        }
        return new Prefix(Ipv4.of(base), length).toString();
    }

    /** The host counted from 0, which is the address after the network's own. */
    private static Object host(Arguments arguments) {
        Prefix prefix = prefix(arguments);
        long address = prefix.base().number() + 1 + arguments.whole(1);
        if (arguments.whole(1) < 0 || address > prefix.last().number()) {
            throw arguments.wrong(1, "the number of a host of " + prefix);
        }
        return Ipv4.of(address).toString();
    }
}
