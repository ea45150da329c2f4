package hybridnetwork.preflight;

import java.util.List;
import java.util.stream.Stream;

/** Section 11: checks on alerts, which this version of the program does not declare yet. */
final class Monitored {
    private static final String REASON = "this version declares no alerts yet";

    private Monitored() {}

    static List<Rule> rules() {
        return Stream.concat(Stream.of(notDeclared()), onAlerts()).toList();
    }

    private static Rule notDeclared() {
        return Rule.warning("", "monitoring-not-declared", "no one relies on alerts that are not declared", "")
                .example(
                        "monitoring: { email: network@example.com }",
                        "have the gateways and circuits watched from outside, and accept the risk or remove the section")
                .check(Monitored::section);
    }

    private static void section(Inspection on) {
        if (on.config().monitoring().isPresent()) {
            on.found(Where.MONITORING, "monitoring is read and checked, but this version declares no alerts yet");
        }
    }

    private static Stream<Rule> onAlerts() {
        return Stream.of(
                        Rule.error("", "mon-grain-5m", "alerts on gateways look at five minutes or more", "S46"),
                        Rule.error("", "mon-aggregation", "alerts use an aggregation that their metric has", "S46 S45"),
                        Rule.error("", "mon-scalable-names", "alerts on ErGwScale use its own metrics", "S46"),
                        Rule.warning("", "mon-idle-standby", "no alert fires because the standby is idle", "S45 S18"),
                        Rule.warning(
                                "", "mon-bgp-dimension", "BGP and ARP alerts are split by peering and peer", "S46 S47"),
                        Rule.warning("", "mon-circuit-percent", "saturation alerts use percentages", "S46"),
                        Rule.warning(
                                "",
                                "mon-ergw-extra",
                                "each gateway metric that the guide names has an alert",
                                "S47 S1"),
                        Rule.warning(
                                "",
                                "mon-vpn-flow-limit",
                                "flow counts are watched below their limit of 500,000 each way",
                                "S47 S60"),
                        Rule.warning(
                                "", "mon-ds-export", "metrics that cannot be exported are alerted on directly", "S46"))
                .map(draft -> draft.notApplicable(REASON));
    }
}
