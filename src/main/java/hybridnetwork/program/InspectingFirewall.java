package hybridnetwork.program;

import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.components.Firewall;
import hybridnetwork.components.FirewallPolicy;
import hybridnetwork.components.GatewayPublicIp;
import hybridnetwork.components.Placement;
import hybridnetwork.config.AvailabilityZones;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Tier;
import hybridnetwork.config.ReservedSubnet;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.ExistingFirewall;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.FirewallRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The firewall that inspects, with its policy.
 *
 * <p>Its rules stand before it does, so that it never denies what it is to let through; and they go after it. It waits for the
 * gateways and the peerings: Azure works on one of them in a network at a time.
 */
record InspectingFirewall(Firewall firewall, FirewallPolicy policy) {
    /** @param after the gateways and the peerings of its network */
    static InspectingFirewall declare(
            StackConfig config,
            InspectionConfig.Firewall section,
            Readiness readiness,
            Placement placement,
            Networks networks,
            List<Resource> after) {
        AzureNames names = readiness.names();
        FirewallRules rules = FirewallRules.of(config);
        var policy = new FirewallPolicy(
                policyName(section.tier()),
                new FirewallPolicy.Args(
                        placement,
                        names.firewallPolicy(section.tier()),
                        section.tier(),
                        rules,
                        rules.groups().keySet().stream()
                                .collect(Collectors.toMap(key -> key, key -> names.ipGroup(section.tier(), key)))),
                options());
        List<Resource> before = new ArrayList<>(after);
        before.add(policy.resource());
        List<String> zones = readiness
                .azure()
                .firewall()
                .map(ExistingFirewall::zones)
                .orElseGet(() -> section.zones()
                        .map(AvailabilityZones::names)
                        .orElseGet(() -> config.zones().ofPublicIp(true)));
        var firewall = new Firewall(
                "firewall",
                new Firewall.Args(
                        placement,
                        names.firewall(),
                        section.tier(),
                        policy.id(),
                        side(
                                networks,
                                ReservedSubnet.AzureFirewallSubnet,
                                names.firewallIpConfiguration(),
                                names.firewallPublicIp(),
                                zones,
                                readiness.azure()),
                        section.managementSubnet()
                                .map(subnet -> side(
                                        networks,
                                        ReservedSubnet.AzureFirewallManagementSubnet,
                                        names.firewallManagementIpConfiguration(),
                                        names.firewallManagementPublicIp(),
                                        zones,
                                        readiness.azure())),
                        zones,
                        before,
                        config.protect()),
                options());
        return new InspectingFirewall(firewall, policy);
    }

    /** A policy is of one tier: under another it is another resource, which the firewall changes to before the old one goes. */
    private static String policyName(Tier tier) {
        return "firewall-policy"
                + (tier == Tier.Standard ? "" : "-" + tier.name().toLowerCase(Locale.ROOT));
    }

    private static Firewall.Side side(
            Networks networks,
            ReservedSubnet subnet,
            String ipConfiguration,
            String publicIp,
            List<String> zones,
            AzureState azure) {
        return new Firewall.Side(
                networks.hub().subnetId(subnet.name()),
                ipConfiguration,
                new GatewayPublicIp(publicIp, azure.zonesOf(publicIp, zones)));
    }

    private static ComponentResourceOptions options() {
        return ComponentResourceOptions.builder().build();
    }
}
