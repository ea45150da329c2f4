package hybridnetwork.azuresim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An Azure Resource Manager id, such as
 * {@code /subscriptions/S/resourceGroups/G/providers/Microsoft.Network/virtualNetworks/V/subnets/N}.
 *
 * <p>Two ids that differ in letter case alone are the same resource, as in Azure; the text keeps its casing.
 */
public final class ArmId {
    private static final String GROUPS = "resourceGroups";
    private static final int GROUP_SEGMENTS = 4;

    private final String text;

    private ArmId(String text) {
        this.text = text;
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the text is not an id within a resource group
     */
    public static ArmId parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an ARM id"));
    }

    static Optional<ArmId> tryParse(String text) {
        List<String> segments = split(text);
        boolean inGroup = text.startsWith("/subscriptions/")
                && segments.size() >= GROUP_SEGMENTS
                && segments.size() % 2 == 0
                && segments.get(2).equalsIgnoreCase(GROUPS)
                && segments.stream().noneMatch(String::isEmpty);
        return inGroup ? Optional.of(new ArmId(text)) : Optional.empty();
    }

    /** The id of a resource group. */
    public static ArmId ofGroup(String subscription, String group) {
        return new ArmId("/subscriptions/" + subscription + "/resourceGroups/" + group);
    }

    /** An id below this one: {@code child("subnets", "a")}. */
    public ArmId child(String type, String name) {
        return new ArmId(text + "/" + type + "/" + name);
    }

    /** An id of a resource in this resource group: {@code resource("Microsoft.Network/virtualNetworks", "v")}. */
    public ArmId resource(String type, String name) {
        return new ArmId(text + "/providers/" + type + "/" + name);
    }

    /** The last segment. */
    public String name() {
        List<String> segments = split(text);
        return segments.get(segments.size() - 1);
    }

    String subscription() {
        return split(text).get(1);
    }

    String group() {
        return split(text).get(3);
    }

    ArmId groupId() {
        return ofGroup(subscription(), group());
    }

    /** The id that this one is a child of; empty for a resource group and for a resource directly in it. */
    Optional<ArmId> parent() {
        List<String> segments = split(text);
        int below = segments.size() - 2;
        boolean child = below > GROUP_SEGMENTS + 2
                && !segments.get(below).equalsIgnoreCase("providers")
                && !segments.get(below - 2).equalsIgnoreCase("providers");
        return child ? tryParse("/" + String.join("/", segments.subList(0, below))) : Optional.empty();
    }

    boolean isGroup() {
        return split(text).size() == GROUP_SEGMENTS;
    }

    /** Whether the other id is this one or lies below it. */
    boolean covers(ArmId other) {
        return other.key().equals(key()) || other.key().startsWith(key() + "/");
    }

    /** The id as Azure compares it. */
    String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> split(String text) {
        return List.of((text.startsWith("/") ? text.substring(1) : text).split("/", -1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArmId id && id.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
