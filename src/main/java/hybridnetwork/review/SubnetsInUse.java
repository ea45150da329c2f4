package hybridnetwork.review;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Azure neither moves nor deletes a subnet while something is in it: which ones that holds for. */
final class SubnetsInUse {
    private static final Pattern SUBNET = Pattern.compile("subnets\\[(.+?)](\\.addressPrefix(es)?)?");

    private final List<RegisteredResource> standing;

    SubnetsInUse(List<RegisteredResource> standing) {
        this.standing = standing;
    }

    /** One sentence for each changed or removed subnet of a network that Azure refuses to touch. */
    List<Remark> refusals(RegisteredResource network, List<PropertyChange> changes) {
        if (!Consequence.type(network).equals("VirtualNetwork")) {
            return List.of();
        }
        List<Remark> refusals = new ArrayList<>();
        for (PropertyChange change : changes) {
            Matcher subnet = SUBNET.matcher(change.path());
            boolean touched = subnet.matches()
                    && change.before().isPresent()
                    && (subnet.group(2) != null || change.after().isEmpty());
            if (touched) {
                List<String> users = users(ResourceChange.azureName(network), subnet.group(1));
                if (!users.isEmpty()) {
                    refusals.add(Remark.refused(
                            "Azure refuses to " + (subnet.group(2) == null ? "delete" : "move or resize") + " subnet "
                                    + subnet.group(1) + " while it is in use by " + String.join(", ", users)));
                }
            }
        }
        return refusals;
    }

    private List<String> users(String network, String subnet) {
        String id = ("/virtualNetworks/" + network + "/subnets/" + subnet).toLowerCase(Locale.ROOT);
        return standing.stream()
                .filter(resource -> refersTo(resource.inputs(), id))
                .map(ResourceChange::azureName)
                .toList();
    }

    private static boolean refersTo(Object value, String id) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(inner -> refersTo(inner, id));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(inner -> refersTo(inner, id));
        }
        return value instanceof String text && text.toLowerCase(Locale.ROOT).endsWith(id);
    }
}
