package hybridnetwork.config;

import hybridnetwork.limits.NetworkLimits;
import java.util.Arrays;
import java.util.Optional;

/**
 * The subnets of services of Azure's that a stack can declare under the name that Azure reserves. They keep that name, have a
 * least size, and get no security group: Azure takes none on a firewall's or a route server's, and Bastion's needs rules of
 * its own. They are no end of a flow ({@code name-fixed}, {@code reserved-subnet-size}).
 */
public enum ReservedSubnet {
    AzureBastionSubnet(26),
    AzureFirewallSubnet(NetworkLimits.FIREWALL_FITS),
    AzureFirewallManagementSubnet(NetworkLimits.FIREWALL_FITS),
    RouteServerSubnet(27);

    private final int longestPrefix;

    ReservedSubnet(int longestPrefix) {
        this.longestPrefix = longestPrefix;
    }

    /** The length of the smallest prefix that the service takes. */
    public int longestPrefix() {
        return longestPrefix;
    }

    /** The one of this name, whatever the case of its letters, as Azure compares names. */
    public static Optional<ReservedSubnet> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
