package hybridnetwork.review;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Locale;

/**
 * What happens to one resource.
 *
 * @param resource as it will be; as it was where it is removed
 * @param properties what differs; nothing where it is added or removed, or replaced only because another resource is
 * @param remarks what that means: an outage, a refusal, what to do first
 */
public record ResourceChange(
        Kind kind, RegisteredResource resource, List<PropertyChange> properties, List<Remark> remarks) {

    /** What the engine does. */
    public enum Kind {
        ADDED,
        CHANGED,
        REPLACED,
        REMOVED
    }

    public ResourceChange {
        properties = List.copyOf(properties);
        remarks = List.copyOf(remarks);
    }

    /** The rules of a security group that only get other priorities, and the differences beside it. */
    public Renumbering renumbering() {
        return Renumbering.in(resource, properties);
    }

    /** Whether it means something of this kind. */
    public boolean means(Remark.Kind remark) {
        return remarks.stream().anyMatch(it -> it.kind() == remark);
    }

    /** The name in Azure, such as {@code hybrid-vpn-er-vnet}. */
    public String azureName() {
        return azureName(resource);
    }

    /** The name, and of what extends another resource and may be called the same there as elsewhere, that one's: {@code diag of erc}. */
    public String fullName() {
        return resource.inputs().get("resourceUri") instanceof String target
                ? azureName() + " of " + ArmId.name(target)
                : azureName();
    }

    static String azureName(RegisteredResource resource) {
        return resource.inputs()
                .getOrDefault(ArmType.of(resource.type()).nameInput(), resource.name())
                .toString();
    }

    /** Azure takes names for the same whatever their case. */
    static String folded(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
