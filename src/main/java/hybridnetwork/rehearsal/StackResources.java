package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.net.Ipv4;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which resources stand for the sites, circuits and gateways of a stack. They are known by what they say, not by their names, which
 * they may have from a time when there were fewer of them or from whoever made them: a local network gateway by the address of its
 * device, a circuit by its name or else by its provider and peering location, a gateway by its type.
 */
final class StackResources {
    private static final String LOCAL_GATEWAY = "localNetworkGateways";
    private static final String CIRCUIT = "expressRouteCircuits";
    private static final String GATEWAY = "virtualNetworkGateways";

    private final SimulatedAzure azure;
    private final StackConfig config;

    StackResources(SimulatedAzure azure, StackConfig config) {
        this.azure = azure;
        this.config = config;
    }

    private List<ArmId> all(String type) {
        return azure.resources().stream()
                .filter(id -> id.after(type).isPresent() && id.parent().isEmpty())
                .toList();
    }

    private Bag properties(ArmId id) {
        return new Bag(azure.properties(id));
    }

    List<ArmId> localGateways() {
        return all(LOCAL_GATEWAY);
    }

    List<ArmId> circuits() {
        return all(CIRCUIT);
    }

    /** The site at the other end of a local network gateway. */
    Optional<Site> site(ArmId localGateway) {
        return config.sites().values().stream()
                .filter(site -> site.vpnDevices().stream().anyMatch(isAt(localGateway)))
                .findFirst();
    }

    private Predicate<VpnDevice> isAt(ArmId localGateway) {
        Bag said = properties(localGateway);
        return device -> {
            Optional<String> address = device.address().map(Ipv4::toString);
            return (address.isPresent() && address.equals(said.text("gatewayIpAddress")))
                    || (device.fqdn().isPresent() && device.fqdn().equals(said.text("fqdn")));
        };
    }

    /** The ends of a site's tunnels. */
    List<ArmId> localGateways(String site) {
        return localGateways().stream()
                .filter(id ->
                        site(id).filter(found -> found.name().equals(site)).isPresent())
                .toList();
    }

    /** The stack's name of a circuit. */
    Optional<Circuit> circuit(ArmId id) {
        AzureNames names = AzureNames.of(config);
        Bag provider = properties(id).bag("serviceProviderProperties").orElse(Bag.EMPTY);
        return config.circuits().values().stream()
                .filter(circuit -> circuit instanceof Circuit.Existing existing
                        ? ArmId.parse(existing.circuitId()).equals(id)
                        : names.circuit(circuit.name()).equalsIgnoreCase(id.name()))
                .findFirst()
                .or(() -> config.circuits().values().stream()
                        .filter(circuit -> circuit instanceof Circuit.AtProvider ordered
                                && provider.text("serviceProviderName").equals(Optional.of(ordered.provider()))
                                && provider.text("peeringLocation").equals(Optional.of(ordered.peeringLocation())))
                        .findFirst());
    }

    /** The circuit of a name; empty until it is ordered. */
    Optional<ArmId> circuit(String name) {
        return circuits().stream()
                .filter(id ->
                        circuit(id).filter(found -> found.name().equals(name)).isPresent())
                .findFirst();
    }

    /**
     * The gateway of a type.
     *
     * @param type {@code ExpressRoute} or {@code Vpn}
     */
    Optional<ArmId> gateway(String type) {
        return all(GATEWAY).stream()
                .filter(id -> properties(id).text("gatewayType").equals(Optional.of(type)))
                .findFirst();
    }
}
