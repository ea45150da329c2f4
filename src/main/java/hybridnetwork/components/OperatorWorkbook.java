package hybridnetwork.components;

import com.pulumi.azurenative.insights.Workbook;
import com.pulumi.azurenative.insights.WorkbookArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.monitoring.Tile;
import hybridnetwork.monitoring.Watched;
import hybridnetwork.monitoring.WorkbookText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** The workbook that shows an operator both ways. */
public final class OperatorWorkbook extends ComponentResource {
    public static final String TYPE = "hybrid-network:monitoring:OperatorWorkbook";

    /** Of a workbook that belongs to no one resource. */
    private static final String OF_NOTHING_ELSE = "azure monitor";

    /**
     * What the component is made from.
     *
     * @param name by which the portal shows it
     */
    public record Args(
            Placement placement,
            String name,
            hybridnetwork.monitoring.Workbook workbook,
            SortedMap<Watched, Output<String>> watched,
            Output<String> workspaceId) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "tiles", required = true)
        private final Output<List<String>> tiles;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.tiles =
                    Output.of(args.workbook().tiles().stream().map(Tile::title).toList());
        }
    }

    public OperatorWorkbook(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        new Workbook(
                name + "-workbook",
                WorkbookArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .resourceName(guid(args.name()))
                        .displayName(args.name())
                        .kind("shared")
                        .category("workbook")
                        .sourceId(OF_NOTHING_ELSE)
                        .serializedData(text(args))
                        .build(),
                ChildOptions.of(this).build());
        registerOutputs(Map.of());
    }

    /** Azure names workbooks by a GUID: here always the same one of a name, so that a deployment changes the workbook it made. */
    private static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Output<String> text(Args args) {
        List<Watched> watched = new ArrayList<>(args.watched().keySet());
        Output<List<String>> ids = Output.all(new ArrayList<>(args.watched().values()));
        return Output.tuple(ids, args.workspaceId()).applyValue(both -> {
            Map<Watched, String> byWatched = new HashMap<>();
            for (int i = 0; i < watched.size(); i++) {
                byWatched.put(watched.get(i), both.t1.get(i));
            }
            return WorkbookText.of(args.workbook(), byWatched, both.t2);
        });
    }
}
