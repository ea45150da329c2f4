package hybridnetwork.topology;

import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.StackText;
import hybridnetwork.topology.RuleEvaluator.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random intents on a hub of two subnets, two spokes and two sites, and which packets they want: the oracle, in plain texts and numbers,
 * that shares nothing with the program.
 */
record TrafficWorld(List<Intent> intents, List<Rule> rules, boolean haPorts, boolean fixedFrontend) {
    private static final Map<String, String> HUB = Map.of("internal", "10.20.1.0/24", "data", "10.20.2.0/25");
    private static final Map<String, String> SPOKE =
            Map.of("orders/web", "10.21.1.0/24", "orders/jobs", "10.21.2.0/26");

    /** Somebody else's spoke, of which no subnets are known. */
    private static final String PARTNER = "10.30.0.0/16";

    /** Those of the hub, then those of the spoke. */
    static final Map<String, String> SUBNETS = both(HUB, SPOKE);

    private static final Map<String, List<String>> SITES =
            Map.of("hq", List.of("10.10.0.0/16"), "plant", List.of("10.11.0.0/16", "10.12.0.0/24"));
    private static final List<String> CIDRS = List.of(
            "10.20.0.0/15",
            "10.21.1.128/25",
            "10.20.0.0/16",
            "10.20.1.0/25",
            "10.20.1.10/32",
            "10.20.2.64/26",
            "10.10.7.0/24",
            "10.0.0.0/8",
            "8.8.8.0/24");
    private static final List<String> NAMED = List.of(
            "on-premises",
            "network",
            "load-balancer",
            "internet",
            "hq",
            "plant",
            "internal",
            "data",
            "spokes",
            "orders",
            "partner",
            "orders/web",
            "orders/jobs");
    private static final List<String> PROTOCOLS = List.of("Tcp", "Udp", "Icmp", "*");
    static final int[] PORTS = {22, 53, 80, 443, 8443, 5353, 9999};

    /** The addresses at and just beside the ends of every prefix. */
    static final List<Long> BOUNDARIES = boundaries();

    /** A load balancer's rule. */
    record Rule(String protocol, int frontendPort, int backendPort) {}

    record Intent(String from, String to, String protocol, int firstPort, int lastPort) {
        boolean everyPort() {
            return lastPort == 65535;
        }

        String yaml() {
            String ports = protocol.equals("Icmp") || (protocol.equals("*") && everyPort())
                    ? ""
                    : everyPort() ? ", ports: ['*']" : ", ports: [" + firstPort + "-" + lastPort + "]";
            return "{ action: allow, from: %s, to: %s, protocol: '%s'%s }".formatted(from, to, protocol, ports);
        }

        boolean covers(String packetProtocol, int port) {
            return (protocol.equals("*") || protocol.equals(packetProtocol))
                    && (port < 0 ? everyPort() : port >= firstPort && port <= lastPort);
        }
    }

    static TrafficWorld random(Random random) {
        List<Intent> intents = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String protocol = PROTOCOLS.get(random.nextInt(4));
            boolean everyPort = protocol.equals("Icmp") || random.nextInt(4) == 0;
            int port = PORTS[random.nextInt(PORTS.length)];
            intents.add(new Intent(
                    end(random),
                    end(random),
                    protocol,
                    everyPort ? 0 : port,
                    everyPort ? 65535 : port + random.nextInt(500)));
        }
        List<Rule> rules = new ArrayList<>(List.of(new Rule("Tcp", 443, 8443)));
        if (random.nextBoolean()) {
            rules.add(new Rule("Udp", 53, 5353));
            rules.add(new Rule("Tcp", 80, 80));
        }
        return new TrafficWorld(intents, rules, random.nextInt(4) == 0, random.nextBoolean());
    }

    private static String end(Random random) {
        int index = random.nextInt(NAMED.size() + CIDRS.size());
        return index < NAMED.size() ? NAMED.get(index) : CIDRS.get(index - NAMED.size());
    }

    StackConfig stack() {
        String traffic = IntStream.range(0, intents.size())
                .mapToObj(i -> "i" + i + ": " + intents.get(i).yaml())
                .collect(Collectors.joining(", "));
        String loadBalancerRules = rules.stream()
                .map(rule -> "r%d: { protocol: %s, frontendPort: %d, backendPort: %d }"
                        .formatted(rules.indexOf(rule), rule.protocol(), rule.frontendPort(), rule.backendPort()))
                .collect(Collectors.joining(", "));
        return StackText.dev()
                .with("{ traffic: ~, loadBalancer: { rules: ~ } }")
                .with("network: { subnets: { data: 10.20.2.0/25 } }")
                .with(
                        "spokes: { orders: { addressSpace: [10.21.0.0/16], subnets: { web: 10.21.1.0/24, jobs: 10.21.2.0/26 } },"
                                + " partner: { networkId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/x,"
                                + " addressSpace: [10.30.0.0/16] } }")
                .with("sites: { plant: { addressPrefixes: [10.11.0.0/16, 10.12.0.0/24],"
                        + " vpnDevice: { address: 40.50.61.70 } } }")
                .with("traffic: { " + traffic + " }")
                .with("loadBalancer: { %s, probe: { protocol: Tcp, port: 9999 } }"
                        .formatted(haPorts ? "haPorts: true" : "rules: { " + loadBalancerRules + " }"))
                .with(fixedFrontend ? "{}" : "loadBalancer: { privateIpAddress: ~ }")
                .stack();
    }

    private List<String> frontend() {
        return List.of(fixedFrontend ? "10.20.1.10/32" : "10.20.1.0/24");
    }

    private List<String> prefixes(String end) {
        return switch (end) {
            case "on-premises" -> SITES.values().stream().flatMap(List::stream).toList();
            case "network" -> List.copyOf(HUB.values());
            case "orders" -> List.copyOf(SPOKE.values());
            case "partner" -> List.of(PARTNER);
            case "spokes" ->
                Stream.concat(SPOKE.values().stream(), Stream.of(PARTNER)).toList();
            case "load-balancer" -> frontend();
            case "hq", "plant" -> SITES.getOrDefault(end, List.of());
            case "internal", "data", "orders/web", "orders/jobs" -> List.of(SUBNETS.getOrDefault(end, ""));
            default -> List.of(end);
        };
    }

    private boolean isIn(String end, long address) {
        return end.equals("internet")
                ? isInternet(address)
                : prefixes(end).stream().anyMatch(prefix -> RuleEvaluator.inPrefix(prefix, address));
    }

    private boolean leadsToFrontend(String end) {
        return end.equals("load-balancer")
                || (CIDRS.contains(end)
                        && frontend().stream()
                                .anyMatch(frontend -> RuleEvaluator.first(frontend) <= RuleEvaluator.last(end)
                                        && RuleEvaluator.first(end) <= RuleEvaluator.last(frontend)));
    }

    /** Whether a packet that arrives at a host of the subnet is one that an intent wants there. */
    boolean wantsIn(String subnet, Packet packet) {
        if (packet.source() == RuleEvaluator.PROBE) {
            return subnet.equals("internal") && packet.protocol().equals("Tcp") && packet.port() == 9999;
        }
        return intents.stream()
                .filter(intent -> !intent.from().equals("load-balancer") && isIn(intent.from(), packet.source()))
                .anyMatch(intent -> wantsDirectly(intent, packet) || wantsBalanced(intent, subnet, packet));
    }

    private boolean wantsDirectly(Intent intent, Packet packet) {
        return !intent.to().equals("load-balancer")
                && isIn(intent.to(), packet.destination())
                && intent.covers(packet.protocol(), packet.port());
    }

    private boolean wantsBalanced(Intent intent, String subnet, Packet packet) {
        if (!subnet.equals("internal") || !leadsToFrontend(intent.to())) {
            return false;
        }
        return haPorts
                ? intent.covers(packet.protocol(), packet.port())
                : rules.stream()
                        .anyMatch(rule -> rule.protocol().equals(packet.protocol())
                                && rule.backendPort() == packet.port()
                                && intent.covers(rule.protocol(), rule.frontendPort()));
    }

    boolean wantsOut(Packet packet) {
        return intents.stream()
                .anyMatch(intent -> !intent.from().equals("load-balancer")
                        && isIn(intent.from(), packet.source())
                        && isIn(intent.to(), packet.destination())
                        && intent.covers(packet.protocol(), packet.port()));
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new TreeMap<>(one);
        both.putAll(other);
        return both;
    }

    /** The rules of a subnet's group, as the program makes them. */
    static List<SecurityRule> rules(StackConfig stack, String subnet) {
        int slash = subnet.indexOf('/');
        return slash < 0
                ? TrafficPolicy.rules(stack, stack.network(), subnet)
                : TrafficPolicy.rules(stack, stack.ownSpokes().get(0), subnet.substring(slash + 1));
    }

    private static List<Long> boundaries() {
        Set<Long> addresses = new TreeSet<>(Set.of(RuleEvaluator.PROBE));
        List<String> prefixes = new ArrayList<>(SUBNETS.values());
        prefixes.add(PARTNER);
        SITES.values().forEach(prefixes::addAll);
        prefixes.addAll(CIDRS);
        prefixes.forEach(prefix -> addresses.addAll(List.of(
                RuleEvaluator.first(prefix),
                RuleEvaluator.last(prefix),
                RuleEvaluator.first(prefix) - 1,
                RuleEvaluator.last(prefix) + 1)));
        return List.copyOf(addresses);
    }

    /** As the tag has it: in this world the network and all sites are in 10.0.0.0/8. */
    static boolean isInternet(long address) {
        return address != RuleEvaluator.PROBE && !RuleEvaluator.inPrefix("10.0.0.0/8", address);
    }
}
