package hybridnetwork.components;

import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.PublicIPAddressArgs;
import com.pulumi.azurenative.network.inputs.PublicIPAddressSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import java.util.List;

/**
 * The public IP of a gateway: Standard and static.
 *
 * @param name the Azure name
 * @param zones the availability zones that it is spread over; none for a gateway without zones
 */
public record GatewayPublicIp(String name, List<String> zones) {
    public GatewayPublicIp {
        zones = List.copyOf(zones);
    }

    /** The address itself, which Azure chooses. */
    static Output<String> address(PublicIPAddress publicIp) {
        return publicIp.ipAddress().applyValue(address -> address.orElse(""));
    }

    /**
     * Declares the address ({@code ergw-public-ip}, {@code vpngw-standard-pip}, {@code vpngw-pip-zones}).
     *
     * @param logicalName the name in the program
     */
    PublicIPAddress create(ComponentResource parent, String logicalName, Placement placement, boolean protect) {
        var address = PublicIPAddressArgs.builder()
                .resourceGroupName(placement.resourceGroupName())
                .location(placement.location())
                .tags(placement.tags())
                .publicIpAddressName(name)
                .publicIPAddressVersion("IPv4")
                .publicIPAllocationMethod("Static")
                .sku(PublicIPAddressSkuArgs.builder().name("Standard").build());
        if (!zones.isEmpty()) {
            address.zones(zones);
        }
        return new PublicIPAddress(
                logicalName,
                address.build(),
                // Azure answers with the tier that nobody has asked for, and an import keeps it; taking it away again
                // would be a
                // replacement to the provider, whose list of what it cannot change has the whole SKU.
                ChildOptions.of(parent)
                        .protect(protect)
                        .ignoreChanges("sku.tier")
                        .build());
    }
}
