package hybridnetwork.lab.network;

import hybridnetwork.lab.network.Design.Instance;
import hybridnetwork.lab.network.Design.Policy;
import hybridnetwork.lab.network.Design.Vpn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The VPN gateway's end of a tunnel, for strongSwan: it takes what Azure takes, and nothing else. */
final class GatewayTunnels {
    private static final List<String> DEFAULT_GROUPS = List.of("modp1024");
    private static final List<String> DEFAULT_PFS =
            List.of("", "modp768", "modp1024", "modp2048", "modp2048s256", "ecp256", "ecp384");

    private GatewayTunnels() {}

    static String swanctl(Vpn vpn, Instance instance, String key) {
        return """
               connections {
                 site {
                   version = 2
                   local_addrs = %1$s
                   remote_addrs = %2$s
                   proposals = %3$s
                   encap = yes
                   mobike = no
                   rekey_time = 28800s
                   dpd_delay = %4$ds
                   local {
                     auth = psk
                     id = %1$s
                   }
                   remote {
                     auth = psk
                     id = %2$s
                   }
                   children {
                     site {
                       local_ts = 0.0.0.0/0
                       remote_ts = 0.0.0.0/0
                       esp_proposals = %5$s
                       rekey_time = 27000s
                       start_action = none
                       dpd_action = clear
                     }
                   }
                 }
               }
               secrets {
                 ike-site {
                   id-1 = %1$s
                   id-2 = %2$s
                   secret = "%6$s"
                 }
               }
               """.formatted(
                        instance.publicIp(),
                        vpn.device(),
                        String.join(",", vpn.policy().map(GatewayTunnels::ike).orElseGet(GatewayTunnels::defaultIke)),
                        Math.max(1, vpn.dpdTimeoutSeconds() / 4),
                        String.join(",", vpn.policy().map(GatewayTunnels::esp).orElseGet(GatewayTunnels::defaultEsp)),
                        key);
    }

    /** learn.microsoft.com, "About VPN devices": what a gateway without a policy takes, DES and 3DES left out. */
    private static List<String> defaultIke() {
        List<String> offers = new ArrayList<>();
        for (String encryption : List.of("aes256", "aes128")) {
            for (String hash : List.of("sha256", "sha1")) {
                DEFAULT_GROUPS.forEach(group -> offers.add(encryption + "-" + hash + "-" + group));
            }
        }
        return offers;
    }

    private static List<String> defaultEsp() {
        List<String> offers = new ArrayList<>();
        for (String suite : List.of("aes256gcm16", "aes256-sha256", "aes256-sha1", "aes128-sha256", "aes128-sha1")) {
            DEFAULT_PFS.forEach(group -> offers.add(suite + (group.isEmpty() ? "" : "-" + group)));
        }
        return offers;
    }

    private static List<String> ike(Policy policy) {
        String group = group(policy.dhGroup()).orElse("modp1024");
        String hash = policy.ikeIntegrity().startsWith("GCM")
                ? policy.ikeIntegrity().endsWith("128") ? "prfsha256" : "prfsha384"
                : hash(policy.ikeIntegrity());
        boolean combined = policy.ikeEncryption().startsWith("GCM");
        return List.of(cipher(policy.ikeEncryption()) + "-"
                + (combined && !hash.startsWith("prf") ? "prf" + hash : hash) + "-" + group);
    }

    private static List<String> esp(Policy policy) {
        boolean combined = policy.ipsecEncryption().startsWith("GCM");
        String suite = cipher(policy.ipsecEncryption()) + (combined ? "" : "-" + hash(policy.ipsecIntegrity()));
        Optional<String> pfs = policy.pfsGroup().equals("PFSMM") ? group(policy.dhGroup()) : group(policy.pfsGroup());
        return List.of(suite + pfs.map(group -> "-" + group).orElse(""));
    }

    private static String cipher(String azures) {
        return switch (azures) {
            case "DES" -> "des";
            case "DES3" -> "3des";
            case "AES128" -> "aes128";
            case "AES192" -> "aes192";
            case "AES256" -> "aes256";
            case "GCMAES128" -> "aes128gcm16";
            case "GCMAES192" -> "aes192gcm16";
            case "GCMAES256" -> "aes256gcm16";
            case "None" -> "null";
            default -> throw new IllegalArgumentException("no encryption of Azure's: " + azures);
        };
    }

    private static String hash(String azures) {
        return switch (azures) {
            case "MD5" -> "md5";
            case "SHA1" -> "sha1";
            case "SHA256" -> "sha256";
            case "SHA384" -> "sha384";
            default -> throw new IllegalArgumentException("no integrity of Azure's: " + azures);
        };
    }

    private static Optional<String> group(String azures) {
        return switch (azures) {
            case "None" -> Optional.empty();
            case "DHGroup1", "PFS1" -> Optional.of("modp768");
            case "DHGroup2", "PFS2" -> Optional.of("modp1024");
            case "DHGroup14", "DHGroup2048", "PFS14", "PFS2048" -> Optional.of("modp2048");
            case "DHGroup24", "PFS24" -> Optional.of("modp2048s256");
            case "ECP256" -> Optional.of("ecp256");
            case "ECP384" -> Optional.of("ecp384");
            default -> throw new IllegalArgumentException("no group of Azure's: " + azures);
        };
    }
}
