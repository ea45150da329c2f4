package hybridnetwork.edge;

import static java.util.stream.Collectors.joining;

import hybridnetwork.config.ConnectionSettings.TrafficSelector;
import hybridnetwork.config.IpsecPolicy.IkeEncryption;
import hybridnetwork.config.IpsecPolicy.IkeIntegrity;
import hybridnetwork.config.IpsecPolicy.IpsecEncryption;
import hybridnetwork.config.IpsecPolicy.IpsecIntegrity;
import hybridnetwork.edge.EdgeRouter.Tunnel;
import hybridnetwork.edge.EdgeRouter.Vpn;
import hybridnetwork.net.Prefix;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code swanctl.conf}: the tunnels, for strongSwan 5.9 and later. */
final class SwanctlConf {
    private final EdgeRouter router;
    private final Vpn vpn;
    private final Dataplane dataplane;
    private final EdgeKeys keys;
    private final Page page = new Page("#");

    SwanctlConf(EdgeRouter router, Vpn vpn, Dataplane dataplane, EdgeKeys keys) {
        this.router = router;
        this.vpn = vpn;
        this.dataplane = dataplane;
        this.keys = keys;
    }

    String text() {
        Heading.of(router, "strongSwan 5.9 or later", keys).forEach(page::comment);
        page.gap();
        if (vpn.proposals().azuresDefault()) {
            page.comment(Facts.DEFAULT_POLICY);
        }
        if (vpn.proposals().ike().stream().anyMatch(Proposals.Ike::isCombined)) {
            page.comment(Facts.GCM);
        }
        page.comment(Facts.LIFETIMES).line("connections {");
        vpn.tunnels().forEach(this::connection);
        page.line("}").gap().line("secrets {");
        vpn.tunnels().forEach(this::secret);
        return page.line("}").toString();
    }

    private void connection(Tunnel tunnel) {
        page.line("    azure%d {", tunnel.instance())
                .line("        version = 2")
                .line("        local_addrs = %s", vpn.source())
                .line("        remote_addrs = %s", tunnel.publicIp())
                .line("        proposals = %s", ike())
                .line("        encap = %s", dataplane == Dataplane.USERSPACE ? "yes" : "no")
                .line("        mobike = no")
                .line("        keyingtries = 0")
                .line("        rekey_time = %ds", earlier(Proposals.IKE_LIFETIME_SECONDS))
                .line(
                        "        over_time = %ds",
                        Proposals.IKE_LIFETIME_SECONDS - earlier(Proposals.IKE_LIFETIME_SECONDS))
                .comment(
                        "        ",
                        "A gateway that is silent for " + vpn.dpdTimeoutSeconds()
                                + " s is dead (dpd): asked after this time, and given up by the retransmits of charon.conf.")
                .line("        dpd_delay = %ds", dpdDelay());
        if (dataplane == Dataplane.KERNEL) {
            page.line("        if_id_in = %d", LinuxInterfaces.id(tunnel))
                    .line("        if_id_out = %d", LinuxInterfaces.id(tunnel));
        }
        page.line("        local {")
                .line("            auth = psk")
                .line("            id = %s", vpn.identity())
                .line("        }")
                .line("        remote {")
                .line("            auth = psk")
                .line("            id = %s", tunnel.publicIp())
                .line("        }")
                .line("        children {");
        children(tunnel).forEach(this::child);
        page.line("        }").line("    }");
    }

    /** What one security association carries. */
    private record Selectors(String local, String remote) {
        static final Selectors ANY = new Selectors(Prefix.ALL.toString(), Prefix.ALL.toString());

        /** @param selector as Azure has it, whose local end is its own */
        static Selectors of(TrafficSelector selector) {
            return new Selectors(list(selector.remote()), list(selector.local()));
        }

        private static String list(List<Prefix> prefixes) {
            return prefixes.stream().map(Prefix::toString).collect(joining(","));
        }
    }

    /** The security associations of a tunnel by their names. */
    private Map<String, Selectors> children(Tunnel tunnel) {
        Map<String, Selectors> children = new TreeMap<>();
        String name = "azure" + tunnel.instance();
        if (!vpn.selectors().isEmpty()) {
            for (TrafficSelector selector : vpn.selectors()) {
                children.put(name + "-" + children.size(), Selectors.of(selector));
            }
            return children;
        }
        children.put(name, Selectors.ANY);
        // One interface for all tunnels: only a narrower selector keeps each session in its own.
        if (dataplane == Dataplane.USERSPACE && vpn.tunnels().size() > 1) {
            tunnel.peer()
                    .ifPresent(peer -> children.put(
                            name + "-bgp", new Selectors(router.loopback().orElseThrow() + "/32", peer + "/32")));
        }
        return children;
    }

    private void child(String name, Selectors selectors) {
        String start = vpn.initiates() ? "start" : "none";
        page.line("            %s {", name)
                .line("                local_ts = %s", selectors.local())
                .line("                remote_ts = %s", selectors.remote())
                .line("                esp_proposals = %s", esp())
                .line(
                        "                rekey_time = %ds",
                        earlier(vpn.proposals().lifetimeSeconds()))
                .line("                life_time = %ds", vpn.proposals().lifetimeSeconds())
                .line("                rekey_bytes = %d", bytes() / 10 * 9)
                .line("                life_bytes = %d", bytes())
                .line("                start_action = %s", start)
                .line("                close_action = %s", start)
                .line("                dpd_action = %s", vpn.initiates() ? "restart" : "clear")
                .line("            }");
    }

    private long bytes() {
        return vpn.proposals().lifetimeKilobytes() * 1024L;
    }

    /** Before a lifetime ends the next security association is there. */
    private static int earlier(int seconds) {
        return seconds / 10 * 9;
    }

    /** A third of the time that the gateway may be silent; the retransmits take most of the rest. */
    private int dpdDelay() {
        return Math.max(3, vpn.dpdTimeoutSeconds() / 3);
    }

    private void secret(Tunnel tunnel) {
        String name = EdgeKeys.sharedKeyOf(router.site());
        // Base64, which is read as it is: a key may have quotes, and may begin as an encoded one does.
        String secret = keys.reveal(name)
                .map(key -> "0s" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .orElse("\"" + keys.orPlaceholder(name) + "\"");
        page.line("    ike-azure%d {", tunnel.instance())
                .line("        id-local = %s", vpn.identity())
                .line("        id-azure = %s", tunnel.publicIp())
                .line("        secret = %s", secret)
                .line("    }");
    }

    private String ike() {
        return vpn.proposals().ike().stream().map(SwanctlConf::ike).collect(joining(","));
    }

    private static String ike(Proposals.Ike offer) {
        return encryption(offer.encryption()) + (offer.isCombined() ? "-prf" : "-") + hash(offer.hash()) + "-"
                + group(Proposals.number(offer.group()));
    }

    private String esp() {
        String group =
                vpn.proposals().pfsNumber().map(number -> "-" + group(number)).orElse("");
        return vpn.proposals().esp().stream().map(offer -> esp(offer) + group).collect(joining(","));
    }

    private static String esp(Proposals.Esp offer) {
        return encryption(offer.encryption()) + (offer.isCombined() ? "" : "-" + integrity(offer.integrity()));
    }

    private static String encryption(IkeEncryption encryption) {
        return switch (encryption) {
            case DES -> "des";
            case DES3 -> "3des";
            case AES128 -> "aes128";
            case AES192 -> "aes192";
            case AES256 -> "aes256";
            case GCMAES128 -> "aes128gcm16";
            case GCMAES256 -> "aes256gcm16";
        };
    }

    private static String encryption(IpsecEncryption encryption) {
        return switch (encryption) {
            case None -> "null";
            case DES -> "des";
            case DES3 -> "3des";
            case AES128 -> "aes128";
            case AES192 -> "aes192";
            case AES256 -> "aes256";
            case GCMAES128 -> "aes128gcm16";
            case GCMAES192 -> "aes192gcm16";
            case GCMAES256 -> "aes256gcm16";
        };
    }

    private static String hash(IkeIntegrity integrity) {
        return switch (integrity) {
            case MD5 -> "md5";
            case SHA1 -> "sha1";
            case SHA256, GCMAES128 -> "sha256";
            case SHA384, GCMAES256 -> "sha384";
        };
    }

    private static String integrity(IpsecIntegrity integrity) {
        return switch (integrity) {
            case MD5 -> "md5";
            case SHA1 -> "sha1";
            case SHA256, GCMAES128, GCMAES192, GCMAES256 -> "sha256";
        };
    }

    /** strongSwan's name of a Diffie-Hellman group. */
    private static String group(int number) {
        return switch (number) {
            case 1 -> "modp768";
            case 2 -> "modp1024";
            case 14 -> "modp2048";
            case 19 -> "ecp256";
            case 20 -> "ecp384";
            case 24 -> "modp2048s256";
            default -> throw new IllegalArgumentException("no Diffie-Hellman group of Azure's: " + number);
        };
    }
}
