package hybridnetwork.reachability.built;

import hybridnetwork.limits.IpsecAlgorithms;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** R90 to R93: the IPsec policies of tunnels. */
final class BuiltPolicies {
    private static final String GCM = "GCM";
    private static final List<String> ALGORITHMS =
            List.of("ipsecEncryption", "ipsecIntegrity", "ikeEncryption", "ikeIntegrity", "dhGroup", "pfsGroup");
    private static final List<String> NUMBERS = List.of("saLifeTimeSeconds", "saDataSizeKilobytes");

    private final Registered on;

    BuiltPolicies(Registered on) {
        this.on = on;
    }

    void note() {
        for (Resource connection : on.all("VirtualNetworkGatewayConnection")) {
            List<Bag> policies = connection.bag().bags("ipsecPolicies");
            if (policies.size() > 1) {
                on.error(
                        "ipsec-policy-complete",
                        connection + " has " + policies.size() + " IPsec policies: Azure takes one");
            }
            policies.forEach(policy -> policy(connection, policy));
        }
    }

    private void policy(Resource connection, Bag policy) {
        for (List<String> fields : List.of(ALGORITHMS, NUMBERS)) {
            fields.stream()
                    .filter(field -> !policy.has(field))
                    .forEach(field ->
                            on.error("ipsec-policy-complete", connection + " has an IPsec policy without " + field));
        }
        ALGORITHMS.forEach(field -> policy.text(field).ifPresent(value -> algorithm(connection, field, value)));
        gcm(connection, policy);
        policy.number("saLifeTimeSeconds").ifPresent(seconds -> {
            atLeast(connection, seconds, IpsecAlgorithms.SHORTEST_LIFETIME, "seconds");
            if (seconds > IpsecAlgorithms.LONGEST_LIFETIME_SEEN) {
                on.warning(
                        "sa-lifetimes-upper",
                        String.format(
                                Locale.ROOT,
                                "%s has security associations of %.0f seconds, longer than any that is documented",
                                connection,
                                seconds));
            }
        });
        policy.number("saDataSizeKilobytes")
                .ifPresent(size -> atLeast(connection, size, IpsecAlgorithms.SMALLEST_DATA_SIZE, "KB"));
    }

    private void algorithm(Resource connection, String field, String value) {
        if (!holds(IpsecAlgorithms.KNOWN.getOrDefault(field, Set.of()), value)) {
            on.error("ipsec-enums", connection + " has " + field + " " + value + ", which Azure's API does not know");
        } else if (holds(IpsecAlgorithms.DOUBTFUL.getOrDefault(field, Set.of()), value)) {
            on.warning("ipsec-weak", connection + " has " + field + " " + value + ", which is weak or not documented");
        }
    }

    private static boolean holds(Set<String> names, String value) {
        return names.stream().anyMatch(value::equalsIgnoreCase);
    }

    private void gcm(Resource connection, Bag policy) {
        Optional<String> encryption = policy.text("ipsecEncryption").map(BuiltPolicies::upper);
        Optional<String> integrity = policy.text("ipsecIntegrity").map(BuiltPolicies::upper);
        boolean gcm = encryption.filter(it -> it.startsWith(GCM)).isPresent()
                || integrity.filter(it -> it.startsWith(GCM)).isPresent();
        if (gcm && encryption.isPresent() && integrity.isPresent() && !encryption.equals(integrity)) {
            on.error(
                    "ipsec-gcm-pair",
                    connection + " has GCMAES in one of encryption and integrity: " + encryption.get() + " with "
                            + integrity.get());
        }
        Optional<String> ike = policy.text("ikeIntegrity").map(BuiltPolicies::upper);
        if (ike.filter(it -> it.startsWith(GCM)).isPresent()
                && !ike.equals(policy.text("ikeEncryption").map(BuiltPolicies::upper))) {
            on.warning("ike-gcm-pair", connection + " has IKE integrity " + ike.get() + " without the same encryption");
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private void atLeast(Resource connection, double value, int least, String unit) {
        if (value < least) {
            on.error(
                    "sa-lifetimes",
                    String.format(
                            Locale.ROOT,
                            "%s has security associations of %.0f %s: Azure takes %d or more",
                            connection,
                            value,
                            unit,
                            least));
        }
    }
}
