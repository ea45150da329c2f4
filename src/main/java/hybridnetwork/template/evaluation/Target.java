package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;

/**
 * The resource group that a template is deployed to. A template does not say which; it is the same for all that it deploys, and
 * more is not needed to compare ids.
 */
public record Target(String subscription, String group) {
    /** Stands for the group that the template is deployed to, in a subscription of noughts. */
    public static final Target UNTOLD = new Target("00000000-0000-0000-0000-000000000000", "resource-group");

    /** Begins what stands for a group, or a subscription, that is not known; no name of one may have it. */
    private static final String NOT_KNOWN = "?";

    /** Stands for one that is not known, told apart from others by a number. */
    static String notKnown(int number) {
        return NOT_KNOWN + number;
    }

    boolean isKnown() {
        return !subscription.startsWith(NOT_KNOWN) && !group.startsWith(NOT_KNOWN);
    }

    /** Stands for the region of every resource group. */
    static final String LOCATION = "resource-group-location";

    ArmId groupId() {
        return ArmId.ofGroup(subscription, group);
    }

    /** The id of a resource of this group; its type and its name have the same number of parts. */
    ArmId id(String type, String name) {
        return new ArmId(below(groupId().toString(), type, name));
    }

    /** An id below another: {@code SCOPE/providers/NAMESPACE/TYPE/NAME/TYPE/NAME}. */
    static String below(String scope, String type, String name) {
        String[] types = type.split("/", -1);
        String[] names = name.split("/", -1);
        if (types.length != names.length + 1) {
            throw new NotEvaluated("the type '" + type + "' and the name '" + name + "' do not have the same parts");
        }
        StringBuilder id = new StringBuilder(scope).append("/providers/").append(types[0]);
        for (int i = 0; i < names.length; i++) {
            id.append('/').append(types[i + 1]).append('/').append(names[i]);
        }
        return id.toString();
    }
}
