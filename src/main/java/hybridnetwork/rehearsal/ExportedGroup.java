package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.StackExport;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.template.ArmTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources that no stack made, for a simulated Azure: what {@code az group export} or {@code pulumi stack export} has of them. */
final class ExportedGroup {
    private static final String GROUP_TYPE = "azure-native:resources:ResourceGroup";

    private ExportedGroup() {}

    /**
     * Puts what the file has into the simulated Azure.
     *
     * @param place the resource group that a template was exported from, which it does not say itself
     * @return the ids of resources of types that the simulation does not have, and that are not there
     * @throws UnreadableExport when the file is no such export
     */
    static List<ArmId> into(SimulatedAzure azure, Path file, Optional<ArmId> place) {
        StackExport export = StackExport.of(file);
        if (export.template().isEmpty()) {
            return azure.outside().fill(export.resources());
        }
        List<RegisteredResource> deployed = ArmTemplate.exported(
                        file, export.template().get(), place, "name it with --resource-group")
                .resources();
        List<RegisteredResource> all = new ArrayList<>();
        all.add(group(place.orElseThrow(), deployed));
        all.addAll(deployed);
        return azure.outside().fill(all);
    }

    /** A template has no resource group: it is where its first resource is. */
    private static RegisteredResource group(ArmId group, List<RegisteredResource> deployed) {
        Map<String, Object> inputs = deployed.stream()
                .flatMap(each -> Optional.ofNullable(each.inputs().get("location")).stream())
                .findFirst()
                .<Map<String, Object>>map(location -> Map.of("location", location))
                .orElse(Map.of());
        return RegisteredResource.unregistered(GROUP_TYPE, group.group(), group.group(), group.toString(), inputs);
    }
}
