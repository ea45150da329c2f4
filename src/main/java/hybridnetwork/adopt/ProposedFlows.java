package hybridnetwork.adopt;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Flows between single ends as few intents: what all subnets of the hub may is what {@code network} may. */
final class ProposedFlows {
    private static final int LONGEST_NAME = 40;

    /** What a flow carries: {@code Tcp}, {@code Udp}, {@code Icmp} or {@code *}. */
    record Carried(String protocol, PortSet ports) {}

    private final Map<String, Set<String>> wholes = new TreeMap<>();
    private final Map<Carried, Map<String, Set<String>>> flows = new LinkedHashMap<>();

    /** @param ends that intents may name */
    ProposedFlows(List<TrafficEnd> ends) {
        ends.stream()
                .filter(end -> !end.whole().equals(end.text()))
                .forEach(end -> wholes.computeIfAbsent(end.whole(), key -> new TreeSet<>())
                        .add(end.text()));
    }

    /** Adds what passes between two ends, by protocol. */
    void add(String from, String to, Map<Protocol, PortSet> passing) {
        boolean all = passing.keySet().containsAll(Set.of(Protocol.values()))
                && passing.entrySet().stream()
                        .allMatch(entry ->
                                !entry.getKey().hasPorts() || entry.getValue().equals(PortSet.ALL));
        if (all && to.equals(TrafficEnd.INTERNET)) {
            // Azure translates addresses of packets with ports alone: no other leaves without a public IP of the host's
            // own.
            add(from, to, new Carried("Tcp", PortSet.ALL));
            add(from, to, new Carried("Udp", PortSet.ALL));
            return;
        }
        if (all) {
            add(from, to, new Carried("*", PortSet.ALL));
            return;
        }
        passing.forEach((protocol, ports) -> {
            switch (protocol) {
                case TCP, UDP -> add(from, to, new Carried(protocol.toString(), ports));
                case ICMP -> add(from, to, new Carried(protocol.toString(), PortSet.ALL));
                case ESP, AH, OTHER -> {}
            }
        });
    }

    private void add(String from, String to, Carried carried) {
        flows.computeIfAbsent(carried, key -> new TreeMap<>())
                .computeIfAbsent(from, key -> new TreeSet<>())
                .add(to);
    }

    /** The section {@code traffic}. */
    Map<String, Object> intents() {
        Map<String, Object> intents = new LinkedHashMap<>();
        flows.forEach((carried, pairs) -> {
            Map<Set<String>, Set<String>> bySet = new LinkedHashMap<>();
            pairs.forEach((from, to) ->
                    bySet.computeIfAbsent(collapsed(to), key -> new TreeSet<>()).add(from));
            bySet.forEach((targets, sources) -> {
                for (String from : collapsed(sources)) {
                    for (String to : targets) {
                        intents.put(name(from, to, carried, intents.keySet()), intent(from, to, carried));
                    }
                }
            });
        });
        return intents;
    }

    private Set<String> collapsed(Set<String> ends) {
        Set<String> collapsed = new TreeSet<>(ends);
        wholes.forEach((whole, parts) -> {
            if (collapsed.containsAll(parts)) {
                collapsed.removeAll(parts);
                collapsed.add(whole);
            }
        });
        return collapsed;
    }

    private static Map<String, Object> intent(String from, String to, Carried carried) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("action", "allow");
        intent.put("from", from);
        intent.put("to", to);
        intent.put("protocol", carried.protocol());
        if (carried.protocol().equals("Tcp") || carried.protocol().equals("Udp")) {
            List<Object> ports = new ArrayList<>();
            for (PortRange range : carried.ports().ranges()) {
                ports.add(
                        range.equals(PortRange.ALL)
                                ? "*"
                                : range.first() == range.last() ? (Object) range.first() : range.toString());
            }
            intent.put("ports", ports);
        }
        return intent;
    }

    private static String name(String from, String to, Carried carried, Set<String> taken) {
        List<PortRange> ranges = carried.ports().ranges();
        String service = carried.protocol().equals("*")
                ? ""
                : "-" + carried.protocol().toLowerCase(java.util.Locale.ROOT)
                        + (ranges.size() == 1 && !ranges.get(0).equals(PortRange.ALL) ? "-" + ranges.get(0) : "");
        String name = (from + "-to-" + to + service).replaceAll("[^A-Za-z0-9-]+", "-");
        String free = cut(name, LONGEST_NAME);
        for (int number = 2; taken.contains(free); number++) {
            free = cut(name, LONGEST_NAME - 3) + "-" + number;
        }
        return free;
    }

    private static String cut(String name, int length) {
        return name.substring(0, Math.min(name.length(), length)).replaceAll("-+$", "");
    }
}
