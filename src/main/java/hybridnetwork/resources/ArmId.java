package hybridnetwork.resources;

import java.util.Locale;
import java.util.Optional;

/**
 * An ARM id, such as {@code /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/s}. Two
 * ids are equal without regard to case.
 *
 * @param text in lower case
 */
public record ArmId(String text) {
    private static final String SUBSCRIPTIONS = "/subscriptions/";

    public ArmId {
        text = text.toLowerCase(Locale.ROOT);
    }

    /** The name at the end of an id, as it is spelled there. */
    public static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Whether it begins with a subscription, so that nothing about it is left out. */
    public boolean isWhole() {
        return text.startsWith(SUBSCRIPTIONS);
    }

    /** The name of the resource group. */
    public Optional<String> resourceGroup() {
        return after("resourcegroups");
    }

    /** The name that follows a type, such as that of {@code virtualNetworks}, in lower case. */
    public Optional<String> after(String type) {
        String segment = "/" + type.toLowerCase(Locale.ROOT) + "/";
        int at = text.indexOf(segment);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + segment.length();
        int end = text.indexOf('/', start);
        String name = end < 0 ? text.substring(start) : text.substring(start, end);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The id of what this is a part of, where that is of a type. */
    public Optional<ArmId> parent(String type) {
        int last = text.lastIndexOf('/');
        int before = last < 1 ? -1 : text.lastIndexOf('/', last - 1);
        if (before < 0) {
            return Optional.empty();
        }
        ArmId parent = new ArmId(text.substring(0, before));
        return parent.after(type).isPresent() ? Optional.of(parent) : Optional.empty();
    }

    /** Whether this is a part of another resource. */
    public boolean isInside(ArmId whole) {
        return text.startsWith(whole.text + "/");
    }

    @Override
    public String toString() {
        return text;
    }
}
