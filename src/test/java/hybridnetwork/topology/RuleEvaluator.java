package hybridnetwork.topology;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A security group as Azure evaluates it, written without any of the program's own values: of the rules that match, the one with
 * the lowest number decides. Addresses are numbers; texts are read here again.
 */
record RuleEvaluator(List<SecurityRule> rules) {
    /** The address that probes come from, whatever else is configured. */
    static final long PROBE = address("168.63.129.16");

    /** @param port the destination port; -1 for a protocol that has none */
    record Packet(long source, long destination, String protocol, int port) {}

    boolean lets(Packet packet, SecurityRule.Direction direction, Predicate<Long> isInternet) {
        return rules.stream()
                        .filter(rule -> rule.direction() == direction)
                        .filter(rule -> matches(rule, packet, isInternet))
                        .min(Comparator.comparing(SecurityRule::priority))
                        .orElseThrow(() -> new AssertionError("no rule decides " + packet))
                        .access()
                == SecurityRule.Access.Allow;
    }

    private static boolean matches(SecurityRule rule, Packet packet, Predicate<Long> isInternet) {
        return (rule.protocol().equals("*") || rule.protocol().equals(packet.protocol()))
                && rule.sources().stream().anyMatch(end -> holds(end, packet.source(), isInternet))
                && rule.destinations().stream().anyMatch(end -> holds(end, packet.destination(), isInternet))
                && rule.ports().stream().anyMatch(ports -> holds(ports, packet.port()));
    }

    private static boolean holds(String end, long address, Predicate<Long> isInternet) {
        return switch (end) {
            case "*" -> true;
            case "Internet" -> isInternet.test(address);
            case "AzureLoadBalancer" -> address == PROBE;
            default -> inPrefix(end, address);
        };
    }

    private static boolean holds(String ports, int port) {
        if (ports.equals("*")) {
            return true;
        }
        String[] ends = ports.split("-", -1);
        return port >= Integer.parseInt(ends[0]) && port <= Integer.parseInt(ends[ends.length - 1]);
    }

    static boolean inPrefix(String prefix, long address) {
        String[] parts = prefix.split("/", -1);
        long size = 1L << (32 - Integer.parseInt(parts[1]));
        return address >= address(parts[0]) && address < address(parts[0]) + size;
    }

    static long last(String prefix) {
        String[] parts = prefix.split("/", -1);
        return address(parts[0]) + (1L << (32 - Integer.parseInt(parts[1]))) - 1;
    }

    static long first(String prefix) {
        return address(prefix.split("/", -1)[0]);
    }

    static long address(String text) {
        long number = 0;
        for (String octet : text.split("\\.", -1)) {
            number = number * 256 + Integer.parseInt(octet);
        }
        return number;
    }
}
