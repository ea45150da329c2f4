package hybridnetwork.lab.network;

import hybridnetwork.lab.network.Design.Frontend;
import hybridnetwork.lab.network.Design.Rule;
import hybridnetwork.lab.network.Design.Subnet;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The registered security rules and load balancers as a packet filter of the router that stands for the virtual networks. */
final class SecurityGroups {
    private static final String PROBES = "168.63.129.16/32";

    private final Design design;

    SecurityGroups(Design design) {
        this.design = design;
    }

    /** The interface of the router to a subnet. */
    static String port(int subnet) {
        return "subnet" + subnet;
    }

    String nft() {
        StringBuilder chains = new StringBuilder();
        StringBuilder jumps = new StringBuilder();
        for (int i = 0; i < design.subnets().size(); i++) {
            Subnet subnet = design.subnets().get(i);
            if (subnet.rules().isPresent()) {
                jumps.append("    iifname \"%s\" jump from_%d\n".formatted(port(i), i));
                jumps.append("    oifname \"%s\" jump to_%d\n".formatted(port(i), i));
                chains.append(chain("from_" + i, subnet.rules().get(), false));
                chains.append(chain("to_" + i, subnet.rules().get(), true));
            }
        }
        String frontends = design.frontends().stream()
                .map(frontend -> frontend.address().toString())
                .distinct()
                .map(address -> "    ip daddr " + address + " drop\n")
                .collect(Collectors.joining());
        return """
               table ip balancing {
                 chain prerouting { type nat hook prerouting priority -100;
               %s  }
               }
               table ip groups {
               %s  chain forward { type filter hook forward priority 0; policy accept;
                   ct state established,related accept
               %s%s  }
               }
               """.formatted(balancing(), chains, frontends, jumps);
    }

    private String balancing() {
        return design.frontends().stream()
                .map(frontend -> "    ip daddr " + frontend.address() + " " + balanced(frontend) + "\n")
                .collect(Collectors.joining());
    }

    private static String balanced(Frontend frontend) {
        if (frontend.port().isEmpty()) {
            return "dnat to " + frontend.backend();
        }
        return frontend.protocol().toLowerCase(Locale.ROOT) + " dport "
                + frontend.port().get() + " dnat to " + frontend.backend() + ":" + frontend.backendPort();
    }

    private String chain(String name, List<Rule> rules, boolean inbound) {
        return "  chain " + name + " {\n"
                + rules.stream()
                        .filter(rule -> rule.inbound() == inbound)
                        .flatMap(rule -> lines(rule).stream())
                        .map(line -> "    " + line + "\n")
                        .collect(Collectors.joining())
                + defaults(inbound)
                + "  }\n";
    }

    /** What Azure adds below every group's own rules. */
    private String defaults(boolean inbound) {
        String network = set(virtualNetwork());
        return inbound
                ? "    ip saddr " + network + " ip daddr " + network + " return\n    ip saddr " + PROBES
                        + " return\n    drop\n"
                : "    ip saddr " + network + " ip daddr " + network + " return\n    ip daddr != " + network
                        + " return\n    drop\n";
    }

    /** None where a tag of Azure's services is an end: no host of the lab has such an address. */
    private List<String> lines(Rule rule) {
        Optional<String> from = addresses("saddr", rule.sources());
        Optional<String> to = addresses("daddr", rule.destinations());
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (String protocol : protocols(rule)) {
            lines.add(Stream.of(from.get(), to.get(), protocol, rule.allows() ? "return" : "drop")
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" ")));
        }
        return lines;
    }

    private static List<String> protocols(Rule rule) {
        String from = ports("sport", rule.sourcePorts());
        String to = ports("dport", rule.destinationPorts());
        return switch (rule.protocol().toLowerCase(Locale.ROOT)) {
            case "tcp", "udp" -> {
                String word = rule.protocol().toLowerCase(Locale.ROOT);
                String matched = Stream.of(from, to)
                        .filter(part -> !part.isEmpty())
                        .map(part -> word + " " + part)
                        .collect(Collectors.joining(" "));
                yield List.of(matched.isEmpty() ? "meta l4proto " + word : matched);
            }
            case "icmp" -> List.of("meta l4proto icmp");
            default ->
                from.isEmpty() && to.isEmpty()
                        ? List.of("")
                        : Stream.of("tcp", "udp")
                                .map(word -> Stream.of(from, to)
                                        .filter(part -> !part.isEmpty())
                                        .map(part -> word + " " + part)
                                        .collect(Collectors.joining(" ")))
                                .toList();
        };
    }

    private static String ports(String side, List<String> ports) {
        return ports.isEmpty() || ports.contains("*") ? "" : side + " { " + String.join(", ", ports) + " }";
    }

    private Optional<String> addresses(String side, List<String> prefixes) {
        List<String> all = new ArrayList<>();
        for (String prefix : prefixes) {
            switch (prefix) {
                case "*", "0.0.0.0/0" -> {
                    return Optional.of("");
                }
                case "Internet" -> {
                    return Optional.of("ip " + side + " != " + set(virtualNetwork()));
                }
                case "VirtualNetwork" -> all.addAll(virtualNetwork());
                case "AzureLoadBalancer" -> all.add(PROBES);
                default -> {
                    if (Prefix.tryParse(prefix).isPresent() || prefix.matches("[0-9.]+")) {
                        all.add(prefix);
                    }
                }
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of("ip " + side + " " + set(all));
    }

    /** What the tag of this name holds: the networks, and what the gateways have learned. */
    private List<String> virtualNetwork() {
        return Stream.concat(
                        design.spaces().stream(),
                        Stream.concat(design.announcedOverExpressRoute().stream(), design.announcedOverVpn().stream()))
                .distinct()
                .map(Prefix::toString)
                .toList();
    }

    /** Prefixes as nftables matches any of them. */
    static String set(List<String> prefixes) {
        return prefixes.size() == 1 ? prefixes.get(0) : "{ " + String.join(", ", disjoint(prefixes)) + " }";
    }

    /** Prefixes in others of the same set would overlap, which a set refuses. */
    private static List<String> disjoint(List<String> prefixes) {
        List<Prefix> all = prefixes.stream()
                .map(text -> Prefix.parse(text.contains("/") ? text : text + "/32"))
                .distinct()
                .toList();
        return all.stream()
                .filter(each -> all.stream().noneMatch(other -> !other.equals(each) && other.contains(each)))
                .map(Prefix::toString)
                .toList();
    }
}
