package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to Azure Resource Manager.
 *
 * @param method in capitals
 * @param path decoded, without a slash at its end
 * @param query its parameters, by name
 * @param body of the request; empty where it has none
 */
record ArmRequest(String method, String path, Map<String, String> query, Bag body) {
    private static final Pattern OPERATION = Pattern.compile(
            "(?i)/subscriptions/[^/]+/providers/[^/]+/locations/[^/]+/(operations|operationResults)/([^/]+)");

    boolean is(String other) {
        return method.equals(other);
    }

    /** What of the path comes before this end, which is compared without case; empty where it ends otherwise. */
    Optional<ArmId> before(String end) {
        boolean ends = path.toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT));
        return ends ? ArmId.tryParse(path.substring(0, path.length() - end.length())) : Optional.empty();
    }

    /** The kind of address and the number of the operation that is asked about. */
    Optional<List<String>> operation() {
        Matcher matcher = OPERATION.matcher(path);
        return matcher.matches()
                ? Optional.of(List.of(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)))
                : Optional.empty();
    }

    String version() {
        return query.getOrDefault("api-version", "");
    }
}
