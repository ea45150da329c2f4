package hybridnetwork.azuresim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Network security groups: priorities that collide or are out of bounds ({@code nsg-rules}), groups in use. */
final class SecurityGroupRules extends ResourceRules {
    private static final long LOWEST = 100;
    private static final long HIGHEST = 4096;

    @Override
    void admit(Put put, World world) {
        Map<String, String> taken = new HashMap<>();
        for (Bag rule : put.body().list("securityRules")) {
            String name = rule.text("name").orElse("");
            long priority = rule.number("priority").orElse(0L);
            if (priority < LOWEST || priority > HIGHEST) {
                throw AzureError.badRequest(
                        "SecurityRuleInvalidPriority",
                        "Security rule has invalid Priority. Value provided: " + priority + " Allowed range 100-4096."
                                + " Rule: " + name + ".");
            }
            String other = taken.put(rule.text("direction").orElse("") + priority, name);
            if (other != null) {
                throw AzureError.badRequest(
                        "SecurityRuleConflict",
                        "Security rule " + other + " conflicts with rule " + name
                                + ". Rules cannot have the same Priority and Direction.");
            }
        }
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<StoredResource> users = world.users(resource.id());
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "InUseNetworkSecurityGroupCannotBeDeleted",
                    "Network security group " + resource.id() + " cannot be deleted because it is in use by the"
                            + " following resources: " + users.get(0).id()
                            + ". In order to delete the Network security group, remove the association with the"
                            + " resource(s).");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("securityRules", Parts.withIds(resource, "securityRules"));
    }
}
