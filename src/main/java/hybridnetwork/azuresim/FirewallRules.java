package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure Firewalls in a virtual network. One without IP configurations is stopped: it exists, forwards nothing and has no address
 * (MicrosoftDocs/azure-docs, firewall/firewall-faq). How long a creation takes no page says; the provider's tests at
 * hashicorp/terraform-provider-azurerm#8235 took 13 minutes for all.
 */
final class FirewallRules extends ResourceRules {
    private static final String BASIC = "Basic";
    private static final List<String> CLASSIC =
            List.of("networkRuleCollections", "applicationRuleCollections", "natRuleCollections");

    @Override
    Duration creation() {
        return Duration.ofMinutes(10);
    }

    /** Three to five minutes on average (MicrosoftDocs/azure-docs, firewall/firewall-known-issues, October 2023). */
    @Override
    Duration change() {
        return Duration.ofMinutes(4);
    }

    /** The network, and every policy whose rules it gets. */
    @Override
    Set<ArmId> needsStill(Put put, World world) {
        Set<ArmId> still = new HashSet<>();
        FirewallAddresses.network(put.body()).ifPresent(still::add);
        FirewallPolicies.of(put.body()).ifPresent(policy -> still.addAll(FirewallPolicies.lineage(policy, world)));
        return still;
    }

    @Override
    void admit(Put put, World world) {
        if (hub(put.body())) {
            return;
        }
        if (put.body().at("virtualHub").isPresent()) {
            throw AzureError.badRequest(
                    "AzureFirewallInvalidRequest",
                    "Request parameter VirtualHub can not be specified in current SKU AZFW_VNet for the Azure Firewall "
                            + put.id().name() + ".");
        }
        FirewallAddresses.admit(put, world);
        String tier = FirewallPolicies.tier(put.body());
        admitPolicy(put, tier, world);
        put.existing().ifPresent(existing -> admitChange(put, existing, tier));
    }

    /** A firewall in a hub of Virtual WAN, of whose rules the simulation has none. */
    private static boolean hub(Bag firewall) {
        return firewall.text("sku", "name").equals(Optional.of("AZFW_Hub"));
    }

    private static void admitPolicy(Put put, String tier, World world) {
        Optional<StoredResource> policy = FirewallPolicies.of(put.body()).flatMap(world::find);
        if (policy.isEmpty()) {
            return;
        }
        String other = FirewallPolicies.tier(policy.get().body());
        if (!FirewallPolicies.fits(other, tier)) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " of tier " + tier
                    + " cannot have firewall policy " + policy.get().id() + " of tier " + other + ".");
        }
        for (String rules : CLASSIC) {
            if (!put.body().bags(rules).isEmpty()) {
                throw AzureError.badRequest(
                        "Azure Firewall " + put.id() + " cannot have both a firewall policy and " + rules + ".");
            }
        }
    }

    private static void admitChange(Put put, StoredResource existing, String tier) {
        String before = FirewallPolicies.tier(existing.body());
        // MicrosoftDocs/azure-docs, firewall/easy-upgrade, April 2023: between Standard and Premium alone.
        if (!before.equals(tier) && (before.equals(BASIC) || tier.equals(BASIC))) {
            throw AzureError.badRequest("Azure Firewall " + put.id() + " cannot be changed from tier " + before + " to "
                    + tier + "; delete it and create it anew.");
        }
        boolean running = FirewallAddresses.running(existing.body()) && FirewallAddresses.running(put.body());
        if (running && !existing.body().texts("zones").equals(put.body().texts("zones"))) {
            // MicrosoftDocs/azure-docs, firewall/firewall-faq, has a firewall stopped first. The words are those of
            // every resource with zones; that a firewall's code is the same is an assumption.
            throw AzureError.badRequest(
                    "ResourceAvailabilityZonesCannotBeModified",
                    "Resource " + put.id() + " has an existing availability zone constraint and the request has"
                            + " another one. Zone constraints cannot be added, updated or removed once the resource"
                            + " is created.");
        }
        if (running && FirewallAddresses.managed(existing.body()) != FirewallAddresses.managed(put.body())) {
            throw AzureError.badRequest("The management IP configuration of Azure Firewall " + put.id()
                    + " can be added or removed only while the firewall is stopped.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Bag body = resource.body();
        shown.put(
                "sku",
                Map.of("name", body.text("sku", "name").orElse("AZFW_VNet"), "tier", FirewallPolicies.tier(body)));
        shown.put("threatIntelMode", body.text("threatIntelMode").orElse("Alert"));
        shown.put("ipConfigurations", FirewallAddresses.show(resource, world));
        FirewallAddresses.showManagement(resource).ifPresent(each -> shown.put("managementIpConfiguration", each));
        List<Object> groups = new ArrayList<>();
        FirewallPolicies.ipGroups(body, world)
                .forEach(group -> groups.add(
                        Map.of("id", group.id().toString(), "changeNumber", String.valueOf(group.revision()))));
        shown.put("ipGroups", groups);
        for (String rules : CLASSIC) {
            shown.put(rules, body.at(rules).orElse(List.of()));
        }
        return shown;
    }
}
