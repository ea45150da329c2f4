package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.ProofInputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the hub among the virtual networks. */
public final class Hub {
    private final Inventory inventory;
    private final ProofInputs inputs;

    public Hub(Inventory inventory, ProofInputs inputs) {
        this.inventory = inventory;
        this.inputs = inputs;
    }

    /** The hub, then the others by name; the first by name where nothing tells which it is. */
    public List<Resource> first() {
        List<Resource> networks = inventory.all("VirtualNetwork").stream()
                .sorted(Comparator.comparing(Resource::name))
                .toList();
        List<Resource> named = networks.stream()
                .filter(network -> network.isNamed(inputs.hub().orElse(inputs.baseName() + "-vnet")))
                .toList();
        Optional<Resource> hub = withGateway(named, "")
                .or(() -> named.stream().findFirst())
                .or(() -> withGateway(networks, "ExpressRoute"))
                .or(() -> withGateway(networks, ""))
                .or(() -> networks.stream().filter(this::hasGatewaySubnet).findFirst());
        List<Resource> first = new ArrayList<>(hub.stream().toList());
        networks.stream().filter(network -> !Optional.of(network).equals(hub)).forEach(first::add);
        return first;
    }

    private Optional<Resource> withGateway(List<Resource> networks, String type) {
        return networks.stream()
                .filter(network -> inventory.all("VirtualNetworkGateway").stream()
                        .filter(gateway -> type.isEmpty()
                                || gateway.bag().text("gatewayType").orElse("").equalsIgnoreCase(type))
                        .flatMap(Hub::subnetIds)
                        .anyMatch(id -> network.mayContain(id, "virtualNetworks")))
                .findFirst();
    }

    private static Stream<String> subnetIds(Resource gateway) {
        return gateway.bag().bags("ipConfigurations").stream()
                .flatMap(configuration -> configuration.bag("subnet").stream())
                .flatMap(subnet -> subnet.text("id").stream());
    }

    private boolean hasGatewaySubnet(Resource network) {
        return SubnetBags.of(inventory, network).stream().anyMatch(SubnetBags.Named::isGatewaySubnet);
    }
}
