package hybridnetwork.config;

import java.util.Optional;

/**
 * A custom IPsec and IKE policy: all eight fields or none ({@code ipsec-policy-complete}). The names are those of Azure's
 * API ({@code ipsec-enums}).
 *
 * @param saLifeTimeSeconds lifetime of a quick-mode security association ({@code sa-lifetimes})
 * @param saDataSizeKilobytes how much one security association may carry ({@code sa-lifetimes})
 */
public record IpsecPolicy(
        int saLifeTimeSeconds,
        int saDataSizeKilobytes,
        IpsecEncryption ipsecEncryption,
        IpsecIntegrity ipsecIntegrity,
        IkeEncryption ikeEncryption,
        IkeIntegrity ikeIntegrity,
        DhGroup dhGroup,
        PfsGroup pfsGroup) {

    public enum IpsecEncryption {
        None,
        DES,
        DES3,
        AES128,
        AES192,
        AES256,
        GCMAES128,
        GCMAES192,
        GCMAES256
    }

    public enum IpsecIntegrity {
        MD5,
        SHA1,
        SHA256,
        GCMAES128,
        GCMAES192,
        GCMAES256
    }

    public enum IkeEncryption {
        DES,
        DES3,
        AES128,
        AES192,
        AES256,
        GCMAES128,
        GCMAES256
    }

    public enum IkeIntegrity {
        MD5,
        SHA1,
        SHA256,
        SHA384,
        GCMAES128,
        GCMAES256
    }

    public enum DhGroup {
        None,
        DHGroup1,
        DHGroup2,
        DHGroup14,
        DHGroup2048,
        DHGroup24,
        ECP256,
        ECP384
    }

    public enum PfsGroup {
        None,
        PFS1,
        PFS2,
        PFS2048,
        PFS14,
        PFS24,
        PFSMM,
        ECP256,
        ECP384
    }

    /** A policy, or the word {@code default} for Azure's default proposals. */
    static Reading<Optional<IpsecPolicy>> reading() {
        Reading<IpsecPolicy> fields = fields();
        return (node, path, problems) -> {
            if (node instanceof ConfigNode.Scalar scalar && scalar.text().equals("default")) {
                return Value.of(Optional.empty());
            }
            if (node instanceof ConfigNode.Scalar) {
                problems.add(Scalars.wrongType(path, "`default` or a map of the eight fields of a policy", node));
                return Value.refused();
            }
            return fields.read(node, path, problems).asOptional();
        };
    }

    private static Reading<IpsecPolicy> fields() {
        return MapReader.map(map -> {
            var seconds = map.required("saLifeTimeSeconds", Scalars.integer("sa-lifetimes", 300, Integer.MAX_VALUE));
            var kilobytes =
                    map.required("saDataSizeKilobytes", Scalars.integer("sa-lifetimes", 1024, Integer.MAX_VALUE));
            var ipsecEncryption = map.required("ipsecEncryption", Scalars.oneOf("ipsec-enums", IpsecEncryption.class));
            var ipsecIntegrity = map.required("ipsecIntegrity", Scalars.oneOf("ipsec-enums", IpsecIntegrity.class));
            var ikeEncryption = map.required("ikeEncryption", Scalars.oneOf("ipsec-enums", IkeEncryption.class));
            var ikeIntegrity = map.required("ikeIntegrity", Scalars.oneOf("ipsec-enums", IkeIntegrity.class));
            var dhGroup = map.required("dhGroup", Scalars.oneOf("ipsec-enums", DhGroup.class));
            var pfsGroup = map.required("pfsGroup", Scalars.oneOf("ipsec-enums", PfsGroup.class));
            return map.build(() -> new IpsecPolicy(
                    seconds.get(),
                    kilobytes.get(),
                    ipsecEncryption.get(),
                    ipsecIntegrity.get(),
                    ikeEncryption.get(),
                    ikeIntegrity.get(),
                    dhGroup.get(),
                    pfsGroup.get()));
        });
    }
}
