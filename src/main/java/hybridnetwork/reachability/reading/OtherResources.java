package hybridnetwork.reachability.reading;

import static java.util.Map.entry;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes the network resources that the proof does not model: one that is passed over in silence would be a lie. */
final class OtherResources {
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
            "AzureFirewall",
            "NatGateway",
            "ApplicationSecurityGroup",
            // A host of its subnet.
            "PrivateEndpoint",
            // Noted with the balancer that has it.
            "InboundNatRule",
            // Noted with the frontends that it hands packets to.
            "PrivateLinkService",
            // Read with the firewalls that they filter for.
            "FirewallPolicy",
            "FirewallPolicyRuleCollectionGroup",
            "FirewallPolicyRuleGroup",
            "IpGroup",
            // Noted by the network that has it.
            "VirtualNetworkPeering");

    /** Kinds that carry no packet and steer none, so that no finding is worth a reader's time. */
    private static final Set<String> HARMLESS = Set.of(
            "NetworkWatcher",
            "FlowLog",
            "ConnectionMonitor",
            "PacketCapture",
            "PublicIPPrefix",
            "CustomIPPrefix",
            "DdosProtectionPlan",
            "DdosCustomPolicy",
            "IpAllocation",
            "ServiceEndpointPolicy",
            "ServiceEndpointPolicyDefinition",
            "ExpressRoutePort",
            "ExpressRoutePortAuthorization",
            "BastionHost",
            "PrivateDnsZone",
            "PrivateRecordSet",
            "PrivateZone",
            "PrivateDnsZoneGroup",
            "VirtualNetworkLink",
            "Zone",
            "RecordSet",
            "DnsResolver",
            "InboundEndpoint",
            "OutboundEndpoint",
            "DnsForwardingRuleset",
            "ForwardingRule",
            "Profile",
            "NetworkProfile",
            "RouteFilter",
            "RouteFilterRule",
            // Rules that nobody has deployed to a firewall yet.
            "FirewallPolicyDraft",
            "FirewallPolicyRuleCollectionGroupDraft",
            "WebApplicationFirewallPolicy");

    /** Kinds with a scope that their kind alone tells. Any other could change everything. */
    private static final Map<String, Scope> SCOPES = Map.ofEntries(
            entry("ExpressRouteCircuitConnection", Scope.BETWEEN_SITES),
            entry("VirtualHubIpConfiguration", Scope.BETWEEN_SITES));

    private final Inventory inventory;
    private final Notes notes;
    private final PrefixSet space;
    private final List<Gateway> gateways;
    private final Interfaces interfaces;

    OtherResources(Inventory inventory, Notes notes, PrefixSet space, List<Gateway> gateways, Interfaces interfaces) {
        this.inventory = inventory;
        this.notes = notes;
        this.space = space;
        this.gateways = gateways;
        this.interfaces = interfaces;
    }

    void note() {
        for (Resource resource : inventory.all()) {
            if (!UNDERSTOOD.contains(resource.kind()) && !HARMLESS.contains(resource.kind())) {
                notes.notUnderstood(resource, "resources of this type are not modelled", scope(resource));
            }
        }
        inventory.all("InboundNatRule").forEach(rule -> InboundNat.note(rule, inventory, notes));
        Set<Resource> subnets = new HashSet<>(inventory.orphans(Parentage.SUBNET));
        inventory.all("VirtualNetwork").forEach(vnet -> subnets.addAll(inventory.children(Parentage.SUBNET, vnet)));
        for (Resource subnet : inventory.all("Subnet")) {
            if (!subnets.contains(subnet)) {
                notes.notUnderstood(
                        subnet,
                        "its virtual network is not in the stack; it is left out of the proof",
                        Scope.nothing("it is no part of a network that is proved"));
            }
        }
        for (Resource card : inventory.all("NetworkInterface")) {
            if (card.bag().isOpaque("enableIPForwarding")) {
                notes.unknown(
                        card,
                        "enableIPForwarding",
                        "whether it forwards packets of others cannot be said",
                        Scope.nothing("a route to it is unknown by its hop"));
            }
        }
        for (Resource address : inventory.all("PublicIPAddress")) {
            boolean other = address.bag()
                    .bag("ipConfiguration")
                    .flatMap(configuration -> configuration.text("id"))
                    .flatMap(id -> new ArmId(id).after("networkInterfaces"))
                    .filter(card -> !hasInterface(card))
                    .isPresent();
            if (other) {
                notes.notUnderstood(
                        address,
                        "the network interface that has it is not among the resources",
                        new Scope.Entering(space));
                notes.doubt(address, "which host leaves by it", new Scope.Leaving(space, true));
            }
        }
        for (Resource peering : inventory.all("ExpressRouteCircuitPeering")) {
            noteGlobalReach(peering, peering.bag());
        }
        for (Resource circuit : inventory.all("ExpressRouteCircuit")) {
            circuit.bag().bags("peerings").forEach(peering -> noteGlobalReach(circuit, peering));
        }
    }

    private boolean hasInterface(String name) {
        return inventory.all("NetworkInterface").stream().anyMatch(card -> card.isNamed(name));
    }

    /** Azure shows what was made at the other circuit as {@code peeredConnections}. */
    private void noteGlobalReach(Resource owner, Bag peering) {
        if (peering.mayHave("connections") || peering.mayHave("peeredConnections")) {
            notes.notUnderstood(owner, "Global Reach between circuits is not modelled", Scope.BETWEEN_SITES);
        }
    }

    private Scope scope(Resource resource) {
        return switch (resource.kind()) {
            // A route server is a virtual hub of no virtual WAN.
            case "VirtualHub" ->
                resource.bag().has("virtualWan")
                        ? Scope.EVERYTHING
                        : resource.bag().mayHave("bgpConnections") ? Scope.ACROSS_SUBNETS : Scope.BETWEEN_SITES;
            case "ApplicationGateway" ->
                new Scope.HandedOn(interfaces.behind(resource).orElse(space));
            case "VirtualHubBgpConnection" -> Scope.ACROSS_SUBNETS;
            case "VirtualNetworkGatewayNatRule" ->
                new Scope.Translated(
                        gateways.stream()
                                .filter(gateway -> gateway.kind() == PathKind.VPN)
                                .map(Gateway::index)
                                .collect(Collectors.toSet()),
                        Set.of());
            default -> SCOPES.getOrDefault(resource.kind(), Scope.EVERYTHING);
        };
    }
}
