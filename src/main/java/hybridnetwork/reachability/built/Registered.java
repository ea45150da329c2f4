package hybridnetwork.reachability.built;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.reading.Inventory;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.reading.Reference;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.reachability.reading.SubnetBags;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the rules ask of the resources, and where they tell what they found. A value that is not known breaks no rule. */
final class Registered {
    static final String VPN = "Vpn";
    static final String EXPRESS_ROUTE = "ExpressRoute";

    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final IdentityHashMap<Resource, List<SubnetBags.Named>> subnets = new IdentityHashMap<>();
    private final Set<String> zoned = new HashSet<>();

    /** @param networks the virtual networks, the hub first */
    Registered(Inventory inventory, Notes notes, List<Resource> networks) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = List.copyOf(networks);
        inventory.all().stream()
                .filter(resource -> !resource.bag().texts("zones").isEmpty())
                .forEach(resource -> location(resource).ifPresent(zoned::add));
    }

    Inventory inventory() {
        return inventory;
    }

    /** The virtual networks, the hub first. */
    List<Resource> networks() {
        return networks;
    }

    void error(String rule, String message) {
        notes.add(Finding.error(rule, message));
    }

    void warning(String rule, String message) {
        notes.add(Finding.warning(rule, message));
    }

    void advice(String rule, String message) {
        notes.add(Finding.advice(rule, message));
    }

    List<Resource> all(String kind) {
        return inventory.all(kind);
    }

    /** The gateways of a type. */
    List<Resource> gateways(String type) {
        return all("VirtualNetworkGateway").stream()
                .filter(gateway -> is(gateway.bag(), "gatewayType", type))
                .toList();
    }

    /** The gateways of a type in a network. */
    List<Resource> gateways(String type, Resource network) {
        return gateways(type).stream()
                .filter(gateway -> networkOf(gateway).filter(network::equals).isPresent())
                .toList();
    }

    /** The network that a gateway is in; one whose subnet is not known yet is in the only one. */
    Optional<Resource> networkOf(Resource gateway) {
        List<String> ids = subnetIds(gateway, "ipConfigurations");
        Optional<Resource> named = networks.stream()
                .filter(network -> ids.stream().anyMatch(id -> network.mayContain(id, "virtualNetworks")))
                .findFirst();
        return named.isPresent() || !ids.isEmpty() || networks.size() != 1 ? named : Optional.of(networks.get(0));
    }

    /** The subnets that the parts of a resource are in, by id. */
    static List<String> subnetIds(Resource resource, String parts) {
        return resource.bag().bags(parts).stream()
                .flatMap(part -> part.bag("subnet").stream())
                .flatMap(subnet -> subnet.text("id").stream())
                .toList();
    }

    /** The connections of a gateway, of a type. */
    List<Resource> connections(Resource gateway, String type) {
        return all("VirtualNetworkGatewayConnection").stream()
                .filter(connection -> is(connection.bag(), "connectionType", type))
                .filter(connection -> found(connection, "virtualNetworkGateway1", "VirtualNetworkGateway")
                        .filter(gateway::equals)
                        .isPresent())
                .toList();
    }

    /** The resource that a property of another one refers to. */
    Optional<Resource> found(Resource owner, String property, String kind) {
        return found(owner, owner.bag(), property, kind);
    }

    Optional<Resource> found(Resource owner, Bag bag, String property, String kind) {
        return inventory.follow(owner, bag, property, kind) instanceof Reference.Found found
                ? Optional.of(found.resource())
                : Optional.empty();
    }

    /** The public IPs of a gateway that are among the resources. */
    List<Resource> publicIps(Resource gateway) {
        return gateway.bag().bags("ipConfigurations").stream()
                .flatMap(part -> found(gateway, part, "publicIPAddress", "PublicIPAddress").stream())
                .toList();
    }

    /** The subnets of a network. */
    List<SubnetBags.Named> subnets(Resource network) {
        return subnets.computeIfAbsent(network, it -> SubnetBags.of(inventory, it));
    }

    Optional<SubnetBags.Named> gatewaySubnet(Resource network) {
        return subnets(network).stream()
                .filter(SubnetBags.Named::isGatewaySubnet)
                .findFirst();
    }

    /** Whether the region of a resource has availability zones, as far as another resource there shows it. */
    boolean isZoned(Resource resource) {
        return location(resource).filter(zoned::contains).isPresent();
    }

    static Optional<String> location(Resource resource) {
        return resource.bag().text("location").map(text -> text.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    /** The name of a resource's SKU. */
    static Optional<String> sku(Resource resource) {
        return resource.bag().bag("sku").flatMap(sku -> sku.text("name"));
    }

    /** Whether a text is known and another one, whatever the case. */
    static boolean isNot(Bag bag, String property, String value) {
        return bag.text(property).filter(text -> !text.equalsIgnoreCase(value)).isPresent();
    }

    static boolean is(Bag bag, String property, String value) {
        return bag.text(property).filter(text -> text.equalsIgnoreCase(value)).isPresent();
    }

    /** As messages call a part of a resource. */
    static String name(Bag part) {
        return part.text("name").orElse("(unnamed)");
    }
}
