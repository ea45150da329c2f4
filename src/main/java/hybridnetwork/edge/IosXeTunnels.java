package hybridnetwork.edge;

import static java.util.stream.Collectors.joining;

import hybridnetwork.config.ConnectionSettings.TrafficSelector;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;

/** The tunnels of a router with Cisco IOS XE: IKEv2, IPsec, and an interface for each instance of the gateway. */
final class IosXeTunnels {
    /** Which IOS XE lets a question have; it gives up after five. */
    private static final int ASKED = 5;

    private static final int SHORTEST_DPD = 10;
    private static final int SHORTEST_RETRY = 2;
    private static final int LONGEST_RETRY = 60;

    private final EdgeRouter router;
    private final Vpn vpn;
    private final Proposals proposals;
    private final EdgeKeys keys;

    IosXeTunnels(EdgeRouter router, Vpn vpn, EdgeKeys keys) {
        this.router = router;
        this.vpn = vpn;
        this.proposals = vpn.proposals();
        this.keys = keys;
    }

    static String name(Tunnel tunnel) {
        return "Tunnel" + (100 + tunnel.instance());
    }

    String crypto() {
        Page page = new Page("!");
        if (proposals.azuresDefault()) {
            page.comment(Facts.DEFAULT_POLICY);
        }
        List<String> weak = IosXeAlgorithms.weak(proposals);
        if (!weak.isEmpty()) {
            page.comment(
                    "IOS XE 17.11 and later refuse what is weak, here " + String.join(", ", weak)
                            + ": without `crypto engine compliance shield disable` and a restart this tunnel does not come up.");
        }
        ike(page);
        page.line("crypto ikev2 policy AZURE").line(" proposal AZURE").gap();
        keyring(page);
        profile(page);
        List<String> sets = transformSets(page);
        page.line("crypto ipsec profile AZURE")
                .line(" set security-association lifetime seconds %d", proposals.lifetimeSeconds())
                .line(" set security-association lifetime kilobytes %d", Math.max(2560, proposals.lifetimeKilobytes()))
                .line(" set transform-set %s", String.join(" ", sets));
        proposals.pfsNumber().ifPresent(group -> page.line(" set pfs group%d", group));
        page.line(" set ikev2-profile AZURE");
        if (!vpn.initiates()) {
            page.comment(" ", "The gateway alone starts the negotiation (conn-mode-selectors).")
                    .line(" responder-only");
        }
        return page.gap().toString();
    }

    private void ike(Page page) {
        List<Proposals.Ike> offers = proposals.ike();
        boolean combined = offers.stream().anyMatch(Proposals.Ike::isCombined);
        if (combined) {
            page.comment(Facts.GCM);
        }
        page.line("crypto ikev2 proposal AZURE")
                .line(
                        " encryption %s",
                        each(offers.stream()
                                .map(offer -> IosXeAlgorithms.encryption(offer.encryption()))
                                .toList()))
                .line(
                        " %s %s",
                        combined ? "prf" : "integrity",
                        each(offers.stream()
                                .map(offer -> IosXeAlgorithms.hash(offer.hash()))
                                .toList()))
                .line(
                        " group %s",
                        each(offers.stream()
                                .map(offer -> "" + Proposals.number(offer.group()))
                                .toList()))
                .gap();
    }

    private static String each(List<String> words) {
        return words.stream().distinct().collect(joining(" "));
    }

    private void keyring(Page page) {
        String key = keys.orPlaceholder(EdgeKeys.sharedKeyOf(router.site()));
        page.line("crypto ikev2 keyring AZURE");
        vpn.tunnels()
                .forEach(tunnel -> page.line(" peer instance-%d", tunnel.instance())
                        .line("  address %s", tunnel.publicIp())
                        .line("  pre-shared-key %s", key));
        page.gap();
    }

    private void profile(Page page) {
        page.line("crypto ikev2 profile AZURE");
        vpn.tunnels()
                .forEach(tunnel -> page.line(" match identity remote address %s 255.255.255.255", tunnel.publicIp()));
        int interval = Math.max(SHORTEST_DPD, vpn.dpdTimeoutSeconds() / 3);
        int retry = Math.min(LONGEST_RETRY, Math.max(SHORTEST_RETRY, (vpn.dpdTimeoutSeconds() - interval) / ASKED));
        page.line(" identity local address %s", vpn.identity())
                .line(" authentication remote pre-share")
                .line(" authentication local pre-share")
                .line(" keyring local AZURE")
                .comment(" ", Facts.LIFETIMES)
                .line(" lifetime %d", Proposals.IKE_LIFETIME_SECONDS)
                .comment(
                        " ",
                        "A gateway that is silent for " + vpn.dpdTimeoutSeconds()
                                + " s is dead (dpd): asked after the first number of seconds, then five times.")
                .line(" dpd %d %d periodic", interval, retry)
                .gap();
    }

    private List<String> transformSets(Page page) {
        List<String> names = new ArrayList<>();
        for (Proposals.Esp offer : proposals.esp()) {
            String name = "AZURE-" + (names.size() + 1);
            names.add(name);
            page.line("crypto ipsec transform-set %s %s", name, IosXeAlgorithms.transform(offer))
                    .line(" mode tunnel");
        }
        page.gap();
        return names;
    }

    /** An interface a tunnel; any to any, unless the connection has selectors. */
    String interfaces(int loopback) {
        Page page = new Page("!");
        if (!vpn.selectors().isEmpty()) {
            page.line("ip access-list extended AZURE-SELECTORS");
            for (TrafficSelector selector : vpn.selectors()) {
                for (Prefix own : selector.remote()) {
                    selector.local().forEach(azures -> page.line(" permit ip %s %s", wildcard(own), wildcard(azures)));
                }
            }
            page.gap();
        }
        page.comment(Facts.MSS);
        for (Tunnel tunnel : vpn.tunnels()) {
            page.line("interface %s", name(tunnel))
                    .line(" description VPN gateway, instance %d", tunnel.instance())
                    .line(
                            " ip unnumbered %s",
                            router.loopback().isPresent()
                                    ? "Loopback" + loopback
                                    : vpn.wan().toString())
                    .line(" ip mtu %d", Facts.PACKET_BYTES)
                    .line(" ip tcp adjust-mss %d", Facts.SEGMENT_BYTES)
                    .line(" tunnel source %s", vpn.wan())
                    .line(" tunnel mode ipsec ipv4")
                    .line(" tunnel destination %s", tunnel.publicIp());
            if (!vpn.selectors().isEmpty()) {
                page.line(" tunnel protection ipsec policy ipv4 AZURE-SELECTORS");
            }
            page.line(" tunnel protection ipsec profile AZURE").gap();
        }
        return page.toString();
    }

    private static String wildcard(Prefix prefix) {
        return prefix.base() + " "
                + new Ipv4(~Ipv4.HIGHEST.mask(prefix.length()).bits());
    }
}
