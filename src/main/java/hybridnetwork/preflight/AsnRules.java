package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Severity;
import hybridnetwork.net.Asn;
import java.util.Optional;
import java.util.Set;

/** R85: the AS numbers of the VPN. */
final class AsnRules {
    private static final long AZURE_DEFAULT = 65515;
    private static final Set<Long> RESERVED_BY_AZURE =
            Set.of(8074L, 8075L, 12076L, 65515L, 65517L, 65518L, 65519L, 65520L);

    /** Outside the usable ranges of the documentation, which does not say that it is refused. */
    private static final Set<Long> DOUBTFUL = Set.of(65516L, Asn.HIGHEST);

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
        if (azure.number() != AZURE_DEFAULT) {
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
        Optional<String> by = owner(asn.number());
        by.ifPresent(owner -> on.found(path, who + " has an AS number that is reserved by " + owner)
                .got(asn)
                .allowed("a public number of your own, 64512 to 65514, or 65521 to 65534"));
        if (by.isEmpty() && DOUBTFUL.contains(asn.number())) {
            on.found(path, who + " has an AS number outside the ranges that Azure documents as usable")
                    .severity(Severity.WARNING)
                    .got(asn)
                    .allowed("a public number of your own, 64512 to 65514, or 65521 to 65534");
        }
        return by.isPresent();
    }

    private static Optional<String> owner(long asn) {
        if (RESERVED_BY_AZURE.contains(asn)) {
            return Optional.of("Azure");
        }
        boolean iana = asn == 0 || asn == 23456 || (asn >= 64496 && asn <= 64511) || (asn >= 65535 && asn <= 65551);
        return iana ? Optional.of("IANA") : Optional.empty();
    }
}
