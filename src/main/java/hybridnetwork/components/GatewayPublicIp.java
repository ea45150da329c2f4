package hybridnetwork.components;

import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.PublicIPAddressArgs;
import com.pulumi.azurenative.network.inputs.PublicIPAddressSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.util.List;

/** The public IP of a gateway: Standard and static, spread over zones when the gateway's SKU is. */
final class GatewayPublicIp {
    private static final List<String> ALL_ZONES = List.of("1", "2", "3");

    private GatewayPublicIp() {}

    /** The address itself, which Azure chooses. */
    static Output<String> address(PublicIPAddress publicIp) {
        return publicIp.ipAddress().applyValue(address -> address.orElse(""));
    }

    /**
     * Declares the address ({@code ergw-public-ip}, {@code vpngw-standard-pip}, {@code vpngw-pip-zones}).
     *
     * @param logicalName the name in the program
     * @param name the Azure name
     */
    static PublicIPAddress create(
            ComponentResource parent,
            String logicalName,
            Placement placement,
            String name,
            boolean zoneRedundant,
            boolean protect) {
        var address = PublicIPAddressArgs.builder()
                .resourceGroupName(placement.resourceGroupName())
                .location(placement.location())
                .tags(placement.tags())
                .publicIpAddressName(name)
                .publicIPAddressVersion("IPv4")
                .publicIPAllocationMethod("Static")
                .sku(PublicIPAddressSkuArgs.builder().name("Standard").build());
        if (zoneRedundant) {
            address.zones(ALL_ZONES);
        }
        return new PublicIPAddress(
                logicalName,
                address.build(),
                ChildOptions.of(parent).protect(protect).build());
    }
}
