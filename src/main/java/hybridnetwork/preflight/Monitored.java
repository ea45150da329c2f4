package hybridnetwork.preflight;

import java.util.List;
import java.util.stream.Stream;

/** Section 11: checks on alert definitions, which the configuration does not contain. */
final class Monitored {
    private static final String REASON = "alerts are defined by the program, not by the configuration";

    private Monitored() {}

    static List<Rule> rules() {
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
                        Rule.warning("", "mon-vpn-flow-limit", "flow counts are watched below their limit", "S47"),
                        Rule.warning(
                                "", "mon-ds-export", "metrics that cannot be exported are alerted on directly", "S46"))
                .map(draft -> draft.notApplicable(REASON))
                .toList();
    }
}
