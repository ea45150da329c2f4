package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;

/** Resources that live within another one. */
final class Children {
    private Children() {}

    /** @throws AzureError {@code ResourceNotFound}, when there is no owner */
    static StoredResource owner(Put put, World world) {
        ArmId parent = put.id()
                .parent()
                .orElseThrow(() -> AzureError.notFound(put.id(), put.kind().type()));
        String type = put.kind().type();
        return world.find(parent)
                .orElseThrow(() -> AzureError.notFound(parent, type.substring(0, type.lastIndexOf('/'))));
    }
}
