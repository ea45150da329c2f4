package hybridnetwork.components;

import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.core.Output;
import java.util.Map;

/**
 * Where resources are created, and what is the same for all of them.
 *
 * @param resourceGroupId the ARM id of the resource group, the beginning of the ids of everything in it
 * @param location the Azure region in its short form
 */
public record Placement(
        Output<String> resourceGroupName, Output<String> resourceGroupId, String location, Map<String, String> tags) {

    /**
     * Declares a resource group for everything that is placed with the result.
     *
     * @param groupLocation the region of the group itself
     */
    public static Placement inNewResourceGroup(
            String name, String groupLocation, String location, Map<String, String> tags) {
        var group = new ResourceGroup(
                "resource-group",
                ResourceGroupArgs.builder()
                        .resourceGroupName(name)
                        .location(groupLocation)
                        .tags(tags)
                        .build());
        return new Placement(group.name(), group.id(), location, tags);
    }

    /** The ARM id that a resource of this group has, or is about to have. */
    Output<String> armId(String type, String name) {
        return Output.format("%s/providers/Microsoft.Network/%s/%s", resourceGroupId, Output.of(type), Output.of(name));
    }
}
