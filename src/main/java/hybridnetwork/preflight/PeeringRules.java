package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.PrivatePeering;
import hybridnetwork.limits.ReservedAsn;
import hybridnetwork.net.Asn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** R34 to R44 and R80: the private peering of a circuit. */
final class PeeringRules {
    private static final int LINK_LENGTH = 30;

    private PeeringRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error(
                                "R34",
                                "peer-type-name",
                                "the peering is called AzurePrivatePeering and is of that type",
                                "S51 S8")
                        .byConstruction("the program creates no other"),
                Rule.error(
                                "R35",
                                "peer-two-slash30",
                                "the two links of a peering have a /30 each, and the two do not overlap",
                                "S12 S10 S33")
                        .example("primaryPrefix: 172.16.0.0/29", "split a /29 into its two /30s")
                        .check(PeeringRules::twoLinks),
                Rule.error("R36", "peer-not-in-vnet", "the links' prefixes are outside the network", "S12 S13")
                        .example(
                                "primaryPrefix: 10.20.200.0/30   # in 10.20.0.0/16",
                                "use a prefix that nothing else uses")
                        .check(PeeringRules::outsideNetwork),
                Rule.error(
                                "R37",
                                "peer-ip-order",
                                "the customer's router takes the first host of each /30, Microsoft's the second",
                                "S12 S13")
                        .given("the addresses that `edge-config` writes into the router's configuration"),
                Rule.warning("R38", "peer-both-sessions", "both BGP sessions of a peering are set up", "S12")
                        .byConstruction("the configuration must give both links"),
                Rule.error("R39", "peer-vlan", "the VLAN id of a peering is 1 to 4094", "S13 S15")
                        .example("vlanId: 4095", "choose one from 1 to 4094")
                        .byReader(),
                Rule.warning(
                                "R39b",
                                "peer-vlan-unique",
                                "circuits on one port pair have VLAN ids of their own",
                                "S13 S15")
                        .example("# two circuits with the same direct.portId and vlanId: 100", "choose another VLAN id")
                        .check(PeeringRules::vlansDiffer),
                Rule.error("R40", "peer-asn", "the peer's AS number is not Azure's: 65515 to 65520 or 12076", "S13 S12")
                        .example("peerAsn: 65515", "use a private number such as 65010")
                        .check(PeeringRules::peerAsn),
                Rule.error("R42", "peer-no-route-filter", "a private peering has no route filter", "S33")
                        .byConstruction("the program sets none"),
                Rule.warning("R43", "peer-bfd", "BFD runs on both ends of a peering", "S14 S8")
                        .given("it is on at Microsoft's end; `edge-config` writes the other end's, 300 ms times three"),
                Rule.error(
                                "R44",
                                "peer-ipv6-coexist",
                                "peering and addresses are IPv4: the VPN carries nothing else",
                                "S20")
                        .example("primaryPrefix: 2001:db8::/126", "use IPv4")
                        .byReader(),
                Rule.warning(
                                "R80",
                                "failover-test",
                                "a private peering is switched off only for a failover drill",
                                "S18 S14")
                        .example("privatePeering: { enabled: false, ... }", "after the drill write `enabled: true`")
                        .check(PeeringRules::drill));
    }

    private static void twoLinks(Inspection on) {
        forEach(on, (path, circuit, peering) -> {
            boolean primary = link(on, path.key("primaryPrefix"), peering.primaryPrefix(), 0);
            boolean secondary = link(on, path.key("secondaryPrefix"), peering.secondaryPrefix(), 1);
            if (primary && secondary && peering.primaryPrefix().equals(peering.secondaryPrefix())) {
                on.found(
                                path.key("secondaryPrefix"),
                                "both links of circuit `" + circuit.name() + "` have the same prefix")
                        .got(peering.secondaryPrefix())
                        .fix("write " + neighbour(peering.primaryPrefix()));
            }
        });
    }

    /** Whether the prefix is a /30; of a wider one the fix is its first or second /30. */
    private static boolean link(Inspection on, ConfigPath path, Prefix prefix, int half) {
        if (prefix.length() == LINK_LENGTH) {
            return true;
        }
        Prefix meant = new Prefix(prefix.base().mask(LINK_LENGTH), LINK_LENGTH);
        on.found(path, "the prefix of a peering link is not a /30")
                .got(prefix)
                .allowed("a /30: one address for each router")
                .fix("write " + (half == 1 && prefix.length() < LINK_LENGTH ? neighbour(meant) : meant));
        return false;
    }

    /** The other half of the /29 around a /30. */
    private static Prefix neighbour(Prefix link) {
        return new Prefix(Ipv4.of(link.base().number() ^ link.size()), LINK_LENGTH);
    }

    private static void outsideNetwork(Inspection on) {
        forEach(on, (path, circuit, peering) -> {
            outside(on, path.key("primaryPrefix"), circuit, peering.primaryPrefix());
            outside(on, path.key("secondaryPrefix"), circuit, peering.secondaryPrefix());
        });
    }

    private static void outside(Inspection on, ConfigPath path, Circuit circuit, Prefix link) {
        for (Prefix space : on.config().addressSpaces()) {
            if (space.overlaps(link)) {
                on.found(path, "a peering link of circuit `" + circuit.name() + "` lies in the network")
                        .got(link + " in " + space)
                        .allowed("a /30 outside the address space");
            }
        }
    }

    private static void vlansDiffer(Inspection on) {
        Map<String, String> seen = new HashMap<>();
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.OnDirectPort direct
                    && direct.privatePeering().isPresent()) {
                int vlan = direct.privatePeering().get().vlanId();
                String first = seen.putIfAbsent(direct.portId().toLowerCase(Locale.ROOT) + " " + vlan, circuit.name());
                if (first != null) {
                    on.found(
                                    Where.peering(circuit.name()).key("vlanId"),
                                    "circuits `" + first + "` and `" + circuit.name()
                                            + "` have the same VLAN on one port pair")
                            .got(vlan);
                }
            }
        }
    }

    private static void peerAsn(Inspection on) {
        forEach(on, (path, circuit, peering) -> {
            Asn asn = peering.peerAsn();
            if (ReservedAsn.isOfPeerings(asn.number())) {
                on.found(path.key("peerAsn"), "the AS number of circuit `" + circuit.name() + "`'s peer is reserved")
                        .got(asn)
                        .allowed("any but 0, 12076 and 65515 to 65520");
            }
        });
    }

    private static void drill(Inspection on) {
        forEach(on, (path, circuit, peering) -> {
            if (!peering.enabled()) {
                on.found(
                        path.key("enabled"),
                        "the private peering of circuit `" + circuit.name()
                                + "` is switched off, as for a failover drill");
            }
        });
    }

    private interface Visitor {
        void visit(ConfigPath path, Circuit circuit, PrivatePeering peering);
    }

    private static void forEach(Inspection on, Visitor visitor) {
        for (Circuit.Owned circuit : on.ownedCircuits()) {
            circuit.privatePeering()
                    .ifPresent(peering -> visitor.visit(Where.peering(circuit.name()), circuit, peering));
        }
    }
}
