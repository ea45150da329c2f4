package hybridnetwork.reachability.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Azure Firewall in the AzureFirewallSubnet of a network.
 *
 * @param policy by name; of one that the world does not have nobody knows what it says
 * @param classic whether it has rules of its own and no policy
 */
record Firewall(
        String name,
        String network,
        String address,
        @Nullable String policy,
        boolean classic) {
    static final String SUBNET = "AzureFirewallSubnet";

    /** A policy, perhaps with a parent, whose rules come first. */
    record Policy(String name, @Nullable String parent, List<CollectionGroup> groups) {}

    record CollectionGroup(String name, int priority, List<Collection> collections) {}

    enum Kind {
        NETWORK,
        APPLICATION,
        NAT
    }

    record Collection(String name, int priority, Kind kind, boolean allow, List<Rule> rules) {}

    /**
     * A rule.
     *
     * @param protocols TCP, UDP, ICMP or Any; Http or Https of an application rule
     * @param sources addresses, prefixes, ranges (FROM-TO), * or group:NAME
     * @param destinations as sources; service tags and fqdn:NAME as well
     * @param translated to what address a rule for what comes from the internet leads it; null of the others
     */
    record Rule(
            String name,
            List<String> protocols,
            List<String> sources,
            List<String> destinations,
            List<String> ports,
            @Nullable String translated,
            int translatedPort) {
        static Rule of(String name, String protocol, String source, String destination, String port) {
            return new Rule(name, List.of(protocol), List.of(source), List.of(destination), List.of(port), null, 0);
        }
    }
}
