package hybridnetwork.preflight;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.InspectionConfig.Firewall;
import hybridnetwork.config.Words;
import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.topology.FirewallRule;
import hybridnetwork.topology.FirewallRules;
import hybridnetwork.topology.InspectedSpace;
import java.util.List;
import java.util.Optional;

/** The firewall that inspects: its tier, subnets and zones, its rules, and its way to the internet. */
final class InspectingFirewallRules {
    private static final ConfigPath ZONES = Firewall.PATH.key("zones");

    private InspectingFirewallRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "firewall-tier", "a firewall is Standard or Premium", "S60 S100 S101")
                        .example(
                                "firewall: { tier: Basic, subnet: 10.20.254.0/26 }",
                                "write `Standard`: a Basic firewall passes 250 Mbps, and always needs a second subnet and a"
                                        + " second public IP")
                        .byReader(),
                Rule.error(
                                "",
                                "firewall-subnet",
                                "the subnets of the firewall are declared by its section alone",
                                "S69")
                        .example(
                                "network: { subnets: { AzureFirewallSubnet: 10.20.254.0/26 } }   # and inspection.firewall",
                                "remove it from `subnets`")
                        .byReader(),
                Rule.error(
                                "",
                                "firewall-zones",
                                "a firewall is in zones of its region, and keeps those that it was created in",
                                "S107")
                        .example(
                                "firewall: { zones: [\"1\", \"2\"], ... }   # in a region without zones",
                                "leave `zones` out")
                        .check(InspectingFirewallRules::zones),
                Rule.warning(
                                "",
                                "firewall-forced-tunnelling",
                                "where on-premises advertises the way to everything, somebody has decided by which way what is"
                                        + " inspected leaves",
                                "S69 S101 S102")
                        .example(
                                "sites: { hq: { advertises: { expressRoute: [0.0.0.0/0] } } }   # and no managementSubnet",
                                "add `managementSubnet`, a /26 of the network, where it is to leave on-premises; else accept this"
                                        + " with the reason")
                        .check(InspectingFirewallRules::wayOutIsDecided),
                Rule.warning(
                                "",
                                "firewall-snat",
                                "what passes a firewall keeps its source: both ends have private addresses",
                                "S103")
                        .example(
                                "sites: { hq: { addressPrefixes: [51.10.0.0/16] } }   # and between: [on-premises/spokes]",
                                "expect the firewall's addresses there, and accept this with the reason; or renumber")
                        .check(InspectingFirewallRules::sourcesStay),
                Rule.error(
                                "",
                                "firewall-rule-limit",
                                "the rules of a firewall's policy come to at most 20,000 pairs of a source and a destination",
                                "S60")
                        .example("# 200 intents with 11 prefixes at each end", "summarize prefixes, or merge intents")
                        .check(InspectingFirewallRules::rulesFit),
                Rule.error("", "firewall-ip-group-limit", "an IP group has at most 5,000 prefixes", "S60 S105")
                        .example("# sites with more than 5,000 prefixes", "summarize the prefixes")
                        .check(InspectingFirewallRules::groupsFit),
                Rule.error(
                                "",
                                "firewall-one-group",
                                "a firewall, its network and its public IPs are in one resource group",
                                "S69")
                        .byConstruction("a stack has one resource group"),
                Rule.error(
                                "",
                                "firewall-policy-tier",
                                "a firewall has a policy of its own tier, or of a lower one",
                                "S100")
                        .byConstruction(
                                "each tier has a policy of its own, to which the firewall changes in place, up and down, before the"
                                        + " other one goes"),
                Rule.error("", "firewall-ip-groups-serial", "IP groups change one after another", "S105 S106")
                        .byConstruction("each waits for the one before it"),
                Rule.warning(
                                "",
                                "firewall-rules-first",
                                "a firewall has its rules before it takes packets, and goes before them",
                                "")
                        .byConstruction("the firewall waits for the group of its rules"),
                Rule.warning(
                                "",
                                "firewall-after-gateways",
                                "a firewall is created after the gateways beside it",
                                "S108")
                        .byConstruction(
                                "it waits for them and for the peerings; Azure takes ten to twenty minutes for it"),
                Rule.warning("", "firewall-stopped", "the firewall that routes lead to is running", "S101")
                        .byLifecycle(
                                "Azure says no private address of a firewall that somebody has stopped, and may give it another when it"
                                        + " is started"),
                Rule.error(
                                "",
                                "firewall-management",
                                "a firewall gets its management subnet when it is created, and keeps it",
                                "S101 S102")
                        .example(
                                "firewall: { managementSubnet: 10.20.253.0/26, ... }   # where it is deployed without",
                                "take `inspection` out in one deployment, and add it again in the next")
                        .byLifecycle(
                                "Azure takes one from no firewall, and gives one only to a firewall that is stopped"),
                Rule.error("", "firewall-location", "a firewall stays in its region", "")
                        .example(
                                "azure-native:location: eastus   # deployed in centralus",
                                "deploy another stack in the other region")
                        .byLifecycle("a resource of Azure's does not move"),
                Rule.warning("", "firewall-removed", "a deployed firewall is not taken out by mistake", "")
                        .example("# no `inspection`, which this stack has deployed", "write the section again")
                        .byLifecycle("the engine deletes it without a word but its line in the preview"));
    }

    private static Optional<Firewall> firewall(Inspection on) {
        return on.config().inspection().flatMap(InspectionConfig::firewall);
    }

    private static void zones(Inspection on) {
        firewall(on)
                .flatMap(Firewall::zones)
                .filter(zones -> !on.config().zones().names().containsAll(zones.names()))
                .ifPresent(zones -> on.found(ZONES, "the firewall would be in a zone that the region does not have")
                        .got(Words.few(zones.names(), 3))
                        .allowed(
                                on.config().zones().isEmpty()
                                        ? "none"
                                        : Words.few(on.config().zones().names(), 3))
                        .fix("leave `zones` out"));
    }

    private static void wayOutIsDecided(Inspection on) {
        on.config()
                .inspection()
                .filter(inspection -> inspection
                        .firewall()
                        .filter(firewall -> firewall.managementSubnet().isEmpty())
                        .isPresent())
                .filter(inspection -> new InspectedSpace(on.config(), inspection).hasDefaultFromOnPremises())
                .ifPresent(inspection -> on.found(
                                Firewall.PATH,
                                "a site advertises the way to everything, and what passes the firewall leaves straight for the"
                                        + " internet all the same")
                        .got("no managementSubnet"));
    }

    private static void sourcesStay(Inspection on) {
        on.config()
                .inspection()
                .filter(inspection -> inspection.firewall().isPresent())
                .ifPresent(inspection -> {
                    InspectedSpace space = new InspectedSpace(on.config(), inspection);
                    if (inspection.inspectsOnPremises(true) || inspection.inspectsOnPremises(false)) {
                        on.sites()
                                .forEach(site -> hidden(
                                        on,
                                        Where.site(site.name()).key("addressPrefixes"),
                                        PrefixSet.of(site.addressPrefixes())));
                    }
                    if (inspection.inspectsOnPremises(true)
                            || inspection.between().contains(Between.SPOKES)) {
                        on.spokes()
                                .forEach(spoke -> hidden(
                                        on,
                                        Where.spoke(spoke.name()).key("addressSpace"),
                                        PrefixSet.of(spoke.addressSpace())));
                    }
                    if (inspection.inspectsOnPremises(false)) {
                        hidden(on, Where.ADDRESS_SPACE, PrefixSet.of(space.hubSubnets()));
                    }
                });
    }

    private static void hidden(Inspection on, ConfigPath path, PrefixSet addresses) {
        PrefixSet outside = addresses.subtract(Space.PRIVATE_SET);
        if (!outside.isEmpty()) {
            on.found(path, "the firewall hides who sends to these addresses: to it they are the internet's")
                    .got(Words.few(outside.prefixes(), 3))
                    .allowed(Words.few(Space.PRIVATE, 4));
        }
    }

    private static void rulesFit(Inspection on) {
        long pairs = FirewallRules.of(on.config()).rules().stream()
                .mapToLong(InspectingFirewallRules::pairs)
                .sum();
        if (pairs > NetworkLimits.MOST_PAIRS_OF_RULES) {
            on.found(
                            Where.TRAFFIC,
                            "the rules of the firewall would have more sources and destinations than its policy can hold")
                    .got(pairs + " pairs")
                    .allowed("at most " + NetworkLimits.MOST_PAIRS_OF_RULES);
        }
    }

    private static long pairs(FirewallRule rule) {
        return (long) rule.source().counted() * rule.destination().counted();
    }

    private static void groupsFit(Inspection on) {
        FirewallRules.of(on.config()).groups().forEach((key, addresses) -> {
            if (addresses.size() > NetworkLimits.MOST_PREFIXES_OF_GROUP) {
                on.found(Where.TRAFFIC, "the IP group of `" + key + "` would have more prefixes than one can hold")
                        .got(addresses.size() + " prefixes")
                        .allowed("at most " + NetworkLimits.MOST_PREFIXES_OF_GROUP)
                        .fix("summarize the prefixes");
            }
        });
    }
}
