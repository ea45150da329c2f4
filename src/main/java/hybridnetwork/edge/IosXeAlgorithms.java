package hybridnetwork.edge;

import hybridnetwork.config.IpsecPolicy.IkeEncryption;
import hybridnetwork.config.IpsecPolicy.IkeIntegrity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What IOS XE calls Azure's algorithms, and which of them it refuses. */
final class IosXeAlgorithms {
    /** What IOS XE 17.11 and later refuse: Cisco's field notice FN72510, of March 2023 and as revised since. */
    private static final Set<String> WEAK = Set.of(
            "encryption des",
            "encryption 3des",
            "integrity md5",
            "group 1",
            "group 2",
            "group 24",
            "esp-des",
            "esp-3des",
            "esp-null",
            "esp-md5-hmac",
            "set pfs group1",
            "set pfs group2",
            "set pfs group24");

    private IosXeAlgorithms() {}

    /** The words of the proposals that newer systems refuse. */
    static List<String> weak(Proposals proposals) {
        Stream<String> ike = proposals.ike().stream()
                .flatMap(offer -> Stream.of(
                        "encryption " + encryption(offer.encryption()),
                        "integrity " + hash(offer.hash()),
                        "group " + Proposals.number(offer.group())));
        Stream<String> esp = proposals.esp().stream()
                .flatMap(offer -> Stream.of(transform(offer).split(" ", -1)));
        Stream<String> pfs = proposals.pfsNumber().map(group -> "set pfs group" + group).stream();
        return Stream.of(ike, esp, pfs)
                .flatMap(words -> words)
                .filter(WEAK::contains)
                .distinct()
                .toList();
    }

    static String encryption(IkeEncryption encryption) {
        return switch (encryption) {
            case DES -> "des";
            case DES3 -> "3des";
            case AES128 -> "aes-cbc-128";
            case AES192 -> "aes-cbc-192";
            case AES256 -> "aes-cbc-256";
            case GCMAES128 -> "aes-gcm-128";
            case GCMAES256 -> "aes-gcm-256";
        };
    }

    static String hash(IkeIntegrity integrity) {
        return switch (integrity) {
            case MD5 -> "md5";
            case SHA1 -> "sha1";
            case SHA256, GCMAES128 -> "sha256";
            case SHA384, GCMAES256 -> "sha384";
        };
    }

    static String transform(Proposals.Esp offer) {
        String encryption = switch (offer.encryption()) {
            case None -> "esp-null";
            case DES -> "esp-des";
            case DES3 -> "esp-3des";
            case AES128 -> "esp-aes";
            case AES192 -> "esp-aes 192";
            case AES256 -> "esp-aes 256";
            case GCMAES128 -> "esp-gcm";
            case GCMAES192 -> "esp-gcm 192";
            case GCMAES256 -> "esp-gcm 256";
        };
        return offer.isCombined()
                ? encryption
                : encryption
                        + switch (offer.integrity()) {
                            case MD5 -> " esp-md5-hmac";
                            case SHA1 -> " esp-sha-hmac";
                            case SHA256, GCMAES128, GCMAES192, GCMAES256 -> " esp-sha256-hmac";
                        };
    }
}
