package hybridnetwork.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What exists in Azure of a stack's resource group, gateways, circuits and firewall.
 *
 * @param circuits the stack's own circuits by their key in the configuration; absent where there is none yet
 * @param connectedCircuits the keys of the circuits, others' included, whose connection exists
 * @param publicIpZones the availability zones of the public IPs of gateways, NAT gateways and the firewall, in order, by their
 *     Azure names; absent where there is no such address yet
 */
public record AzureState(
        Optional<ExistingResource> resourceGroup,
        Map<String, ExistingCircuit> circuits,
        Set<String> connectedCircuits,
        Optional<ExistingGateway> expressRouteGateway,
        Optional<ExistingGateway> vpnGateway,
        Optional<ExistingFirewall> firewall,
        Map<String, List<String>> publicIpZones) {

    /** A subscription in which nothing of the stack exists. */
    public static final AzureState NOTHING = new AzureState(
            Optional.empty(), Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public AzureState {
        circuits = Map.copyOf(circuits);
        connectedCircuits = Set.copyOf(connectedCircuits);
        publicIpZones = Map.copyOf(publicIpZones);
    }

    /**
     * The zones of a gateway's public IP: those that it has, for Azure fixes them when it creates the address; of a new one
     * those that suit the gateway ({@code ergw-zones}, {@code vpngw-pip-zones}).
     *
     * @param ofNew of a new one
     */
    public List<String> zonesOf(String publicIp, List<String> ofNew) {
        return publicIpZones.getOrDefault(publicIp, ofNew);
    }
}
