package hybridnetwork.limits;

import java.util.Map;
import java.util.Set;

/** The algorithms of an IPsec policy, by the field of Azure's API. */
public final class IpsecAlgorithms {
    /** Those that the API knows ({@code ipsec-enums}). */
    public static final Map<String, Set<String>> KNOWN = Map.of(
            "ipsecEncryption",
            Set.of("None", "DES", "DES3", "AES128", "AES192", "AES256", "GCMAES128", "GCMAES192", "GCMAES256"),
            "ipsecIntegrity",
            Set.of("MD5", "SHA1", "SHA256", "GCMAES128", "GCMAES192", "GCMAES256"),
            "ikeEncryption",
            Set.of("DES", "DES3", "AES128", "AES192", "AES256", "GCMAES128", "GCMAES256"),
            "ikeIntegrity",
            Set.of("MD5", "SHA1", "SHA256", "SHA384", "GCMAES128", "GCMAES256"),
            "dhGroup",
            Set.of("None", "DHGroup1", "DHGroup2", "DHGroup14", "DHGroup2048", "DHGroup24", "ECP256", "ECP384"),
            "pfsGroup",
            Set.of("None", "PFS1", "PFS2", "PFS2048", "PFS14", "PFS24", "PFSMM", "ECP256", "ECP384"));

    /** Those of them that are weak or missing from the documentation ({@code ipsec-weak}). */
    public static final Map<String, Set<String>> DOUBTFUL = Map.of(
            "ipsecEncryption",
            Set.of("None", "DES", "DES3"),
            "ipsecIntegrity",
            Set.of("MD5", "SHA1"),
            "ikeEncryption",
            Set.of("DES", "DES3"),
            "ikeIntegrity",
            Set.of("MD5", "SHA1"),
            "dhGroup",
            Set.of("None", "DHGroup1", "DHGroup2"),
            "pfsGroup",
            Set.of("None", "PFS1", "PFS2", "PFS14", "PFSMM"));

    /** The fewest seconds and kilobytes of a security association ({@code sa-lifetimes}). */
    public static final int SHORTEST_LIFETIME = 300;

    public static final int SMALLEST_DATA_SIZE = 1024;

    /** The longest lifetime that is documented, in seconds ({@code sa-lifetimes-upper}). */
    public static final int LONGEST_LIFETIME_SEEN = 172_799;

    /** Bounds of the dead peer timeout in seconds ({@code dpd}). */
    public static final int SHORTEST_DPD = 9;

    public static final int LONGEST_DPD = 3600;

    /** Bounds that Azure advises ({@code dpd-advised}). */
    public static final int SHORTEST_ADVISED_DPD = 30;

    public static final int LONGEST_ADVISED_DPD = 45;

    private IpsecAlgorithms() {}
}
