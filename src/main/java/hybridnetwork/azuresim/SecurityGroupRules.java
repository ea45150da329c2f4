package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Network security groups: names and priorities that collide, limits ({@code nsg-rules}), groups in use. */
final class SecurityGroupRules extends ResourceRules {
    private static final int MOST_RULES = 1000;
    private static final int MOST_ADDRESSES = 4000;
    private static final long LOWEST = 100;
    private static final long HIGHEST = 4096;

    @Override
    void admit(Put put, World world) {
        List<Bag> rules = put.body().bags("securityRules");
        if (rules.size() > MOST_RULES) {
            // Azure/azure-rest-api-specs#3003
            throw AzureError.badRequest(
                    "SecurityRuleCountLimitReached",
                    "A security group cannot have more than " + MOST_RULES + " security rules.");
        }
        for (String side : List.of("sourceAddressPrefixes", "destinationAddressPrefixes")) {
            admitAddresses(put.id(), rules, side);
        }
        Set<String> names = new HashSet<>();
        Map<String, String> taken = new HashMap<>();
        for (Bag rule : rules) {
            String name = rule.text("name").orElse("");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw AzureError.badRequest(
                        "DuplicateResourceName",
                        "Resource " + put.id() + " has two child resources with the same name (" + name + ").");
            }
            long priority = rule.whole("priority").orElse(0L);
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

    /** Counted over the whole group (kubernetes-sigs/cloud-provider-azure#2725). */
    private static void admitAddresses(ArmId group, List<Bag> rules, String side) {
        int count = rules.stream().mapToInt(rule -> rule.texts(side).size()).sum();
        if (count > MOST_ADDRESSES) {
            String name = side.substring(0, 1).toUpperCase(Locale.ROOT) + side.substring(1);
            throw AzureError.badRequest(
                    "SecurityRuleAddressesOrPortsPerSecurityGroupLimitReached",
                    "Network security group " + group + " has " + count + " " + name
                            + ". A security group cannot have more than " + MOST_ADDRESSES + " " + name
                            + " as per the limit MaxSecurityRuleAddressesOrPortsPerSecurityGroup.");
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
