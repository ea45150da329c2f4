package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.Optional;
import java.util.Set;

/** Which resources have to be in one region: what is attached to a network and to each other within it. */
final class Regions {
    private static final Set<ResourceKind> ATTACHED = Set.of(
            ResourceKind.NETWORK,
            ResourceKind.SUBNET,
            ResourceKind.INTERFACE,
            ResourceKind.LOAD_BALANCER,
            ResourceKind.GATEWAY,
            ResourceKind.FIREWALL,
            ResourceKind.NAT_GATEWAY,
            ResourceKind.PRIVATE_ENDPOINT);

    /** By their names, as an address space's own peerings and a diagnostic's workspace may be anywhere. */
    private static final Set<String> PROPERTIES = Set.of(
            "/virtualnetworks/",
            "/networksecuritygroups/",
            "/routetables/",
            "/natgateways/",
            "/publicipaddresses/",
            "/networkinterfaces/",
            "/loadbalancers/",
            "/applicationsecuritygroups/");

    private Regions() {}

    /** Whether a reference of the request is to the region that it may be to. A network may be peered with one of any region. */
    static boolean meet(Put put, ArmId reference, World world) {
        boolean wholeNetwork = world.find(reference, ResourceKind.NETWORK).isPresent();
        if (!ATTACHED.contains(put.kind())
                || wholeNetwork
                || PROPERTIES.stream().noneMatch(reference.key()::contains)) {
            return true;
        }
        Optional<String> own = put.body()
                .text("location")
                .map(Difference::location)
                .or(() -> put.id().parent().flatMap(world::region));
        Optional<String> other = world.region(reference);
        return own.isEmpty() || other.isEmpty() || own.equals(other);
    }
}
