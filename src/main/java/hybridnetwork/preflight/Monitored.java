package hybridnetwork.preflight;

import java.util.List;

/** Section 11: who is told, and what every alert of the program's obeys by how it is built. */
final class Monitored {
    private Monitored() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "monitoring-receiver", "somebody is told what the alerts say", "S49")
                        .example(
                                "monitoring: { workspace: create }",
                                "add `email`, `webhook` or the id of an `actionGroup`")
                        .byReader(),
                Rule.error("", "monitoring-webhook", "a webhook is an address of https", "")
                        .example(
                                "monitoring: { webhook: { secure: ... } }   # the encrypted text begins with http://",
                                "give the https address of the receiver")
                        .byReader(),
                Rule.error(
                                "",
                                "monitoring-retention",
                                "a workspace of the stack's keeps logs for 30 to 730 days, one of somebody else's as long as"
                                        + " its owner says",
                                "S145")
                        .example("monitoring: { retentionDays: 7, ... }", "write 30 or more")
                        .byReader(),
                Rule.error("", "mon-grain-5m", "alerts on gateways look at five minutes or more", "S135")
                        .byConstruction("no alert of the program's looks at less"),
                Rule.error(
                                "",
                                "mon-aggregation",
                                "alerts use an aggregation and dimensions that their metric has",
                                "S46 S135 S136 S137 S138 S146 S45")
                        .byConstruction("a test holds every alert against a copy of Microsoft's tables"),
                Rule.error("", "mon-scalable-names", "alerts on ErGwScale use its own metrics", "S135")
                        .byConstruction("the names follow from the gateway's SKU"),
                Rule.warning("", "mon-idle-standby", "no alert fires because the standby is idle", "S45 S18")
                        .byConstruction(
                                "whether it is alive is read from BGP sessions and security associations, never from its"
                                        + " traffic"),
                Rule.warning("", "mon-bgp-dimension", "BGP and ARP alerts are split by peering and peer", "S146 S47")
                        .byConstruction("each link of each peering is judged by itself"),
                Rule.warning("", "mon-circuit-percent", "saturation alerts use percentages", "S146")
                        .byConstruction("they are in percent of the link"),
                Rule.warning("", "mon-ergw-extra", "each gateway metric that the guide names has an alert", "S47 S1")
                        .byConstruction(
                                "all but the rate of new flows, whose limit is said nowhere: that is in the workbook"),
                Rule.warning(
                                "",
                                "mon-vpn-flow-limit",
                                "flow counts are watched below their limit of 500,000 each way",
                                "S47 S60")
                        .byConstruction("each instance is judged against half of it"),
                Rule.warning("", "mon-ds-export", "metrics that cannot be exported are alerted on directly", "S135")
                        .byConstruction("every alert is on a metric, none on its copy in the workspace"),
                Rule.error(
                                "",
                                "mon-diagnostics",
                                "diagnostic settings name categories that their resource has",
                                "S47 S139 S140 S141 S142 S143")
                        .byConstruction(
                                "only those that Microsoft's pages list; of an ExpressRoute gateway, of which none says so,"
                                        + " the metrics alone"),
                Rule.advice("", "mon-stateful", "an alert says when its condition begins, and when it is over", "S144")
                        .byConstruction("each alert on a metric resolves itself after three checks"),
                Rule.advice(
                                "",
                                "mon-changes",
                                "somebody is told of changes of what carries or filters packets",
                                "S45 S150")
                        .byConstruction("alerts on the activity log name the operations that Microsoft lists"),
                Rule.advice(
                                "",
                                "mon-resource-health",
                                "what Resource Health finds of gateways, tunnels, circuits and the firewall is told",
                                "S147 S148 S149")
                        .byConstruction(
                                "each has an alert on the activity log; a state that Azure does not know is not recorded there, and"
                                        + " is told by none"));
    }
}
