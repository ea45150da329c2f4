package hybridnetwork.resources;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An ARM id, such as {@code /subscriptions/S/resourceGroups/G/providers/Microsoft.Network/virtualNetworks/V/subnets/N}.
 *
 * <p>Two ids that differ in letter case alone are the same resource, as in Azure; the text keeps its casing. What is read from
 * somebody's export may be a part of an id only, such as one that leaves the subscription out.
 */
public final class ArmId {
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final String GROUPS = "/resourceGroups/";
    private static final int GROUP_SEGMENTS = 4;

    private final String text;
    private final String key;

    /** Of a text, whatever it is. */
    public ArmId(String text) {
        this.text = text;
        this.key = text.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException when the text is not an id within a resource group
     */
    public static ArmId parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an ARM id"));
    }

    /** The id of a resource group, or of what is in one; empty where the text is none. */
    public static Optional<ArmId> tryParse(String text) {
        ArmId id = new ArmId(text);
        List<String> segments = id.segments();
        boolean inGroup = id.isWhole()
                && segments.size() >= GROUP_SEGMENTS
                && segments.size() % 2 == 0
                && segments.get(2).equalsIgnoreCase("resourceGroups")
                && segments.stream().noneMatch(String::isEmpty);
        return inGroup ? Optional.of(id) : Optional.empty();
    }

    /** The id of a resource group. */
    public static ArmId ofGroup(String subscription, String group) {
        return new ArmId(SUBSCRIPTIONS + subscription + GROUPS + group);
    }

    /** An id below this one: {@code child("subnets", "a")}. */
    public ArmId child(String type, String name) {
        return new ArmId(text + "/" + type + "/" + name);
    }

    /** An id of a resource in this resource group: {@code resource("Microsoft.Network/virtualNetworks", "v")}. */
    public ArmId resource(String type, String name) {
        return new ArmId(text + "/providers/" + type + "/" + name);
    }

    /** The name at the end of an id, as it is spelled there. */
    public static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The name at the end. */
    public String name() {
        return name(text);
    }

    /** Whether it begins with a subscription, so that nothing about it is left out. */
    public boolean isWhole() {
        return key.startsWith(SUBSCRIPTIONS);
    }

    /** The subscription, of an id that {@linkplain #isWhole is whole}. */
    public String subscription() {
        return segments().get(1);
    }

    /** The resource group as it is spelled, of an id within one. */
    public String group() {
        return segments().get(3);
    }

    /** The name of the resource group, in lower case; empty where the id has none. */
    public Optional<String> resourceGroup() {
        return after("resourcegroups");
    }

    /** The id of the resource group, of an id within one. */
    public ArmId groupId() {
        return ofGroup(subscription(), group());
    }

    public boolean isGroup() {
        return segments().size() == GROUP_SEGMENTS;
    }

    /** The name that follows a type, such as that of {@code virtualNetworks}, in lower case. */
    public Optional<String> after(String type) {
        String segment = "/" + type.toLowerCase(Locale.ROOT) + "/";
        int at = key.indexOf(segment);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + segment.length();
        int end = key.indexOf('/', start);
        String name = end < 0 ? key.substring(start) : key.substring(start, end);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The id that this one is a child of; empty for a resource group and for a resource directly in it. */
    public Optional<ArmId> parent() {
        List<String> segments = segments();
        int below = segments.size() - 2;
        boolean child = below > GROUP_SEGMENTS + 2
                && !segments.get(below).equalsIgnoreCase("providers")
                && !segments.get(below - 2).equalsIgnoreCase("providers");
        return child ? tryParse("/" + String.join("/", segments.subList(0, below))) : Optional.empty();
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
        return key.startsWith(whole.key + "/");
    }

    /** Whether the other id is this one or lies below it. */
    public boolean covers(ArmId other) {
        return equals(other) || other.isInside(this);
    }

    /** The id as Azure compares it: in lower case. */
    public String key() {
        return key;
    }

    private List<String> segments() {
        return List.of((text.startsWith("/") ? text.substring(1) : text).split("/", -1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArmId id && id.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
