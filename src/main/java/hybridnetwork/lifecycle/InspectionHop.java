package hybridnetwork.lifecycle;

import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import java.util.Optional;

/**
 * Where packets are led that are to be inspected.
 *
 * <p>A firewall takes up to twenty minutes to create, and Azure chooses its address: routes that lead to it sooner lose every
 * packet, and the subnets that the routes belong to stand before the firewall does. So the routes are declared once Azure
 * says the address, in the next deployment, where they are one change of the networks; until then packets go as before. Once
 * they lead there they stay, whatever state the firewall is seen in later.
 *
 * @param address empty where nothing inspects, and as long as the firewall is not there
 * @param waits whether the routes wait for the firewall
 */
public record InspectionHop(Optional<Ipv4> address, boolean waits, Optional<Problem> warning) {
    private static final InspectionHop NONE = new InspectionHop(Optional.empty(), false, Optional.empty());

    /** Where the routes of this deployment lead. */
    public static InspectionHop decide(StackConfig config, AzureNames names, AzureState azure, DeployedStack deployed) {
        Optional<InspectionConfig> inspection = config.inspection();
        if (inspection.isEmpty()) {
            return NONE;
        }
        Optional<Ipv4> appliance = inspection.get().appliance().map(InspectionConfig.Appliance::address);
        if (appliance.isPresent()) {
            return new InspectionHop(appliance, false, Optional.empty());
        }
        Optional<Ipv4> now = azure.firewall().flatMap(ExistingFirewall::privateAddress);
        if (now.isPresent()) {
            return new InspectionHop(now, false, Optional.empty());
        }
        return deployed.firewallAddress(names.firewall())
                .map(last -> new InspectionHop(Optional.of(last), false, Optional.of(stopped(names.firewall(), last))))
                .orElseGet(() -> new InspectionHop(Optional.empty(), true, Optional.empty()));
    }

    private static Problem stopped(String firewall, Ipv4 last) {
        return Problem.warning(
                        "firewall-stopped",
                        InspectionConfig.Firewall.PATH,
                        "Azure says no private address of " + firewall
                                + ": somebody has stopped it, or it is being changed; the routes go on leading to "
                                + last
                                + ", where nothing takes packets while it is stopped")
                .fix("start it, and run `pulumi up` again: it may come back with another address");
    }
}
