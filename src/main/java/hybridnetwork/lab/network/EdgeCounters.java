package hybridnetwork.lab.network;

import hybridnetwork.lab.machine.Node;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the packets between the site's hosts and the virtual networks by the interface of the site's router that each takes, in
 * both directions, in a table of its own beside the router's.
 */
public final class EdgeCounters {
    private static final Pattern COUNTER =
            Pattern.compile("counter (?:(to|from)_)?(\\w+) \\{\\s+packets (\\d+)", Pattern.DOTALL);

    private final Node edge;
    private final List<String> interfaces;

    /**
     * Packets since the lab was built, by interface.
     *
     * @param to from the site
     * @param from to the site
     */
    public record Reading(long at, Map<String, Long> to, Map<String, Long> from) {
        /** What was counted since an earlier reading. */
        public Reading since(Reading earlier) {
            return new Reading(at, minus(to, earlier.to), minus(from, earlier.from));
        }

        private static Map<String, Long> minus(Map<String, Long> now, Map<String, Long> then) {
            Map<String, Long> difference = new LinkedHashMap<>();
            now.forEach((name, count) -> difference.put(name, count - then.getOrDefault(name, 0L)));
            return difference;
        }
    }

    private EdgeCounters(Node edge, List<String> interfaces) {
        this.edge = edge;
        this.interfaces = interfaces;
    }

    static List<String> interfaces(Wiring wiring, EdgeFiles files) {
        return Stream.concat(
                        wiring.ports().values().stream(),
                        Stream.concat(files.tunnels().stream(), Stream.of(wiring.wan())))
                .distinct()
                .toList();
    }

    static void install(Node edge, Design design, Wiring wiring, EdgeFiles files) {
        StringBuilder counters = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        String spaces = "{ " + design.spaces().stream().map(Prefix::toString).collect(Collectors.joining(", ")) + " }";
        List<String> interfaces = interfaces(wiring, files);
        for (int i = 0; i < interfaces.size(); i++) {
            counters.append("  counter to_i%1$d { }\n  counter from_i%1$d { }\n".formatted(i));
            rules.append("    iifname \"%s\" oifname \"%s\" ip daddr %s counter name to_i%d\n"
                    .formatted(wiring.lan(), interfaces.get(i), spaces, i));
            rules.append("    iifname \"%s\" oifname \"%s\" ip saddr %s counter name from_i%d\n"
                    .formatted(interfaces.get(i), wiring.lan(), spaces, i));
        }
        // After the router's own rules: what those drop has not taken any path.
        edge.nft("table ip hybrid_lab {\n" + counters
                + "  chain count { type filter hook forward priority 200; policy accept;\n" + rules + "  }\n"
                + tunnelsApart(design) + "}\n");
    }

    /**
     * With ESP in user space each tunnel has a daemon of its own, and each of those reads the whole file: only one of them may
     * reach an instance of the gateway.
     */
    private static String tunnelsApart(Design design) {
        if (design.instances().size() < 2) {
            return "";
        }
        List<String> rules = new ArrayList<>();
        for (Design.Instance mine : design.instances()) {
            int port = mine.index() == 0 ? 500 : 500 + 10_000 * mine.index();
            for (Design.Instance other : design.instances()) {
                if (other.index() != mine.index()) {
                    rules.add("    udp sport { %d, %d } ip daddr %s drop\n"
                            .formatted(port, port + 4000, other.publicIp()));
                }
            }
        }
        return "  chain apart { type filter hook output priority -200; policy accept;\n" + String.join("", rules)
                + "  }\n";
    }

    /** The counters of a network. */
    public static EdgeCounters of(LabNetwork network) {
        return new EdgeCounters(network.node("edge"), interfaces(network.wiring(), network.files()));
    }

    public Reading read() {
        String printed = edge.run(List.of("nft", "list", "counters", "table", "ip", "hybrid_lab"), "");
        long at = System.nanoTime();
        Map<String, Long> to = new LinkedHashMap<>();
        Map<String, Long> from = new LinkedHashMap<>();
        Matcher matcher = COUNTER.matcher(printed);
        while (matcher.find()) {
            String name = interfaces.get(Integer.parseInt(matcher.group(2).substring(1)));
            ("to".equals(matcher.group(1)) ? to : from).put(name, Long.parseLong(matcher.group(3)));
        }
        return new Reading(at, to, from);
    }
}
