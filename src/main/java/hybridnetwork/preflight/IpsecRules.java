package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.ConnectionSettings;
import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.config.IpsecPolicy.PfsGroup;
import hybridnetwork.config.Site;
import hybridnetwork.limits.IpsecAlgorithms;
import java.util.List;
import java.util.Set;

/** R90 to R96: how a tunnel is negotiated. */
final class IpsecRules {
    private static final String GCM = "GCM";

    private IpsecRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("R90", "ipsec-policy-complete", "a custom policy has all eight fields", "S32 S30")
                        .example(
                                "ipsecPolicy: { saLifeTimeSeconds: 27000 }",
                                "write all eight, or `ipsecPolicy: default`")
                        .byReader(),
                Rule.error(
                                "R91",
                                "ipsec-enums",
                                "the algorithms of a policy are ones that Azure's API knows",
                                "S51 S30")
                        .example("dhGroup: DHGroup5", "write one of the names")
                        .byReader(),
                Rule.warning("R91b", "ipsec-weak", "the algorithms of a policy are strong and documented", "S30")
                        .example(
                                "ikeIntegrity: SHA1",
                                "use AES256 with SHA384 and ECP384 for IKE, GCMAES256 and ECP384 for IPsec")
                        .check(IpsecRules::strong),
                Rule.warning(
                                "R91c",
                                "ike-gcm-pair",
                                "IKE integrity is SHA: GCMAES there is a value of the API that the service does not take",
                                "S30 S62")
                        .example("ikeEncryption: GCMAES256\nikeIntegrity: GCMAES256", "write `ikeIntegrity: SHA384`")
                        .check(IpsecRules::ikeIntegrity),
                Rule.error(
                                "R92",
                                "ipsec-gcm-pair",
                                "GCMAES as IPsec encryption or integrity is the same in both",
                                "S30")
                        .example("ipsecEncryption: GCMAES256\nipsecIntegrity: SHA256", "write the same in both")
                        .check(IpsecRules::gcmPair),
                Rule.error(
                                "R93",
                                "sa-lifetimes",
                                "a security association lasts 300 seconds and 1,024 KB or more",
                                "S30 S33")
                        .example("saLifeTimeSeconds: 60", "write 27000")
                        .byReader(),
                Rule.warning("R93b", "sa-lifetimes-upper", "a security association lasts less than two days", "S33")
                        .example("saLifeTimeSeconds: 604800", "write 27000")
                        .check(IpsecRules::lifetime),
                Rule.error("R94", "dpd", "the dead peer timeout is 9 to 3,600 seconds", "S30 S21")
                        .example("dpdTimeoutSeconds: 5", "write 45")
                        .byReader(),
                Rule.warning("R94b", "dpd-advised", "the dead peer timeout is 30 to 45 seconds", "S30 S21")
                        .example("dpdTimeoutSeconds: 300", "write 45")
                        .check(IpsecRules::dpd),
                Rule.warning(
                                "",
                                "ike-lifetime",
                                "the site's router does with an IKE lifetime of 28,800 seconds, which Azure fixes",
                                "S30")
                        .given("`edge-config` writes it"),
                Rule.warning("", "tunnel-mss", "TCP segments in a tunnel have at most 1,350 bytes", "S120")
                        .given("`edge-config` clamps them on every tunnel"),
                Rule.warning(
                                "",
                                "vpn-bgp-timers",
                                "over the VPN BGP's timers are 60 and 180 seconds, and there is no BFD",
                                "S21")
                        .given("the gateway's cannot be changed; `edge-config` writes the same, and no BFD"),
                Rule.warning("R95", "conn-protocol", "tunnels speak IKEv2", "S30 S21")
                        .byConstruction("the program creates no other"),
                Rule.error(
                                "R96",
                                "conn-mode-selectors",
                                "the connection mode is one of Azure's, and a traffic selector names networks of both ends",
                                "S21 S32 S33")
                        .example(
                                "trafficSelectors: [{ local: [], remote: [10.10.0.0/16] }]",
                                "name at least one network")
                        .byReader(),
                Rule.warning(
                                "R96b",
                                "selectors-need-initiator",
                                "with traffic selectors Azure may start the negotiation: only then does it propose them",
                                "S21")
                        .example("mode: ResponderOnly\ntrafficSelectors: [...]", "write `mode: InitiatorOnly`")
                        .check(IpsecRules::initiator));
    }

    private interface Visitor {
        void visit(Site site, ConfigPath path, IpsecPolicy policy);
    }

    private static void forEachPolicy(Inspection on, Visitor visitor) {
        for (Site site : on.sites()) {
            site.connection()
                    .ipsecPolicy()
                    .ifPresent(policy -> visitor.visit(site, Where.ipsecPolicy(site.name()), policy));
        }
    }

    private static void strong(Inspection on) {
        forEachPolicy(on, (site, path, policy) -> {
            weak(on, path, "ipsecEncryption", policy.ipsecEncryption(), "GCMAES256");
            weak(on, path, "ipsecIntegrity", policy.ipsecIntegrity(), "GCMAES256");
            weak(on, path, "ikeEncryption", policy.ikeEncryption(), "AES256");
            weak(on, path, "ikeIntegrity", policy.ikeIntegrity(), "SHA384");
            weak(on, path, "dhGroup", policy.dhGroup(), "ECP384");
            weak(on, path, "pfsGroup", policy.pfsGroup(), policy.pfsGroup() == PfsGroup.PFS14 ? "PFS2048" : "ECP384");
        });
    }

    private static void weak(Inspection on, ConfigPath path, String field, Enum<?> value, String better) {
        if (IpsecAlgorithms.DOUBTFUL.getOrDefault(field, Set.of()).contains(value.name())) {
            on.found(path.key(field), "an algorithm of the IPsec policy is weak or not documented")
                    .got(value)
                    .fix("write " + better + " at both ends");
        }
    }

    private static void ikeIntegrity(Inspection on) {
        forEachPolicy(on, (site, path, policy) -> {
            if (policy.ikeIntegrity().name().startsWith(GCM)) {
                on.found(
                                path.key("ikeIntegrity"),
                                "IKE integrity is GCMAES, which Azure's API has and its service does not")
                        .got(policy.ikeIntegrity())
                        .allowed("SHA256, SHA384")
                        .fix("write `ikeIntegrity: SHA384` at both ends");
            }
        });
    }

    private static void gcmPair(Inspection on) {
        forEachPolicy(on, (site, path, policy) -> {
            String encryption = policy.ipsecEncryption().name();
            String integrity = policy.ipsecIntegrity().name();
            boolean gcm = encryption.startsWith(GCM) || integrity.startsWith(GCM);
            if (gcm && !encryption.equals(integrity)) {
                boolean encrypts = encryption.startsWith(GCM);
                on.found(path.key("ipsecIntegrity"), "GCMAES is not the same in encryption and integrity")
                        .got(encryption + " with " + integrity)
                        .fix(
                                encrypts
                                        ? "write `ipsecIntegrity: " + encryption + "`"
                                        : "write `ipsecIntegrity: SHA256`");
            }
        });
    }

    private static void lifetime(Inspection on) {
        forEachPolicy(on, (site, path, policy) -> {
            if (policy.saLifeTimeSeconds() > IpsecAlgorithms.LONGEST_LIFETIME_SEEN) {
                on.found(
                                path.key("saLifeTimeSeconds"),
                                "a security association lasts longer than any that is documented")
                        .got(policy.saLifeTimeSeconds())
                        .allowed("300 to " + IpsecAlgorithms.LONGEST_LIFETIME_SEEN);
            }
        });
    }

    private static void dpd(Inspection on) {
        for (Site site : on.sites()) {
            int seconds = site.connection().dpdTimeoutSeconds();
            if (seconds < IpsecAlgorithms.SHORTEST_ADVISED_DPD || seconds > IpsecAlgorithms.LONGEST_ADVISED_DPD) {
                on.found(
                                Where.site(site.name()).key("connection").key("dpdTimeoutSeconds"),
                                seconds < IpsecAlgorithms.SHORTEST_ADVISED_DPD
                                        ? "a short dead peer timeout drops the tunnel for a passing loss"
                                        : "a long dead peer timeout delays the failover")
                        .got(seconds)
                        .allowed("30 to 45");
            }
        }
    }

    private static void initiator(Inspection on) {
        for (Site site : on.sites()) {
            ConnectionSettings connection = site.connection();
            if (!connection.trafficSelectors().isEmpty()
                    && connection.mode() == ConnectionSettings.Mode.ResponderOnly) {
                on.found(
                                Where.site(site.name()).key("connection").key("mode"),
                                "the traffic selectors of site `" + site.name() + "` are never proposed")
                        .got(connection.mode())
                        .allowed("InitiatorOnly, Default");
            }
        }
    }
}
