package hybridnetwork.preflight;

import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.topology.FlowEnds;
import hybridnetwork.topology.SecurityRule;
import hybridnetwork.topology.SecurityRule.Direction;
import hybridnetwork.topology.TrafficPolicy;
import java.util.List;
import java.util.function.Function;

/** R100e: how many rules and addresses the intents come to in each subnet's group, counted on the rules that are made. */
final class SecurityGroupLimits {
    /** The probe's rule, and a denial of everything else each way. */
    private static final int OWN_RULES = 3;

    private SecurityGroupLimits() {}

    static void inspect(Inspection on) {
        long prefixes = on.sites().stream()
                .mapToLong(site -> site.addressPrefixes().size())
                .sum();
        boolean unsummarized = prefixes > NetworkLimits.MOST_ADDRESSES
                && !on.config().traffic().isEmpty();
        if (unsummarized) {
            on.found(Where.SITES, "the sites have more prefixes than one security rule can name")
                    .got(prefixes + " prefixes")
                    .allowed("at most " + NetworkLimits.MOST_ADDRESSES)
                    .fix("summarize the sites' prefixes");
        }
        long intents = on.config().traffic().values().stream()
                .filter(intent -> intent.action() == Action.allow)
                .count();
        // Below that no group can reach either limit, and no rule has to be made.
        boolean few = mostRulesOfAnIntent(on) * intents + OWN_RULES <= NetworkLimits.MOST_RULES;
        // Where the way to the internet is inspected its addresses stand in the rules.
        long internet = on.config().inspection().isPresent()
                ? new Flows(on.config())
                        .hosts(new FlowEnd.Internet())
                        .prefixes()
                        .size()
                : 0;
        long widestSide = prefixes
                + internet
                + on.config().addressSpaces().size()
                + on.config().workloads().size();
        boolean narrow = mostRulesOfAnIntent(on) * intents * widestSide + OWN_RULES <= NetworkLimits.MOST_ADDRESSES;
        if (few && narrow) {
            return;
        }
        FlowEnds ends = new FlowEnds(on.config());
        on.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> {
                    if (subnet.securityGroup()) {
                        List<SecurityRule> rules = TrafficPolicy.rules(on.config(), ends, network, key);
                        String end = network.end(key).toString();
                        rules(on, end, rules);
                        if (!unsummarized) {
                            addresses(on, end, rules, "sources", SecurityRule::sources);
                            addresses(on, end, rules, "destinations", SecurityRule::destinations);
                        }
                    }
                }));
    }

    /** An intent comes to a rule for its hosts each way, and to one each for the TCP and UDP rules of a load balancer. */
    private static long mostRulesOfAnIntent(Inspection on) {
        return 2 + 2L * Math.max(1, on.loadBalancers().size());
    }

    private static void rules(Inspection on, String subnet, List<SecurityRule> rules) {
        if (rules.size() > NetworkLimits.MOST_RULES) {
            long inbound = rules.stream()
                    .filter(rule -> rule.direction() == Direction.Inbound)
                    .count();
            on.found(Where.TRAFFIC, "subnet `" + subnet + "` would need more security rules than its group can hold")
                    .got(rules.size() + " rules, " + inbound + " inbound and " + (rules.size() - inbound) + " outbound")
                    .allowed("at most " + NetworkLimits.MOST_RULES);
        }
    }

    private static void addresses(
            Inspection on,
            String subnet,
            List<SecurityRule> rules,
            String side,
            Function<SecurityRule, List<String>> addresses) {
        long count = rules.stream()
                .flatMap(rule -> addresses.apply(rule).stream())
                .filter(SecurityGroupLimits::isPrefix)
                .count();
        if (count > NetworkLimits.MOST_ADDRESSES) {
            on.found(
                            Where.TRAFFIC,
                            "the security rules of subnet `" + subnet + "` would name more " + side
                                    + " than its group can hold")
                    .got(count + " addresses")
                    .allowed("at most " + NetworkLimits.MOST_ADDRESSES);
        }
    }

    /** Not a service tag, and not {@code *}. */
    private static boolean isPrefix(String source) {
        return source.indexOf('/') > 0;
    }
}
