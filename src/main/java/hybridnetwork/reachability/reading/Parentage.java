package hybridnetwork.reachability.reading;

import hybridnetwork.resources.ArmId;
import java.util.Optional;

/** Which resources are parts of which, and how the parts say so. */
public enum Parentage {
    PEERING("ExpressRouteCircuitPeering", "ExpressRouteCircuit", "expressroutecircuits", "circuitName", "peerings"),
    ROUTE("Route", "RouteTable", "routetables", "routeTableName", "routes"),
    SECURITY_RULE(
            "SecurityRule",
            "NetworkSecurityGroup",
            "networksecuritygroups",
            "networkSecurityGroupName",
            "securityRules"),
    SUBNET("Subnet", "VirtualNetwork", "virtualnetworks", "virtualNetworkName", "subnets"),
    PEERING_OF_NETWORKS(
            "VirtualNetworkPeering",
            "VirtualNetwork",
            "virtualnetworks",
            "virtualNetworkName",
            "virtualNetworkPeerings"),
    BACKEND_POOL(
            "LoadBalancerBackendAddressPool",
            "LoadBalancer",
            "loadbalancers",
            "loadBalancerName",
            "backendAddressPools"),
    RULE_COLLECTION_GROUP(
            "FirewallPolicyRuleCollectionGroup",
            "FirewallPolicy",
            "firewallpolicies",
            "firewallPolicyName",
            "ruleCollectionGroups"),
    /** What versions of the API before 2020-05-01 had in place of rule collection groups. */
    RULE_GROUP("FirewallPolicyRuleGroup", "FirewallPolicy", "firewallpolicies", "firewallPolicyName", "ruleGroups");

    private final String child;
    private final String parent;

    /** As ids spell it, in lower case. */
    private final String parentType;

    /** The child's, with the parent's name in it. */
    private final String parentProperty;

    /** The parent's, in which Azure shows its parts. */
    private final String list;

    Parentage(String child, String parent, String parentType, String parentProperty, String list) {
        this.child = child;
        this.parent = parent;
        this.parentType = parentType;
        this.parentProperty = parentProperty;
        this.list = list;
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

    /** The property of the parent that lists its parts. */
    public String list() {
        return list;
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
