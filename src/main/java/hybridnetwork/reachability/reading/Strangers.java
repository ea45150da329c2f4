package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.Subnet;
import java.util.HashSet;
import java.util.Set;

/** Notes the network resources that the proof does not model: one that is passed over in silence would be a lie. */
public final class Strangers {
    /** Kinds that are modelled, or that are part of one that is. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "VirtualNetwork",
            "Subnet",
            "NetworkSecurityGroup",
            "SecurityRule",
            "RouteTable",
            "Route",
            "VirtualNetworkGateway",
            "VirtualNetworkGatewayConnection",
            "LocalNetworkGateway",
            "ExpressRouteCircuit",
            "ExpressRouteCircuitPeering",
            "ExpressRouteCircuitAuthorization",
            "LoadBalancer",
            "LoadBalancerBackendAddressPool",
            "PublicIPAddress",
            "NetworkInterface",
            // Noted where a subnet uses one.
            "NatGateway");

    /** Kinds that carry no packet and steer none. */
    private static final Set<String> HARMLESS = Set.of(
            "NetworkWatcher",
            "FlowLog",
            "ConnectionMonitor",
            "PacketCapture",
            "PublicIPPrefix",
            "CustomIPPrefix",
            "DdosProtectionPlan",
            "DdosCustomPolicy",
            "ApplicationSecurityGroup",
            "IpAllocation",
            "IpGroup",
            "ServiceEndpointPolicy",
            "ServiceEndpointPolicyDefinition",
            "ExpressRoutePort",
            "ExpressRoutePortAuthorization",
            "PrivateDnsZone",
            "PrivateRecordSet",
            "PrivateZone",
            "VirtualNetworkLink",
            "Zone",
            "RecordSet",
            "DnsResolver",
            "Profile",
            "NetworkProfile");

    private final Inventory inventory;
    private final Notes notes;

    public Strangers(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    public void note() {
        for (Resource resource : inventory.all()) {
            if (!UNDERSTOOD.contains(resource.kind()) && !HARMLESS.contains(resource.kind())) {
                notes.notUnderstood(resource, "resources of this type are not modelled");
            }
        }
        for (Resource vnet : inventory.all("VirtualNetwork")) {
            if (vnet.bag().mayHave("virtualNetworkPeerings")) {
                notes.notUnderstood(vnet, "peered virtual networks are not modelled");
            }
        }
        Set<Resource> subnets = new HashSet<>(inventory.orphans(Parentage.SUBNET));
        inventory.all("VirtualNetwork").forEach(vnet -> subnets.addAll(inventory.children(Parentage.SUBNET, vnet)));
        for (Resource subnet : inventory.all("Subnet")) {
            if (!subnets.contains(subnet)) {
                notes.notUnderstood(subnet, "its virtual network is not in the stack; it is left out of the proof");
            }
        }
        for (Resource gateway : inventory.all("NatGateway")) {
            if (gateway.bag().has("sourceVirtualNetwork")) {
                notes.notUnderstood(
                        gateway,
                        "it changes the source of packets to the internet in a whole virtual network; that is not modelled");
            }
        }
        for (Resource card : inventory.all("NetworkInterface")) {
            if (card.bag().has("networkSecurityGroup")) {
                notes.notUnderstood(card, "a network security group at a network interface is not modelled");
            }
            if (card.bag().mayBe("enableIPForwarding")) {
                notes.notUnderstood(card, "it forwards packets of others; that is not modelled");
            }
        }
    }
}
