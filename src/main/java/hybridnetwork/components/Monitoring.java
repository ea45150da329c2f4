package hybridnetwork.components;

import com.pulumi.azurenative.insights.ActionGroup;
import com.pulumi.azurenative.insights.ActionGroupArgs;
import com.pulumi.azurenative.insights.inputs.EmailReceiverArgs;
import com.pulumi.azurenative.insights.inputs.WebhookReceiverArgs;
import com.pulumi.azurenative.operationalinsights.Workspace;
import com.pulumi.azurenative.operationalinsights.WorkspaceArgs;
import com.pulumi.azurenative.operationalinsights.inputs.WorkspaceSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.config.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where logs go, and who is told: a Log Analytics workspace and an action group, of the stack's own or somebody else's. */
public final class Monitoring extends ComponentResource {
    public static final String TYPE = "hybrid-network:monitoring:Monitoring";

    /** An action group is no resource of a region. */
    static final String GLOBAL = "global";

    private final Output<String> workspaceId;
    private final List<Output<String>> actionGroupIds = new ArrayList<>();

    /**
     * What the component is made from.
     *
     * @param name the workspace's Azure name
     * @param actionGroupName the action group's
     * @param shortName what its messages begin with
     */
    public record Args(
            Placement placement,
            String name,
            String actionGroupName,
            String shortName,
            hybridnetwork.config.Monitoring config) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "email")
        private final @Nullable Output<String> email;

        @Import(name = "webhook", required = true)
        private final Output<Boolean> webhook;

        @Import(name = "actionGroup")
        private final @Nullable Output<String> actionGroup;

        @Import(name = "workspace")
        private final @Nullable Output<String> workspace;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.email = optional(args.config().email());
            this.webhook = Output.of(args.config().webhook().isPresent());
            this.actionGroup = optional(args.config().actionGroupId());
            this.workspace = optional(args.config().workspaceId());
        }
    }

    public Monitoring(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        this.workspaceId = args.config()
                .workspaceId()
                .map(Output::of)
                .orElseGet(() -> workspace(name, args).id());
        if (args.config().hasOwnReceiver()) {
            actionGroupIds.add(actionGroup(name, args).id());
        }
        args.config().actionGroupId().map(Output::of).ifPresent(actionGroupIds::add);
        Map<String, Output<?>> outputs = new TreeMap<>(Map.of("workspaceId", workspaceId));
        outputs.put("actionGroupIds", Output.all(actionGroupIds));
        registerOutputs(outputs);
    }

    private Workspace workspace(String name, Args args) {
        return new Workspace(
                name + "-workspace",
                WorkspaceArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .workspaceName(args.name())
                        .sku(WorkspaceSkuArgs.builder().name("PerGB2018").build())
                        .retentionInDays(args.config().retentionDays())
                        .build(),
                ChildOptions.of(this).build());
    }

    private ActionGroup actionGroup(String name, Args args) {
        var group = ActionGroupArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(GLOBAL)
                .tags(args.placement().tags())
                .actionGroupName(args.actionGroupName())
                .groupShortName(args.shortName())
                .enabled(true);
        args.config()
                .email()
                .ifPresent(address -> group.emailReceivers(EmailReceiverArgs.builder()
                        .name("email")
                        .emailAddress(address)
                        .useCommonAlertSchema(true)
                        .build()));
        args.config().webhook().ifPresent(address -> group.webhookReceivers(webhook(address)));
        return new ActionGroup(
                name + "-action-group",
                group.build(),
                // Azure answers with the address.
                ChildOptions.of(this)
                        .additionalSecretOutputs(
                                args.config().webhook().isPresent() ? List.of("webhookReceivers") : List.of())
                        .build());
    }

    private static WebhookReceiverArgs webhook(SecretText address) {
        return WebhookReceiverArgs.builder()
                .name("webhook")
                .serviceUri(Secrets.output(address))
                .useCommonAlertSchema(true)
                .build();
    }

    /** The ARM id of the workspace, of the stack's own or somebody else's. */
    public Output<String> workspaceId() {
        return workspaceId;
    }

    /** The ARM ids of those who are told; the stack's own comes first. */
    public List<Output<String>> actionGroupIds() {
        return List.copyOf(actionGroupIds);
    }

    /** The one that other stacks can tell the same people by. */
    public Optional<Output<String>> actionGroupId() {
        return actionGroupIds.stream().findFirst();
    }
}
