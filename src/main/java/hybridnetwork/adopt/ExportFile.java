package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.StackExport;
import hybridnetwork.resources.TypeToken;
import hybridnetwork.resources.UnreadableExport;
import hybridnetwork.template.ArmTemplate;
import hybridnetwork.template.evaluation.UnknownValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Azure has, read from a file: {@code az group export}, or {@code pulumi stack export} of another program. */
public final class ExportFile {
    private ExportFile() {}

    /**
     * Reads the file.
     *
     * @param place the resource group that a template was exported from, which the template itself does not say
     * @throws UnreadableExport when the file is no such export, or is a template and {@code place} is not known
     */
    public static FoundAzure read(Path file, Optional<ArmId> place) {
        StackExport export = StackExport.of(file);
        if (export.template().isEmpty()) {
            return found(export.resources(), List.of());
        }
        ArmTemplate template = ArmTemplate.exported(
                file,
                export.template().get(),
                place,
                "give --resource-group NAME and --subscription ID, so that the import file has the right ids");
        return found(
                template.resources(),
                template.unknown().stream().map(ExportFile::unread).toList());
    }

    private static AdoptionNote unread(UnknownValue value) {
        return AdoptionNote.leftOut(value.place(), "is not known: " + value.reason());
    }

    private static FoundAzure found(List<RegisteredResource> resources, List<AdoptionNote> unknown) {
        List<FoundResource> found = new ArrayList<>();
        List<AdoptionNote> unread = new ArrayList<>(unknown);
        for (RegisteredResource resource : resources) {
            Optional<ArmId> id = resource.id().flatMap(ArmId::tryParse);
            Optional<TypeToken> type = resource.azureType();
            if (type.isPresent() && id.isPresent()) {
                found.add(new FoundResource(id.get(), type.get().token(), new Bag(resource.properties())));
            } else if (!resource.isComponent()) {
                unread.add(AdoptionNote.leftOut(
                        resource.kind() + " " + resource.name(), "has no id in the export, so it cannot be imported"));
            }
        }
        return new FoundAzure(found, unread);
    }
}
