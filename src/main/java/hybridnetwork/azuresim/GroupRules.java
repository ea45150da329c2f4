package hybridnetwork.azuresim;

import java.util.Optional;

/** Resource groups: a deletion takes what is in them, unless something in them refuses. */
final class GroupRules extends ResourceRules {
    @Override
    void admitDelete(StoredResource resource, World world) {
        Optional<StoredResource> circuit = world.below(resource.id()).stream()
                .filter(each -> each.is(ResourceKind.CIRCUIT) && CircuitRules.provisioned(each))
                .findFirst();
        if (circuit.isPresent()) {
            throw AzureError.conflict(
                    "ResourceGroupDeletionBlocked",
                    "Deletion of resource group '" + resource.id().name() + "' did not complete, as the resource "
                            + circuit.get().id() + " could not be deleted: it is provisioned.");
        }
    }
}
