package hybridnetwork.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual network gateway as Azure has it.
 *
 * @param vpnType RouteBased or PolicyBased; empty for ExpressRoute
 * @param publicIpIds the ARM ids of its public IPs
 * @param tags as Azure has them
 */
public record ExistingGateway(
        Optional<String> gatewayType,
        Optional<String> sku,
        Optional<String> vpnType,
        Optional<String> generation,
        Optional<String> location,
        List<String> ipConfigurations,
        List<String> publicIpIds,
        Map<String, String> tags) {

    public ExistingGateway {
        ipConfigurations = List.copyOf(ipConfigurations);
        publicIpIds = List.copyOf(publicIpIds);
        tags = Map.copyOf(tags);
    }

    /** Whether Azure's guided migration made it, in place of one of another SKU ({@code gateway-migrated}). */
    boolean isMigrated() {
        return "GatewaySKUMigration".equals(tags.get("CreatedBy"));
    }

    /** Whether Azure shows a public IP of it; one that Microsoft manages is not shown ({@code ergw-public-ip}). */
    boolean hasOwnPublicIp() {
        return !publicIpIds.isEmpty();
    }
}
