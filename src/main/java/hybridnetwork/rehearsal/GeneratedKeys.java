package hybridnetwork.rehearsal;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.Monitoring;
import hybridnetwork.config.StackConfig;
import hybridnetwork.limits.RandomKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys that exist for one rehearsal: one a site with a VPN device, one a circuit of somebody else's, one a peering that has one,
 * and the address of a webhook where alerts have one.
 */
final class GeneratedKeys {
    /** Fits a shared key (128) and an MD5 key (25) alike ({@code psk}, {@code peer-md5}). */
    private static final int LENGTH = 24;

    private final Map<String, String> byPath = new LinkedHashMap<>();

    GeneratedKeys(StackConfig config) {
        config.sites().values().stream()
                .filter(site -> !site.vpnDevices().isEmpty())
                .forEach(site -> add("sharedKeys", site.name()));
        config.circuits().forEach((name, circuit) -> {
            if (circuit instanceof Circuit.Existing) {
                add("authorizationKeys", name);
            } else if (config.peeringKeys().of(name).isPresent()) {
                add("peeringKeys", name);
            }
        });
        config.monitoring()
                .flatMap(Monitoring::webhook)
                .ifPresent(webhook -> byPath.put(
                        "hybrid-network:monitoring.webhook", "https://hooks.example.com/" + RandomKey.of(LENGTH)));
    }

    private void add(String section, String name) {
        byPath.put("hybrid-network:" + section + "." + name, RandomKey.of(LENGTH));
    }

    /** Configuration paths to keys. */
    Map<String, String> byPath() {
        return byPath;
    }

    String authorization(String circuit) {
        return byPath.getOrDefault("hybrid-network:authorizationKeys." + circuit, "");
    }
}
