package hybridnetwork.reachability.finding;

import static java.util.Map.entry;

import hybridnetwork.limits.AskedOfExports;
import java.util.Map;

/** What to do about each kind of finding, where the finding itself does not know it more exactly. */
final class Fixes {
    /** Begins the fix of what only informs. */
    static final String NONE = "none is needed: ";

    /** What the proof notices of any network, by rule. */
    static final Map<String, String> NOTICED = Map.ofEntries(
            entry(
                    "appliance-bypassed",
                    "add the route that is named, or take out the one that leads one way alone through the appliance"),
            entry(
                    "appliance-loop",
                    "take the route to the appliance out of the route table of its own subnet, or lead it elsewhere"),
            entry("asymmetric-path", "let the site advertise the same prefixes over both paths"),
            entry(
                    "bgp-both-flags",
                    "set enableBgp of the gateway and of the connection, and bgpSettings with another ASN of the local network"
                            + " gateway; or none of the three"),
            entry("black-hole", "let each site advertise what it has, and nothing else"),
            entry(
                    "default-route-on-premises",
                    "advertise the site's prefixes alone; where forced tunnelling is meant, "
                            + accept("default-route-on-premises")),
            entry(
                    "firewall-address-allocated",
                    NONE + "prove an export once the firewall stands, and the address that it has counts"),
            entry(
                    "frontend-address-allocated",
                    "give the frontend an address of its subnet: `privateIpAddress` of the load balancer, in a template"
                            + " privateIPAddress with the allocation method Static"),
            entry("gw-subnet-no-nsg", "take the network security group off GatewaySubnet"),
            entry(
                    "gw-subnet-udr",
                    "take the route that is named out of GatewaySubnet's route table, and let that propagate gateway routes"),
            entry(
                    "internet-reachable",
                    "take the public IP away, or deny what comes from the internet in the network security group; where it is"
                            + " meant, " + accept("internet-reachable")),
            entry(
                    "lb-rules-probe-admitted",
                    "let the tag AzureLoadBalancer in to the probe's port, by a rule before the denial"),
            entry("lpm-pitfall", "let the site advertise the same prefixes over both paths"),
            entry("no-virtual-network", "export the stack, or the resource group, that holds the virtual network"),
            entry(
                    "not-understood",
                    "judge whether the verdicts apply without it, and then " + accept("not-understood")),
            entry(
                    "peering-one-sided",
                    "add the peering's other side to what is proved, or run `pulumi refresh`, so that Azure's own word for its"
                            + " state is there"),
            entry("pool-assumed", NONE + "members join from outside, and count once they have"),
            entry("same-prefix-er-wins", "let the site advertise the same prefixes over both paths"),
            entry("same-prefix-two-sites", "let only the site that has the addresses advertise them"),
            entry("site-transit", "filter at the sites what they learn from Azure, and then " + accept("site-transit")),
            entry("space-overlap", "give one of the two networks another address space"),
            entry(
                    "static-routes-no-failback",
                    "add `bgp: { asn: 65010, peerAddress: ... }` to the site's VPN device; of somebody else's network set"
                            + " enableBgp at both ends"),
            entry("tolerated-needlessly", "remove the outage from `mayFailIn`"),
            entry("unknown-end", "name an end that is among the resources, or export what has it as well"),
            entry("unknown-value", "prove an export once it is known; until then what depends on it is unknown"),
            entry("vpngw-sku-capacity", AskedOfExports.FIXES.getOrDefault("vpngw-sku-capacity", "")));

    private Fixes() {}

    /** What to do, as an imperative without a full stop; empty for a rule that is none. */
    static String of(String rule) {
        return NOTICED.getOrDefault(rule, AskedOfExports.FIXES.getOrDefault(rule, ""));
    }

    private static String accept(String rule) {
        return "accept it: `hybrid-network:acceptedRisks: { " + rule + ": REASON }`";
    }
}
