package hybridnetwork.rehearsal;

import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What inspects, and which routes of the stack lead there: a firewall of its own or an appliance of somebody else's. */
final class InspectedRoutes {
    private final SimulatedAzure azure;
    private final ArmId group;
    private final Optional<InspectionConfig> inspection;
    private final AzureNames names;

    InspectedRoutes(SimulatedAzure azure, ArmId group, StackConfig config, AzureNames names) {
        this.azure = azure;
        this.group = group;
        this.inspection = config.inspection();
        this.names = names;
    }

    /** Whether the stack has a firewall of its own, which somebody could stop. */
    boolean haveFirewall() {
        return inspection.flatMap(InspectionConfig::firewall).isPresent();
    }

    private ArmId firewall() {
        return group.resource("Microsoft.Network/azureFirewalls", names.firewall());
    }

    /** The name of what inspects. */
    String inspector() {
        return inspection
                .flatMap(InspectionConfig::appliance)
                .map(InspectionConfig.Appliance::name)
                .orElseGet(names::firewall);
    }

    /** Where what inspects takes packets; empty while a firewall is not there or is stopped. */
    Optional<String> address() {
        return inspection
                .flatMap(InspectionConfig::appliance)
                .map(appliance -> appliance.address().toString())
                .or(() -> new Bag(azure.properties(firewall()))
                        .bags("ipConfigurations").stream()
                                .flatMap(each -> each.text("privateIPAddress").stream())
                                .findFirst());
    }

    /** Whether what the stack leads through something leads where that is; true of a stack that leads nothing through anything. */
    boolean lead() {
        return inspection.isEmpty()
                || hops().stream().allMatch(hop -> Optional.of(hop).equals(address()));
    }

    /** How many routes lead to what inspects, in words that continue a sentence; empty where nothing inspects. */
    String words() {
        return inspection.isEmpty()
                ? ""
                : ", " + hops().size() + " routes lead through " + inspector() + " at "
                        + address().orElse("no address");
    }

    /** The next hops of the routes that no configuration names: their names have dots. */
    private List<String> hops() {
        List<String> hops = new ArrayList<>();
        for (ArmId id : azure.resources()) {
            if (group.covers(id)) {
                new Bag(azure.properties(id))
                        .bags("routes").stream()
                                .filter(route -> route.text("name").orElse("").contains("."))
                                .forEach(route -> route.text("nextHopIpAddress").ifPresent(hops::add));
            }
        }
        return hops;
    }

    void stopFirewall() {
        azure.outside().stopFirewall(firewall());
    }

    /** Starts the firewall; Azure gives it the address after the one that it had. */
    void startFirewall(String before) {
        azure.outside()
                .startFirewall(
                        firewall(), Ipv4.of(Ipv4.parse(before).number() + 1).toString());
    }
}
