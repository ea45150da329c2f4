package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource of Azure's network provider, whatever version of the API it was written for.
 *
 * @param kind the type without provider, module and version, such as {@code VirtualNetwork}
 * @param name its name in Azure; the program's for it where that is not known
 * @param named whether its name in Azure is known
 * @param id its ARM id in lower case, where it is known
 * @param declared the properties that the program sets; what else the bag holds is Azure's last answer
 */
public record Resource(
        String kind,
        String name,
        boolean named,
        Optional<String> id,
        String urn,
        List<String> dependencies,
        Set<String> declared,
        Bag bag) {
    private static final Pattern NETWORK_TYPE =
            Pattern.compile("azure-native(?::network(?:/v\\w+)?|_network_v\\w+:[\\w/]+):(\\w+)");

    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final Pattern GROUP = Pattern.compile(SUBSCRIPTIONS + "[^/]+/resourcegroups/([^/]+)/");

    /** Where the property that holds the name is not simply the kind with {@code Name} after it. */
    private static final Map<String, String> NAME_PROPERTIES = Map.of(
            "ExpressRouteCircuit", "circuitName",
            "ExpressRouteCircuitPeering", "peeringName",
            "PublicIPAddress", "publicIpAddressName",
            "LoadBalancerBackendAddressPool", "backendAddressPoolName");

    /** The resource, or nothing where it is of another provider or module. */
    public static Optional<Resource> of(RegisteredResource registered) {
        Matcher type = NETWORK_TYPE.matcher(registered.type());
        if (!type.matches()) {
            return Optional.empty();
        }
        String kind = type.group(1);
        Bag bag = Bag.merged(registered.inputs(), registered.outputs());
        Optional<String> id = registered.id().or(() -> new Bag(registered.outputs()).text("id"));
        String nameProperty = NAME_PROPERTIES.getOrDefault(
                kind, kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "Name");
        Optional<String> name =
                bag.text(nameProperty).or(() -> id.map(Resource::lastSegment)).or(() -> bag.text("name"));
        return Optional.of(new Resource(
                kind,
                name.orElse(registered.name()),
                name.isPresent(),
                id.map(i -> i.toLowerCase(Locale.ROOT)),
                registered.urn(),
                registered.dependencies(),
                registered.inputs().keySet(),
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
                PropertyTypes.of(bag, property -> notes.wrongType(this, property)));
    }

    public static String lastSegment(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Whether another resource may be among the dependencies: it is, or none are told. */
    public boolean mayDependOn(Resource other) {
        return dependencies.isEmpty() || dependencies.contains(other.urn());
    }

    /** Whether two resources may be in one resource group: names are unique only there. */
    public boolean mayShareGroup(Resource other) {
        return isNothingOrSame(group(), other.group());
    }

    /** Whether an id may be this resource's, which has none yet. */
    public boolean mayGet(String otherId) {
        return id.isEmpty() && isNamed(lastSegment(otherId)) && isNothingOrSame(group(), groupOf(otherId));
    }

    /**
     * Whether an id is of something inside this resource, such as a subnet of a virtual network.
     *
     * @param type as ids spell the type of this resource, in lower case
     */
    public boolean mayContain(String otherId, String type) {
        String other = otherId.toLowerCase(Locale.ROOT);
        if (id.isPresent() && id.get().startsWith(SUBSCRIPTIONS) && other.startsWith(SUBSCRIPTIONS)) {
            return other.startsWith(id.get() + "/");
        }
        return other.contains("/" + type + "/" + name.toLowerCase(Locale.ROOT) + "/")
                && isNothingOrSame(group(), groupOf(otherId));
    }

    /** The resource group's name in lower case, from the id or else from the inputs. */
    private Optional<String> group() {
        return id.flatMap(Resource::groupOf)
                .or(() -> bag.text("resourceGroupName").map(text -> text.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> groupOf(String id) {
        Matcher group = GROUP.matcher(id.toLowerCase(Locale.ROOT));
        return group.find() ? Optional.of(group.group(1)) : Optional.empty();
    }

    private static boolean isNothingOrSame(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    /** For messages, such as {@code VirtualNetwork hub-vnet}. */
    @Override
    public String toString() {
        return kind + " " + name;
    }
}
