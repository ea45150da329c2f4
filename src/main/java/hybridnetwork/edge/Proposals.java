package hybridnetwork.edge;

import hybridnetwork.config.IpsecPolicy;
import hybridnetwork.config.IpsecPolicy.DhGroup;
import hybridnetwork.config.IpsecPolicy.IkeEncryption;
import hybridnetwork.config.IpsecPolicy.IkeIntegrity;
import hybridnetwork.config.IpsecPolicy.IpsecEncryption;
import hybridnetwork.config.IpsecPolicy.IpsecIntegrity;
import hybridnetwork.config.IpsecPolicy.PfsGroup;
import java.util.List;
import java.util.Optional;

/**
 * What the router offers the VPN gateway: the policy of the connection, or what Azure takes where there is none.
 *
 * @param ike for the IKE security association, best first; more than one only where there is no policy
 * @param esp for those that carry packets, best first
 * @param lifetimeSeconds of one that carries packets
 * @param lifetimeKilobytes how much one carries
 * @param azuresDefault whether the connection has no policy of its own
 */
public record Proposals(
        List<Ike> ike, List<Esp> esp, int lifetimeSeconds, int lifetimeKilobytes, boolean azuresDefault) {
    /** The lifetime of an IKE security association, which Azure fixes ({@code sa-lifetimes}). */
    public static final int IKE_LIFETIME_SECONDS = 28_800;

    private static final int DEFAULT_SECONDS = 27_000;
    private static final int DEFAULT_KILOBYTES = 102_400_000;

    /** One offer for IKE. Without an encryption of its own integrity GCM names the hash that keys are made with. */
    public record Ike(IkeEncryption encryption, IkeIntegrity integrity, DhGroup group) {
        /** Whether the encryption is its own integrity, so that the hash only makes keys ({@code ike-gcm-pair}). */
        public boolean isCombined() {
            return encryption == IkeEncryption.GCMAES128 || encryption == IkeEncryption.GCMAES256;
        }

        /** The hash, which GCM is none of: where the policy names it, the usual one of its strength. */
        public IkeIntegrity hash() {
            return switch (integrity) {
                case GCMAES128 -> IkeIntegrity.SHA256;
                case GCMAES256 -> IkeIntegrity.SHA384;
                case MD5, SHA1, SHA256, SHA384 -> integrity;
            };
        }
    }

    /** One offer for ESP. */
    public record Esp(IpsecEncryption encryption, IpsecIntegrity integrity, PfsGroup pfs) {
        /** Whether the encryption is its own integrity ({@code ipsec-gcm-pair}). */
        public boolean isCombined() {
            return switch (encryption) {
                case GCMAES128, GCMAES192, GCMAES256 -> true;
                case None, DES, DES3, AES128, AES192, AES256 -> false;
            };
        }
    }

    /** Those of a connection's policy. */
    public static Proposals of(Optional<IpsecPolicy> policy) {
        return policy.map(Proposals::exactly).orElseGet(Proposals::azures);
    }

    private static Proposals exactly(IpsecPolicy policy) {
        return new Proposals(
                List.of(new Ike(policy.ikeEncryption(), policy.ikeIntegrity(), policy.dhGroup())),
                List.of(new Esp(policy.ipsecEncryption(), policy.ipsecIntegrity(), policy.pfsGroup())),
                policy.saLifeTimeSeconds(),
                policy.saDataSizeKilobytes(),
                false);
    }

    /**
     * What a gateway without a policy takes, DES and 3DES left out: learn.microsoft.com, vpn-gateway-about-vpn-devices, "Default
     * IPsec/IKE parameters" and its table of offers as a responder.
     */
    private static Proposals azures() {
        return new Proposals(
                List.of(
                        new Ike(IkeEncryption.AES256, IkeIntegrity.SHA256, DhGroup.DHGroup2),
                        new Ike(IkeEncryption.AES256, IkeIntegrity.SHA1, DhGroup.DHGroup2),
                        new Ike(IkeEncryption.AES128, IkeIntegrity.SHA256, DhGroup.DHGroup2),
                        new Ike(IkeEncryption.AES128, IkeIntegrity.SHA1, DhGroup.DHGroup2)),
                List.of(
                        new Esp(IpsecEncryption.GCMAES256, IpsecIntegrity.GCMAES256, PfsGroup.None),
                        new Esp(IpsecEncryption.AES256, IpsecIntegrity.SHA256, PfsGroup.None),
                        new Esp(IpsecEncryption.AES256, IpsecIntegrity.SHA1, PfsGroup.None),
                        new Esp(IpsecEncryption.AES128, IpsecIntegrity.SHA256, PfsGroup.None),
                        new Esp(IpsecEncryption.AES128, IpsecIntegrity.SHA1, PfsGroup.None)),
                DEFAULT_SECONDS,
                DEFAULT_KILOBYTES,
                true);
    }

    /** The number of a Diffie-Hellman group of IKE; a policy without one gets Azure's default, for IKEv2 has none without. */
    public static int number(DhGroup group) {
        return switch (group) {
            case DHGroup1 -> 1;
            case None, DHGroup2 -> 2;
            case DHGroup14, DHGroup2048 -> 14;
            case ECP256 -> 19;
            case ECP384 -> 20;
            case DHGroup24 -> 24;
        };
    }

    /** The number of the group that each new security association gets of its own; none without forward secrecy. */
    public Optional<Integer> pfsNumber() {
        return switch (esp.get(0).pfs()) {
            case None -> Optional.empty();
            case PFS1 -> Optional.of(1);
            case PFS2 -> Optional.of(2);
            case PFS14, PFS2048 -> Optional.of(14);
            case ECP256 -> Optional.of(19);
            case ECP384 -> Optional.of(20);
            case PFS24 -> Optional.of(24);
            case PFSMM -> Optional.of(number(ike.get(0).group()));
        };
    }
}
