package hybridnetwork.azuresim;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The bearer tokens that this simulation has given out: one a tenant, known to nobody else, and worth nothing elsewhere. */
final class Tokens {
    private final Map<String, String> byTenant = new ConcurrentHashMap<>();

    String of(String tenant) {
        return byTenant.computeIfAbsent(tenant, one -> "simulated-" + UUID.randomUUID());
    }

    /** The tenant whose token it is. */
    Optional<String> tenant(String token) {
        return byTenant.entrySet().stream()
                .filter(each -> each.getValue().equals(token))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
