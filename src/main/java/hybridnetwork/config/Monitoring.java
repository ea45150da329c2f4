package hybridnetwork.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is told of trouble, and where logs go.
 *
 * @param email the receiver of alerts
 * @param workspaceId the ARM id of an existing Log Analytics workspace; absent to create one
 */
public record Monitoring(String email, Optional<String> workspaceId) {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern WORKSPACE = Pattern.compile(
            "create|/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.OperationalInsights/workspaces/[^/]+",
            Pattern.CASE_INSENSITIVE);

    static Reading<Monitoring> reading() {
        return MapReader.map(map -> {
            var email = map.required("email", Scalars.matching("invalid-value", EMAIL, "an e-mail address"));
            var workspace = map.defaulted(
                    "workspace",
                    Scalars.matching("invalid-value", WORKSPACE, "`create` or the ARM id of a Log Analytics workspace"),
                    "create");
            return map.build(() -> new Monitoring(
                    email.get(), Optional.of(workspace.get()).filter(text -> !text.equalsIgnoreCase("create"))));
        });
    }
}
