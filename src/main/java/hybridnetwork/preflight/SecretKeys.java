package hybridnetwork.preflight;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.SecretText;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Site;
import hybridnetwork.limits.KeyShapes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shared keys, authorization keys and MD5 keys: which are missing, and which Azure would refuse. No text of a key is shown. */
final class SecretKeys {

    private SecretKeys() {}

    static List<Rule> rules() {
        return List.of(
                Rule.warning(
                                "",
                                "shared-key-missing",
                                "each site with a VPN device has a shared key, which its tunnels share; a plan can do"
                                        + " without, and `pulumi preview` and `up` refuse",
                                "")
                        .example("# sites: { hq: ... } without sharedKeys: { hq: ... }", "")
                        .check(SecretKeys::sharedKeys),
                Rule.error(
                                "R89",
                                "psk",
                                "a shared key is 1 to 128 printable ASCII characters without space, hyphen and tilde",
                                "S21 S32")
                        .example("sharedKeys: { hq: { secure: ... } }   # the encrypted text holds a hyphen", "")
                        .check(SecretKeys::sharedKeysAreLegal),
                Rule.error(
                                "R32",
                                "er-authorization",
                                "a circuit in another subscription comes with an authorization key; a plan can do without,"
                                        + " and `pulumi preview` and `up` refuse",
                                "S17")
                        .example("circuits: { partner: { circuitId: /subscriptions/..., sites: [hq] } }", "")
                        .check(SecretKeys::authorizationKeys),
                Rule.error(
                                "R32b",
                                "er-authorization-once",
                                "a circuit is connected once: an authorization serves one connection",
                                "S17")
                        .example(
                                "circuits:\n  a: { circuitId: /subscriptions/.../x, sites: [hq] }\n"
                                        + "  b: { circuitId: /subscriptions/.../x, sites: [branch] }",
                                "keep one of the two and list all sites there")
                        .check(SecretKeys::eachCircuitOnce),
                Rule.error("R41", "peer-md5", "an MD5 key of a peering is 1 to 25 letters and digits", "S13 S33")
                        .example("peeringKeys: { primary: { secure: ... } }   # the encrypted text holds a hyphen", "")
                        .check(SecretKeys::peeringKeysAreLegal),
                Rule.warning("", "key-unused", "each key belongs to a circuit that uses it", "")
                        .example(
                                "authorizationKeys: { primary: ... }   # this stack orders the circuit itself",
                                "remove the key")
                        .check(SecretKeys::everyKeyIsUsed));
    }

    private static void sharedKeys(Inspection on) {
        for (Site site : on.sites()) {
            if (!site.vpnDevices().isEmpty()
                    && on.config().sharedKeys().of(site.name()).isEmpty()) {
                missing(
                        on,
                        Where.SHARED_KEYS.key(site.name()),
                        "site `" + site.name() + "` has no shared key for its VPN connection");
            }
        }
    }

    private static void authorizationKeys(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.Existing existing
                    && !inThisSubscription(on, existing)
                    && on.config().authorizationKeys().of(circuit.name()).isEmpty()) {
                missing(
                        on,
                        Where.AUTHORIZATION_KEYS.key(circuit.name()),
                        "circuit `" + circuit.name() + "` is in "
                                + (on.config().subscriptionId().isPresent()
                                        ? "another subscription"
                                        : "a subscription that may be another one")
                                + " and has no authorization key");
            }
        }
    }

    private static boolean inThisSubscription(Inspection on, Circuit.Existing circuit) {
        return on.config()
                .subscriptionId()
                .map(id -> circuit.circuitId().split("/", -1)[2].equalsIgnoreCase(id))
                .orElse(false);
    }

    /** A plan can do without the key; the engine cannot. */
    private static void missing(Inspection on, ConfigPath path, String message) {
        on.found(path, message)
                .severity(on.underEngine() ? Severity.ERROR : Severity.WARNING)
                .fix(ConfigCommand.setSecret(path));
    }

    private static void sharedKeysAreLegal(Inspection on) {
        on.config().sharedKeys().byName().forEach((site, key) -> {
            if (breaks(KeyShapes.SHARED_KEY, key)) {
                on.found(Where.SHARED_KEYS.key(site), "the shared key of site `" + site + "` is one that Azure refuses")
                        .got(key)
                        .allowed("1 to 128 printable ASCII characters, no space, hyphen or tilde")
                        .fix(ConfigCommand.setSecret(Where.SHARED_KEYS.key(site)));
            }
        });
    }

    private static void peeringKeysAreLegal(Inspection on) {
        on.config().peeringKeys().byName().forEach((circuit, key) -> {
            if (breaks(KeyShapes.MD5_KEY, key)) {
                on.found(
                                Where.PEERING_KEYS.key(circuit),
                                "the MD5 key of circuit `" + circuit + "` is one that Azure refuses")
                        .got(key)
                        .allowed("1 to 25 letters and digits")
                        .fix(ConfigCommand.setSecret(Where.PEERING_KEYS.key(circuit)));
            }
        });
    }

    private static boolean breaks(Pattern pattern, SecretText key) {
        Optional<String> text = key.reveal();
        return text.isPresent() && !pattern.matcher(text.get()).matches();
    }

    private static void eachCircuitOnce(Inspection on) {
        Map<String, String> seen = new HashMap<>();
        for (Circuit circuit : on.circuits()) {
            if (circuit instanceof Circuit.Existing existing) {
                String first = seen.putIfAbsent(existing.circuitId().toLowerCase(Locale.ROOT), circuit.name());
                if (first != null) {
                    on.found(
                                    Where.circuit(circuit.name()).key("circuitId"),
                                    "circuits `" + first + "` and `" + circuit.name() + "` are the same")
                            .got(existing.circuitId());
                }
            }
        }
    }

    private static void everyKeyIsUsed(Inspection on) {
        for (Circuit circuit : on.circuits()) {
            boolean owned = circuit instanceof Circuit.Owned;
            if (owned && on.config().authorizationKeys().byName().containsKey(circuit.name())) {
                on.found(
                        Where.AUTHORIZATION_KEYS.key(circuit.name()),
                        "circuit `" + circuit.name() + "` is ordered by this stack and needs no authorization key");
            }
            boolean peered = circuit instanceof Circuit.Owned mine
                    && mine.privatePeering().isPresent();
            if (!peered && on.config().peeringKeys().byName().containsKey(circuit.name())) {
                on.found(
                        Where.PEERING_KEYS.key(circuit.name()),
                        "circuit `" + circuit.name()
                                + "` has no private peering of this stack that could use an MD5 key");
            }
        }
    }
}
