package hybridnetwork.reachability.reading;

import hybridnetwork.resources.ArmId;
import java.util.Optional;

/** Which resources are parts of which, and how the parts say so. */
public enum Parentage {
    PEERING("ExpressRouteCircuitPeering", "ExpressRouteCircuit", "expressroutecircuits", "circuitName"),
    ROUTE("Route", "RouteTable", "routetables", "routeTableName"),
    SECURITY_RULE("SecurityRule", "NetworkSecurityGroup", "networksecuritygroups", "networkSecurityGroupName"),
    SUBNET("Subnet", "VirtualNetwork", "virtualnetworks", "virtualNetworkName"),
    PEERING_OF_NETWORKS("VirtualNetworkPeering", "VirtualNetwork", "virtualnetworks", "virtualNetworkName"),
    BACKEND_POOL("LoadBalancerBackendAddressPool", "LoadBalancer", "loadbalancers", "loadBalancerName");

    private final String child;
    private final String parent;

    /** As ids spell it, in lower case. */
    private final String parentType;

    /** The child's, with the parent's name in it. */
    private final String parentProperty;

    Parentage(String child, String parent, String parentType, String parentProperty) {
        this.child = child;
        this.parent = parent;
        this.parentType = parentType;
        this.parentProperty = parentProperty;
    }

    public String child() {
        return child;
    }

    public String parent() {
        return parent;
    }

    public String parentProperty() {
        return parentProperty;
    }

    /** The parent's id, as a child's id begins with it. */
    public Optional<ArmId> parentId(Resource resource) {
        return resource.id().flatMap(id -> id.parent(parentType));
    }

    /** The parent's name, where it is known. */
    public Optional<String> parentName(Resource resource) {
        return resource.bag().text(parentProperty).or(() -> parentId(resource).map(ArmId::name));
    }
}
