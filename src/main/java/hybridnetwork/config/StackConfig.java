package hybridnetwork.config;

import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole configuration of a stack, read and free of contradictions between its own names.
 *
 * @param location the Azure region in its short form, such as {@code centralus}
 * @param zones the availability zones of the region, as the stack says them or as they are known
 * @param zonesAreSaid whether the stack says them
 * @param baseName the prefix of every Azure name
 * @param protect whether gateways, public IPs and circuits refuse to be deleted
 * @param network the one with the gateways: the hub, where there are spokes
 * @param spokes by name, sorted
 * @param sites by name, sorted
 * @param expressRoute absent where no circuit joins the network yet, or none is wanted
 * @param vpn absent where the network has circuits alone
 * @param loadBalancers the one without a name first, then those with one, sorted
 * @param inspection what packets between networks pass on their way; absent where they go straight
 * @param traffic intents by name; what none of them allows is denied
 * @param allowReplacement Azure names of resources that may be replaced in spite of the outage
 * @param acceptedRisks rule ids of warnings that the team accepts, each with its reason
 * @param implicitOutbound what is known of the way out that Azure gives hosts without one of their own
 * @param names Azure names that the stack gives itself
 * @param resourceGroupLocation the region of a resource group that stands elsewhere than what is in it, in its short form
 */
public record StackConfig(
        String location,
        AvailabilityZones zones,
        boolean zonesAreSaid,
        Optional<String> subscriptionId,
        String baseName,
        Map<String, String> tags,
        boolean protect,
        GatewayOrder gatewayOrder,
        NetworkConfig network,
        Map<String, Spoke> spokes,
        Map<String, Site> sites,
        Optional<ExpressRouteConfig> expressRoute,
        Optional<VpnConfig> vpn,
        List<LoadBalancerConfig> loadBalancers,
        Optional<InspectionConfig> inspection,
        Map<String, TrafficIntent> traffic,
        Optional<Monitoring> monitoring,
        Keys sharedKeys,
        Keys authorizationKeys,
        Keys peeringKeys,
        List<String> allowReplacement,
        Map<String, String> acceptedRisks,
        OnViolatedIntent proof,
        ImplicitOutbound implicitOutbound,
        GivenNames names,
        Optional<String> resourceGroupLocation) {

    /** The region that the resource group is in: no more than where Azure keeps its record. */
    public String groupLocation() {
        return resourceGroupLocation.orElse(location);
    }

    /** What the proof takes from it. */
    public ProofPremises premises() {
        return new ProofPremises(
                Optional.of(baseName),
                sites,
                expressRoute.map(ExpressRouteConfig::serving).orElse(Map.of()),
                inspection.flatMap(InspectionConfig::appliance),
                traffic,
                implicitOutbound,
                acceptedRisks,
                names);
    }

    /** The networks that this stack declares: the hub, then its own spokes. */
    public List<DeclaredNetwork> networks() {
        return Stream.concat(Stream.<DeclaredNetwork>of(network), ownSpokes().stream())
                .toList();
    }

    /** The spokes that this stack declares. */
    public List<Spoke.Owned> ownSpokes() {
        return spokes.values().stream()
                .filter(Spoke.Owned.class::isInstance)
                .map(Spoke.Owned.class::cast)
                .toList();
    }

    /** The address space of the hub and of every spoke, others' included. */
    public List<Prefix> addressSpaces() {
        return Stream.concat(
                        network.addressSpace().stream(),
                        spokes.values().stream().flatMap(spoke -> spoke.addressSpace().stream()))
                .toList();
    }

    /** The subnets of workloads of all declared networks, by the ends that name them. */
    public Map<String, SubnetConfig> workloads() {
        Map<String, SubnetConfig> workloads = new TreeMap<>();
        networks()
                .forEach(in -> in.workloads()
                        .forEach((key, subnet) -> workloads.put(in.end(key).toString(), subnet)));
        return workloads;
    }

    /** Whether the hub gets a gateway, which spokes can then use. */
    public boolean hasGateway() {
        return expressRoute.isPresent() || vpn.isPresent();
    }

    /** The circuits by name, sorted; none where there is no ExpressRoute. */
    public Map<String, Circuit> circuits() {
        return expressRoute.map(ExpressRouteConfig::circuits).orElse(Map.of());
    }

    /** How many instances of the VPN gateway carry tunnels. */
    public int vpnInstances() {
        return vpn.map(VpnConfig::instances).orElse(0);
    }

    /** Whether the two gateways are created side by side or one after the other ({@code coexist-order}). */
    public enum GatewayOrder {
        parallel,
        serial
    }

    /** Whether the subscription still has Azure's implicit outbound access, which is being retired. */
    public enum ImplicitOutbound {
        open,
        closed,
        unknown
    }

    /** What {@code pulumi preview} does when the proof finds that an intent does not hold. */
    public enum OnViolatedIntent {
        fail,
        warn
    }
}
