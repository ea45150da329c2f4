package hybridnetwork.preflight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule, by topic: those that preflight checks, and those that are decided elsewhere, with the reason. */
public final class RuleBook {
    /** Rules on one subject. */
    public record Topic(String title, List<Rule> rules) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("The stack file", ReaderRules.rules()),
            new Topic("Address plan", AddressPlan.rules()),
            new Topic("Spokes", SpokeRules.rules()),
            new Topic("Subnets", SubnetRules.rules()),
            new Topic(
                    "Inspection",
                    Stream.concat(InspectionRules.rules().stream(), InspectingFirewallRules.rules().stream())
                            .toList()),
            new Topic(
                    "Circuits",
                    Stream.concat(CircuitRules.rules().stream(), OfferedNames.rules().stream())
                            .toList()),
            new Topic("Private peering", PeeringRules.rules()),
            new Topic("ExpressRoute gateway", ErGatewayRules.rules()),
            new Topic("VPN gateway", VpnGatewayRules.rules()),
            new Topic("Coexistence and routing", Coexistence.rules()),
            new Topic(
                    "Sites",
                    Stream.of(
                                    Reach.rules(),
                                    SiteRules.rules(),
                                    DeviceRules.rules(),
                                    ApipaRules.rules(),
                                    List.of(AsnRules.rule()))
                            .flatMap(List::stream)
                            .toList()),
            new Topic("Tunnels", IpsecRules.rules()),
            new Topic("Keys", SecretKeys.rules()),
            new Topic("Load balancer", LoadBalancerRules.rules()),
            new Topic("Traffic", Traffic.rules()),
            new Topic("Network security groups", NsgRules.rules()),
            new Topic("Proof", ProofRules.rules()),
            new Topic(
                    "Names",
                    Stream.concat(NameRules.rules().stream(), GivenNameRules.rules().stream())
                            .toList()),
            new Topic("What is deployed", DeployedRules.rules()),
            new Topic("What runs", ObservedRules.rules()),
            new Topic("Monitoring", Monitored.rules()),
            new Topic("Advice", Advice.rules()));

    private static final List<Rule> ALL =
            TOPICS.stream().flatMap(topic -> topic.rules().stream()).toList();

    private RuleBook() {}

    public static List<Topic> topics() {
        return TOPICS;
    }

    public static List<Rule> all() {
        return ALL;
    }

    static Stream<Rule> checked() {
        return ALL.stream().filter(rule -> rule.check().isPresent());
    }

    /** The rule of an id such as {@code lpm-pitfall}, or of a number such as {@code R71}, whatever the case. */
    public static Optional<Rule> find(String idOrNumber) {
        String wanted = idOrNumber.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(rule -> rule.id().equals(wanted)
                        || rule.number().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                // R97 was split: the first of its parts is meant.
                .or(() -> ALL.stream()
                        .filter(rule -> rule.number().toLowerCase(Locale.ROOT).equals(wanted + "a"))
                        .findFirst());
    }
}
