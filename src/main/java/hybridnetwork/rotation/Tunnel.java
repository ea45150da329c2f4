package hybridnetwork.rotation;

import hybridnetwork.lifecycle.LogicalName;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.TunnelName;
import java.util.List;
import java.util.Optional;

/**
 * A deployed connection to one device of the site. Where the gateway is active-active, both of its instances use the connection's
 * one key.
 *
 * @param urn the engine's name of it
 */
public record Tunnel(TunnelName name, ArmId connection, ArmId gateway, String urn) {
    /** What it is called: its site, and its device where the site has several. */
    public String key() {
        return name.key();
    }

    /** The device's name, where the site has several. */
    public Optional<String> device() {
        return name.device();
    }

    /** Those of a site among the resources of a deployed stack, in the order of their names. */
    public static List<Tunnel> of(String site, List<RegisteredResource> resources) {
        return resources.stream()
                .filter(it -> it.isNetwork("VirtualNetworkGatewayConnection"))
                .flatMap(it -> of(it).stream())
                .filter(tunnel -> tunnel.name().site().equals(site))
                .sorted((a, b) -> a.name().key().compareTo(b.name().key()))
                .toList();
    }

    private static Optional<Tunnel> of(RegisteredResource resource) {
        Optional<TunnelName> name =
                LogicalName.VPN_CONNECTION.keyIn(resource.name()).map(TunnelName::parse);
        Optional<ArmId> connection = resource.id().flatMap(ArmId::tryParse);
        Optional<ArmId> gateway = new Bag(resource.outputs())
                .id("virtualNetworkGateway1", "id")
                .or(() -> new Bag(resource.inputs()).id("virtualNetworkGateway1", "id"));
        return name.isPresent() && connection.isPresent() && gateway.isPresent()
                ? Optional.of(new Tunnel(name.get(), connection.get(), gateway.get(), resource.urn()))
                : Optional.empty();
    }
}
