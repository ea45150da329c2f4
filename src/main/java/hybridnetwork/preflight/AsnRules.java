package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.limits.ReservedAsn;
import hybridnetwork.net.Asn;
import java.util.Optional;

/** R85: the AS numbers of the VPN. */
final class AsnRules {
    private AsnRules() {}

    static Rule rule() {
        return Rule.error(
                        "R85",
                        "asn-rules",
                        "no end of a tunnel has an AS number that is reserved, and the two differ",
                        "S21 S32")
                .example("bgp: { asn: 65515, peerAddress: 10.10.255.1 }", "use a private number such as 65010")
                .check(AsnRules::inspect);
    }

    private static void inspect(Inspection on) {
        on.vpn().ifPresent(vpn -> inspect(on, vpn.asn()));
    }

    private static void inspect(Inspection on, Asn azure) {
        if (azure.number() != ReservedAsn.AZURE_DEFAULT) {
            reserved(on, Where.VPN_GATEWAY.key("asn"), "the VPN gateway", azure);
        }
        for (Tunnel tunnel : on.tunnels()) {
            tunnel.bgp().ifPresent(bgp -> {
                ConfigPath path = tunnel.bgpPath().key("asn");
                if (!reserved(on, path, tunnel.inWords(), bgp.asn())
                        && bgp.asn().equals(azure)) {
                    on.found(path, tunnel.inWords() + " has the AS number of the VPN gateway")
                            .got(bgp.asn())
                            .fix("give one of the two another private number, such as 65010");
                }
            });
        }
    }

    private static boolean reserved(Inspection on, ConfigPath path, String who, Asn asn) {
        Optional<String> by = ReservedAsn.owner(asn.number());
        by.ifPresent(owner -> on.found(path, who + " has an AS number that is reserved by " + owner)
                .got(asn)
                .allowed("a public number of your own, 64512 to 65514, or 65521 to 65534"));
        if (by.isEmpty() && ReservedAsn.isDoubtful(asn.number())) {
            on.found(path, who + " has an AS number outside the ranges that Azure documents as usable")
                    .severity(Severity.WARNING)
                    .got(asn)
                    .allowed("a public number of your own, 64512 to 65514, or 65521 to 65534");
        }
        return by.isPresent();
    }
}
