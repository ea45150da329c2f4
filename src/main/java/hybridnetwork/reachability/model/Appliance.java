package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Optional;

/**
 * What routes lead packets of others to, and what hands them on: an Azure Firewall, a network interface that forwards, the
 * frontend of an internal balancer before such interfaces, or an address of which the configuration says that it is one.
 *
 * @param index its place among all appliances
 * @param name the resource's, or the configuration's for one that no resource shows
 * @param network the index of its network
 * @param address that next hops name; of several frontends of one balancer the first
 * @param posts where packets come in and go out: one, or the members of a balancer
 * @param probe what keeps a member of a balancer without an answer out of the pool, where there is one
 * @param rules what an Azure Firewall lets through, in the order of their processing, the last one denies all; empty for what is taken
 *     at its word
 * @param doubt why nothing is certain of what it hands on
 * @param elsewhere why it is not known by which subnet it hands packets on
 * @param noWayOut of an Azure Firewall, why it is not known whether it has a way to the internet
 * @param managedApart of an Azure Firewall, whether its management has an interface of its own, so that a learned default route may take
 *     the rest
 */
public record Appliance(
        int index,
        String name,
        Kind kind,
        int network,
        Ipv4 address,
        List<Post> posts,
        Optional<BalancingRule.HealthProbe> probe,
        Optional<List<SecurityRule>> rules,
        Optional<String> doubt,
        Optional<String> elsewhere,
        Optional<String> noWayOut,
        boolean managedApart) {
    public Appliance {
        posts = List.copyOf(posts);
        rules = rules.map(List::copyOf);
    }

    /** What it is. */
    public enum Kind {
        AZURE_FIREWALL,
        INTERFACE,
        /** Whatever is behind an internal balancer with HA ports. */
        BALANCER,
        /** That the configuration declares and no resource shows. */
        DECLARED
    }

    /**
     * What forwards by the table of its subnet; the groups there judge what comes in and goes out.
     *
     * @param subnet its index
     * @param addresses its address; while that is not known, every one that it may have
     * @param group at the interface, where it has one
     */
    public record Post(int subnet, PrefixSet addresses, Optional<SecurityGroup> group) {}

    /** Whether nobody can read its rules, so that verdicts through it hold provided that it does what they need. */
    public boolean isTakenAtItsWord() {
        return kind != Kind.AZURE_FIREWALL;
    }

    public boolean isAzureFirewall() {
        return kind == Kind.AZURE_FIREWALL;
    }

    /** The same with another place among all. */
    public Appliance at(int place) {
        return new Appliance(
                place, name, kind, network, address, posts, probe, rules, doubt, elsewhere, noWayOut, managedApart);
    }

    /** As paths and outages name it, such as {@code appliance:edge}. */
    public String title() {
        return "appliance:" + name;
    }
}
