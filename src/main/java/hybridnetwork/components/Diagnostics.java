package hybridnetwork.components;

import com.pulumi.azurenative.insights.DiagnosticSetting;
import com.pulumi.azurenative.insights.DiagnosticSettingArgs;
import com.pulumi.azurenative.insights.inputs.LogSettingsArgs;
import com.pulumi.azurenative.insights.inputs.MetricSettingsArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.monitoring.Watched;
import hybridnetwork.monitoring.WatchedKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The logs and metrics of each resource that go to the workspace. */
public final class Diagnostics extends ComponentResource {
    public static final String TYPE = "hybrid-network:monitoring:Diagnostics";

    /**
     * What the component is made from.
     *
     * @param name the Azure name of each setting, which counts within its resource
     * @param watched the ARM ids of what is watched
     */
    public record Args(
            Placement placement, String name, Output<String> workspaceId, SortedMap<Watched, Output<String>> watched) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "watched", required = true)
        private final Output<List<String>> watched;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.watched =
                    Output.of(args.watched().keySet().stream().map(Watched::key).toList());
        }
    }

    public Diagnostics(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        args.watched().forEach((watched, id) -> setting(name, args, watched, id));
        registerOutputs(Map.of());
    }

    private void setting(String name, Args args, Watched watched, Output<String> id) {
        WatchedKind kind = watched.kind();
        var setting = DiagnosticSettingArgs.builder()
                .name(args.name())
                .resourceUri(id)
                .workspaceId(args.workspaceId())
                .logs(kind.logCategories().stream()
                        .map(category -> LogSettingsArgs.builder()
                                .category(category)
                                .enabled(true)
                                .build())
                        .toList());
        if (kind.hasMetrics()) {
            setting.metrics(MetricSettingsArgs.builder()
                    .category("AllMetrics")
                    .enabled(true)
                    .build());
        }
        if (kind.hasOwnTables()) {
            setting.logAnalyticsDestinationType("Dedicated");
        }
        new DiagnosticSetting(
                name + "-" + watched.key(),
                setting.build(),
                ChildOptions.of(this).build());
    }
}
