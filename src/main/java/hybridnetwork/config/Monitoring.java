package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is told of trouble, and where logs go. At least one of the three receivers is there.
 *
 * @param email a receiver of alerts
 * @param webhook an address that alerts are posted to; most carry a token, so it is kept as a secret
 * @param actionGroupId the ARM id of an action group that is somebody else's
 * @param workspaceId the ARM id of an existing Log Analytics workspace; absent to create one
 * @param retentionDays how long a workspace of the stack's keeps logs
 */
public record Monitoring(
        Optional<String> email,
        Optional<SecretText> webhook,
        Optional<String> actionGroupId,
        Optional<String> workspaceId,
        int retentionDays) {
    public static final ConfigPath PATH = ConfigPath.of("monitoring");

    /** The one value outside of the sections of keys that may be encrypted. */
    static final ConfigPath WEBHOOK = PATH.key("webhook");

    /** What Azure takes, in days (S145). */
    private static final int SHORTEST_RETENTION = 30;

    private static final int LONGEST_RETENTION = 730;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern WORKSPACE = Pattern.compile(
            "create|" + resource("Microsoft\\.OperationalInsights/workspaces"), Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTION_GROUP =
            Pattern.compile(resource("Microsoft\\.Insights/actionGroups"), Pattern.CASE_INSENSITIVE);
    private static final Pattern HTTPS = Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?]\\S*)?");

    private static String resource(String type) {
        return "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/" + type + "/[^/]+";
    }

    /** Whether the stack has an action group of its own, beside one that is somebody else's or instead of it. */
    public boolean hasOwnReceiver() {
        return email.isPresent() || webhook.isPresent();
    }

    static Reading<Monitoring> reading() {
        return MapReader.map(map -> {
            var email = map.optional("email", Scalars.matching("invalid-value", EMAIL, "an e-mail address"));
            var webhook = map.optional("webhook", Monitoring::readWebhook);
            var group = map.optional(
                    "actionGroup",
                    Scalars.matching(
                            "invalid-value",
                            ACTION_GROUP,
                            "the ARM id of an action group: /subscriptions/.../providers/Microsoft.Insights/actionGroups/NAME"));
            var workspace = map.defaulted(
                    "workspace",
                    Scalars.matching(
                            "invalid-value",
                            WORKSPACE,
                            "`create` or the ARM id of a workspace: /subscriptions/.../providers/Microsoft.OperationalInsights/workspaces/NAME"),
                    "create");
            var retention = map.optional(
                    "retentionDays", Scalars.integer("monitoring-retention", SHORTEST_RETENTION, LONGEST_RETENTION));
            if (!map.hasValue("email") && !map.hasValue("webhook") && !map.hasValue("actionGroup")) {
                map.report(Problem.error("monitoring-receiver", map.path(), "nobody is told what the alerts say")
                        .allowed("one or more of `email`, `webhook` and `actionGroup`")
                        .fix(ConfigCommand.set(map.path().key("email"), "network-team@example.com")));
            }
            boolean own = workspace
                    .present()
                    .filter(text -> text.equalsIgnoreCase("create"))
                    .isPresent();
            if (map.hasValue("retentionDays") && workspace.present().isPresent() && !own) {
                map.report(Problem.error(
                                "monitoring-retention",
                                map.path().key("retentionDays"),
                                "the workspace is somebody else's, and keeps logs as long as its owner says")
                        .fix("remove `retentionDays`"));
            }
            return map.build(() -> new Monitoring(
                    email.get(),
                    webhook.get(),
                    group.get(),
                    Optional.of(workspace.get()).filter(text -> !text.equalsIgnoreCase("create")),
                    retention.get().orElse(SHORTEST_RETENTION)));
        });
    }

    /** Nothing of it is quoted: what stands in it may be a token. */
    private static Value<SecretText> readWebhook(ConfigNode node, ConfigPath path, Problems problems) {
        if (node instanceof Encrypted) {
            return Value.of(SecretText.encrypted());
        }
        if (!(node instanceof Scalar scalar) || scalar.kind() == Kind.NULL) {
            problems.add(Problem.error("wrong-type", path, "the webhook is not text")
                    .got(Problem.SECRET)
                    .fix(ConfigCommand.setSecret(path)));
            return Value.refused();
        }
        if (!HTTPS.matcher(scalar.text()).matches()) {
            problems.add(Problem.error("monitoring-webhook", path, "the webhook is not an address of https")
                    .got(Problem.SECRET)
                    .allowed("https://HOST/PATH")
                    .fix(ConfigCommand.setSecret(path)));
            return Value.refused();
        }
        if (!scalar.secret()) {
            problems.addReadable(Problem.error(
                            "secret-in-clear",
                            path,
                            "the webhook's address, which may be all that one needs to post to it, stands in clear in the"
                                    + " configuration")
                    .got(Problem.SECRET)
                    .fix(ConfigCommand.setSecret(path)));
        }
        return Value.of(SecretText.of(scalar.text()));
    }
}
