package hybridnetwork.lifecycle;

import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Firewall;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Region;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds changes of the firewall that inspects which Azure refuses, and tells of those that it makes in place: the tier, in
 * minutes and without an outage by its documents ("Change Azure Firewall SKU", 21 February 2026).
 *
 * <p>What Azure refuses takes a new firewall, and so a time without one: the routes go in one deployment, which deletes it, and
 * come back with the next two.
 */
final class FirewallChanges {
    private static final String ANEW =
            "take `inspection` out in one deployment, with `AzureFirewallSubnet` under `network.subnets` until the firewall is gone,"
                    + " and add it again in the next: packets go past it meanwhile (docs/runbook.md, \"Removing the firewall, or"
                    + " replacing it\")";

    private final StackConfig config;
    private final AzureNames names;
    private final List<Problem> problems = new ArrayList<>();

    private FirewallChanges(StackConfig config, AzureNames names) {
        this.config = config;
        this.names = names;
    }

    static List<Problem> problems(StackConfig config, AzureNames names, DeployedStack deployed, AzureState azure) {
        FirewallChanges changes = new FirewallChanges(config, names);
        Optional<Firewall> section = config.inspection().flatMap(InspectionConfig::firewall);
        section.ifPresent(wanted -> azure.firewall().ifPresent(existing -> changes.compare(wanted, existing)));
        if (section.isEmpty()) {
            changes.removed(deployed);
        } else if (azure.firewall().isEmpty()) {
            changes.changesHands(deployed);
        }
        return changes.problems;
    }

    private void compare(Firewall wanted, ExistingFirewall existing) {
        wanted.zones()
                .map(AvailabilityZones::names)
                .filter(zones -> !zones.equals(existing.zones()))
                .ifPresent(zones -> problems.add(Problem.error(
                                "firewall-zones",
                                Firewall.PATH.key("zones"),
                                names.firewall()
                                        + " keeps its availability zones, which Azure fixed when it created it")
                        .got("from " + words(existing.zones()) + " to " + words(zones))
                        .fix("leave `zones` out, and it keeps them; or " + ANEW)));
        if (wanted.managementSubnet().isPresent() != existing.managed()) {
            problems.add(Problem.error(
                            "firewall-management",
                            Firewall.PATH.key("managementSubnet"),
                            existing.managed()
                                    ? names.firewall() + " keeps the subnet by which Azure manages it"
                                    : names.firewall() + " was created without a subnet by which Azure manages it")
                    .fix((existing.managed() ? "write it again" : "leave it out") + "; or " + ANEW));
        }
        existing.location()
                .map(Region::shortForm)
                .filter(location -> !location.equals(config.location()))
                .ifPresent(location -> problems.add(Problem.error(
                                "firewall-location",
                                ConfigPath.LOCATION,
                                names.firewall() + " stays in the region that it is in")
                        .got("from " + location + " to " + config.location())
                        .fix("set it back to " + location
                                + ", or deploy a new stack with another baseName beside this one")));
        existing.tier()
                .filter(tier -> !tier.equals(wanted.tier().name()))
                .ifPresent(tier -> problems.add(Problem.warning(
                                "firewall-tier",
                                Firewall.PATH.key("tier"),
                                "Azure changes the tier of " + names.firewall()
                                        + " in place, in minutes, together with its policy: "
                                        + (wanted.tier() == InspectionConfig.Tier.Premium
                                                ? "what it costs changes with it"
                                                : "what others added to the Premium policy, such as intrusion detection, is gone"))
                        .got("from " + tier + " to " + wanted.tier())
                        .fix("nothing has to be done; do it in a maintenance window all the same")));
    }

    private void removed(DeployedStack deployed) {
        if (deployed.hasNamed("AzureFirewall", names.firewall())) {
            problems.add(Problem.warning(
                            "firewall-removed",
                            InspectionConfig.PATH,
                            "`pulumi up` deletes " + names.firewall()
                                    + ", which this stack has deployed and no longer declares: packets go straight, and a later"
                                    + " one has another public address")
                    .fix("write the section again; or go on, with `" + ReservedSubnet.AzureFirewallSubnet
                            + "` under `network.subnets` until the firewall is gone"
                            + (config.protect() ? ", and first `pulumi state unprotect` it and its public IP" : "")));
        }
    }

    /** The routes that are deployed lead elsewhere, and would be gone until the firewall is there. */
    private void changesHands(DeployedStack deployed) {
        deployed.ofType("RouteTable")
                .flatMap(table -> table.inspectedHops().stream())
                .findFirst()
                .filter(hop -> deployed.firewallAddress(names.firewall()).isEmpty())
                .ifPresent(hop -> problems.add(Problem.error(
                                "inspection-changes-hands",
                                Firewall.PATH,
                                "the deployed routes lead to " + hop + ", and would go before the firewall is there")
                        .fix(
                                "take `inspection` out in one deployment, and add it again with the firewall in the next: packets go"
                                        + " straight meanwhile")));
    }

    private static String words(List<String> zones) {
        return zones.isEmpty() ? "no zone" : "zones " + String.join(", ", zones);
    }
}
