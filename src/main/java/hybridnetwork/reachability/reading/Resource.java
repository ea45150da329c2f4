package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Merged;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A resource of Azure's network provider, whatever version of the API it was written for.
 *
 * @param kind the type without provider, module and version, such as {@code VirtualNetwork}
 * @param name its name in Azure; the program's for it where that is not known
 * @param named whether its name in Azure is known
 * @param id its ARM id in lower case, where it is known
 * @param declared the properties that the program sets; what else the bag holds is Azure's last answer
 * @param shown what only that answer has in lists that the program sets
 */
public record Resource(
        String kind,
        String name,
        boolean named,
        Optional<ArmId> id,
        String urn,
        List<String> dependencies,
        Set<String> declared,
        List<Merged.Shown> shown,
        Bag bag) {
    /** Where the property that holds the name is not simply the kind with {@code Name} after it. */
    private static final Map<String, String> NAME_PROPERTIES = Map.of(
            "ExpressRouteCircuit", "circuitName",
            "ExpressRouteCircuitPeering", "peeringName",
            "PublicIPAddress", "publicIpAddressName",
            "LoadBalancerBackendAddressPool", "backendAddressPoolName",
            "FirewallPolicyRuleCollectionGroup", "ruleCollectionGroupName",
            "FirewallPolicyRuleGroup", "ruleGroupName",
            "IpGroup", "ipGroupsName");

    /** The resource, or nothing where it is of another provider or module. */
    public static Optional<Resource> of(RegisteredResource registered) {
        Optional<TypeToken> type = TypeToken.of(registered.type()).filter(TypeToken::isNetwork);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String kind = type.get().kind();
        Merged merged = Merged.of(registered.inputs(), registered.outputs());
        Bag bag = merged.bag();
        Optional<String> id = registered.id().or(() -> new Bag(registered.outputs()).text("id"));
        String nameProperty = NAME_PROPERTIES.getOrDefault(
                kind, kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "Name");
        Optional<String> name =
                bag.text(nameProperty).or(() -> id.map(ArmId::name)).or(() -> bag.text("name"));
        return Optional.of(new Resource(
                kind,
                name.orElse(registered.name()),
                name.isPresent(),
                id.map(ArmId::new),
                registered.urn(),
                registered.dependencies(),
                registered.inputs().keySet(),
                merged.shown(),
                bag));
    }

    /** With every property of the type that Azure gives it. */
    public Resource typed(Notes notes) {
        return new Resource(
                kind,
                name,
                named,
                id,
                urn,
                dependencies,
                declared,
                shown,
                PropertyTypes.of(bag, property -> notes.wrongType(this, property)));
    }

    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Whether another resource may be among the dependencies: it is, or none are told. */
    public boolean mayDependOn(Resource other) {
        return dependencies.isEmpty() || dependencies.contains(other.urn());
    }

    /**
     * Whether an id that is not known, in this resource, may stand for another resource rather than for one elsewhere: one that it
     * may depend on. In a template such an id comes out of a parameter as well, and what is deployed by a known name has an id.
     */
    public boolean mayMean(Resource other) {
        return mayDependOn(other) && (other.id().isEmpty() || !isOfTemplate());
    }

    public boolean isOfTemplate() {
        return urn.startsWith(RegisteredResource.URN_OF_TEMPLATE);
    }

    /** Whether two resources may be in one resource group: names are unique only there. */
    public boolean mayShareGroup(Resource other) {
        return isNothingOrSame(group(), other.group());
    }

    /** Whether an id may be this resource's, which has none yet. */
    public boolean mayGet(String otherId) {
        return id.isEmpty()
                && isNamed(ArmId.name(otherId))
                && isNothingOrSame(group(), new ArmId(otherId).resourceGroup());
    }

    /**
     * Whether an id is of something inside this resource, such as a subnet of a virtual network.
     *
     * @param type as ids spell the type of this resource
     */
    public boolean mayContain(String otherId, String type) {
        ArmId other = new ArmId(otherId);
        if (id.isPresent() && id.get().isWhole() && other.isWhole()) {
            return other.isInside(id.get());
        }
        return other.after(type).equals(Optional.of(name.toLowerCase(Locale.ROOT)))
                && isNothingOrSame(group(), other.resourceGroup());
    }

    /** The resource group's name in lower case, from the id or else from the inputs. */
    private Optional<String> group() {
        return id.flatMap(ArmId::resourceGroup)
                .or(() -> bag.text("resourceGroupName").map(text -> text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNothingOrSame(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** As what a finding is about. */
    public Subject subject(String... part) {
        return Subject.of(kind, name, part);
    }

    /** For messages, such as {@code VirtualNetwork hub-vnet}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
