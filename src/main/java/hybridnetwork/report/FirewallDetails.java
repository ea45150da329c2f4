package hybridnetwork.report;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a network engineer looks for in a firewall and in what it filters by. Each line is one fact. */
final class FirewallDetails {
    private FirewallDetails() {}

    static List<String> firewall(ShownValues firewall) {
        List<String> lines = new ArrayList<>();
        List<String> zones = firewall.texts("zones");
        lines.add(tier(firewall) + (zones.isEmpty() ? ", no zone" : ", zones " + joined(zones)));
        firewall.text("firewallPolicy", "id").ifPresent(id -> lines.add("filters by " + ArmId.name(id)));
        for (ShownValues configuration : firewall.objects("ipConfigurations")) {
            lines.add(configuration.textOr("address allocated by Azure", "privateIPAddress")
                    + configuration
                            .text("subnet", "id")
                            .map(id -> " in " + ArmId.name(id))
                            .orElse("")
                    + configuration
                            .text("publicIPAddress", "id")
                            .map(id -> ", out by " + ArmId.name(id))
                            .orElse(""));
        }
        firewall.text("managementIpConfiguration", "subnet", "id")
                .ifPresent(id -> lines.add("managed over " + ArmId.name(id)));
        return lines;
    }

    static String tier(ShownValues resource) {
        return resource.textOr("Standard", "sku", "tier");
    }

    static List<String> policy(ShownValues policy) {
        List<String> facts = new ArrayList<>(List.of(tier(policy)));
        policy.text("threatIntelMode").ifPresent(mode -> facts.add("threat intelligence " + mode));
        policy.text("intrusionDetection", "mode").ifPresent(mode -> facts.add("intrusion detection " + mode));
        List<String> lines = new ArrayList<>(List.of(joined(facts)));
        policy.text("basePolicy", "id").ifPresent(id -> lines.add("after the rules of " + ArmId.name(id)));
        return lines;
    }

    /** A line for each rule, in the order in which a firewall asks them. */
    static List<String> rules(ShownValues group) {
        List<String> lines = new ArrayList<>(List.of("priority " + group.textOr("?", "priority")));
        group.objects("ruleCollections").stream()
                .sorted(Comparator.comparing(
                                (ShownValues collection) -> String.format("%6s", collection.textOr("", "priority")))
                        .thenComparing(
                                collection -> collection.textOr("", "name").toLowerCase(Locale.ROOT)))
                .forEach(collection -> collection
                        .objects("rules")
                        .forEach(rule -> lines.add(String.format(
                                "%5s %s %s", collection.textOr("?", "priority"), action(collection), rule(rule)))));
        return lines;
    }

    /** A collection that comes or goes, such as {@code collection web (100), allow, 3 rules}. */
    static String collection(ShownValues collection) {
        return "collection " + collection.textOr("?", "name") + " (" + collection.textOr("?", "priority") + "), "
                + action(collection).strip() + ", "
                + ProofWords.count(collection.objects("rules").size(), "rule");
    }

    private static String action(ShownValues collection) {
        return String.format("%-5s", collection.textOr("?", "action", "type").toLowerCase(Locale.ROOT));
    }

    /** One rule, such as {@code TCP 10.10.0.0/16 -> 10.20.1.0/24 port 443 (web)}. */
    static String rule(ShownValues rule) {
        String source = end(rule, "source");
        String name = " (" + rule.textOr("?", "name") + ")";
        if (rule.textOr("", "ruleType").equalsIgnoreCase("ApplicationRule")) {
            String names = joined(Stream.of("targetFqdns", "targetUrls", "fqdnTags", "webCategories")
                    .flatMap(list -> rule.texts(list).stream())
                    .toList());
            String protocols = rule.objects("protocols").stream()
                    .map(protocol -> protocol.textOr("?", "protocolType") + ":" + protocol.textOr("?", "port"))
                    .collect(Collectors.joining(", "));
            return (protocols + " " + source + " -> " + any(names)).strip() + name;
        }
        String destination = end(rule, "destination") + " port " + any(joined(rule.texts("destinationPorts")));
        String translated = rule.text("translatedAddress")
                .or(() -> rule.text("translatedFqdn"))
                .map(to -> ", to " + to + " port " + rule.textOr("?", "translatedPort"))
                .orElse("");
        return joined(rule.texts("ipProtocols")) + " " + source + " -> " + destination + translated + name;
    }

    private static String end(ShownValues rule, String side) {
        return any(joined(Stream.of(
                        rule.texts(side + "Addresses").stream(),
                        rule.texts(side + "Fqdns").stream(),
                        rule.texts(side + "IpGroups").stream().map(ArmId::name))
                .flatMap(each -> each)
                .toList()));
    }

    private static String any(String text) {
        return text.equals("*") ? "any" : text;
    }

    static List<String> ipGroup(ShownValues group) {
        return List.of("addresses " + joined(group.texts("ipAddresses")));
    }

    private static String joined(List<String> values) {
        return String.join(", ", values);
    }
}
