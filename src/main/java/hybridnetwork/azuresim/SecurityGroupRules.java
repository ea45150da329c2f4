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
    static final String RULES = "securityRules";
    private static final int MOST_RULES = 1000;
    private static final int MOST_ADDRESSES = 4000;

    @Override
    void admit(Put put, World world) {
        admitAll(put.id(), world.parts(put.id(), put.body(), RULES));
    }

    /** The rules of a group, with one that is added to it. */
    static void admitAll(ArmId group, List<Bag> rules) {
        if (rules.size() > MOST_RULES) {
            // Azure/azure-rest-api-specs#3003
            throw AzureError.badRequest(
                    "SecurityRuleCountLimitReached",
                    "A security group cannot have more than " + MOST_RULES + " security rules.");
        }
        for (String side : List.of("sourceAddressPrefixes", "destinationAddressPrefixes")) {
            admitAddresses(group, rules, side);
        }
        Set<String> names = new HashSet<>();
        Map<String, String> taken = new HashMap<>();
        for (Bag rule : rules) {
            String name = rule.text("name").orElse("");
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw AzureError.duplicateName(group, name);
            }
            SecurityRules.admit(rule);
            String other = taken.put(
                    rule.text("direction").orElse("") + rule.whole("priority").orElse(0L), name);
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
        return Map.of(RULES, Parts.withIds(resource, RULES, world));
    }
}
