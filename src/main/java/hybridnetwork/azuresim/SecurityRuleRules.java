package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules of a security group that are resources of their own. */
final class SecurityRuleRules extends ResourceRules {
    @Override
    void admit(Put put, World world) {
        StoredResource group = Children.owner(put, world);
        List<Bag> rules = new ArrayList<>();
        for (Bag rule : world.parts(group, SecurityGroupRules.RULES)) {
            if (rule.text("name").filter(put.id().name()::equalsIgnoreCase).isEmpty()) {
                rules.add(rule);
            }
        }
        rules.add(put.body().with("name", put.id().name()));
        SecurityGroupRules.admitAll(group.id(), rules);
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("name", resource.id().name());
    }
}
