package hybridnetwork.preflight;

import java.util.List;

/** R100: network security groups, which the program derives from the traffic policy. Its limits are in {@link SecurityGroupLimits}. */
final class NsgRules {
    private NsgRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R100a", "nsg-rules", "priorities are 100 to 4096 and unique in each direction", "S37 S35")
                        .byConstruction("the program counts them up"),
                Rule.error("", "nsg-rules-unique", "no two rules of a security group have the same name", "S37")
                        .byConstruction("where an intent's name would give two, the later rule takes the next number"),
                Rule.error("R100b", "nsg-rules-names", "a security rule's name has at most 80 characters", "S37")
                        .byConstruction("intents have names of at most 40"),
                Rule.error("R100c", "nsg-rules-protocol", "the protocol of a rule is one of Azure's", "S37 S51")
                        .example("protocol: Gre", "write Tcp, Udp, Icmp or \"*\"")
                        .byReader(),
                Rule.error("R100d", "nsg-rules-one-tag", "a side of a rule has one service tag, or prefixes", "S37")
                        .byConstruction("tags are used for the internet and the probe only"),
                Rule.warning(
                                "",
                                "nsg-rules-internet-tag",
                                "what is allowed to the internet passes the group of a subnet with a route for everything",
                                "S70")
                        .byConstruction(
                                "there the rule names the addresses of the internet, since the tag `Internet` may not hold them"),
                Rule.warning("R100f", "nsg-rules-order", "the lowest priority that matches decides", "S37")
                        .byConstruction(
                                "an allow and a deny never overlap, so that the order of intents means nothing"),
                Rule.warning("R100g", "nsg-rules-stateful", "a changed rule applies to new flows", "S37")
                        .byProof("the proof judges the first packet of a flow"),
                Rule.warning(
                                "R100h",
                                "nsg-rules-defaults",
                                "Azure's default rules do not let all of on-premises in",
                                "S37 S8")
                        .byConstruction("each group ends with a denial of its own, both ways"),
                Rule.warning("R100i", "nsg-rules-probe", "the load balancer's probe passes above the denial", "S37")
                        .byConstruction("its rule has the first priority"),
                Rule.warning("R100j", "nsg-rules-internet", "the internet is denied on the way out", "S37 S8")
                        .byConstruction("the denial of each group covers it"));
    }
}
