package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys with which another subscription connects to a circuit: one key, one connection ({@code er-authorization}). */
final class AuthorizationRules extends ResourceRules {
    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.id().parent().map(Set::of).orElse(Set.of());
    }

    @Override
    void admit(Put put, World world) {
        Children.owner(put, world);
    }

    @Override
    Bag facts(Put put, World world) {
        return put.existing()
                .map(StoredResource::facts)
                .orElseGet(() ->
                        new Bag(Map.of("authorizationKey", Guid.of("authorization key " + put.id() + world.serial()))));
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        if (user(resource, world).isPresent()) {
            throw AzureError.conflict(
                    "ConflictError",
                    "Authorization " + resource.id() + " cannot be deleted: a connection uses its key.");
        }
    }

    static Optional<StoredResource> user(StoredResource authorization, World world) {
        Optional<String> key = authorization.facts().text("authorizationKey");
        return world.all(ResourceKind.CONNECTION).stream()
                .filter(each -> each.body().text("authorizationKey").equals(key))
                .findFirst();
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>(resource.facts().values());
        shown.put("authorizationUseStatus", user(resource, world).isPresent() ? "InUse" : "Available");
        return shown;
    }
}
